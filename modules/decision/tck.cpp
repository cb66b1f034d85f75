#include <liucai/decision/tck.hpp>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <liucai/decision/model.hpp>
#include <liucai/feel/temporal.hpp>
#include <map>
#include <pugixml.hpp>

#include "xml.hpp"

namespace liucai::decision::tck {

namespace {

namespace fs = std::filesystem;
using feel::Kind;
using feel::Value;

constexpr const char* kTestNamespace = "http://www.omg.org/spec/DMN/20160719/testcase";

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
        std::string_view local = attribute.name();
        if (const std::size_t colon = local.find(':'); colon != std::string_view::npos) {
            local.remove_prefix(colon + 1);
        }
        if (local == name) {
            return attribute.value();
        }
    }
    return {};
}

bool is_true(std::string_view text) { return text == "true" || text == "1"; }

std::string_view local_type(pugi::xml_node node) {
    std::string_view type = attribute_of(node, "type");
    if (const std::size_t colon = type.find(':'); colon != std::string_view::npos) {
        type.remove_prefix(colon + 1);
    }
    return type;
}

std::optional<Value> duration(std::string_view text) {
    if (const auto months = feel::parse_months_duration(text)) {
        return *months;
    }
    if (const auto days = feel::parse_days_duration(text)) {
        return *days;
    }
    return std::nullopt;
}

// A value without xsi:type: read it as the kind that stands on the other side.
Value untyped(const std::string& text, Kind like) {
    const std::string trimmed(xml::trim(text));
    switch (like) {
        case Kind::null:
            if (text.empty()) {
                return {};
            }
            break;
        case Kind::number:
            if (const auto number = number::Decimal::parse(trimmed)) {
                return *number;
            }
            break;
        case Kind::boolean:
            if (trimmed == "true" || trimmed == "false") {
                return trimmed == "true";
            }
            break;
        case Kind::date:
            if (const auto date = feel::parse_date(trimmed)) {
                return *date;
            }
            break;
        case Kind::time:
            if (const auto time = feel::parse_time(trimmed)) {
                return *time;
            }
            break;
        case Kind::date_time:
            if (const auto moment = feel::parse_date_time(trimmed)) {
                return *moment;
            }
            break;
        case Kind::days_duration:
        case Kind::months_duration:
            if (const auto value = duration(trimmed)) {
                return *value;
            }
            break;
        default:
            break;
    }
    return text;
}

Value simple(pugi::xml_node node, Kind like) {
    if (is_true(attribute_of(node, "nil"))) {
        return {};
    }
    const std::string text = xml::text_of(node);
    const std::string trimmed(xml::trim(text));
    const std::string_view type = local_type(node);
    if (type == "string" || type == "anyURI" || type == "token" || type == "normalizedString") {
        return text;
    }
    if (type.empty()) {
        return untyped(text, like);
    }
    if (type == "boolean") {
        return is_true(trimmed);
    }
    if (type == "date") {
        const auto date = feel::parse_date(trimmed);
        return date ? Value(*date) : Value(text);
    }
    if (type == "time") {
        const auto time = feel::parse_time(trimmed);
        return time ? Value(*time) : Value(text);
    }
    if (type == "dateTime") {
        const auto moment = feel::parse_date_time(trimmed);
        return moment ? Value(*moment) : Value(text);
    }
    if (type == "duration" || type == "dayTimeDuration" || type == "yearMonthDuration") {
        return duration(trimmed).value_or(Value(text));
    }
    const auto number = number::Decimal::parse(trimmed);
    return number ? Value(*number) : Value(text);
}

