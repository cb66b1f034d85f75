#include <gtest/gtest.h>
#include <unistd.h>
#include <liucai/api/service.hpp>
#include <liucai/http/server.hpp>
#include <liucai/http/url.hpp>
#include <liucai/json/json.hpp>
#include <liucai/tabular/workbook.hpp>
#include <liucai/testkit/socket_client.hpp>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "description.hpp"

// The operations over real HTTP, with the packs that ship. Every JSON answer is held against openapi.json.

namespace liucai::api {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

struct Got {
    int status = 0;
    std::string head;
    std::string body;
    json::Json json;
};

// The 17 digits of an identity number with their check character (GB 11643); a line without a number stays without.
std::string with_check(std::string digits17) {
    constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (digits17.empty()) {
        return digits17;
    }
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) {
        sum += (digits17.at(i) - '0') * kWeights[i];
    }
    return digits17 + "10X98765432"[sum % 11];
}

// One line of a roster: field word of the header, value.
using Line = std::map<std::string, std::string>;

Line master(const std::string& name, const std::string& id) {
    return {{"姓名", name},
            {"证件类型", "居民身份证"},
            {"证件号码", with_check(id)},
            {"手机号", "15412345678"},
            {"学历", "硕士"},
            {"是否全日制", "是"},
            {"毕业院校", "浙江工业大学"},
            {"院校类别", "普通"},
            {"毕业日期", "2024-06-30"},
            {"籍贯", "340102"},
            {"单位名称", "台州青澜模塑有限公司"},
            {"统一社会信用代码", "91331003MA2AAAAA19"},
            {"单位性质", "民营企业"},
            {"所属行业", "C29 橡胶和塑料制品业"},
            {"合同起始日期", "2026-07-01"},
            {"合同年限", "3"},
            {"首次参保年月", "2024-08"},
            {"累计参保月数", "24"},
            {"连续参保月数", "24"},
            {"参保状态", "正常"},
            {"本区是否有住房", "否"},
            {"是否承诺服务5年", "是"},
            {"开户行", "中国银行"},
            {"银行卡号", "6299800000000000006"},
            {"备注", ""}};
}

class ServiceTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "liucai-api-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        Options options;
        options.packs_folder = LIUCAI_SOURCE_DIR "/packs";
        options.temp_folder = folder_;
        options.version = "test";
        options.runs_max = 4;
        options.people_max = 5'000;
        options.on_fault = [](std::string_view what) { ADD_FAILURE() << "a fault of ours: " << what; };
        auto service = Service::create(options);
        ASSERT_TRUE(service) << service.error().message;
        service_ = std::move(service).value();
        http::Options server_options;
        server_options.port = 0;
        server_options.on_fault = options.on_fault;
        auto server = http::Server::start(server_options, *service_);
        ASSERT_TRUE(server) << server.error().message;
        server_ = std::move(server).value();
    }
    void TearDown() override {
        if (server_) {
            server_->stop();
            service_->stop();
        }
        service_.reset();
        std::error_code ignored;
        EXPECT_TRUE(fs::is_empty(folder_, ignored)) << "nothing outlives the service";
        fs::remove_all(folder_, ignored);
    }

    Got request(const std::string& method, const std::string& target, const std::string& headers = "",
                const std::string& body = "") {
        testkit::SocketClient client(server_->port());
        client.send(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers +
                    (method == "POST" ? "Content-Length: " + std::to_string(body.size()) + "\r\n" : "") + "\r\n" +
                    body);
        const std::string all = client.receive_all(20'000);
        Got out;
        const std::size_t end = all.find("\r\n\r\n");
        if (end == std::string::npos) {
            return out;
        }
        out.status = std::stoi(all.substr(9, 3));
        out.head = all.substr(0, end);
        out.body = all.substr(end + 4);
        if (out.head.find("Content-Type: application/json") != std::string::npos) {
            auto read = json::parse(out.body);
            EXPECT_TRUE(read) << out.body;
            if (read) {
                out.json = std::move(read).value();
            }
            expect_as_described(method, target.substr(0, target.find('?')), out);
        }
        return out;
    }

    // The document is a promise to the web client: every answer keeps it.
    static void expect_as_described(const std::string& method, const std::string& path, const Got& got) {
        const Description& shipped = Description::shipped();
        const json::Json* node = shipped.document().find("paths")->find(path);
        node = node != nullptr ? node->find(method == "POST" ? "post" : "get") : nullptr;
        const json::Json* response =
            node != nullptr ? node->find("responses")->find(std::to_string(got.status)) : nullptr;
        const json::Json& described =
            response != nullptr ? *response : *shipped.document().find("components")->find("responses")->find("Error");
        const json::Json* schema = described.find("content")->find("application/json")->find("schema");
        const auto error = check(shipped, got.json, *schema, "answer");
        EXPECT_FALSE(error) << method << " " << path << " " << got.status << ": " << error->message;
    }

    Got get(const std::string& target, const std::string& language = "zh-CN") {
        return request("GET", target, "Accept-Language: " + language + "\r\n");
    }
    Got post(const std::string& target, const std::string& body, std::string key = "",
             const std::string& media = "application/json") {
        if (key.empty()) {
            key = "test-key-" + std::to_string(++keys_);
        }
        return request("POST", target,
                       "Content-Type: " + media + "\r\nAccept-Language: zh-CN\r\nIdempotency-Key: " + key + "\r\n",
                       body);
    }
    Got upload(const std::string& bytes, const std::string& key = "") {
        return post("/api/roster/upload?fileName=" + http::percent_encode("名册.csv"), bytes, key,
                    "application/octet-stream");
    }

    static std::string csv(const std::vector<Line>& lines) {
        std::string out = "序号";
        const Line names = master("", "");
        for (const auto& [name, value] : names) {
            out += "," + name;
        }
        out += "\n";
        int sequence = 0;
        for (const Line& line : lines) {
            out += std::to_string(++sequence);
            for (const auto& [name, value] : names) {
                out += "," + line.at(name);
            }
            out += "\n";
        }
        return out;
    }

    std::string decided(const Got& opened, const std::string& pack, const std::string& more = "") {
        const std::string run(opened.json.text("run"));
        EXPECT_EQ(opened.status, 200) << opened.body;
        const Got begun = post("/api/roster/decide", R"({"run": ")" + run + R"(", "pack": ")" + pack +
                                                         R"(", "asOf": "2026-11-01")" + more + "}");
        EXPECT_EQ(begun.status, 202) << begun.body;
        double last = 0;
        for (int i = 0; i < 3'000; ++i) {
            const Got progress = get("/api/roster/progress?run=" + run);
            const double fraction = std::stod(progress.json.find("fraction")->number()->digits);
            EXPECT_GE(fraction, last);
            last = fraction;
            if (progress.json.text("phase") == "done" || progress.json.text("phase") == "failed") {
                EXPECT_EQ(progress.json.text("phase"), "done") << progress.body;
                break;
            }
            std::this_thread::sleep_for(20ms);
        }
        return run;
    }

    static const json::Json& policy_of(const json::Json& person, std::string_view id) {
        for (const json::Json& policy : *person.find("policies")->array()) {
            if (policy.text("policy") == id) {
                return policy;
            }
        }
        ADD_FAILURE() << "no policy " << id;
        static const json::Json none;
        return none;
    }

    std::string folder_;
    int keys_ = 0;
    std::unique_ptr<Service> service_;
    std::unique_ptr<http::Server> server_;
};

