#pragma once

#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/calendar/calendar.hpp>
#include <string>
#include <string_view>

namespace liucai::sample {

struct Options {
    std::uint32_t people = 300;
    std::uint32_t seed = 1;  ///< the same seed gives the same people
    calendar::Day as_of{};   ///< ages, contracts and insured months are as on this day
};

/// Writes a roster of invented people as a workbook: title, note, header in the third line, people from the fourth, a
/// closing line of totals. About every fifteenth line has a defect.
base::Status write_roster(const std::string& path, const Options& options);

/// Writes the empty roster: the same head, and no people. `language` is "zh-CN" or "en"; the headers are Chinese in
/// both, with English beside them in "en".
base::Status write_template(const std::string& path, std::string_view language);

}  // namespace liucai::sample
