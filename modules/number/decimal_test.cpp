#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <liucai/number/decimal.hpp>
#include <liucai/testkit/scenario.hpp>
#include <map>
#include <random>

namespace liucai::number {
namespace {

constexpr std::pair<const char*, Rounding> kRoundings[] = {
    {"half_even", Rounding::half_even}, {"half_up", Rounding::half_up},
    {"half_down", Rounding::half_down}, {"up", Rounding::up},
    {"down", Rounding::down},           {"ceiling", Rounding::ceiling},
    {"floor", Rounding::floor}};

std::string shown(const std::optional<Decimal>& value) { return value ? value->to_canonical_text() : "none"; }

std::string round_all_ways(const Decimal& value, std::int64_t scale) {
    std::string answer;
    for (const auto& [word, how] : kRoundings) {
        const std::optional<Decimal> rounded = value.round(scale, how);
        answer += std::string(word) + " " + (rounded ? rounded->to_text() : "none") + "\n";
    }
    return answer;
}

std::string tell(const testkit::Step& step) {
    const std::optional<Decimal> left = Decimal::parse(step.words.at(0));
    if (step.verb == "text") {
        return left ? left->to_text() + "\n" + left->to_canonical_text() + "\n" : "no number\n";
    }
    if (step.verb == "round") {
        return round_all_ways(*left, std::stoll(step.words.at(1)));
    }
    if (step.verb == "exp" || step.verb == "ln" || step.verb == "sqrt") {
        return shown(step.verb == "exp" ? left->exp() : step.verb == "ln" ? left->ln() : left->sqrt()) + "\n";
    }
    const Decimal right = *Decimal::parse(step.words.at(1));
    if (step.verb == "compare") {
        const std::strong_ordering order = *left <=> right;
        return order == 0 ? "equal\n" : order < 0 ? "less\n" : "greater\n";
    }
    using Operation = std::optional<Decimal> (Decimal::*)(const Decimal&) const;
    static const std::map<std::string, Operation> kOperations = {
        {"add", &Decimal::add},       {"subtract", &Decimal::subtract}, {"multiply", &Decimal::multiply},
        {"divide", &Decimal::divide}, {"modulo", &Decimal::modulo},     {"power", &Decimal::power}};
    return shown((*left.*kOperations.at(step.verb))(right)) + "\n";
}

TEST(Decimal, AnswersAsTheStoriesTell) {
    const std::vector<std::string> files = testkit::scenario_files(std::string(LIUCAI_MODULE_DIR) + "/scenarios");
    ASSERT_EQ(files.size(), 4U);
    for (const std::string& file : files) {
        EXPECT_EQ(testkit::run_scenario(file, tell), "");
    }
}

/// Integers are a model that decimal arithmetic must agree with wherever the answer has at most 34 digits.
TEST(Decimal, AgreesWithIntegers) {
    constexpr std::uint64_t kSeed = 20'260'101;
    std::mt19937_64 random(kSeed);
    const auto draw = [&random] {
        const int width = static_cast<int>(random() % 54) + 1;
        const auto size = static_cast<std::int64_t>(random() >> (64 - width));
        return random() % 2 == 0 ? size : -size;
    };
    const auto text = [](__int128 value) {
        std::string digits = value == 0 ? "0" : "";
        for (__int128 rest = value < 0 ? -value : value; rest != 0; rest /= 10) {
            digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(rest % 10)));
        }
        return (value < 0 ? "-" : "") + digits;
    };
    for (int i = 0; i < 20'000; ++i) {
        const std::int64_t a = draw();
        const std::int64_t b = draw();
        SCOPED_TRACE("seed " + std::to_string(kSeed) + ": " + std::to_string(a) + " and " + std::to_string(b));
        ASSERT_EQ(Decimal(a).add(b)->to_text(), text(static_cast<__int128>(a) + b));
        ASSERT_EQ(Decimal(a).subtract(b)->to_text(), text(static_cast<__int128>(a) - b));
        ASSERT_EQ(Decimal(a).multiply(b)->to_text(), text(static_cast<__int128>(a) * b));
        ASSERT_EQ(Decimal(a) <=> Decimal(b), a <=> b);
        ASSERT_EQ(Decimal(a).to_int64(), a);
        ASSERT_EQ(Decimal(a).negate().to_int64(), -a);
        if (b != 0) {
            const std::int64_t floored = ((a % b) + b) % b;
            ASSERT_EQ(Decimal(a).modulo(b)->to_int64(), floored);
            ASSERT_EQ(Decimal(a).multiply(b)->divide(b), Decimal(a));
        }
    }
}

