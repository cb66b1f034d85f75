#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <map>

#include "regex.hpp"

namespace liucai::feel {

struct Regex::Code {
    pcre2_code* code = nullptr;
    Code() = default;
    Code(const Code&) = delete;
    Code& operator=(const Code&) = delete;
    ~Code() { pcre2_code_free(code); }
};

namespace {

constexpr std::size_t kPatternBytesMax = 100'000;

/// What one thread needs to run matches; made once.
struct Matcher {
    pcre2_match_context* context = pcre2_match_context_create(nullptr);
    pcre2_match_data* data = pcre2_match_data_create(kGroupsMax, nullptr);

    static constexpr std::uint32_t kGroupsMax = 1'000;
    static constexpr std::uint32_t kStepsMax = 2'000'000;
    static constexpr std::uint32_t kHeapMax_kb = 64'000;

    Matcher() {
        pcre2_set_match_limit(context, kStepsMax);
        pcre2_set_depth_limit(context, kStepsMax);
        pcre2_set_heap_limit(context, kHeapMax_kb);
    }
    Matcher(const Matcher&) = delete;
    Matcher& operator=(const Matcher&) = delete;
    ~Matcher() {
        pcre2_match_data_free(data);
        pcre2_match_context_free(context);
    }
};

Matcher& matcher() {
    thread_local Matcher matcher;
    return matcher;
}

std::string explain(int code) {
    PCRE2_UCHAR buffer[200];
    pcre2_get_error_message(code, buffer, sizeof buffer);
    return reinterpret_cast<const char*>(buffer);
}

std::shared_ptr<const Regex> compile_new(std::string_view pattern, std::string_view flags, RegexFailure& failure) {
    // 1. Flags. q takes the pattern as plain text; only i still means something beside it.
    const auto has = [flags](char flag) { return flags.find(flag) != std::string_view::npos; };
    if (const std::size_t bad = flags.find_first_not_of("smixq"); bad != std::string_view::npos) {
        failure = {RegexFailure::Reason::invalid, "the flags \"" + std::string(flags) + "\" are not of s, m, i, x, q"};
        return nullptr;
    }
    if (pattern.size() > kPatternBytesMax) {
        failure = {RegexFailure::Reason::too_hard, "the pattern is too long"};
        return nullptr;
    }
    const bool is_literal = has('q');
    std::uint32_t options = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_UCP | (has('i') ? PCRE2_CASELESS : 0U);
    TranslatedPattern translated{std::string(pattern), 0};
    if (is_literal) {
        options |= PCRE2_LITERAL;
        options &= ~static_cast<std::uint32_t>(PCRE2_UCP);
    } else {
        options |= PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
        // Without m, $ is the very end, not before a last line break.
        options |= has('m') ? PCRE2_MULTILINE : PCRE2_DOLLAR_ENDONLY;
        std::string why;
        const std::optional<TranslatedPattern> ours = translate_pattern(pattern, has('s'), has('x'), why);
        if (!ours) {
            failure = {RegexFailure::Reason::invalid, why};
            return nullptr;
        }
        translated = *ours;
    }

    // 2. PCRE2 compiles what the translation made.
    int error = 0;
    PCRE2_SIZE offset = 0;
    pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    const auto code = std::make_shared<Regex::Code>();
    code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(translated.text.data()), translated.text.size(), options,
                               &error, &offset, context);
    pcre2_compile_context_free(context);
    if (code->code == nullptr) {
        failure = {RegexFailure::Reason::invalid, explain(error)};
        return nullptr;
    }
    if (translated.group_count >= Matcher::kGroupsMax) {
        failure = {RegexFailure::Reason::too_hard, "the pattern has too many groups"};
        return nullptr;
    }
    return std::make_shared<const Regex>(code, translated.group_count, is_literal);
}

}  // namespace

std::shared_ptr<const Regex> Regex::compile(std::string_view pattern, std::string_view flags, RegexFailure& failure) {
    // OPTIMIZATION: a rule runs the same pattern for every row; compiling costs a hundred times a match.
    constexpr std::size_t kKeptMax = 256;
    thread_local std::map<std::pair<std::string, std::string>, std::shared_ptr<const Regex>> kept;
    const std::pair key{std::string(pattern), std::string(flags)};
    if (const auto found = kept.find(key); found != kept.end()) {
        return found->second;
    }
    std::shared_ptr<const Regex> regex = compile_new(pattern, flags, failure);
    if (regex != nullptr) {
        if (kept.size() == kKeptMax) {
            kept.clear();
        }
        kept.emplace(key, regex);
    }
    return regex;
}

std::optional<bool> Regex::search(std::string_view text, std::size_t start,
                                  std::vector<std::optional<Span>>& groups) const {
    Matcher& run = matcher();
    const int count = pcre2_match(code_->code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), start, 0,
                                  run.data, run.context);
    if (count == PCRE2_ERROR_NOMATCH) {
        return false;
    }
    if (count < 0) {
        return std::nullopt;
    }
    const PCRE2_SIZE* const places = pcre2_get_ovector_pointer(run.data);
    groups.assign(group_count_ + 1, std::nullopt);
    for (std::size_t group = 0; group < static_cast<std::size_t>(count) && group < groups.size(); ++group) {
        if (places[2 * group] != PCRE2_UNSET) {
            groups[group] = Span{places[2 * group], places[2 * group + 1]};
        }
    }
    return true;
}

}  // namespace liucai::feel
