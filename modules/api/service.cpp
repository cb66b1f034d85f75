#include <liucai/api/service.hpp>
#include <liucai/base/assert.hpp>
#include <liucai/http/site.hpp>
#include <liucai/http/url.hpp>

#include <algorithm>
#include <array>
#include <filesystem>

#include "call.hpp"
#include "context.hpp"
#include "idempotency.hpp"
#include "upload.hpp"

namespace liucai::api {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKeptAnswersMax = 10'000;

base::Result<Packs> load_packs(const std::string& folder) {
    Packs out;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (!fs::exists(it->path() / "pack.json")) {
            continue;
        }
        auto pack = LIUCAI_TRY(policy::Pack::load(it->path().string()));
        std::string id = pack->id();
        out.emplace(std::move(id), std::move(pack));
    }
    if (out.empty()) {
        return base::Error{"packs_missing", "there is no pack in the folder '" + folder + "'",
                           "name the folder that holds the districts with --packs"}
            .with("folder", folder);
    }
    return out;
}

class LoadedService final : public Service {
public:
    LoadedService(const Options& options, Packs packs, std::shared_ptr<const http::Site> site,
                  std::unique_ptr<Runs> runs)
        : options_(options),
          packs_(std::move(packs)),
          site_(std::move(site)),
          runs_(std::move(runs)),
          idempotency_(kKeptAnswersMax, options.run_expiry),
          context_{options_, Description::shipped(), packs_, *runs_} {
        add_service_operations(handlers_);
        add_policy_operations(handlers_);
        add_roster_operations(handlers_);
        add_result_operations(handlers_);
        add_download_operations(handlers_);
        const auto& operations = context_.description.operations();
        for (const Operation& operation : operations) {
            LIUCAI_ASSERT(handlers_.contains(operation.id), "every operation of openapi.json has a handler");
        }
        LIUCAI_ASSERT(handlers_.size() == operations.size(), "every handler stands in openapi.json");
    }

    http::BodyPlan plan(const http::Request& head) override {
        const Operation* operation = context_.description.find(head.method, head.path);
        if (operation == nullptr || operation->body_media.empty()) {
            return {4096, {}};  // a client that sends a body nobody wants; the answer will say so
        }
        if (operation->body_media != "application/octet-stream") {
            return {operation->body_bytes_max, {}};
        }
        return {operation->body_bytes_max,
                [this](const http::Request&) -> base::Result<std::unique_ptr<http::BodySink>> {
                    return std::unique_ptr<http::BodySink>(std::make_unique<UploadSink>(LIUCAI_TRY(runs_->begin())));
                }};
    }

    http::Response respond(http::Request& request) override {
        const Language language = negotiate(request.header("Accept-Language"));
        const Operation* operation = context_.description.find(request.method, request.path);
        if (operation == nullptr) {
            return respond_elsewhere(request, language);
        }
        Call call{*operation, request, language, json::Object{}, nullptr};
        auto answer = answer_of(call);
        http::Response response = answer ? std::move(answer).value() : error_response(answer.error(), call.language);
        response.set("Vary", "Accept-Language");
        return response;
    }

    http::Response refuse(int status, const base::Error& error, const http::Request* head) override {
        const Language language = head != nullptr ? negotiate(head->header("Accept-Language")) : Language::zh;
        return error_response(error, language, status);
    }

    void stop() override { runs_->stop(); }

private:
    // What is no operation: a file of the web application, or nothing.
    http::Response respond_elsewhere(const http::Request& request, Language language) {
        const std::string methods = context_.description.methods(request.path);
        if (!methods.empty()) {
            http::Response response = error_response(
                base::Error{"method_not_allowed", "'" + request.path + "' does not answer to " + request.method,
                            "use one of: " + methods}
                    .with("path", request.path)
                    .with("method", request.method)
                    .with("methods", methods),
                language, 405);
            response.set("Allow", methods);
            return response;
        }
        const bool is_api = request.path == "/api" || request.path.starts_with("/api/");
        if (site_ && !is_api) {
            if (request.method != "GET") {
                http::Response response = error_response(
                    base::Error{"method_not_allowed", "'" + request.path + "' does not answer to " + request.method,
                                "use one of: GET, HEAD"}
                        .with("path", request.path)
                        .with("method", request.method)
                        .with("methods", "GET, HEAD"),
                    language, 405);
                response.set("Allow", "GET, HEAD");
                return response;
            }
            if (auto file = site_->answer(request)) {
                return std::move(*file);
            }
        }
        return error_response(base::Error{"page_unknown", "there is nothing at '" + request.path + "'",
                                          "GET /api/service/openapi lists every operation"}
                                  .with("path", request.path),
                              language, 404);
    }

