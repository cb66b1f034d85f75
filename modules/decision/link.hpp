#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "definitions.hpp"

namespace liucai::decision {

/// Joins what was read: indexes, types, requirements, cycles, expressions. Imports must have been linked before.
/// Everything that is wrong goes to `problems`, and what is wrong evaluates to null.
class Linker {
public:
    Linker(Definitions& model, std::size_t& slot_count, std::vector<Diagnostic>& problems)
        : model_(&model), slot_count_(&slot_count), problems_(&problems) {}
    void link();

private:
    struct Known;  // the names in scope of an expression

    void index();
    void build_types();
    void resolve(Requirement& requirement, const std::string& place, const char* wanted);
    void resolve_all();
    void find_cycles();
    void bind_all();

    void bind_variable(TypedName& variable, const std::string& place);
    void bind(Boxed& box, const Known& known);
    void bind_literal(Boxed& box, LiteralBox& literal, const Known& known, bool is_range_allowed = false);
    void bind_tests(TestsBox& tests, const Known& known, const std::string& place);
    void check_names(std::span<const std::string> references, const std::string& text, const Known& known,
                     const std::string& place);
    void bind_function(FunctionBox& function, const Known& known, const std::string& place);
    void bind_table(Boxed& box, TableBox& table, const Known& known);
    Known known_to(const std::vector<Requirement>& information, const std::vector<Requirement>& knowledge) const;
    /// The known names and all that the model declares anywhere; nullptr when that was tried too often.
    const feel::Names* wider_names(const Known& known);

    void report(std::string code, std::string message, std::string hint, std::string place, Args args = {});

    Definitions* model_;
    std::size_t* slot_count_;
    std::vector<Diagnostic>* problems_;
    std::unique_ptr<feel::Names> all_names_;
    std::unique_ptr<feel::Names> wider_names_;
    int wider_tries_ = 0;
    std::function<feel::TypeRef(std::string_view)> type_named_;
};

}  // namespace liucai::decision
