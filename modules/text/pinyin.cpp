#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <array>
#include <charconv>
#include <liucai/base/assert.hpp>
#include <liucai/text/text.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "embedded.hpp"

namespace liucai::text {

namespace {

constexpr char32_t kTableFirst = 0x4E00;
constexpr char32_t kTableLast = 0x9FFF;

// The lines of an embedded table, without comments.
template <typename Line>
void for_each_line(std::string_view file, Line line) {
    while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        const std::string_view one = file.substr(0, end);
        if (!one.empty() && one.front() != '#') line(one);
        file.remove_prefix(std::min(end + 1, file.size()));
    }
}

// data/pinyin_initials.txt: "4E00 " and 64 letters a line. 0 where there is no reading.
class InitialTable {
public:
    InitialTable() {
        for_each_line(embedded::text::file("pinyin_initials.txt"), [&](std::string_view line) {
            const std::size_t space = line.find(' ');
            unsigned from = 0;
            std::from_chars(line.data(), line.data() + std::min(space, line.size()), from, 16);
            LIUCAI_ASSERT(space != std::string_view::npos && from >= kTableFirst,
                          "a line of the pinyin table starts with its code point");
            const std::string_view letters = line.substr(space + 1);
            for (std::size_t i = 0; i < letters.size() && from + i <= kTableLast; ++i) {
                if (letters[i] != '-') letters_[from - kTableFirst + i] = letters[i];
            }
        });
    }
    char operator[](char32_t c) const { return letters_[c - kTableFirst]; }

private:
    std::array<char, kTableLast - kTableFirst + 1> letters_{};
};

// Readings of the ideographs outside the table (extensions, compatibility forms), by ICU's Han-Latin transliteration:
// rare, so each is looked up once and kept.
class RareInitials {
public:
    char operator[](char32_t c) {
        const std::lock_guard lock(mutex_);
        const auto [entry, is_new] = known_.try_emplace(c, '\0');
        if (is_new) entry->second = look_up(c);
        return entry->second;
    }

private:
    char look_up(char32_t c) {
        if (transliterator_ == nullptr) {
            UErrorCode status = U_ZERO_ERROR;
            UParseError place;
            transliterator_.reset(icu::Transliterator::createInstance(
                "Han-Latin; NFD; [:Nonspacing Mark:] Remove; Lower", UTRANS_FORWARD, place, status));
            LIUCAI_ENSURE(U_SUCCESS(status), "ICU ships Han-Latin");
        }
        icu::UnicodeString latin(static_cast<UChar32>(c));
        transliterator_->transliterate(latin);
        const char16_t letter = latin.charAt(0);
        return letter >= u'a' && letter <= u'z' ? static_cast<char>(letter) : '\0';
    }

    std::mutex mutex_;
    std::unique_ptr<icu::Transliterator> transliterator_;
    std::unordered_map<char32_t, char> known_;
};

using Surnames = std::map<std::u32string, std::string, std::less<>>;

Surnames read_surnames() {
    Surnames surnames;
    for_each_line(embedded::text::file("surname_initials.csv"), [&](std::string_view line) {
        const std::size_t comma = line.find(',');
        surnames.emplace(decode(line.substr(0, comma)), line.substr(comma + 1));
    });
    return surnames;
}

char initial_of(char32_t c) {
    static const InitialTable table;
    static RareInitials rare;
    if (c >= kTableFirst && c <= kTableLast && table[c] != '\0') return table[c];
    return rare[c];
}

}  // namespace

std::string pinyin_initials(std::string_view utf8) {
    static const Surnames surnames = read_surnames();
    const std::u32string all = decode(remove_spaces(fold_width(utf8)));
    const std::u32string_view name = all;
    std::string out;
    std::size_t at = 0;

    // 1. At the start, surnames of two characters before those of one: 单于 is not 单.
    for (const std::size_t count : {std::size_t{2}, std::size_t{1}}) {
        if (name.size() < count) continue;
        if (const auto found = surnames.find(name.substr(0, count)); found != surnames.end()) {
            out = found->second;
            at = count;
            break;
        }
    }

    // 2. The rest character by character: nobody types the reading that a whole word would give in a name.
    for (; at < name.size(); ++at) {
        const char32_t c = name[at];
        if (c < 0x80) {
            const char ascii = static_cast<char>(c);
            if (ascii >= 'A' && ascii <= 'Z') {
                out += static_cast<char>(ascii - 'A' + 'a');
            } else if ((ascii >= 'a' && ascii <= 'z') || (ascii >= '0' && ascii <= '9')) {
                out += ascii;
            }
        } else if (is_han(c)) {
            if (const char letter = initial_of(c); letter != '\0') out += letter;
        } else if (u_isalnum(static_cast<UChar32>(c)) != 0) {
            append(out, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
        }
    }
    return out;
}

}  // namespace liucai::text