    Answer answer_of(Call& call) {
        LIUCAI_TRY(read_parameters(call));
        LIUCAI_TRY(read_body(call));
        const OperationHandler handler = handlers_.find(call.operation.id)->second;
        if (call.operation.method == "GET") {
            return handler(context_, call);
        }
        return answer_once(call, handler);
    }

    base::Status read_parameters(Call& call) const {
        json::Object values;
        const auto query = http::parse_query(call.request.query);
        if (!query) {
            return base::Error{"request_invalid", "the query should be percent-encoded UTF-8",
                               "correct it and send the request again"}
                .with("place", "query")
                .with("expected", "percent-encoded UTF-8")
                .with("expected.zh", "百分号编码的 UTF-8")
                .at("query");
        }
        const auto& parameters = call.operation.parameters;
        for (const auto& [name, text] : *query) {
            const auto known = std::ranges::find_if(
                parameters, [&](const Parameter& one) { return one.name == name && !one.is_header; });
            const bool is_repeated =
                std::ranges::any_of(values, [&](const auto& member) { return member.first == name; });
            if (known == parameters.end() || is_repeated) {
                return base::Error{is_repeated ? "parameter_repeated" : "parameter_unknown",
                                   "the parameter '" + name + "' " + (is_repeated ? "comes twice" : "is not known"),
                                   "GET /api/service/openapi lists the parameters of every operation"}
                    .with("name", name)
                    .at("query " + name);
            }
            values.emplace_back(name, LIUCAI_TRY(read_parameter(context_.description, *known, text)));
        }
        for (const Parameter& parameter : parameters) {
            const json::Json so_far = values;
            if (so_far.find(parameter.name) != nullptr) {
                continue;
            }
            const std::string_view header =
                parameter.is_header ? call.request.header(parameter.name) : std::string_view{};
            if (!header.empty()) {
                values.emplace_back(parameter.name,
                                    LIUCAI_TRY(read_parameter(context_.description, parameter, header)));
            } else if (parameter.is_required) {
                return base::Error{"parameter_missing", "the parameter '" + parameter.name + "' is missing",
                                   "GET /api/service/openapi lists the parameters of every operation"}
                    .with("name", parameter.name)
                    .at((parameter.is_header ? "header " : "query ") + parameter.name);
            } else if (const json::Json* standard = parameter.schema->find("default")) {
                values.emplace_back(parameter.name, *standard);
            }
        }
        call.parameters = std::move(values);
        return base::done();
    }

    base::Status read_body(Call& call) const {
        const Operation& operation = call.operation;
        if (operation.body_media.empty()) {
            if (call.request.body_bytes > 0) {
                return base::Error{"body_not_wanted", "this operation takes no body", "send it without one"};
            }
            return base::done();
        }
        std::string_view media = call.request.header("Content-Type");
        media = media.substr(0, media.find_first_of("; "));
        if (!http::same_word(media, operation.body_media)) {
            return base::Error{"media_type_unsupported", "the body should be " + operation.body_media,
                               "send Content-Type: " + operation.body_media}
                .with("expected", operation.body_media)
                .at("header Content-Type");
        }
        if (operation.body_media != "application/json") {
            return base::done();
        }
        auto read = json::parse(call.request.body);
        if (!read) {
            return read.error();
        }
        call.body = std::move(read).value();
        if (auto error = check(context_.description, call.body, *operation.body_schema, "body")) {
            return *error;
        }
        return base::done();
    }

