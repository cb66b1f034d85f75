#include <cstdio>
#include <string>
#include <string_view>

#include "../command.hpp"
#include "embedded.hpp"

namespace liucai::app {

namespace {

int explain(const std::string& code) {
    const std::string_view page = embedded::liucai::file(code + ".md");
    if (page.empty()) {
        return refuse(base::Error{"unknown_error_code", "there is no page for '" + code + "'",
                                  "run 'liucai explain --list' for the codes that have one"});
    }
    std::fwrite(page.data(), 1, page.size(), stdout);
    return kDone;
}

int list_codes() {
    for (std::string_view name : embedded::liucai::names()) {
        name.remove_suffix(3);
        std::printf("%.*s\n", static_cast<int>(name.size()), name.data());
    }
    return kDone;
}

}  // namespace

void add_explain(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("explain", "Tell what an error code means and what to do about it");
    auto code = std::make_shared<std::string>();
    auto list = std::make_shared<bool>(false);
    command->add_option("code", *code, "the code, e.g. sheet_not_found");
    command->add_flag("--list", *list, "list every code");
    command->callback([code, list, &status] { status = *list ? list_codes() : explain(*code); });
}

}  // namespace liucai::app
