#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "command.hpp"

namespace liucai::app {

int refuse(const base::Error& error) {
    std::fprintf(stderr, "%s: %s%s%s\n", error.code.c_str(), error.where.c_str(), error.where.empty() ? "" : ": ",
                 error.message.c_str());
    if (!error.hint.empty()) {
        std::fprintf(stderr, "    hint: %s\n", error.hint.c_str());
    }
    return kRefused;
}

}  // namespace liucai::app

int main(int argc, char** argv) {
    using namespace liucai::app;
    CLI::App app{"Liucai 留才: facts come in, decisions come out, with reasons."};
    app.set_version_flag("--version", "liucai " LIUCAI_VERSION);
    app.require_subcommand(1);
    int status = kDone;
    add_explain(app, status);
    add_roster(app, status);
    add_sample(app, status);
    add_serve(app, status);
    add_tck(app, status);
    add_evaluate(app, status);
    add_decide(app, status);
    add_pack(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUse;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "internal_fault: %s\n    hint: this is a fault of ours; please report it with this line\n",
                     fault.what());
        return kFault;
    }
    return status;
}
