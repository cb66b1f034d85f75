#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <liucai/testkit/scenario.hpp>
#include <sstream>
#include <string_view>

namespace liucai::testkit {

using base::Error;
using base::Result;

namespace {

constexpr std::string_view kRule = "----";

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Step parse_verb_line(const std::string& line, std::size_t number) {
    Step step;
    step.line = number;
    const auto space = line.find(' ');
    step.verb = line.substr(0, space);
    step.rest = space == std::string::npos ? "" : trimmed(line.substr(space));
    std::istringstream words(step.rest);
    for (std::string word; words >> word;) {
        if (const auto equals = word.find('='); equals != std::string::npos) {
            step.fields[word.substr(0, equals)] = word.substr(equals + 1);
        } else {
            step.words.push_back(word);
        }
    }
    return step;
}

}  // namespace

Result<std::vector<Step>> read_scenario(const std::string& path) {
    std::ifstream file(path);
    if (!file) {
        return Error{"no_such_file", "cannot open " + path, "check the path and the permissions"}.with("path", path);
    }
    enum class Part { between, input, expected };
    Part part = Part::between;
    std::vector<Step> steps;
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
        if (part == Part::expected && line.empty()) {
            part = Part::between;
        } else if (part == Part::expected) {
            steps.back().expected += line + "\n";
        } else if (part == Part::input && line == kRule) {
            part = Part::expected;
        } else if (part == Part::input) {
            steps.back().body += line + "\n";
        } else if (!line.empty() && line.front() != '#') {
            steps.push_back(parse_verb_line(line, number));
            part = Part::input;
        }
    }
    if (part == Part::input) {
        return Error{"story_unfinished", path + ": the last step has no ---- and no expected text",
                     "write ---- and what is expected below it"};
    }
    return steps;
}

namespace {

// Writes the file again with the actual text below each rule; everything else stays as it stands.
void rebaseline(const std::string& path, const std::vector<std::string>& actual) {
    std::ifstream in(path);
    std::ostringstream out;
    bool in_expected = false;
    std::size_t step = 0;
    for (std::string line; std::getline(in, line);) {
        if (in_expected && !line.empty()) {
            continue;
        }
        in_expected = false;
        out << line << "\n";
        if (line == kRule) {
            out << actual.at(step++);
            in_expected = true;
        }
    }
    in.close();
    std::ofstream(path) << out.str();
}

}  // namespace

std::string run_scenario(const std::string& path, const Interpreter& interpreter) {
    const auto steps = read_scenario(path);
    if (!steps) {
        return steps.error().message + "\n";
    }
    const bool rewrite = std::getenv("LIUCAI_REBASELINE") != nullptr;
    std::vector<std::string> actual;
    std::string differences;
    for (const Step& step : steps.value()) {
        actual.push_back(interpreter(step));
        if (actual.back() != step.expected) {
            differences += path + ":" + std::to_string(step.line) + ": " + step.verb + " " + step.rest +
                           "\n  expected: " + step.expected + "  actual:   " + actual.back() + "\n";
        }
    }
    if (rewrite) {
        rebaseline(path, actual);
        return "";
    }
    return differences;
}

std::vector<std::string> scenario_files(const std::string& folder) {
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".scn") {
            files.push_back(entry.path().string());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace liucai::testkit
