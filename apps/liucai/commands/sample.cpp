#include <liucai/calendar/calendar.hpp>
#include <liucai/sample/sample.hpp>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "../command.hpp"

namespace liucai::app {

namespace {

struct SampleOptions {
    std::string out;
    std::uint32_t people = 300;
    std::uint32_t seed = 1;
    std::string as_of;
};

int write_sample(const SampleOptions& options) {
    sample::Options what;
    what.people = options.people;
    what.seed = options.seed;
    what.as_of = calendar::today_in_shanghai();
    if (!options.as_of.empty()) {
        const auto day = calendar::parse_day(options.as_of);
        if (!day) {
            return refuse(
                base::Error{"date_invalid", "'" + options.as_of + "' is no day that exists", "write it as 2026-11-01"}
                    .with("text", options.as_of));
        }
        what.as_of = *day;
    }
    if (const auto status = sample::write_roster(options.out, what); !status) {
        return refuse(status.error());
    }
    std::printf("%u invented people written to %s\n", options.people, options.out.c_str());
    return kDone;
}

}  // namespace

void add_sample(CLI::App& app, int& status) {
    auto* command = app.add_subcommand("sample", "Write a roster of invented people");
    auto options = std::make_shared<SampleOptions>();
    command->add_option("--out", options->out, "the workbook to write (.xlsx)")->required();
    command->add_option("--people", options->people, "how many")
        ->capture_default_str()
        ->check(CLI::Range(1U, 1'000'000U));
    command->add_option("--seed", options->seed, "the same seed gives the same people")->capture_default_str();
    command->add_option("--as-of", options->as_of, "the day for which ages and months fit; today when it is left away");
    command->callback([options, &status] { status = write_sample(*options); });
}

}  // namespace liucai::app