TEST(Decimal, TextReadsBackAsTheSameNumber) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const Decimal value = *Decimal::parse(std::to_string(random()) + std::to_string(random() % 10'000'000) + "e" +
                                              std::to_string(static_cast<int>(random() % 12'000) - 6'000));
        ASSERT_EQ(Decimal::parse(value.to_text()), value);
        ASSERT_EQ(Decimal::parse(value.to_canonical_text()), value);
        ASSERT_EQ(Decimal::parse(value.to_canonical_text())->to_canonical_text(), value.to_canonical_text());
    }
}

TEST(Decimal, EqualNumbersHaveEqualHashAndCanonicalText) {
    const Decimal one = *Decimal::parse("100");
    for (const char* text : {"1e2", "100.000", "1000e-1", "+100"}) {
        EXPECT_EQ(*Decimal::parse(text), one);
        EXPECT_EQ(Decimal::parse(text)->hash(), one.hash());
        EXPECT_EQ(Decimal::parse(text)->to_canonical_text(), "100");
    }
    EXPECT_EQ(Decimal::parse("0e5")->hash(), Decimal().hash());
    EXPECT_NE(Decimal(1).hash(), Decimal(-1).hash());
}

TEST(Decimal, MeetsInt64AtItsEnds) {
    constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(Decimal(kLeast).to_text(), "-9223372036854775808");
    EXPECT_EQ(Decimal(kLeast).to_int64(), kLeast);
    EXPECT_EQ(Decimal(kMost).to_int64(), kMost);
    EXPECT_EQ(Decimal(kMost).add(1)->to_int64(), std::nullopt);
    EXPECT_EQ(Decimal(kLeast).subtract(1)->to_int64(), std::nullopt);
    EXPECT_EQ(Decimal::parse("12.00")->to_int64(), 12);
    EXPECT_EQ(Decimal::parse("12.01")->to_int64(), std::nullopt);
    EXPECT_EQ(Decimal::parse("1e18")->to_int64(), 1'000'000'000'000'000'000);
    EXPECT_EQ(Decimal::parse("1e19")->to_int64(), std::nullopt);
    EXPECT_EQ(Decimal::parse("0e6000")->to_int64(), 0);
    EXPECT_TRUE(Decimal::parse("1e6000")->is_integer());
    EXPECT_FALSE(Decimal::parse("1e-6000")->is_integer());
}

TEST(Decimal, ReadsDoublesByTheirShortestDigits) {
    EXPECT_EQ(Decimal::from_double(0.1)->to_text(), "0.1");
    EXPECT_EQ(Decimal::from_double(-1e22)->to_text(), "-10000000000000000000000");
    EXPECT_EQ(Decimal::from_double(5e-324)->to_double(), 5e-324);
    EXPECT_EQ(Decimal::from_double(std::numeric_limits<double>::infinity()), std::nullopt);
    EXPECT_EQ(Decimal::from_double(std::nan("")), std::nullopt);
    std::mt19937_64 random(11);
    for (int i = 0; i < 5'000; ++i) {
        const double value = std::ldexp(static_cast<double>(random()), static_cast<int>(random() % 600) - 300);
        ASSERT_EQ(Decimal::from_double(value)->to_double(), value);
    }
}

TEST(Decimal, ReadsAMillionDigits) {
    EXPECT_EQ(Decimal::parse("0." + std::string(1'000'000, '0') + "1")->to_canonical_text(), "0");
    EXPECT_EQ(Decimal::parse(std::string(1'000'000, '9')), std::nullopt);
    EXPECT_EQ(Decimal::parse(std::string(1'000'000, '0') + "7"), Decimal(7));
    EXPECT_EQ(Decimal::parse("1" + std::string(7'000, '0') + "e-7000"), Decimal(1));
}

}  // namespace
}  // namespace liucai::number
