#pragma once

#include <liucai/http/message.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "runs.hpp"

namespace liucai::api {

/// Writes an upload into the folder of a run that nobody can find yet, and knows the digest of what came.
class UploadSink final : public http::BodySink {
public:
    explicit UploadSink(std::shared_ptr<Run> run);
    ~UploadSink() override;

    base::Status write(std::string_view piece) override;
    /// Ends the file; the SHA-256 of its bytes in hexadecimal.
    base::Result<std::string> finish();
    const std::shared_ptr<Run>& run() const { return run_; }

private:
    struct Digest;
    std::shared_ptr<Run> run_;
    std::unique_ptr<Digest> digest_;
    int file_ = -1;
};

/// SHA-256 in hexadecimal.
std::string sha256(std::string_view bytes);

}  // namespace liucai::api
