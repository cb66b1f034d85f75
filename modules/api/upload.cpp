#include "upload.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace liucai::api {

namespace {

std::string hex(const unsigned char* bytes, unsigned size) {
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (unsigned i = 0; i < size; ++i) {
        out += kHex[bytes[i] >> 4U];
        out += kHex[bytes[i] & 15U];
    }
    return out;
}

}  // namespace

struct UploadSink::Digest {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    Digest() { EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr); }
    std::string take() {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned size = 0;
        EVP_DigestFinal_ex(context.get(), bytes.data(), &size);
        return hex(bytes.data(), size);
    }
};

UploadSink::UploadSink(std::shared_ptr<Run> run)
    : run_(std::move(run)),
      digest_(std::make_unique<Digest>()),
      file_(::open(run_->file().c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {}

UploadSink::~UploadSink() {
    if (file_ >= 0) {
        ::close(file_);
    }
}

base::Status UploadSink::write(std::string_view piece) {
    EVP_DigestUpdate(digest_->context.get(), piece.data(), piece.size());
    while (!piece.empty()) {
        const ssize_t count = ::write(file_, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            const std::string why = std::strerror(errno);
            return base::Error{"temporary_storage_failed", "the server's temporary storage failed: " + why,
                               "free some space where the server keeps uploads, and try again"}
                .with("why", why);
        }
        piece.remove_prefix(static_cast<std::size_t>(count));
        run_->size_bytes += static_cast<std::uint64_t>(count);
    }
    return base::done();
}

base::Result<std::string> UploadSink::finish() { return digest_->take(); }

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
    return hex(digest.data(), size);
}

}  // namespace liucai::api
