#pragma once

#include <stdexcept>
#include <string_view>

namespace liucai::base {

/// Prints the broken claim with its place and stops the process. Never returns.
[[noreturn]] void claim_failed(std::string_view claim, std::string_view why, const char* file, int line) noexcept;

/// A fault of ours that spoils one request only. Caught once, at the edge.
class Fault : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

/// Throws Fault with the broken claim and its place.
[[noreturn]] void request_failed(std::string_view claim, std::string_view why, const char* file, int line);

}  // namespace liucai::base

/// A claim about our own code, checked in every build; money or the order of events may be at stake, so the process
/// stops. User input never reaches one of these.
#define LIUCAI_ASSERT(claim, why)                                          \
    do {                                                                   \
        if (!(claim)) {                                                    \
            ::liucai::base::claim_failed(#claim, why, __FILE__, __LINE__); \
        }                                                                  \
    } while (false)

/// A claim about our own code whose breach spoils only this request: the request is given up, the server stays.
#define LIUCAI_ENSURE(claim, why)                                            \
    do {                                                                     \
        if (!(claim)) {                                                      \
            ::liucai::base::request_failed(#claim, why, __FILE__, __LINE__); \
        }                                                                    \
    } while (false)
