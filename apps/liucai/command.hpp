#pragma once

#include <CLI/CLI.hpp>
#include <liucai/base/result.hpp>

namespace liucai::app {

/// Exit statuses, which other programs rely on.
inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;   ///< the input was refused; message and hint are on stderr
inline constexpr int kWrongUse = 2;  ///< the command line is wrong
inline constexpr int kFault = 3;     ///< a fault of ours

/// Prints a refusal to stderr and gives kRefused.
int refuse(const base::Error& error);

// Each command adds itself; the callback stores its exit status in `status`.
void add_explain(CLI::App& app, int& status);
void add_roster(CLI::App& app, int& status);
void add_sample(CLI::App& app, int& status);
void add_serve(CLI::App& app, int& status);
void add_tck(CLI::App& app, int& status);
void add_evaluate(CLI::App& app, int& status);
void add_decide(CLI::App& app, int& status);
void add_pack(CLI::App& app, int& status);

}  // namespace liucai::app
