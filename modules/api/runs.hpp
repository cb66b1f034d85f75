#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <liucai/base/result.hpp>
#include <liucai/roster/roster.hpp>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "decided.hpp"

namespace liucai::api {

enum class Phase : std::uint8_t { waiting, reading, deciding, done, failed };
std::string_view to_text(Phase phase);

/// What a roster looked like before it was read.
struct Inspection {
    roster::Summary summary;
    std::vector<std::pair<std::string, bool>> sheets;  ///< name, hidden
};

/// One uploaded roster and what was decided about it. Owns a folder of its own, which goes with it.
class Run {
public:
    Run(std::string id, std::string folder) : id_(std::move(id)), folder_(std::move(folder)) {}
    ~Run();
    Run(const Run&) = delete;
    Run& operator=(const Run&) = delete;

    const std::string& id() const { return id_; }
    const std::string& folder() const { return folder_; }
    std::string file() const { return folder_ + "/roster"; }

    std::string file_name;  ///< as the user calls it; set before the run is shared
    std::uint64_t size_bytes = 0;
    Inspection inspection;

    struct State {
        Phase phase = Phase::waiting;
        double fraction = 0;
        std::size_t person_count = 0;
        std::optional<base::Error> error;
        std::shared_ptr<const Decided> decided;
    };
    State state() const;
    /// The result; refuses with `run_not_decided` while there is none.
    base::Result<std::shared_ptr<const Decided>> decided() const;

private:
    friend class Runs;
    struct Job {
        DecideOrder order;
        std::atomic<bool> cancel = false;
        DecideProgress progress;
    };

    const std::string id_;
    const std::string folder_;
    mutable std::mutex mutex_;
    std::shared_ptr<Job> job_;  ///< the latest
    std::shared_ptr<const Decided> decided_;
    std::optional<base::Error> error_;
    std::chrono::steady_clock::time_point used_at_ = std::chrono::steady_clock::now();
};

/// The runs of this process and the threads that work for them. From any thread.
class Runs {
public:
    struct Limits {
        std::size_t runs_max = 64;
        std::size_t people_max = 2'000'000;
        std::chrono::seconds expiry{7200};
        unsigned jobs = 2;
        unsigned job_threads = 0;
        std::function<void(std::string_view)> on_fault;
    };

    /// Makes the folder that holds everything (0700) below `temp_folder`, and removes what a killed process of ours
    /// left there.
    static base::Result<std::unique_ptr<Runs>> create(const std::string& temp_folder, const Limits& limits);
    ~Runs();

    /// A new run, not yet found by others, with an empty folder. Refuses with `too_many_runs`.
    base::Result<std::shared_ptr<Run>> begin();
    /// From now on the run can be found.
    void add(const std::shared_ptr<Run>& run);
    base::Result<std::shared_ptr<Run>> find(std::string_view id);
    base::Status close(std::string_view id);
    /// Queues the reading and deciding; an earlier order of this run is cancelled.
    void decide(const std::shared_ptr<Run>& run, DecideOrder order);
    std::size_t size() const;
    std::chrono::seconds expiry() const { return limits_.expiry; }
    const std::string& folder() const { return folder_; }
    /// Ends the work under way, joins the threads, forgets all runs.
    void stop();
    /// Forgets runs that nobody used for the time.
    void expire();

private:
    explicit Runs(std::string folder, Limits limits);
    void work();
    void perform(Run& run, Run::Job& job);
    std::size_t people_left() const;

    const std::string folder_;
    const Limits limits_;
    mutable std::mutex mutex_;
    std::condition_variable is_called_;
    std::map<std::string, std::shared_ptr<Run>, std::less<>> runs_;
    std::deque<std::pair<std::weak_ptr<Run>, std::shared_ptr<Run::Job>>> queue_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace liucai::api
