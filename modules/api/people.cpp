#include "people.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <liucai/text/text.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace liucai::api {

namespace {

constexpr std::size_t kFlushBytes = std::size_t{1} << 20U;
constexpr std::size_t kFieldBytesMax = 0xFFFF;

base::Error disk_failed(const std::string& what) {
    return base::Error{"temporary_storage_failed", "the server's temporary storage failed: " + what,
                       "free some space where the server keeps uploads, and try again"}
        .with("why", what);
}

}  // namespace

People::People(std::string path)
    : path_(std::move(path)), file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {}

People::~People() {
    if (mapped_ != nullptr) {
        ::munmap(const_cast<char*>(mapped_), size_bytes_);
    }
    if (file_ >= 0) {
        ::close(file_);
        ::unlink(path_.c_str());
    }
}

// A record is the fields and the initials, each as two bytes of length and its bytes.
base::Status People::add(const roster::Line& line) {
    if (sheets_.empty() || sheets_.back() != line.sheet) {
        sheets_.push_back(line.sheet);
    }
    heads_.push_back(
        {size_bytes_ + pending_.size(), line.row, static_cast<std::uint16_t>(sheets_.size() - 1), line.outcome});
    const auto put = [this](std::string_view value) {
        value = value.substr(0, kFieldBytesMax);
        pending_ += static_cast<char>(value.size() & 0xFFU);
        pending_ += static_cast<char>(value.size() >> 8U);
        pending_ += value;
    };
    for (const std::string& value : line.values) {
        put(value);
    }
    put(text::pinyin_initials(line.values[static_cast<std::size_t>(roster::Field::name)]));
    return pending_.size() >= kFlushBytes ? flush() : base::done();
}

base::Status People::flush() {
    std::string_view left = pending_;
    while (!left.empty()) {
        const ssize_t count = ::write(file_, left.data(), left.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            return disk_failed(std::strerror(errno));
        }
        left.remove_prefix(static_cast<std::size_t>(count));
        size_bytes_ += static_cast<std::uint64_t>(count);
    }
    pending_.clear();
    return base::done();
}

base::Status People::finish() {
    LIUCAI_TRY(flush());
    if (size_bytes_ > 0) {
        void* mapped = ::mmap(nullptr, size_bytes_, PROT_READ, MAP_SHARED, file_, 0);
        if (mapped == MAP_FAILED) {
            return disk_failed(std::strerror(errno));
        }
        mapped_ = static_cast<const char*>(mapped);
    }
    heads_.shrink_to_fit();
    return base::done();
}

std::string_view People::packed(std::size_t person, std::size_t index) const {
    const char* at = mapped_ + heads_[person].offset;
    for (;; --index) {
        const std::size_t size =
            static_cast<unsigned char>(at[0]) + (static_cast<std::size_t>(static_cast<unsigned char>(at[1])) << 8U);
        if (index == 0) {
            return {at + 2, size};
        }
        at += 2 + size;
    }
}

People::Fields People::fields(std::size_t person) const {
    Fields out;
    const char* at = mapped_ + heads_[person].offset;
    for (std::string_view& value : out) {
        const std::size_t size =
            static_cast<unsigned char>(at[0]) + (static_cast<std::size_t>(static_cast<unsigned char>(at[1])) << 8U);
        value = {at + 2, size};
        at += 2 + size;
    }
    return out;
}

std::string_view People::field(std::size_t person, roster::Field field) const {
    return packed(person, static_cast<std::size_t>(field));
}

std::string_view People::initials(std::size_t person) const { return packed(person, roster::kFieldCount); }

}  // namespace liucai::api
