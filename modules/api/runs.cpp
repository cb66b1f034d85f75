#include "runs.hpp"

#include <openssl/rand.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace liucai::api {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::string_view kFolderPrefix = "liucai-runs-";

// 128 random bits: who knows the name of a run has access to it, so it cannot be guessed.
std::string random_name() {
    std::array<unsigned char, 16> bytes{};
    LIUCAI_ENSURE(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "the system has random numbers");
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : bytes) {
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

// Uploads are personal data: what a killed process left behind is removed by the next one of the same user.
void remove_leftovers(const fs::path& temp) {
    std::error_code error;
    for (fs::directory_iterator it(temp, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (!name.starts_with(kFolderPrefix)) {
            continue;
        }
        pid_t owner = 0;
        const char* digits = name.data() + kFolderPrefix.size();
        const auto [after, bad] = std::from_chars(digits, name.data() + name.size(), owner);
        struct stat status{};
        const bool is_ours =
            ::lstat(it->path().c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::getuid();
        if (bad == std::errc{} && *after == '-' && owner > 0 && is_ours && ::kill(owner, 0) != 0 && errno == ESRCH) {
            std::error_code ignored;
            fs::remove_all(it->path(), ignored);
        }
    }
}

base::Error no_storage(const std::string& folder, const std::string& why) {
    return base::Error{"temporary_storage_failed", "cannot keep uploads in '" + folder + "': " + why,
                       "name a folder that can be written with TMPDIR"}
        .with("why", why);
}

}  // namespace

std::string_view to_text(Phase phase) {
    constexpr std::array<std::string_view, 5> kTexts{"waiting", "reading", "deciding", "done", "failed"};
    return kTexts[static_cast<std::size_t>(phase)];
}

Run::~Run() {
    // The people's file is closed before its folder goes.
    decided_.reset();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

Run::State Run::state() const {
    const std::scoped_lock lock(mutex_);
    State out;
    out.decided = decided_;
    out.error = error_;
    if (out.error) {
        out.phase = Phase::failed;
    } else if (out.decided) {
        out.phase = Phase::done;
        out.fraction = 1;
    } else if (job_ && job_->progress.is_reading) {
        // Reading is about a fifth of the whole.
        out.phase = job_->progress.is_deciding ? Phase::deciding : Phase::reading;
        out.fraction = 0.2 * std::clamp(job_->progress.reading.load(), 0.0, 1.0);
    }
    if (job_) {
        out.person_count = job_->progress.person_count;
        if (out.phase == Phase::deciding && out.person_count > 0) {
            out.fraction = 0.2 + 0.8 * static_cast<double>(job_->progress.decided_count.load()) /
                                     static_cast<double>(out.person_count);
        }
    }
    return out;
}

base::Result<std::shared_ptr<const Decided>> Run::decided() const {
    const std::scoped_lock lock(mutex_);
    if (decided_) {
        return decided_;
    }
    if (error_) {
        return *error_;
    }
    return base::Error{"run_not_decided", "this run has no result yet", "wait until its progress says done"};
}

base::Result<std::unique_ptr<Runs>> Runs::create(const std::string& temp_folder, const Limits& limits) {
    std::error_code error;
    const fs::path temp = temp_folder.empty() ? fs::temp_directory_path(error) : fs::path(temp_folder);
    if (error) {
        return no_storage(temp_folder, error.message());
    }
    remove_leftovers(temp);
    std::string pattern = (temp / (std::string(kFolderPrefix) + std::to_string(::getpid()) + "-XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        return no_storage(temp.string(), std::strerror(errno));
    }
    return std::unique_ptr<Runs>(new Runs(pattern, limits));
}

Runs::Runs(std::string folder, Limits limits) : folder_(std::move(folder)), limits_(std::move(limits)) {
    for (unsigned i = 0; i < std::max(1U, limits_.jobs); ++i) {
        threads_.emplace_back([this] { work(); });
    }
}

Runs::~Runs() {
    stop();
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

base::Result<std::shared_ptr<Run>> Runs::begin() {
    expire();
    {
        const std::scoped_lock lock(mutex_);
        if (runs_.size() >= limits_.runs_max) {
            return base::Error{"too_many_runs",
                               "the server already holds " + std::to_string(limits_.runs_max) + " open runs",
                               "close a run that is no longer needed, or wait until one expires"}
                .with("limit", std::to_string(limits_.runs_max));
        }
    }
    std::string id = random_name();
    std::string folder = folder_ + "/" + id;
    if (::mkdir(folder.c_str(), 0700) != 0) {
        return no_storage(folder_, std::strerror(errno));
    }
    return std::make_shared<Run>(std::move(id), std::move(folder));
}

void Runs::add(const std::shared_ptr<Run>& run) {
    const std::scoped_lock lock(mutex_);
    runs_.emplace(run->id(), run);
}

base::Result<std::shared_ptr<Run>> Runs::find(std::string_view id) {
    expire();
    const std::scoped_lock lock(mutex_);
    const auto found = runs_.find(id);
    if (found == runs_.end()) {
        return base::Error{"run_unknown", "there is no such run; it was closed, or it expired",
                           "upload the roster again"};
    }
    const std::scoped_lock run_lock(found->second->mutex_);
    found->second->used_at_ = Clock::now();
    return found->second;
}

base::Status Runs::close(std::string_view id) {
    std::shared_ptr<Run> gone;  // goes outside the lock: removing files takes time
    const std::scoped_lock lock(mutex_);
    const auto found = runs_.find(id);
    if (found == runs_.end()) {
        return base::Error{"run_unknown", "there is no such run; it was closed, or it expired",
                           "upload the roster again"};
    }
    gone = std::move(found->second);
    runs_.erase(found);
    const std::scoped_lock run_lock(gone->mutex_);
    if (gone->job_) {
        gone->job_->cancel = true;
    }
    return base::done();
}

void Runs::decide(const std::shared_ptr<Run>& run, DecideOrder order) {
    auto job = std::make_shared<Run::Job>();
    job->order = std::move(order);
    {
        const std::scoped_lock lock(run->mutex_);
        if (run->job_) {
            run->job_->cancel = true;
        }
        run->job_ = job;
        run->decided_.reset();
        run->error_.reset();
    }
    const std::scoped_lock lock(mutex_);
    queue_.emplace_back(run, std::move(job));
    is_called_.notify_one();
}

std::size_t Runs::size() const {
    const std::scoped_lock lock(mutex_);
    return runs_.size();
}

void Runs::expire() {
    std::vector<std::shared_ptr<Run>> gone;
    const std::scoped_lock lock(mutex_);
    const auto now = Clock::now();
    for (auto it = runs_.begin(); it != runs_.end();) {
        const std::scoped_lock run_lock(it->second->mutex_);
        if (now - it->second->used_at_ < limits_.expiry) {
            ++it;
            continue;
        }
        if (it->second->job_) {
            it->second->job_->cancel = true;
        }
        gone.push_back(std::move(it->second));
        it = runs_.erase(it);
    }
}

void Runs::stop() {
    {
        const std::scoped_lock lock(mutex_);
        if (is_stopping_) {
            return;
        }
        is_stopping_ = true;
        for (const auto& [id, run] : runs_) {
            const std::scoped_lock run_lock(run->mutex_);
            if (run->job_) {
                run->job_->cancel = true;
            }
        }
        is_called_.notify_all();
    }
    for (std::thread& thread : threads_) {
        thread.join();
    }
    const std::scoped_lock lock(mutex_);
    runs_.clear();
}

void Runs::work() {
    std::unique_lock lock(mutex_);
    while (!is_stopping_) {
        if (queue_.empty()) {
            is_called_.wait_for(lock, std::chrono::seconds(30));
            lock.unlock();
            expire();
            lock.lock();
            continue;
        }
        auto [weak, job] = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        if (auto run = weak.lock(); run && !job->cancel) {
            perform(*run, *job);
        }
        lock.lock();
    }
}

std::size_t Runs::people_left() const {
    std::size_t held = 0;
    const std::scoped_lock lock(mutex_);
    for (const auto& [id, run] : runs_) {
        held += run->state().person_count;
    }
    return limits_.people_max - std::min(held, limits_.people_max);
}

void Runs::perform(Run& run, Run::Job& job) {
    base::Result<std::shared_ptr<const Decided>> result =
        base::Error{"internal_fault", "something went wrong on our side", "try again; if it stays, report this code"};
    try {
        const unsigned threads =
            limits_.job_threads != 0 ? limits_.job_threads : std::max(1U, std::thread::hardware_concurrency());
        result = decide_roster(run.file(), run.folder(), job.order, threads, people_left(), job.cancel, job.progress);
    } catch (const std::exception& fault) {
        if (limits_.on_fault) {
            limits_.on_fault(fault.what());
        }
    }
    const std::scoped_lock lock(run.mutex_);
    if (run.job_.get() != &job) {
        return;  // begun anew meanwhile
    }
    if (result) {
        run.decided_ = std::move(result).value();
    } else {
        run.error_ = result.error();
    }
}

}  // namespace liucai::api
