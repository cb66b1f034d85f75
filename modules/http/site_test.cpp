#include <gtest/gtest.h>
#include <unistd.h>
#include <liucai/http/site.hpp>

#include <filesystem>
#include <fstream>

namespace liucai::http {
namespace {

namespace fs = std::filesystem;

class SiteTest : public ::testing::Test {
protected:
    void SetUp() override {
        std::string pattern = (fs::temp_directory_path() / "liucai-site-XXXXXX").string();
        folder_ = mkdtemp(pattern.data());
        put("web/index.html", "<html></html>");
        put("web/assets/main-1a2b.js", std::string(5000, 'j'));
        put("web/small.css", "a{}");
        put("web/.env", "SECRET");
        put("secret.txt", "SECRET");
        fs::create_directory_symlink(folder_, folder_ + "/web/up");
        auto loaded = Site::load(folder_ + "/web");
        ASSERT_TRUE(loaded) << loaded.error().message;
        site_ = std::move(loaded).value();
    }
    void TearDown() override { fs::remove_all(folder_); }

    void put(const std::string& name, const std::string& bytes) const {
        fs::create_directories(fs::path(folder_ + "/" + name).parent_path());
        std::ofstream(folder_ + "/" + name, std::ios::binary) << bytes;
    }
    std::optional<Response> get(std::string path, std::vector<Header> headers = {}) const {
        Request request;
        request.method = "GET";
        request.path = std::move(path);
        request.headers = std::move(headers);
        return site_->answer(request);
    }
    static std::string header(const Response& response, std::string_view name) {
        for (const Header& header : response.headers) {
            if (same_word(header.name, name)) {
                return header.value;
            }
        }
        return "";
    }
    static std::string body(const Response& response) {
        const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&response.body);
        return shared != nullptr && *shared ? **shared : "";
    }

    std::string folder_;
    std::shared_ptr<const Site> site_;
};

TEST_F(SiteTest, serves_the_entry_and_the_assets) {
    const auto index = get("/");
    ASSERT_TRUE(index);
    EXPECT_EQ(body(*index), "<html></html>");
    EXPECT_EQ(header(*index, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_EQ(header(*index, "Cache-Control"), "no-cache");
    const auto script = get("/assets/main-1a2b.js");
    ASSERT_TRUE(script);
    EXPECT_EQ(header(*script, "Content-Type"), "text/javascript; charset=utf-8");
    EXPECT_NE(header(*script, "Cache-Control").find("immutable"), std::string::npos);
}

TEST_F(SiteTest, refuses_every_way_out_of_the_folder) {
    for (const std::string path : {"/../secret.txt", "/assets/../../secret.txt", "//secret.txt", "/up/secret.txt",
                                   "/up/web/index.html", "/.env", "/assets", "/assets/", "/nothing", "/index.html/"}) {
        EXPECT_FALSE(get(path)) << path;
    }
}

TEST_F(SiteTest, sends_gzip_to_those_who_take_it) {
    const auto packed = get("/assets/main-1a2b.js", {{"Accept-Encoding", "br, gzip"}});
    ASSERT_TRUE(packed);
    EXPECT_EQ(header(*packed, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(*packed, "Vary"), "Accept-Encoding");
    EXPECT_TRUE(body(*packed).starts_with("\x1f\x8b"));
    EXPECT_LT(body(*packed).size(), 500U);
    const auto plain = get("/assets/main-1a2b.js", {{"Accept-Encoding", "br, gzip;q=0"}});
    EXPECT_EQ(header(*plain, "Content-Encoding"), "");
    EXPECT_EQ(body(*plain).size(), 5000U);
    EXPECT_NE(header(*plain, "ETag"), header(*packed, "ETag"));
    EXPECT_EQ(header(*get("/small.css", {{"Accept-Encoding", "gzip"}}), "Content-Encoding"), "");
}

TEST_F(SiteTest, answers_304_for_a_current_copy_only) {
    const std::string tag = header(*get("/"), "ETag");
    const auto current = get("/", {{"If-None-Match", "\"x\", W/" + tag}});
    EXPECT_EQ(current->status, 304);
    EXPECT_EQ(header(*current, "ETag"), tag);
    EXPECT_EQ(get("/", {{"If-None-Match", "\"x\""}})->status, 200);
}

TEST_F(SiteTest, a_folder_without_index_is_refused_in_words) {
    const auto loaded = Site::load(folder_ + "/web/assets");
    ASSERT_FALSE(loaded);
    EXPECT_EQ(loaded.error().code, "web_folder_without_index");
    EXPECT_FALSE(Site::load(folder_ + "/nowhere"));
}

}  // namespace
}  // namespace liucai::http
