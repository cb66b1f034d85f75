#include "idempotency.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>

namespace liucai::api {
namespace {

using namespace std::chrono_literals;

TEST(Idempotency, the_first_answer_is_kept_and_repeated) {
    Idempotency kept(10, 60s);
    int acts = 0;
    const auto act = [&acts] { return KeptAnswer{200, std::to_string(++acts)}; };
    EXPECT_EQ(kept.answer("key-one", "a", act).value().body, "1");
    EXPECT_EQ(kept.answer("key-one", "a", act).value().body, "1");
    EXPECT_EQ(kept.answer("key-two", "a", act).value().body, "2");
}

TEST(Idempotency, the_same_key_with_another_request_is_refused) {
    Idempotency kept(10, 60s);
    int acts = 0;
    const auto act = [&acts] { return KeptAnswer{200, std::to_string(++acts)}; };
    ASSERT_TRUE(kept.answer("key-one", "a", act));
    const auto again = kept.answer("key-one", "b", act);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, "idempotency_key_reused");
    EXPECT_EQ(acts, 1);
}

TEST(Idempotency, refusals_are_kept_and_faults_of_ours_are_not) {
    Idempotency kept(10, 60s);
    int acts = 0;
    const auto refuse = [&acts] { return KeptAnswer{++acts == 1 ? 422 : 200, ""}; };
    EXPECT_EQ(kept.answer("key-one", "a", refuse).value().status, 422);
    EXPECT_EQ(kept.answer("key-one", "a", refuse).value().status, 422);
    acts = 0;
    const auto fail = [&acts] { return KeptAnswer{++acts == 1 ? 503 : 200, ""}; };
    EXPECT_EQ(kept.answer("key-two", "a", fail).value().status, 503);
    EXPECT_EQ(kept.answer("key-two", "a", fail).value().status, 200);
    EXPECT_THROW((void)kept.answer("key-3", "a", []() -> KeptAnswer { throw std::runtime_error("planted"); }),
                 std::runtime_error);
    EXPECT_EQ(kept.answer("key-3", "a", [] { return KeptAnswer{200, "fine"}; }).value().body, "fine");
}

TEST(Idempotency, two_at_once_act_once) {
    Idempotency kept(10, 60s);
    std::atomic<int> acts = 0;
    const auto act = [&acts] {
        std::this_thread::sleep_for(50ms);
        return KeptAnswer{200, std::to_string(++acts)};
    };
    std::thread other([&] { EXPECT_EQ(kept.answer("key-one", "a", act).value().body, "1"); });
    EXPECT_EQ(kept.answer("key-one", "a", act).value().body, "1");
    other.join();
    EXPECT_EQ(acts, 1);
}

TEST(Idempotency, old_answers_make_room) {
    Idempotency kept(3, 60s);
    int acts = 0;
    const auto act = [&acts] { return KeptAnswer{200, std::to_string(++acts)}; };
    for (const char* key : {"a", "b", "c", "d"}) {
        ASSERT_TRUE(kept.answer(key, "x", act));
    }
    EXPECT_EQ(kept.answer("d", "x", act).value().body, "4");
    EXPECT_EQ(kept.answer("a", "x", act).value().body, "5") << "forgotten";
    Idempotency brief(10, 0s);
    ASSERT_TRUE(brief.answer("a", "x", act));
    std::this_thread::sleep_for(2ms);
    EXPECT_EQ(brief.answer("a", "y", act).value().body, "7");
}

}  // namespace
}  // namespace liucai::api
