#pragma once

#include <functional>
#include <liucai/base/result.hpp>
#include <map>
#include <string>
#include <vector>

namespace liucai::testkit {

/// One step of a story file: a verb with loose words and name=value pairs, more lines of input below it if it has
/// any, a rule of four hyphens, and the text that is expected up to the next blank line:
///
///     eval date
///     {"x": 3}
///     ----
///     3
struct Step {
    std::size_t line = 0;  ///< of the verb, counted from 1
    std::string verb;
    std::string rest;                ///< the verb's line after the verb, trimmed, as it stands
    std::vector<std::string> words;  ///< the loose words of `rest`
    std::map<std::string, std::string> fields;
    std::string body;      ///< the lines between the verb's line and the rule, each ended by \n
    std::string expected;  ///< the lines below the rule, each ended by \n
};

/// Runs one step and says what happened, as text to compare with the file (each line ended by \n).
using Interpreter = std::function<std::string(const Step&)>;

/// Reads a story file. Lines that start with # outside of input and expected text are comments.
base::Result<std::vector<Step>> read_scenario(const std::string& path);

/// Runs every step. Returns the differences, each with the line that runs it again; empty when all is as told.
/// With LIUCAI_REBASELINE=1 in the environment the file's expected text is rewritten instead.
std::string run_scenario(const std::string& path, const Interpreter& interpreter);

/// The story files (*.scn) below a folder, sorted.
std::vector<std::string> scenario_files(const std::string& folder);

}  // namespace liucai::testkit
