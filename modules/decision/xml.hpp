#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::decision::xml {

/// The name without its prefix.
std::string_view local_name(pugi::xml_node node);
/// The namespace that the prefix of the node stands for, by the declarations around it; "" for none.
std::string_view namespace_of(pugi::xml_node node);
/// The namespace of a prefix as seen from a node.
std::string_view namespace_of_prefix(pugi::xml_node node, std::string_view prefix);
/// Whether this is a namespace of DMN models, 1.1 to 1.6: http(s)://www.omg.org/spec/DMN/<edition>/MODEL/, and the
/// dmn.xsd of 1.1.
bool is_model_namespace(std::string_view uri);

/// Element children that belong to the same vocabulary as their parent (foreign ones are extensions).
std::vector<pugi::xml_node> children(pugi::xml_node node);
std::vector<pugi::xml_node> children(pugi::xml_node node, std::string_view name);
pugi::xml_node child(pugi::xml_node node, std::string_view name);

/// An attribute without a prefix; "" when it is missing.
std::string_view attribute(pugi::xml_node node, const char* name);
/// All character data directly in the node, as it stands.
std::string text_of(pugi::xml_node node);
/// text_of of the child with this name, without white space around it; "" when there is none.
std::string child_text(pugi::xml_node node, std::string_view name);
std::string_view trim(std::string_view text);

}  // namespace liucai::decision::xml
