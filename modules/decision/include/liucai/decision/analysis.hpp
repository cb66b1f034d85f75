#pragma once

#include <cstddef>
#include <liucai/decision/model.hpp>
#include <liucai/feel/value.hpp>
#include <string>
#include <utility>
#include <vector>

namespace liucai::decision {

/// Input values by column label, as an example.
using Example = std::vector<std::pair<std::string, feel::Value>>;

/// Inputs that no rule matches.
struct Gap {
    Example example;  ///< a column that does not matter there is left out
};

/// Two rules that match the same inputs. Under the hit policy U every overlap is a fault, under A one with different
/// outputs; under the others overlaps are meant.
struct Overlap {
    std::size_t first = 0;  ///< rule indices from 0
    std::size_t second = 0;
    Example example;
    bool same_output = false;  ///< the output cells have the same text
};

/// A cell that says more than comparisons with constants. Such a rule is taken to match when gaps are looked for, and
/// not to match when overlaps are: what is reported is certain.
struct UnanalysedCell {
    std::size_t rule = 0;
    std::size_t input = 0;
    std::string text;
};

struct TableAnalysis {
    std::vector<Gap> gaps;  ///< none are looked for when the table has a default output
    std::vector<Overlap> overlaps;
    std::vector<UnanalysedCell> unanalysed;
    bool is_exhaustive = true;  ///< false: there was too much to search, or too much to report (gaps_max)
};

struct AnalysisLimits {
    std::size_t gaps_max = 20;
    std::size_t steps_max = 2'000'000;
    std::size_t evaluations_max = 2'000'000;  ///< of one cell at one point; a table beyond it is not searched
};

/// Finds gaps and overlaps of one table. Every input is cut at the constants of its cells; between two neighbouring
/// cuts no cell can change its mind, so one point for each piece stands for all of it, and the search over the product
/// of pieces is exact. null (a missing fact) is not looked at. Columns with the same input expression move together.
TableAnalysis analyse_table(const TableInfo& table, const AnalysisLimits& limits = {});

/// `income = 5000, status = "EMPLOYED"`.
std::string to_text(const Example& example);

}  // namespace liucai::decision
