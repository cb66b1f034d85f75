#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <list>
#include <liucai/base/result.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace liucai::api {

/// An answer that can be given again.
struct KeptAnswer {
    int status = 200;
    std::string body;
};

/// Remembers the first answer to every write by its Idempotency-Key and repeats it. The same key with another request
/// is refused with `idempotency_key_reused`. Two requests with one key at once: the second waits for the first. An
/// answer that tells a fault of ours (5xx) is not kept, so that a retry can succeed. From any thread.
class Idempotency {
public:
    using Clock = std::chrono::steady_clock;

    Idempotency(std::size_t answers_max, std::chrono::seconds kept_for)
        : answers_max_(answers_max), kept_for_(kept_for) {}

    /// `fingerprint` says what is asked: method, path, query and body (or its digest).
    base::Result<KeptAnswer> answer(const std::string& key, const std::string& fingerprint,
                                    const std::function<KeptAnswer()>& act);

private:
    struct Entry {
        std::string fingerprint;
        std::optional<KeptAnswer> answer;  ///< none while the first request is under way
        Clock::time_point at;
        std::list<std::string>::iterator place;
    };

    void forget_old();

    const std::size_t answers_max_;
    const std::chrono::seconds kept_for_;
    std::mutex mutex_;
    std::condition_variable is_answered_;
    std::map<std::string, Entry> entries_;
    std::list<std::string> order_;  ///< oldest first
};

}  // namespace liucai::api
