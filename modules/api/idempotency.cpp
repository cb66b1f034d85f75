#include "idempotency.hpp"

namespace liucai::api {

base::Result<KeptAnswer> Idempotency::answer(const std::string& key, const std::string& fingerprint,
                                             const std::function<KeptAnswer()>& act) {
    std::unique_lock lock(mutex_);
    forget_old();
    for (auto found = entries_.find(key); found != entries_.end(); found = entries_.find(key)) {
        if (found->second.fingerprint != fingerprint) {
            return base::Error{"idempotency_key_reused", "this Idempotency-Key came with another request before",
                               "choose a new key for a new act"};
        }
        if (found->second.answer) {
            return *found->second.answer;
        }
        is_answered_.wait(lock);
    }
    order_.push_back(key);
    entries_[key] = Entry{fingerprint, std::nullopt, Clock::now(), std::prev(order_.end())};
    lock.unlock();

    // Whatever happens, those who wait for this answer are woken.
    const auto settle = [&](std::optional<KeptAnswer> answer) {
        const std::scoped_lock again(mutex_);
        const auto found = entries_.find(key);
        if (answer && answer->status < 500) {
            found->second.answer = std::move(answer);
        } else {
            order_.erase(found->second.place);
            entries_.erase(found);
        }
        is_answered_.notify_all();
    };
    try {
        KeptAnswer first = act();
        settle(first);
        return first;
    } catch (...) {
        settle(std::nullopt);
        throw;
    }
}

void Idempotency::forget_old() {
    const auto now = Clock::now();
    while (!order_.empty()) {
        const auto oldest = entries_.find(order_.front());
        const bool is_old = now - oldest->second.at > kept_for_;
        if (!oldest->second.answer || (!is_old && order_.size() < answers_max_)) {
            break;
        }
        entries_.erase(oldest);
        order_.pop_front();
    }
}

}  // namespace liucai::api