TEST_F(ServiceTest, says_that_it_is_up_and_what_it_holds) {
    const Got health = get("/api/service/health");
    EXPECT_EQ(health.status, 200);
    EXPECT_EQ(health.json.text("status"), "ok");
    const Got packs = get("/api/policy/packs");
    std::set<std::string> ids;
    for (const json::Json& pack : *packs.json.find("packs")->array()) {
        ids.emplace(pack.text("id"));
    }
    for (const char* id : {"keqiao", "taizhou", "huangyan", "luqiao"}) {
        EXPECT_TRUE(ids.contains(id)) << id;
    }
    const Got pack = get("/api/policy/pack?id=huangyan");
    EXPECT_EQ(pack.json.text("inherits"), "taizhou");
    EXPECT_FALSE(pack.json.find("policies")->array()->empty());
    EXPECT_EQ(get("/api/service/openapi").json.text("openapi"), "3.1.0");
    EXPECT_EQ(get("/api/roster/fields").json.find("fields")->array()->size(), 27U);
}

TEST_F(ServiceTest, refuses_in_the_users_language) {
    const Got zh = get("/api/policy/pack?id=nowhere");
    EXPECT_EQ(zh.status, 404);
    EXPECT_EQ(zh.json.text("code"), "pack_unknown");
    EXPECT_EQ(zh.json.text("message"), "没有名为\"nowhere\"的政策包。");
    const Got en = get("/api/policy/pack?id=nowhere", "en");
    EXPECT_EQ(en.json.text("message"), "There is no pack \"nowhere\".");
    const Got page = get("/api/service/error-page?code=pack_unknown");
    EXPECT_FALSE(page.json.text("text").empty());
    EXPECT_EQ(get("/api/service/error-page?code=no_such_code").status, 404);
}