// testCases.xsd, valueType: a value, components or a list. `like` helps to read values that say no type.
Value value_of(pugi::xml_node node, const Value& like) {
    if (is_true(attribute_of(node, "nil"))) {
        return {};
    }
    feel::Context context;
    bool has_component = false;
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = xml::local_name(child);
        if (name == "value") {
            return simple(child, like.kind());
        }
        if (name == "list") {
            if (is_true(attribute_of(child, "nil"))) {
                return {};
            }
            feel::List items;
            for (const pugi::xml_node item : child.children()) {
                if (xml::local_name(item) == "item") {
                    const feel::List none;
                    const feel::List& others = like.kind() == Kind::list ? like.list() : none;
                    items.push_back(
                        value_of(item, others.empty() ? Value{} : others[std::min(items.size(), others.size() - 1)]));
                }
            }
            return items;
        }
        if (name == "component") {
            has_component = true;
            const std::string key = feel::normalise_name(attribute_of(child, "name"));
            const Value* inner = like.kind() == Kind::context ? like.context().find(key) : nullptr;
            context.set(key, value_of(child, inner != nullptr ? *inner : Value{}));
        }
    }
    return has_component ? Value(std::move(context)) : Value{};
}

// An example value of a type, for inputs whose values say no type.
Value example_of(const feel::Type* type) {
    if (type == nullptr) {
        return {};
    }
    if (type->form == feel::Type::Form::list) {
        return feel::List{example_of(type->element.get())};
    }
    if (type->form == feel::Type::Form::context) {
        feel::Context context;
        for (const auto& [name, member] : type->members) {
            context.set(name, example_of(member.get()));
        }
        return context;
    }
    if (type->form != feel::Type::Form::simple) {
        return {};
    }
    switch (type->kind) {
        case Kind::number:
            return 0;
        case Kind::boolean:
            return false;
        case Kind::date:
            return feel::Date{};
        case Kind::time:
            return feel::Time{};
        case Kind::date_time:
            return feel::DateTime{};
        case Kind::days_duration:
            return feel::DaysDuration{};
        case Kind::months_duration:
            return feel::MonthsDuration{};
        default:
            return {};
    }
}

struct Digits {
    std::size_t significant = 0;
    std::int64_t after_point = 0;
};

Digits digits_of(const number::Decimal& number) {
    Digits digits;
    bool has_begun = false;
    bool is_after_point = false;
    for (const char c : number.to_canonical_text()) {
        if (c == 'E') {
            return {};
        }
        is_after_point = is_after_point || c == '.';
        if (c < '0' || c > '9') {
            continue;
        }
        has_begun = has_begun || c != '0';
        digits.significant += has_begun ? 1U : 0U;
        digits.after_point += is_after_point ? 1 : 0;
    }
    return digits;
}

// Strict: two numbers are the same when they are equal decimals. The kit cannot print the 34 digits of a result that
// does not end (a root, a power, a third); it prints a rounding of it, or, with 15 digits and more, the output of a
// runner that calculates in binary floating point. Only for a result that used up its digits, the expected text is
// therefore read as such: as the result rounded or cut off at the printed digits, or as a double, right to one part in
// 1e13.
bool is_same_number(const number::Decimal& expected, const number::Decimal& actual, const Options& options) {
    if (expected == actual) {
        return true;
    }
    const auto difference = expected.subtract(actual);
    if (!difference) {
        return false;
    }
    if (!options.is_strict) {
        return difference->abs() < *number::Decimal::parse("1e-8");
    }
    constexpr std::size_t kDigitsOfEndless = 30;
    constexpr std::size_t kDigitsOfDouble = 15;
    if (digits_of(actual).significant < kDigitsOfEndless) {
        return false;
    }
    const Digits printed = digits_of(expected);
    // Rounded or cut off: less than one unit of the last printed digit away.
    const auto unit = number::Decimal::parse("1e-" + std::to_string(printed.after_point));
    if (printed.after_point > 0 && unit && difference->abs() < *unit) {
        return true;
    }
    const auto part = difference->abs().divide(actual.abs());
    return printed.significant >= kDigitsOfDouble && part && *part < *number::Decimal::parse("1e-13");
}

