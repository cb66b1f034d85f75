// Reading and writing about one kilobyte, as a request or a trace line has it.
#include <benchmark/benchmark.h>

#include <liucai/json/json.hpp>

namespace liucai::json {
namespace {

std::string one_kilobyte() {
    Array people;
    for (int i = 0; i < 8; ++i) {
        people.push_back(Object{{"name", "张晓明"},
                                {"degree", "硕士"},
                                {"amount", NumberText{"30000.00"}},
                                {"seq", i},
                                {"reasons", Array{"DEGREE", "INSURED", true, nullptr}}});
    }
    return write(Object{{"people", std::move(people)}});
}

void read_one_kilobyte(benchmark::State& state) {
    const std::string text = one_kilobyte();
    for (auto _ : state) {
        const auto parsed = parse(text);
        if (!parsed) state.SkipWithError("a good text was refused");
        benchmark::DoNotOptimize(parsed);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(read_one_kilobyte);

void write_one_kilobyte(benchmark::State& state) {
    const std::string text = one_kilobyte();
    const Json value = parse(text).value();
    for (auto _ : state) {
        if (write(value) != text) state.SkipWithError("written differently");
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(write_one_kilobyte);

}  // namespace
}  // namespace liucai::json
