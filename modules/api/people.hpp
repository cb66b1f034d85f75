#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/roster/roster.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace liucai::api {

/// The people of one run: the canonical fields lie in a file of the run's own folder and are mapped into memory, so
/// that 300,000 of them cost the process a few bytes each. Written once by one thread, then read by any.
class People {
public:
    using Fields = std::array<std::string_view, roster::kFieldCount>;

    explicit People(std::string path);
    ~People();
    People(const People&) = delete;
    People& operator=(const People&) = delete;

    base::Status add(const roster::Line& line);
    /// Ends the writing; before it nothing can be read.
    base::Status finish();

    std::size_t size() const { return heads_.size(); }
    std::uint32_t row(std::size_t person) const { return heads_[person].row; }
    roster::Outcome outcome(std::size_t person) const { return heads_[person].outcome; }
    const std::string& sheet(std::size_t person) const { return sheets_[heads_[person].sheet]; }
    Fields fields(std::size_t person) const;
    std::string_view field(std::size_t person, roster::Field field) const;
    std::string_view initials(std::size_t person) const;  ///< of the name, for search and order

private:
    struct Head {
        std::uint64_t offset = 0;
        std::uint32_t row = 0;
        std::uint16_t sheet = 0;
        roster::Outcome outcome = roster::Outcome::import;
    };

    std::string_view packed(std::size_t person, std::size_t index) const;
    base::Status flush();

    std::string path_;
    int file_ = -1;
    std::string pending_;
    std::uint64_t size_bytes_ = 0;
    const char* mapped_ = nullptr;
    std::vector<Head> heads_;
    std::vector<std::string> sheets_;
};

}  // namespace liucai::api