TEST_F(ServiceTest, refuses_what_the_document_does_not_say) {
    EXPECT_EQ(get("/api/policy/pack").json.text("code"), "parameter_missing");
    EXPECT_EQ(get("/api/policy/pack?id=keqiao&more=1").json.text("code"), "parameter_unknown");
    EXPECT_EQ(get("/api/policy/pack?id=keqiao&id=keqiao").json.text("code"), "parameter_repeated");
    EXPECT_EQ(get("/api/policy/pack?id=%ff").json.text("code"), "request_invalid");
    EXPECT_EQ(get("/api/roster/progress?run=short").json.text("code"), "request_invalid");
    EXPECT_EQ(get("/api/nothing").status, 404);
    EXPECT_EQ(get("/").status, 404) << "no web application was given";
    const Got method = get("/api/roster/decide");
    EXPECT_EQ(method.status, 405);
    EXPECT_NE(method.head.find("Allow: POST"), std::string::npos);

    EXPECT_EQ(request("POST", "/api/roster/close", "Content-Type: application/json\r\n", "{}").json.text("code"),
              "parameter_missing")
        << "a write without Idempotency-Key";
    EXPECT_EQ(post("/api/roster/close", "{}", "", "text/plain").status, 415);
    EXPECT_EQ(post("/api/roster/close", "{").status, 400);
    EXPECT_EQ(post("/api/roster/close", "{}").json.text("code"), "request_invalid");
    EXPECT_EQ(post("/api/roster/close", std::string(70'000, ' ')).status, 413);
    EXPECT_EQ(request("GET", "/api/service/health", "Content-Length: 2\r\n", "hi").json.text("code"),
              "body_not_wanted");
}

TEST_F(ServiceTest, an_unknown_run_is_told_from_one_that_is_not_done) {
    const std::string nobody(32, '0');
    EXPECT_EQ(get("/api/roster/summary?run=" + nobody).json.text("code"), "run_unknown");
    const Got opened = post("/api/roster/sample", R"({"pack": "keqiao", "people": 5})");
    const Got early = get("/api/roster/summary?run=" + std::string(opened.json.text("run")));
    EXPECT_EQ(early.status, 409);
    EXPECT_EQ(early.json.text("code"), "run_not_decided");
    EXPECT_EQ(get("/api/roster/progress?run=" + std::string(opened.json.text("run"))).json.text("phase"), "waiting");
}

TEST_F(ServiceTest, a_sample_goes_the_whole_way) {
    const Got opened = post("/api/roster/sample", R"({"pack": "keqiao"})");
    ASSERT_EQ(opened.status, 200) << opened.body;
    EXPECT_EQ(opened.json.find("inspection")->find("headerRow")->number()->digits, "3");
    const std::string run = decided(opened, "keqiao");

    const Got summary = get("/api/roster/summary?run=" + run);
    ASSERT_EQ(summary.status, 200) << summary.body;
    const json::Json& totals = *summary.json.find("totals");
    const std::size_t persons = std::stoul(totals.find("persons")->number()->digits);
    EXPECT_GT(persons, 270U);
    for (const json::Json& policy : *summary.json.find("policies")->array()) {
        const auto count = [&policy](std::string_view name) { return std::stoul(policy.find(name)->number()->digits); };
        EXPECT_EQ(count("yes") + count("no") + count("unknown"), persons) << policy.text("policy");
        std::size_t reasons = 0;
        for (const json::Json& reason : *policy.find("reasons")->array()) {
            reasons += std::stoul(reason.find("persons")->number()->digits);
        }
        EXPECT_EQ(reasons, count("no") + count("unknown")) << "every no and every question has its reason";
    }

    // Pages of the table come together to the whole, in the order of the roster.
    std::size_t seen = 0;
    std::uint64_t last_row = 0;
    for (std::size_t offset = 0; offset < persons; offset += 100) {
        const Got page = get("/api/roster/people?run=" + run + "&limit=100&offset=" + std::to_string(offset));
        EXPECT_EQ(page.json.find("total")->number()->digits, std::to_string(persons));
        for (const json::Json& row : *page.json.find("rows")->array()) {
            const std::uint64_t number = std::stoull(row.find("row")->number()->digits);
            EXPECT_GT(number, last_row);
            last_row = number;
            ++seen;
        }
    }
    EXPECT_EQ(seen, persons);

    // Filters agree with the summary, and facets with the filters.
    const json::Json& first = summary.json.find("policies")->array()->front();
    const std::string policy(first.text("policy"));
    for (const auto& [status, name] : {std::pair{"Y", "yes"}, {"N", "no"}, {"U", "unknown"}}) {
        const Got page = get("/api/roster/people?run=" + run + "&policy=" + policy + "&status=" + status + "&limit=1");
        EXPECT_EQ(page.json.find("total")->number()->digits, first.find(name)->number()->digits) << status;
        for (const json::Json& facet : *page.json.find("facets")->find("status")->array()) {
            if (facet.text("value") == status) {
                EXPECT_EQ(facet.find("persons")->number()->digits, first.find(name)->number()->digits);
            }
        }
    }

    // Sorted by amount, the largest comes first.
    const Got sorted = get("/api/roster/people?run=" + run + "&policy=" + policy + "&sort=-amount&limit=500");
    double before = 1e12;
    for (const json::Json& row : *sorted.json.find("rows")->array()) {
        const json::Json& result = row.find("results")->array()->front();
        const std::string amount(result.text("amount"));
        const double value = amount.empty() ? 0 : std::stod(amount);
        EXPECT_LE(value, before);
        before = value;
    }

    EXPECT_EQ(get("/api/roster/people?run=" + run + "&policy=NO-1").json.text("code"), "policy_not_decided");
    EXPECT_FALSE(get("/api/roster/lines?run=" + run).json.find("rows")->array()->empty());
    const Got rejected = get("/api/roster/lines?run=" + run + "&outcome=reject&limit=500");
    EXPECT_EQ(rejected.json.find("total")->number()->digits,
              summary.json.find("lines")->find("reject")->number()->digits);
    const Got again = get("/api/roster/summary?run=" + run, "en");
    EXPECT_EQ(again.json.find("totals")->find("persons")->number()->digits, std::to_string(persons));
}

TEST_F(ServiceTest, one_person_is_explained_condition_by_condition) {
    Line granted = master("张晓明", "34010219990315001");
    Line unknown = master("单雨涵", "34010219990315003");
    unknown["本区是否有住房"] = "";
    Line refused = master("李文博", "34010219990315005");
    refused["是否全日制"] = "否";
    Line conflict = master("王欣怡", "34010219990315007");
    conflict["连续参保月数"] = "1";
    const Got opened = upload(csv({granted, unknown, refused, conflict}));
    ASSERT_EQ(opened.status, 200) << opened.body;
    EXPECT_EQ(opened.json.text("fileName"), "名册.csv");
    const std::string run = decided(opened, "keqiao");

    // Yes: amount, every condition with the fact it saw, the rule that fired, the clause.
    const Got yes = get("/api/roster/person?run=" + run + "&row=2&trace=true");
    ASSERT_EQ(yes.status, 200) << yes.body;
    EXPECT_EQ(yes.json.text("name"), "张晓明");
    const json::Json& kq1 = policy_of(yes.json, "KQ-1");
    EXPECT_EQ(kq1.text("status"), "Y") << yes.body;
    EXPECT_EQ(kq1.text("amount"), "30000");
    EXPECT_EQ(kq1.find("firedRules")->array()->empty(), false);
    EXPECT_TRUE(kq1.find("missing")->array()->empty());
    EXPECT_FALSE(kq1.find("trace")->array()->empty());
    for (const json::Json& gate : *kq1.find("gates")->array()) {
        EXPECT_EQ(gate.text("verdict"), "yes") << gate.text("code");
        EXPECT_FALSE(gate.find("facts")->array()->empty());
        EXPECT_NE(gate.find("clause"), nullptr);
    }

    // Unknown is a question, never a refusal.
    const Got asked = get("/api/roster/person?run=" + run + "&row=3");
    const json::Json& kq2 = policy_of(asked.json, "KQ-2");
    EXPECT_EQ(kq2.text("status"), "U") << asked.body;
    EXPECT_EQ(kq2.text("reason"), "HOME");
    EXPECT_TRUE(kq2.find("missing")->array()->empty());
    ASSERT_EQ(kq2.find("questions")->array()->size(), 1U);
    EXPECT_FALSE(kq2.find("questions")->array()->front().text("question").empty());
    EXPECT_EQ(kq2.find("trace"), nullptr);

    // No: the condition that failed, with its clause.
    const Got no = get("/api/roster/person?run=" + run + "&row=4", "en");
    const json::Json& failed = policy_of(no.json, "KQ-1");
    EXPECT_EQ(failed.text("status"), "N");
    EXPECT_EQ(failed.text("reason"), "FULLTIME");
    EXPECT_EQ(failed.find("amount"), nullptr);
    ASSERT_EQ(failed.find("missing")->array()->size(), 1U);
    EXPECT_EQ(failed.find("missing")->array()->front().text("gate"), "FULLTIME");
    EXPECT_NE(failed.find("missing")->array()->front().find("clause"), nullptr);

    // The two printed readings of the Taizhou rule answer differently: flagged, and both told.
    const std::string taizhou = decided(opened, "taizhou");
    const Got table = get("/api/roster/people?run=" + taizhou + "&policy=TZ-1");
    const json::Json& row = table.json.find("rows")->array()->back();
    bool is_flagged = false;
    for (const json::Json& result : *row.find("results")->array()) {
        is_flagged = is_flagged || (result.text("policy") == "TZ-1" && *result.find("isConflict")->boolean());
    }
    EXPECT_TRUE(is_flagged) << table.body;
    const Got both = get("/api/roster/person?run=" + taizhou + "&row=5");
    const json::Json& tz1 = policy_of(both.json, "TZ-1");
    EXPECT_EQ(tz1.text("status"), "Y");
    ASSERT_NE(tz1.find("conflict"), nullptr);
    EXPECT_EQ(tz1.find("conflict")->text("status"), "N");

    // Search by name, initials in either reading's letters, and the end of the number.
    const auto found = [&](const std::string& text) {
        const Got page = get("/api/roster/people?run=" + run + "&q=" + http::percent_encode(text));
        std::string names;
        for (const json::Json& one : *page.json.find("rows")->array()) {
            names += one.text("name");
        }
        return names;
    };
    EXPECT_EQ(found("晓明"), "张晓明");
    EXPECT_EQ(found("ZXM"), "张晓明");
    EXPECT_EQ(found("syh"), "单雨涵") << "a surname has its own reading";
    EXPECT_EQ(found(refused["证件号码"].substr(12)), "李文博");
    EXPECT_EQ(found(refused["证件号码"].substr(16)), "") << "two digits are no search";
    EXPECT_EQ(found("不存在"), "");
    EXPECT_EQ(get("/api/roster/person?run=" + run + "&row=1").json.text("code"), "person_unknown");
}

TEST_F(ServiceTest, no_answer_holds_a_full_number) {
    const Got opened = post("/api/roster/sample", R"({"pack": "keqiao", "people": 120})");
    const std::string run = decided(opened, "keqiao");
    std::string all = opened.body;
    for (const std::string target : {"summary?", "people?limit=500&", "lines?limit=500&"}) {
        all += get("/api/roster/" + target + "run=" + run).body;
    }
    const Got page = get("/api/roster/people?limit=500&run=" + run);
    for (const json::Json& row : *page.json.find("rows")->array()) {
        all += get("/api/roster/person?trace=true&run=" + run + "&row=" + row.find("row")->number()->digits).body;
    }
    // 15 or more digits in a row are an identity or card number; 11 that begin with 154 a phone number.
    std::size_t digits = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        digits = all[i] >= '0' && all[i] <= '9' ? digits + 1 : 0;
        ASSERT_LT(digits, 15U) << all.substr(i - 40, 60);
        ASSERT_FALSE(digits == 11 && all.compare(i - 10, 3, "154") == 0) << all.substr(i - 40, 60);
    }
}

TEST_F(ServiceTest, workbooks_come_down_and_can_be_read) {
    const Got opened = post("/api/roster/sample", R"({"pack": "keqiao", "people": 60})");
    const std::string run = decided(opened, "keqiao");
    for (const std::string& target : {"results?run=" + run, "error-workbook?run=" + run + "&language=en",
                                      std::string("template?language=en"), std::string("template?")}) {
        const Got got = get("/api/roster/" + target);
        ASSERT_EQ(got.status, 200) << target << got.body;
        EXPECT_NE(got.head.find("Content-Disposition: attachment; filename="), std::string::npos);
        const std::string path = folder_ + "/got.xlsx";
        std::ofstream(path, std::ios::binary) << got.body;
        std::size_t rows = 0;
        {
            auto workbook = tabular::Workbook::open(path);
            ASSERT_TRUE(workbook) << target << workbook.error().message;
            ASSERT_TRUE(workbook.value()->read(0, [&rows](const tabular::Row&) { return ++rows > 0; }));
        }
        EXPECT_GE(rows, 3U) << target;
        if (target.starts_with("results")) {
            EXPECT_GT(rows, 50U);
        }
        fs::remove(path);
    }
}

TEST_F(ServiceTest, a_retry_is_answered_as_the_first_time) {
    const std::string bytes = csv({master("张晓明", "34010219990315001")});
    const Got first = upload(bytes, "the-same-key");
    const Got again = upload(bytes, "the-same-key");
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(first.body, again.body);
    EXPECT_EQ(get("/api/service/health").json.find("runs")->number()->digits, "1");
    const Got other = upload(bytes + "\n", "the-same-key");
    EXPECT_EQ(other.status, 409);
    EXPECT_EQ(other.json.text("code"), "idempotency_key_reused");
}

TEST_F(ServiceTest, files_that_are_no_roster_are_refused_in_words) {
    for (const std::string& bytes : {std::string("PK\x03\x04 broken"), std::string("%PDF-1.7"), std::string(1, '\0'),
                                     std::string("a,b,c\n1,2,3\n")}) {
        const Got got = upload(bytes);
        EXPECT_EQ(got.status, 422) << got.body;
        EXPECT_FALSE(got.json.text("message").empty());
    }
    EXPECT_EQ(upload("").json.text("code"), "upload_empty");
    EXPECT_EQ(get("/api/service/health").json.find("runs")->number()->digits, "0");
}

TEST_F(ServiceTest, a_run_that_is_closed_is_gone_with_its_files) {
    const Got opened = post("/api/roster/sample", R"({"pack": "keqiao", "people": 2000})");
    const std::string run(opened.json.text("run"));
    post("/api/roster/decide", R"({"run": ")" + run + R"(", "pack": "keqiao", "asOf": "2026-11-01"})");
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
        files += entry.is_regular_file() ? 1U : 0U;
        if (entry.is_directory()) {
            const auto others = fs::perms::group_all | fs::perms::others_all;
            EXPECT_EQ(entry.status().permissions() & others, fs::perms::none) << entry.path();
        }
    }
    EXPECT_GE(files, 1U);
    EXPECT_EQ(post("/api/roster/close", R"({"run": ")" + run + R"("})").status, 200);
    EXPECT_EQ(get("/api/roster/progress?run=" + run).status, 404);
    EXPECT_EQ(post("/api/roster/close", R"({"run": ")" + run + R"("})").status, 404);
    const auto until = std::chrono::steady_clock::now() + 20s;
    do {
        std::this_thread::sleep_for(20ms);
        files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(folder_)) {
            files += entry.is_regular_file() ? 1U : 0U;
        }
    } while (files > 0 && std::chrono::steady_clock::now() < until);
    EXPECT_EQ(files, 0U) << "the work under way has ended and its files are gone";
}

