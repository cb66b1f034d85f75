#include <openssl/sha.h>
#include <zlib.h>
#include <liucai/http/site.hpp>

#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>

namespace liucai::http {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kSiteBytesMax = std::uintmax_t{256} << 20U;
constexpr std::size_t kCompressFromBytes = 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kMediaTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".map", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".ico", "image/x-icon"},
    {".woff", "font/woff"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".wasm", "application/wasm"},
    {".txt", "text/plain; charset=utf-8"},
    {".md", "text/markdown; charset=utf-8"},
    {".xml", "application/xml"},
    {".pdf", "application/pdf"},
    {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
}};

bool is_compressible(std::string_view type) {
    return type.starts_with("text/") || type.starts_with("application/json") ||
           type.starts_with("application/manifest") || type.starts_with("image/svg") ||
           type.starts_with("application/xml") || type.starts_with("application/wasm");
}

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    LIUCAI_ENSURE(deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib has memory");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int status = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    LIUCAI_ENSURE(status == Z_STREAM_END, "deflateBound is enough for one call");
    return out;
}

std::string strong_tag(const std::string& bytes) {
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < 12; ++i) {
        out += kHex[digest[i] >> 4U];
        out += kHex[digest[i] & 15U];
    }
    return out;
}

// RFC 9110, 12.5.3: gzip is taken when it is named without q=0.
bool accepts_gzip(std::string_view accept) {
    while (!accept.empty()) {
        const std::size_t comma = accept.find(',');
        std::string_view item = accept.substr(0, comma);
        accept = comma == std::string_view::npos ? std::string_view{} : accept.substr(comma + 1);
        const std::size_t semicolon = item.find(';');
        std::string_view name = item.substr(0, semicolon);
        while (!name.empty() && (name.front() == ' ' || name.front() == '\t')) {
            name.remove_prefix(1);
        }
        while (!name.empty() && (name.back() == ' ' || name.back() == '\t')) {
            name.remove_suffix(1);
        }
        if (!same_word(name, "gzip")) {
            continue;
        }
        if (semicolon == std::string_view::npos) {
            return true;
        }
        const std::string_view quality = item.substr(semicolon + 1);
        const std::size_t equals = quality.find('=');
        return equals == std::string_view::npos || quality.find_first_of("123456789", equals) != std::string_view::npos;
    }
    return false;
}

// RFC 9110, 13.1.2: weak comparison against each tag of the list, or "*".
bool names_tag(std::string_view if_none_match, std::string_view tag) {
    return !tag.empty() && (if_none_match == "*" || if_none_match.find(tag) != std::string_view::npos);
}

base::Result<std::string> read_file(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    if (!in) {
        return base::Error{"no_such_file", "cannot read '" + path.string() + "'", "check the path"}.with("path",
                                                                                                         path.string());
    }
    return std::move(bytes).str();
}

struct File {
    std::shared_ptr<const std::string> plain;
    std::shared_ptr<const std::string> packed;  ///< gzip; nullptr when it does not help
    std::string type;
    std::string tag;  ///< quoted
    std::string packed_tag;
    bool is_lasting = false;  ///< its name changes with its contents
};

class LoadedSite final : public Site {
public:
    std::optional<Response> answer(const Request& request) const override {
        const auto found = files_.find(request.path == "/" ? std::string_view("/index.html") : request.path);
        if (found == files_.end()) {
            return std::nullopt;
        }
        const File& file = found->second;
        const bool is_packed = file.packed && accepts_gzip(request.header("Accept-Encoding"));
        Response response;
        response.headers = {
            {"Content-Type", file.type},
            {"ETag", is_packed ? file.packed_tag : file.tag},
            {"Cache-Control", file.is_lasting ? "public, max-age=31536000, immutable" : "no-cache"},
        };
        if (file.packed) {
            response.set("Vary", "Accept-Encoding");
        }
        const std::string_view known = request.header("If-None-Match");
        if (names_tag(known, file.tag) || names_tag(known, file.packed_tag)) {
            response.status = 304;
            return response;
        }
        if (is_packed) {
            response.set("Content-Encoding", "gzip");
        }
        response.body = is_packed ? file.packed : file.plain;
        return response;
    }

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace

std::string_view media_type(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot != std::string_view::npos) {
        for (const auto& [ending, type] : kMediaTypes) {
            if (same_word(file_name.substr(dot), ending)) {
                return type;
            }
        }
    }
    return "application/octet-stream";
}

base::Result<std::shared_ptr<const Site>> Site::load(const std::string& folder) {
    auto site = std::make_shared<LoadedSite>();
    std::map<std::string, std::string> packed_beside;
    std::uintmax_t size_bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        std::error_code ignored;
        if (!it->is_regular_file(ignored)) {
            continue;
        }
        const std::string name = "/" + fs::relative(it->path(), folder, ignored).generic_string();
        if (name.find("/.") != std::string::npos) {
            continue;  // .git and the like are nobody's business
        }
        size_bytes += it->file_size(ignored);
        if (size_bytes > kSiteBytesMax) {
            return base::Error{"web_folder_too_large", "the web folder '" + folder + "' holds more than 256 MiB",
                               "name the folder with the built application (web/dist)"}
                .with("folder", folder);
        }
        std::string bytes = LIUCAI_TRY(read_file(it->path()));
        if (name.ends_with(".gz")) {
            packed_beside[name.substr(0, name.size() - 3)] = std::move(bytes);
            continue;
        }
        File file;
        file.type = media_type(name);
        file.is_lasting = name.starts_with("/assets/");
        const std::string tag = strong_tag(bytes);
        file.tag = '"' + tag + '"';
        if (bytes.size() >= kCompressFromBytes && is_compressible(file.type)) {
            std::string packed = gzip(bytes);
            if (packed.size() < bytes.size()) {
                file.packed = std::make_shared<const std::string>(std::move(packed));
                file.packed_tag = '"' + tag + "-gz\"";
            }
        }
        file.plain = std::make_shared<const std::string>(std::move(bytes));
        site->files_.emplace(name, std::move(file));
    }
    if (!site->files_.contains("/index.html")) {
        return base::Error{"web_folder_without_index", "there is no index.html in '" + folder + "'",
                           "build the web application first (./dev build), or leave --web away"}
            .with("folder", folder);
    }
    for (auto& [name, bytes] : packed_beside) {
        if (const auto found = site->files_.find(name); found != site->files_.end()) {
            found->second.packed_tag = found->second.tag.substr(0, found->second.tag.size() - 1) + "-gz\"";
            found->second.packed = std::make_shared<const std::string>(std::move(bytes));
        }
    }
    return std::shared_ptr<const Site>(std::move(site));
}

}  // namespace liucai::http
