#pragma once

#include <cstddef>
#include <cstdint>
#include <liucai/base/result.hpp>
#include <liucai/tabular/workbook.hpp>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

struct zip;
struct zip_file;

namespace liucai::tabular {

/// Bytes handed over piece by piece.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    /// Fills `buffer` from its start; 0 at the end.
    virtual base::Result<std::size_t> read(std::span<char> buffer) = 0;
    /// The part these bytes come from, for messages.
    virtual const std::string& name() const = 0;
};

/// An opened part, unpacked as a stream. Counts what it hands over and refuses what unpacks beyond the limits, so a
/// part that lies about its size costs no more than the limits allow.
class PartStream final : public ByteSource {
public:
    ~PartStream() override;
    PartStream(PartStream&& other) noexcept;
    PartStream& operator=(PartStream&&) = delete;

    base::Result<std::size_t> read(std::span<char> buffer) override;
    const std::string& name() const override { return name_; }

private:
    friend class ZipPackage;
    PartStream(zip_file* file, std::string path, std::string name, std::uint64_t packed_bytes, const Limits& limits);

    zip_file* file_;
    std::string path_;
    std::string name_;
    std::uint64_t packed_bytes_;
    std::uint64_t unpacked_bytes_ = 0;
    Limits limits_;
};

/// The zip container of a workbook. Opening reads the directory only.
class ZipPackage {
public:
    static base::Result<ZipPackage> open(const std::string& path, const Limits& limits);

    const std::string& path() const { return path_; }
    /// Part names are compared without case, a leading slash or the direction of slashes: producers differ, and
    /// ECMA-376 part 2, 6.2.2.3 makes names that differ in case equivalent.
    bool has(std::string_view part) const { return index_of(part).has_value(); }
    /// What the directory claims, for progress only.
    std::uint64_t claimed_bytes(std::string_view part) const;
    base::Result<PartStream> open_part(std::string_view part) const;

private:
    struct Closer {
        void operator()(zip* archive) const;
    };
    ZipPackage() = default;
    std::optional<std::uint64_t> index_of(std::string_view part) const;

    std::string path_;
    Limits limits_;
    std::unique_ptr<zip, Closer> archive_;
    std::unordered_map<std::string, std::uint64_t> parts_;
};

}  // namespace liucai::tabular
