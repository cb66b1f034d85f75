// What a roster of 300,000 people asks of this module, per cell. Each benchmark checks its answer.
#include <benchmark/benchmark.h>

#include <liucai/text/text.hpp>

namespace liucai::text {
namespace {

void trim_and_fold(benchmark::State& state) {
    const std::string cell = "浙江沅野纺织科技有限公司";
    for (auto _ : state) {
        const std::string clean = trim(fold_width(cell));
        if (clean != cell) state.SkipWithError("a clean cell stays as it is");
        benchmark::DoNotOptimize(clean);
    }
}
BENCHMARK(trim_and_fold);

void initials_of_a_name(benchmark::State& state) {
    for (auto _ : state) {
        const std::string letters = pinyin_initials("张晓明");
        if (letters != "zxm") state.SkipWithError("wrong letters");
        benchmark::DoNotOptimize(letters);
    }
}
BENCHMARK(initials_of_a_name);

void gb18030_to_utf8(benchmark::State& state) {
    std::string lines;
    for (int i = 0; i < 1000; ++i) lines += "1,张晓明,居民身份证,浙江沅野纺织科技有限公司,C17 纺织业\r\n";
    const std::string bytes = to_gb18030(lines).value_or("");
    for (auto _ : state) {
        const auto utf8 = from_gb18030(bytes);
        if (utf8 != lines) state.SkipWithError("the text came back different");
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes.size()));
}
BENCHMARK(gb18030_to_utf8);

}  // namespace
}  // namespace liucai::text