TEST_F(ServiceTest, more_than_the_server_holds_is_refused) {
    std::vector<std::string> runs;
    for (int i = 0; i < 4; ++i) {
        runs.emplace_back(post("/api/roster/sample", R"({"pack": "keqiao", "people": 1})").json.text("run"));
    }
    const Got full = post("/api/roster/sample", R"({"pack": "keqiao", "people": 1})");
    EXPECT_EQ(full.status, 503);
    EXPECT_EQ(full.json.text("code"), "too_many_runs");
    post("/api/roster/close", R"({"run": ")" + runs[0] + R"("})");
    EXPECT_EQ(post("/api/roster/sample", R"({"pack": "keqiao", "people": 1})").status, 200);
}

TEST_F(ServiceTest, the_mapping_can_be_corrected_and_the_policies_chosen) {
    std::string bytes = csv({master("张晓明", "34010219990315001")});
    bytes.replace(bytes.find("学历"), std::string("学历").size(), "甲栏");
    const Got opened = upload(bytes);
    ASSERT_EQ(opened.status, 200) << opened.body;
    std::string column;
    for (const json::Json& one : *opened.json.find("inspection")->find("columns")->array()) {
        if (one.text("header") == "甲栏") {
            column = one.text("column");
            EXPECT_TRUE(one.find("field")->is_null());
        }
    }
    const std::string run =
        decided(opened, "keqiao", R"(, "map": {")" + column + R"(": "degree"}, "policies": ["KQ-1"])");
    const Got person = get("/api/roster/people?run=" + run);
    ASSERT_EQ(person.json.find("rows")->array()->size(), 1U) << person.body;
    EXPECT_EQ(person.json.find("rows")->array()->front().text("degree"), "硕士");
    EXPECT_EQ(person.json.find("rows")->array()->front().find("results")->array()->size(), 1U);
    const Got unknown = post("/api/roster/decide",
                             R"({"run": ")" + run + R"(", "pack": "keqiao", "asOf": "2026-11-01", "policies": ["X"]})");
    EXPECT_EQ(unknown.json.text("code"), "policy_unknown");
}

TEST(Service, a_folder_without_packs_is_refused) {
    Options options;
    options.packs_folder = "/nowhere";
    const auto service = Service::create(options);
    ASSERT_FALSE(service);
    EXPECT_EQ(service.error().code, "packs_missing");
}

}  // namespace
}  // namespace liucai::api
