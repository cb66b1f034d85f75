#include <pthread.h>
#include <signal.h>
#include <unistd.h>
#include <liucai/api/service.hpp>
#include <liucai/http/server.hpp>

#include <array>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "../command.hpp"

namespace liucai::app {

namespace {

namespace fs = std::filesystem;

struct ServeOptions {
    std::uint16_t port = 8080;
    std::string host = "127.0.0.1";
    std::string packs;
    std::string web;
    std::vector<std::string> host_names;
};

// The installed or the source tree around the program: packs and web beside it, or some folders up.
std::string find_folder(const std::vector<std::string>& names, const std::string& sign) {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    std::vector<fs::path> bases{fs::current_path(error)};
    for (fs::path base = program.parent_path(); !base.empty() && base != base.root_path(); base = base.parent_path()) {
        bases.push_back(base);
    }
    for (const fs::path& base : bases) {
        for (const std::string& name : names) {
            const fs::path folder = base / name;
            if (sign.empty() ? fs::is_directory(folder, error) : fs::exists(folder / sign, error)) {
                return folder.string();
            }
        }
    }
    return {};
}

// 2026-11-01T08:00:00Z
std::string now_text() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

void log_line(const std::string& line) { std::fprintf(stderr, "%s %s\n", now_text().c_str(), line.c_str()); }

// The path of a log line cannot hold a line break or an escape of the terminal.
std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, 200)) {
        out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    }
    return out;
}

void log_request(const http::AccessRecord& record) {
    log_line(printable(record.method) + ' ' + printable(record.path) + ' ' + std::to_string(record.status) + ' ' +
             std::to_string(record.request_bytes) + "B in " + std::to_string(record.response_bytes) + "B out " +
             std::to_string(record.duration.count()) + "us");
}

int serve(const ServeOptions& options) {
    // Signals are taken by sigwait alone: every thread started below inherits the mask.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);

    api::Options service_options;
    service_options.version = LIUCAI_VERSION;
    service_options.packs_folder = options.packs.empty() ? find_folder({"packs"}, "") : options.packs;
    service_options.web_folder = options.web.empty() ? find_folder({"web/dist"}, "index.html") : options.web;
    service_options.on_fault = [](std::string_view what) { log_line("fault: " + printable(what)); };
    auto service = api::Service::create(service_options);
    if (!service) {
        return refuse(service.error());
    }
    http::Options server_options;
    server_options.address = options.host;
    server_options.port = options.port;
    server_options.host_names = options.host_names;
    server_options.on_request = &log_request;
    server_options.on_fault = service_options.on_fault;
    auto server = http::Server::start(server_options, *service.value());
    if (!server) {
        return refuse(server.error());
    }
    const bool is_v6 = options.host.find(':') != std::string::npos;
    std::printf("http://%s%s%s:%u\n", is_v6 ? "[" : "", options.host.c_str(), is_v6 ? "]" : "",
                static_cast<unsigned>(server.value()->port()));
    if (service_options.web_folder.empty()) {
        std::printf(
            "no web application was found: the API alone is served (build it with ./dev build, or name it with "
            "--web)\n");
    }
    std::fflush(stdout);

    int signal_number = 0;
    sigwait(&signals, &signal_number);
    log_line("stopping: requests under way are finished");
    // A second signal ends the waiting.
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
    server.value()->stop();
    service.value()->stop();
    return kDone;
}

}  // namespace

void add_serve(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("serve", "Serve the page and the API");
    auto options = std::make_shared<ServeOptions>();
    command->add_option("--port", options->port, "port to listen on; 0 takes any free one")->capture_default_str();
    command->add_option("--host", options->host, "address to listen on; 0.0.0.0 for every network")
        ->capture_default_str();
    command->add_option("--packs", options->packs, "folder with the districts");
    command->add_option("--web", options->web, "folder with the built web application");
    command->add_option("--host-name", options->host_names,
                        "name under which users reach this server, beside localhost and addresses");
    command->callback([options, &status] { status = serve(*options); });
}

}  // namespace liucai::app
