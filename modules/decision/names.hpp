#pragma once

#include <liucai/feel/expression.hpp>
#include <string>

#include "definitions.hpp"

namespace liucai::decision {

// Which names an expression may meet. FEEL names hold spaces and operators, so its grammar needs them beforehand
// (DMN 1.5, 10.3.1.4): variables, and what one can reach from them with a dot.

/// The components of a type, through all levels.
void add_components(feel::Names& names, const ItemType* type);
/// The entries that the value of an expression visibly has: those of a boxed context, the columns of a relation, the
/// outputs of a table.
void add_shape(feel::Names& names, const Boxed* box);
/// An element's variable with all that can be reached from it.
void add_element(feel::Names& names, const Element& element);
/// Every name that a model and its imports declare anywhere, and keys of contexts written in FEEL: for expressions
/// that reach into values of unknown type.
void add_everything(feel::Names& names, const Definitions& model);

}  // namespace liucai::decision
