#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <liucai/base/result.hpp>
#include <liucai/http/server.hpp>
#include <memory>
#include <string>
#include <string_view>

namespace liucai::api {

struct Options {
    std::string packs_folder = "packs";            ///< each folder in it with a pack.json is a district
    std::string web_folder;                        ///< the built web application; "" serves the API alone
    std::string temp_folder;                       ///< where uploads live while their run does; "" is the system's
    std::string version;                           ///< of the program
    std::chrono::seconds run_expiry{2 * 60 * 60};  ///< without use
    std::size_t runs_max = 64;
    std::size_t people_max = 2'000'000;  ///< over all runs
    unsigned jobs = 2;                   ///< rosters read and decided at once
    unsigned job_threads = 0;            ///< threads of one of them; 0: as many as cores
    std::function<void(std::string_view)> on_fault;
};

/// The operations of openapi.json, and the web application. Promises: every operation of the document has a handler and
/// every handler stands in the document (checked at the start); what a request may hold is what the document says;
/// refusals are worded in the user's language; nothing outlives the process: uploads and results go with their run,
/// and runs go when closed, expired or at the end.
class Service : public http::Handler {
public:
    /// Loads the packs and the web application.
    static base::Result<std::unique_ptr<Service>> create(const Options& options);
    /// Ends the work under way and forgets every run. Call it when the server has stopped.
    virtual void stop() = 0;
};

}  // namespace liucai::api
