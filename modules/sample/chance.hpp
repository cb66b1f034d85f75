#pragma once

#include <cstdint>
#include <span>

namespace liucai::sample {

/// Random numbers that are the same on every machine (SplitMix64).
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    /// 0 … bound - 1
    std::uint32_t below(std::uint32_t bound) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        mixed ^= mixed >> 31U;
        return static_cast<std::uint32_t>((mixed >> 32U) % bound);
    }
    bool in(std::uint32_t percent) { return below(100) < percent; }
    template <typename T>
    const T& one_of(std::span<const T> choices) {
        return choices[below(static_cast<std::uint32_t>(choices.size()))];
    }

private:
    std::uint64_t state_;
};

}  // namespace liucai::sample
