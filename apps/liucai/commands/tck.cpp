#include <liucai/decision/tck.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>

#include "../command.hpp"

namespace liucai::app {

namespace {

struct TckWishes {
    std::string folder;
    std::string csv;
    bool is_strict = false;
};

int run_kit(const TckWishes& wishes) {
    std::ofstream csv;
    if (!wishes.csv.empty()) {
        csv.open(wishes.csv, std::ios::binary);
        if (!csv) {
            return refuse(
                base::Error{"cannot_write", "cannot write " + wishes.csv, "check the folder and the permissions"}.with(
                    "path", wishes.csv));
        }
    }
    using decision::tck::Verdict;
    std::array<std::size_t, 3> counts{};
    const auto result =
        decision::tck::run(wishes.folder, {.is_strict = wishes.is_strict}, [&](const decision::tck::CaseResult& one) {
            ++counts[static_cast<std::size_t>(one.verdict)];
            const std::string line = decision::tck::csv_line(one);
            if (csv.is_open()) {
                csv << line << '\n';
            }
            if (one.verdict == Verdict::error) {
                std::printf("%s\n", line.c_str());
            }
        });
    if (!result) {
        return refuse(result.error());
    }
    std::printf("%zu passed, %zu failed, %zu skipped\n", counts[0], counts[1], counts[2]);
    return counts[1] == 0 ? kDone : kRefused;
}

}  // namespace

void add_tck(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("tck", "Run the public DMN conformance kit's test cases");
    auto wishes = std::make_shared<TckWishes>();
    command->add_option("folder", wishes->folder, "all test files below it are run")->required();
    command->add_flag("--strict", wishes->is_strict, "numbers exactly; an expected error needs a diagnostic");
    command->add_option("--csv", wishes->csv, "write one line per case: folder,file,case,SUCCESS|ERROR|IGNORED,detail");
    command->callback([wishes, &status] { status = run_kit(*wishes); });
}

}  // namespace liucai::app
