#include <gtest/gtest.h>

#include <liucai/base/result.hpp>

using liucai::base::Error;
using liucai::base::Result;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0) {
        return Error{"odd", std::to_string(number) + " has no half", "use an even number"}
            .with("number", std::to_string(number))
            .at("cell B2");
    }
    return number / 2;
}

Result<int> quarter(int number) { return LIUCAI_TRY(half(LIUCAI_TRY(half(number)))); }

TEST(Result, TryHandsOnTheValueOrTheFirstRefusal) {
    EXPECT_EQ(quarter(12).value(), 3);
    const auto refused = quarter(6);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "odd");
    EXPECT_EQ(refused.error().message, "3 has no half");
    EXPECT_EQ(refused.error().where, "cell B2");
}

TEST(ResultDeathTest, AskingARefusalForItsValueStopsTheProcess) {
    EXPECT_DEATH((void)half(1).value(), "value\\(\\) asked of a refusal");
}

TEST(Ensure, GivesUpTheRequestOnly) {
    EXPECT_THROW(LIUCAI_ENSURE(1 + 1 == 3, "arithmetic holds"), liucai::base::Fault);
}

}  // namespace
