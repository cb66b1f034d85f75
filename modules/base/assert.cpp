#include <cstdio>
#include <cstdlib>
#include <liucai/base/assert.hpp>
#include <string>

namespace liucai::base {

void claim_failed(std::string_view claim, std::string_view why, const char* file, int line) noexcept {
    std::fprintf(stderr, "%s:%d: broken claim: %.*s\n  %.*s\n", file, line, static_cast<int>(claim.size()),
                 claim.data(), static_cast<int>(why.size()), why.data());
    std::abort();
}

void request_failed(std::string_view claim, std::string_view why, const char* file, int line) {
    throw Fault(std::string(file) + ":" + std::to_string(line) + ": broken claim: " + std::string(claim) + "; " +
                std::string(why));
}

}  // namespace liucai::base
