#include <cstdio>
#include <liucai/policy/check.hpp>
#include <memory>
#include <string>

#include "../command.hpp"

namespace liucai::app {

namespace {

int check(const std::string& folder) {
    const auto findings = policy::check_pack(folder);
    if (!findings) {
        return refuse(findings.error());
    }
    std::size_t error_count = 0;
    for (const policy::CheckFinding& finding : findings.value()) {
        const bool is_error = finding.severity == policy::Severity::error;
        error_count += is_error ? 1U : 0U;
        std::printf("%s %s: %s: %s\n", is_error ? "error" : "note", finding.code.c_str(), finding.where.c_str(),
                    finding.message.c_str());
        if (!finding.hint.empty()) {
            std::printf("    hint: %s\n", finding.hint.c_str());
        }
    }
    std::printf("%zu errors, %zu notes\n", error_count, findings.value().size() - error_count);
    return error_count == 0 ? kDone : kRefused;
}

}  // namespace

void add_pack(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("pack", "Work with a district's pack");
    command->require_subcommand(1);
    auto* check_command =
        command->add_subcommand("check", "Look a pack over: models, words, clauses, gaps and overlaps");
    auto folder = std::make_shared<std::string>();
    check_command->add_option("folder", *folder, "the pack's folder, e.g. packs/keqiao")->required();
    check_command->callback([folder, &status] { status = check(*folder); });
}

}  // namespace liucai::app