bool matches(const Value& expected, const Value& actual, const Options& options) {
    if (expected.kind() != actual.kind()) {
        return false;
    }
    if (expected.kind() == Kind::list) {
        return std::ranges::equal(expected.list(), actual.list(),
                                  [&](const Value& a, const Value& b) { return matches(a, b, options); });
    }
    if (expected.kind() == Kind::context) {
        if (expected.context().size() != actual.context().size()) {
            return false;
        }
        return std::ranges::all_of(expected.context().entries(), [&](const feel::Context::Entry& entry) {
            const Value* other = actual.context().find(entry.first);
            return other != nullptr && matches(entry.second, *other, options);
        });
    }
    if (expected.kind() == Kind::number) {
        return is_same_number(expected.number(), actual.number(), options);
    }
    return feel::identical(expected, actual);
}

std::string shorten(std::string text) {
    constexpr std::size_t kMax = 300;
    if (text.size() > kMax) {
        std::size_t end = kMax;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        text.resize(end);
        text += "...";
    }
    return text;
}

/// All cases of one file, against one model.
class TestFile {
public:
    TestFile(const fs::path& path, const Options& options, const std::function<void(const CaseResult&)>& on_case)
        : path_(path), options_(options), on_case_(on_case) {
        fs::path folder = path.parent_path();
        blank_.folder = folder.parent_path().filename().string() + "/" + folder.filename().string();
        blank_.file = path.filename().string();
    }

