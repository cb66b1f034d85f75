#include "normalise.hpp"

#include <gtest/gtest.h>

#include <liucai/calendar/calendar.hpp>
#include <string>

namespace liucai::roster {
namespace {

// The short way for canonical values must say what the plain way says, also of what only looks canonical.
TEST(Normalise, TheShortWayAgreesWithThePlainOne) {
    const std::vector<std::string> texts{
        "是",
        "否",
        "本科",
        "大专",
        "双一流",
        "普通",
        "民营企业",
        "私企",
        "正常",
        "在保",
        "异地",
        "外地",
        "无固定期限",
        "长期",
        "张三",
        "欧阳修文",
        "待核实",
        "暂无",
        "同上",
        "无",
        "张三丶",
        "16920627744",
        "12345678901",
        "91330621MA2WDWTC07",
        "91330621ma2wdwtc07",
        "6299879174677505243",
        "6299879174677505244",
        "330603",
        "330000",
        "999999",
        "１６９２０６２７７４４",
        " 是",
        "",
        " ",
        "3",
        "36",
        "2024-07",
        "2023-06-18",
        "C17 纺织业",
        "x",
    };
    const ReadingContext context{*calendar::parse_day("2026-11-01")};
    for (std::size_t i = 0; i < kFieldCount; ++i) {
        const Field field = static_cast<Field>(i);
        for (const std::string& text : texts) {
            for (const bool is_asking : {false, true}) {
                ColumnTraits traits;
                traits.asks_yes_no = is_asking && (field == Field::schoolTier || field == Field::insuredStatus);
                const CellView cell{tabular::CellType::text, text, false, false};
                Draft quick;
                Draft plain;
                normalise(field, cell, traits, context, quick);
                normalise_plainly(field, cell, traits, context, plain);
                EXPECT_EQ(quick.at(field), plain.at(field)) << to_text(field) << " " << text;
                ASSERT_EQ(quick.notes.size(), plain.notes.size()) << to_text(field) << " " << text;
                for (std::size_t n = 0; n < plain.notes.size(); ++n) {
                    EXPECT_EQ(quick.notes[n].code, plain.notes[n].code) << to_text(field) << " " << text;
                }
            }
        }
    }
}

}  // namespace
}  // namespace liucai::roster
