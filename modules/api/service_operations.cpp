#include <liucai/calendar/calendar.hpp>

#include "call.hpp"
#include "context.hpp"
#include "shapes.hpp"

namespace liucai::api {

namespace {

Answer health(Context& context, Call&) {
    return json_response(json::Object{{"status", "ok"},
                                      {"version", context.options.version},
                                      {"packs", context.packs.size()},
                                      {"runs", context.runs.size()},
                                      {"today", day_text(calendar::today_in_shanghai())}});
}

Answer openapi(Context& context, Call&) { return json_response(context.description.document()); }

Answer page(Context&, Call& call) {
    const std::string code(call.text("code"));
    const ErrorPage* found = error_page(code);
    if (found == nullptr) {
        return base::Error{"unknown_error_code", "there is no page for '" + code + "'",
                           "take the code from an answer of this server"}
            .with("code", code);
    }
    return json_response(json::Object{{"code", code},
                                      {"title", json::Object{{"zh", found->zh}, {"en", found->en}}},
                                      {"hint", json::Object{{"zh", found->zh_hint}, {"en", found->en_hint}}},
                                      {"text", found->text}});
}

}  // namespace

void add_service_operations(OperationTable& table) {
    table.emplace("serviceHealth", &health);
    table.emplace("serviceOpenapi", &openapi);
    table.emplace("serviceErrorPage", &page);
}

}  // namespace liucai::api