    /// The number of cases; 0 when the file is something else.
    std::size_t run() {
        pugi::xml_document document;
        const auto parsed = document.load_file(path_.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
        const pugi::xml_node root = document.document_element();
        if (parsed && (xml::local_name(root) != "testCases" || xml::namespace_of(root) != kTestNamespace)) {
            return 0;
        }
        if (!parsed) {
            return tell(path_.filename().string(), Verdict::error, std::string("not XML: ") + parsed.description());
        }
        std::string model_name = xml::child_text(root, "modelName");
        if (model_name.empty()) {
            model_name = path_.parent_path().filename().string() + ".dmn";
        }
        auto loaded = Model::load((path_.parent_path() / model_name).string());
        std::size_t count = 0;
        for (const pugi::xml_node one : xml::children(root, "testCase")) {
            ++count;
            const std::string id(xml::attribute(one, "id"));
            if (const auto* errors = std::get_if<1>(&loaded)) {
                const std::string why = errors->empty() ? std::string() : errors->front().message;
                tell(id, Verdict::error, "the model cannot be loaded: " + why);
            } else {
                try {
                    run_case(one, id, *std::get<0>(loaded));
                } catch (const std::exception& fault) {
                    tell(id, Verdict::error, std::string("a fault of ours: ") + fault.what());
                }
            }
        }
        return count;
    }

private:
    std::size_t tell(const std::string& id, Verdict verdict, std::string detail) const {
        CaseResult result = blank_;
        result.id = id;
        result.verdict = verdict;
        result.detail = shorten(std::move(detail));
        on_case_(result);
        return 1;
    }

    static void put(feel::Context& context, std::string_view name, Value value) {
        context.set(feel::normalise_name(name), std::move(value));
    }

    void run_case(pugi::xml_node node, const std::string& id, const Model& model) const {
        feel::Context input;
        for (const pugi::xml_node one : xml::children(node, "inputNode")) {
            const std::string name = feel::normalise_name(xml::attribute(one, "name"));
            input.set(name, value_of(one, example_of(model.type_of(name).get())));
        }
        const std::vector<pugi::xml_node> results = xml::children(node, "resultNode");
        if (results.empty()) {
            tell(id, Verdict::ignored, "the case expects nothing");
            return;
        }
        for (const pugi::xml_node expected : results) {
            if (const std::string fault = check(node, expected, input, model); !fault.empty()) {
                tell(id, Verdict::error, std::string(xml::attribute(expected, "name")) + ": " + fault);
                return;
            }
        }
        tell(id, Verdict::success, "");
    }

    Outcome evaluate(pugi::xml_node test, const std::string& result_name, const feel::Context& input,
                     const Model& model) const {
        feel::Evaluation evaluation;
        evaluation.now = clock_now();
        const std::string_view type = xml::attribute(test, "type");
        const std::string invocable = feel::normalise_name(xml::attribute(test, "invocableName"));
        if (type == "decisionService") {
            return model.evaluate_service(invocable.empty() ? result_name : invocable, input, evaluation);
        }
        if (type == "bkm") {
            return model.evaluate_bkm(invocable.empty() ? result_name : invocable, input, evaluation);
        }
        // Without a word on its type a case may still name a service or a knowledge model.
        const auto has = [&](const std::vector<std::string>& names) {
            return std::ranges::find(names, result_name) != names.end();
        };
        const bool is_service = has(model.services());
        if ((is_service || has(model.bkms())) &&
            std::ranges::none_of(model.decisions(),
                                 [&](const DecisionInfo& decision) { return decision.name == result_name; })) {
            return is_service ? model.evaluate_service(result_name, input, evaluation)
                              : model.evaluate_bkm(result_name, input, evaluation);
        }
        return model.evaluate_decision(result_name, input, evaluation);
    }

    // What is wrong with the result; "" when it is as expected.
    std::string check(pugi::xml_node test, pugi::xml_node node, const feel::Context& input, const Model& model) const {
        const std::string name = feel::normalise_name(xml::attribute(node, "name"));
        Outcome outcome = evaluate(test, name, input, model);
        Value actual = outcome.value;
        const pugi::xml_node expected_node = xml::child(node, "expected");
        // A service with several outputs gives a context; each result names one of them. With one result only, the
        // context itself may be what is expected.
        const std::size_t result_count = xml::children(test, "resultNode").size();
        if (xml::attribute(test, "type") == "decisionService" && actual.kind() == Kind::context &&
            (result_count > 1 || !matches(value_of(expected_node, actual), actual, options_))) {
            if (const Value* part = actual.context().find(name)) {
                const Value kept = *part;
                actual = kept;
            }
        }

        const Value expected = value_of(expected_node, actual);
        const bool is_error_expected = is_true(xml::attribute(node, "errorResult"));
        std::string told;
        for (const Diagnostic& diagnostic : outcome.diagnostics) {
            told += (told.empty() ? " (" : "; ") + diagnostic.code + ": " + diagnostic.message;
        }
        told += told.empty() ? "" : ")";
        if (is_error_expected) {
            if (!actual.is_null()) {
                return "expected an error, got " + feel::to_literal(actual) + told;
            }
            if (options_.is_strict && outcome.diagnostics.empty()) {
                return "expected an error, got null without a diagnostic";
            }
            return "";
        }
        if (!matches(expected, actual, options_)) {
            return "expected " + feel::to_literal(expected) + ", got " + feel::to_literal(actual) + told;
        }
        return "";
    }

    fs::path path_;
    const Options& options_;
    const std::function<void(const CaseResult&)>& on_case_;
    CaseResult blank_;
};

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string out = "\"";
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    return out + "\"";
}

}  // namespace

base::Result<std::size_t> run(const std::string& folder, const Options& options,
                              const std::function<void(const CaseResult&)>& on_case) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        return base::Error{"no_such_folder", "there is no folder '" + folder + "'",
                           "give the folder that holds the kit's test cases"}
            .with("path", folder);
    }
    std::vector<fs::path> files;
    for (auto it = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (it->is_regular_file(error) && it->path().extension() == ".xml") {
            files.push_back(fs::weakly_canonical(it->path(), error));
        }
    }
    std::ranges::sort(files);
    std::size_t count = 0;
    for (const fs::path& file : files) {
        count += TestFile(file, options, on_case).run();
    }
    return count;
}

std::string csv_line(const CaseResult& result) {
    constexpr const char* kWords[] = {"SUCCESS", "ERROR", "IGNORED"};
    return csv_field(result.folder) + "," + csv_field(result.file) + "," + csv_field(result.id) + "," +
           kWords[static_cast<std::size_t>(result.verdict)] + "," + csv_field(result.detail);
}

}  // namespace liucai::decision::tck