    // Every write: the first answer is kept and repeated.
    Answer answer_once(Call& call, OperationHandler handler) {
        std::string digest;
        if (auto* upload = dynamic_cast<UploadSink*>(call.request.sink.get())) {
            digest = LIUCAI_TRY(upload->finish());
        } else {
            digest = sha256(call.request.body);
        }
        const std::string fingerprint = call.request.path + "?" + call.request.query + " " + digest;
        const KeptAnswer kept =
            LIUCAI_TRY(idempotency_.answer(std::string(call.text("Idempotency-Key")), fingerprint, [&]() -> KeptAnswer {
                const Answer answer = handler(context_, call);
                const http::Response response = answer ? answer.value() : error_response(answer.error(), call.language);
                const auto* text = std::get_if<std::string>(&response.body);
                LIUCAI_ENSURE(text != nullptr, "writes answer with text");
                return {response.status, *text};
            }));
        http::Response response;
        response.status = kept.status;
        response.body = kept.body;
        response.set("Content-Type", "application/json");
        return response;
    }

    const Options options_;
    const Packs packs_;
    const std::shared_ptr<const http::Site> site_;
    const std::unique_ptr<Runs> runs_;
    Idempotency idempotency_;
    Context context_;
    OperationTable handlers_;
};

}  // namespace

std::uint64_t Call::number(std::string_view name) const {
    const json::Json* value = parameters.find(name);
    return value != nullptr && value->number() != nullptr ? std::stoull(value->number()->digits) : 0;
}

bool Call::is_true(std::string_view name) const {
    const json::Json* value = parameters.find(name);
    return value != nullptr && value->boolean() != nullptr && *value->boolean();
}

Language Call::download_language() const {
    const std::string_view wanted = text("language");
    return wanted.empty() ? language : wanted == "en" ? Language::en : Language::zh;
}

http::Response json_response(const json::Json& value, int status) {
    http::Response response;
    response.status = status;
    response.set("Content-Type", "application/json");
    response.body = json::write(value);
    return response;
}

int status_of(const base::Error& error) {
    constexpr std::array<std::pair<std::string_view, int>, 22> kStatuses{{
        {"request_invalid", 400},        {"parameter_missing", 400},
        {"parameter_unknown", 400},      {"parameter_repeated", 400},
        {"body_not_wanted", 400},        {"json_empty", 400},
        {"json_malformed", 400},         {"json_trailing_text", 400},
        {"json_too_deep", 400},          {"json_duplicate_name", 400},
        {"json_bad_utf8", 400},          {"run_unknown", 404},
        {"pack_unknown", 404},           {"person_unknown", 404},
        {"unknown_error_code", 404},     {"run_not_decided", 409},
        {"idempotency_key_reused", 409}, {"media_type_unsupported", 415},
        {"internal_fault", 500},         {"temporary_storage_failed", 503},
        {"too_many_runs", 503},          {"too_many_people", 503},
    }};
    const auto found = std::ranges::find(kStatuses, error.code, [](const auto& entry) { return entry.first; });
    return found == kStatuses.end() ? 422 : found->second;
}

http::Response error_response(const base::Error& error, Language language, int status) {
    http::Response response = json_response(localise(error, language), status != 0 ? status : status_of(error));
    response.set("Content-Language", std::string(to_text(language)));
    return response;
}

base::Result<std::shared_ptr<const policy::Pack>> find_pack(const Context& context, std::string_view id) {
    const auto found = context.packs.find(id);
    if (found == context.packs.end()) {
        return base::Error{"pack_unknown", "there is no pack '" + std::string(id) + "'",
                           "GET /api/policy/packs lists those that are loaded"}
            .with("pack", std::string(id));
    }
    return found->second;
}

base::Result<std::unique_ptr<Service>> Service::create(const Options& options) {
    Packs packs = LIUCAI_TRY(load_packs(options.packs_folder));
    std::shared_ptr<const http::Site> site;
    if (!options.web_folder.empty()) {
        site = LIUCAI_TRY(http::Site::load(options.web_folder));
    }
    Runs::Limits limits;
    limits.runs_max = options.runs_max;
    limits.people_max = options.people_max;
    limits.expiry = options.run_expiry;
    limits.jobs = options.jobs;
    limits.job_threads = options.job_threads;
    limits.on_fault = options.on_fault;
    auto runs = LIUCAI_TRY(Runs::create(options.temp_folder, limits));
    return std::unique_ptr<Service>(
        std::make_unique<LoadedService>(options, std::move(packs), std::move(site), std::move(runs)));
}

}  // namespace liucai::api
