#include "zip_package.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include "refusal.hpp"

namespace liucai::tabular {
namespace {

constexpr std::uint64_t kPartsMax = 20'000;
constexpr std::uint64_t kRatioFreeBytes = std::uint64_t{64} << 20U;

std::string folded(std::string_view part) {
    std::string out;
    out.reserve(part.size());
    for (const char c : part) {
        if (c == '\\') {
            out.push_back('/');
        } else if (c >= 'A' && c <= 'Z') {
            out.push_back(static_cast<char>(c - 'A' + 'a'));
        } else {
            out.push_back(c);
        }
    }
    while (!out.empty() && out.front() == '/') {
        out.erase(0, 1);
    }
    return out;
}

std::string words_of(int code) {
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    std::string words = zip_error_strerror(&error);
    zip_error_fini(&error);
    return words;
}

std::uint64_t little_endian(std::span<const char> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[i]);
    }
    return value;
}

// APPNOTE 6.3.10, 4.3.14: the zip64 end record may claim any number of parts; libzip would read them all before we
// could count. The 16-bit record cannot claim more than 65,535, which is harmless.
bool claims_too_many_parts(const std::string& path) {
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    const auto size = static_cast<std::uint64_t>(std::max<std::streamoff>(0, file.tellg()));
    const std::uint64_t tail_bytes = std::min<std::uint64_t>(size, 65'535 + 22 + 20 + 56 + 4096);
    std::string tail(tail_bytes, '\0');
    file.seekg(static_cast<std::streamoff>(size - tail_bytes));
    file.read(tail.data(), static_cast<std::streamsize>(tail_bytes));
    constexpr std::string_view kLocator{"PK\x06\x07", 4};
    for (auto at = tail.find(kLocator); at != std::string::npos; at = tail.find(kLocator, at + 1)) {
        if (at + 20 > tail.size()) {
            break;
        }
        const std::uint64_t record = little_endian(std::span(tail).subspan(at + 8, 8));
        std::array<char, 56> bytes{};
        file.clear();
        file.seekg(static_cast<std::streamoff>(std::min(record, size)));
        if (file.read(bytes.data(), bytes.size()) && little_endian(std::span(bytes).subspan(32, 8)) > kPartsMax) {
            return true;
        }
    }
    return false;
}

}  // namespace

PartStream::PartStream(zip_file* file, std::string path, std::string name, std::uint64_t packed_bytes,
                       const Limits& limits)
    : file_(file), path_(std::move(path)), name_(std::move(name)), packed_bytes_(packed_bytes), limits_(limits) {}

PartStream::PartStream(PartStream&& other) noexcept
    : file_(other.file_),
      path_(std::move(other.path_)),
      name_(std::move(other.name_)),
      packed_bytes_(other.packed_bytes_),
      unpacked_bytes_(other.unpacked_bytes_),
      limits_(other.limits_) {
    other.file_ = nullptr;
}

PartStream::~PartStream() {
    if (file_ != nullptr) {
        zip_fclose(file_);
    }
}

base::Result<std::size_t> PartStream::read(std::span<char> buffer) {
    const zip_int64_t count = zip_fread(file_, buffer.data(), buffer.size());
    if (count < 0) {
        return damaged(path_, name_, zip_error_strerror(zip_file_get_error(file_)));
    }
    unpacked_bytes_ += static_cast<std::uint64_t>(count);
    if (unpacked_bytes_ > limits_.unpacked_bytes_max) {
        return too_large(path_, "unpacked bytes", limits_.unpacked_bytes_max);
    }
    if (unpacked_bytes_ > kRatioFreeBytes && unpacked_bytes_ / limits_.ratio_max > packed_bytes_) {
        return base::Error{
            "workbook_bomb",
            "The part " + name_ + " unpacks to more than " + std::to_string(limits_.ratio_max) + " times its size.",
            "This is not how a spreadsheet program writes; ask the sender for a clean copy."}
            .with("part", name_)
            .with("ratio", std::to_string(limits_.ratio_max))
            .at(path_);
    }
    return static_cast<std::size_t>(count);
}

void ZipPackage::Closer::operator()(zip* archive) const { zip_discard(archive); }

base::Result<ZipPackage> ZipPackage::open(const std::string& path, const Limits& limits) {
    if (claims_too_many_parts(path)) {
        return too_large(path, "parts", kPartsMax);
    }
    ZipPackage package;
    package.path_ = path;
    package.limits_ = limits;
    int code = 0;
    package.archive_.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!package.archive_) {
        return damaged(path, "", words_of(code));
    }
    const auto count =
        static_cast<std::uint64_t>(std::max<zip_int64_t>(0, zip_get_num_entries(package.archive_.get(), 0)));
    if (count > kPartsMax) {
        return too_large(path, "parts", kPartsMax);
    }
    for (std::uint64_t i = 0; i < count; ++i) {
        if (const char* name = zip_get_name(package.archive_.get(), i, ZIP_FL_ENC_GUESS); name != nullptr) {
            package.parts_.emplace(folded(name), i);  // the first of a name counts
        }
    }
    return package;
}

std::optional<std::uint64_t> ZipPackage::index_of(std::string_view part) const {
    const auto found = parts_.find(folded(part));
    if (found == parts_.end()) {
        return std::nullopt;
    }
    return found->second;
}

std::uint64_t ZipPackage::claimed_bytes(std::string_view part) const {
    zip_stat_t stat;
    zip_stat_init(&stat);
    const auto index = index_of(part);
    if (!index || zip_stat_index(archive_.get(), *index, 0, &stat) != 0 || (stat.valid & ZIP_STAT_SIZE) == 0) {
        return 0;
    }
    return stat.size;
}

base::Result<PartStream> ZipPackage::open_part(std::string_view part) const {
    const auto index = index_of(part);
    if (!index) {
        return damaged(path_, part, "the part is missing");
    }
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(archive_.get(), *index, 0, &stat) != 0) {
        return damaged(path_, part, zip_strerror(archive_.get()));
    }
    // ECMA-376 part 2, 7.3.9: parts are stored or deflated; other methods only serve to hide bombs from the ratio.
    if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
        stat.comp_method != ZIP_CM_DEFLATE) {
        return damaged(path_, part, "its compression method does not belong into a workbook");
    }
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
        return base::Error{"workbook_encrypted", "The workbook is protected by a password.",
                           "Open it with the password, remove the protection and save it again as .xlsx."}
            .at(path_);
    }
    zip_file* file = zip_fopen_index(archive_.get(), *index, 0);
    if (file == nullptr) {
        return damaged(path_, part, zip_strerror(archive_.get()));
    }
    return PartStream(file, path_, std::string(part), (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? stat.comp_size : 0,
                      limits_);
}

}  // namespace liucai::tabular
