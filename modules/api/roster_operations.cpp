#include <liucai/calendar/calendar.hpp>
#include <liucai/sample/sample.hpp>
#include <liucai/tabular/workbook.hpp>

#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>

#include "call.hpp"
#include "context.hpp"
#include "shapes.hpp"
#include "upload.hpp"

namespace liucai::api {

namespace {

Answer fields(Context&, Call&) {
    json::Array out;
    for (std::size_t i = 0; i < roster::kFieldCount; ++i) {
        const auto field = static_cast<roster::Field>(i);
        const std::string name(roster::to_text(field));
        out.push_back(
            json::Object{{"field", name}, {"label", word_pair("field." + name)}, {"isMasked", is_masked(field)}});
    }
    return json_response(json::Object{{"fields", std::move(out)}});
}

// RFC 3339 in UTC.
std::string moment_text(std::chrono::system_clock::time_point moment) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(moment);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

// What the file looks like; from here on the run can be found.
Answer open_run(Context& context, Call& call, const std::shared_ptr<Run>& run) {
    roster::Options options;
    options.day_of_import = calendar::today_in_shanghai();
    {
        const auto workbook = LIUCAI_TRY(tabular::Workbook::open(run->file()));
        for (const tabular::SheetInfo& sheet : workbook->sheets()) {
            run->inspection.sheets.emplace_back(sheet.name, sheet.is_hidden);
        }
    }
    run->inspection.summary = LIUCAI_TRY(roster::inspect(run->file(), options));
    context.runs.add(run);
    return json_response(json::Object{
        {"run", run->id()},
        {"fileName", run->file_name},
        {"sizeBytes", run->size_bytes},
        {"expiresAt", moment_text(std::chrono::system_clock::now() + context.runs.expiry())},
        {"inspection", to_json(run->inspection, call.language)},
    });
}

Answer upload(Context& context, Call& call) {
    auto* sink = dynamic_cast<UploadSink*>(call.request.sink.get());
    if (sink == nullptr) {
        return base::Error{"upload_empty", "the file is empty", "choose the workbook again"};
    }
    const std::shared_ptr<Run> run = sink->run();
    run->file_name = call.text("fileName");
    return open_run(context, call, run);
}

Answer sample(Context& context, Call& call) {
    LIUCAI_TRY(find_pack(context, call.body.text("pack")));
    const auto number_of = [&call](std::string_view name, std::uint32_t standard) {
        const json::Json* value = call.body.find(name);
        return value != nullptr ? static_cast<std::uint32_t>(std::stoul(value->number()->digits)) : standard;
    };
    sample::Options options;
    options.people = number_of("people", 300);
    options.seed = number_of("seed", 1);
    options.as_of = calendar::today_in_shanghai();
    const auto run = LIUCAI_TRY(context.runs.begin());
    LIUCAI_TRY(sample::write_roster(run->file(), options));
    std::error_code ignored;
    run->size_bytes = std::filesystem::file_size(run->file(), ignored);
    run->file_name = word("file.sample", call.language);
    return open_run(context, call, run);
}

std::string ids(const policy::Pack& pack) {
    std::string out;
    for (const policy::Policy& policy : pack.policies()) {
        out += (out.empty() ? "" : ", ") + policy.id;
    }
    return out;
}

// The policies that were asked for, or those of the catalogue that are default; in catalogue order.
base::Result<std::vector<const policy::Policy*>> chosen(const policy::Pack& pack, const json::Json& body) {
    std::vector<const policy::Policy*> out;
    const json::Json* wanted = body.find("policies");
    if (wanted != nullptr) {
        for (const json::Json& id : *wanted->array()) {
            if (pack.find(*id.string()) == nullptr) {
                return base::Error{"policy_unknown",
                                   "the pack '" + pack.id() + "' has no policy '" + *id.string() + "'",
                                   "GET /api/policy/pack lists its policies"}
                    .with("pack", pack.id())
                    .with("policy", *id.string())
                    .with("policies", ids(pack))
                    .at("body /policies");
            }
        }
    }
    for (const policy::Policy& policy : pack.policies()) {
        const bool is_wanted =
            wanted == nullptr ? policy.is_default
                              : std::ranges::find(*wanted->array(), json::Json(policy.id)) != wanted->array()->end();
        if (is_wanted) {
            out.push_back(&policy);
        }
    }
    return out;
}

Answer decide(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.body.text("run")));
    DecideOrder order;
    order.pack = LIUCAI_TRY(find_pack(context, call.body.text("pack")));
    order.as_of = calendar::parse_day(call.body.text("asOf")).value();  // the schema says it is a day
    order.policies = LIUCAI_TRY(chosen(*order.pack, call.body));
    order.reading.sheet = call.body.text("sheet");
    order.reading.day_of_import = calendar::today_in_shanghai();
    if (const json::Json* map = call.body.find("map")) {
        for (const auto& [column, field] : *map->object()) {
            order.reading.map[column] = *field.string();
        }
    }
    context.runs.decide(run, std::move(order));
    return json_response(json::Object{{"run", run->id()}}, 202);
}

Answer close(Context& context, Call& call) {
    const std::string id(call.body.text("run"));
    LIUCAI_TRY(context.runs.close(id));
    return json_response(json::Object{{"run", id}});
}

Answer progress(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.text("run")));
    const Run::State state = run->state();
    std::string fraction = std::to_string(state.fraction);
    json::Object out{{"run", run->id()},
                     {"phase", to_text(state.phase)},
                     {"fraction", json::NumberText{std::move(fraction)}},
                     {"personCount", state.person_count}};
    if (state.error) {
        out.emplace_back("error", localise(*state.error, call.language));
    }
    return json_response(std::move(out));
}

}  // namespace

void add_roster_operations(OperationTable& table) {
    table.emplace("rosterFields", &fields);
    table.emplace("rosterUpload", &upload);
    table.emplace("rosterSample", &sample);
    table.emplace("rosterDecide", &decide);
    table.emplace("rosterClose", &close);
    table.emplace("rosterProgress", &progress);
}

}  // namespace liucai::api
