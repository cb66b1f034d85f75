#include <unistd.h>
#include <liucai/http/url.hpp>
#include <liucai/sample/sample.hpp>
#include <liucai/tabular/workbook.hpp>

#include <atomic>

#include "call.hpp"
#include "context.hpp"
#include "results_workbook.hpp"
#include "shapes.hpp"

namespace liucai::api {

namespace {

// A file of our own folder that is gone as soon as it was sent.
class PassingFile {
public:
    explicit PassingFile(const std::string& folder) {
        static std::atomic<std::uint64_t> counter = 0;
        path_ = folder + "/download-" + std::to_string(++counter) + ".xlsx";
    }
    ~PassingFile() { ::unlink(path_.c_str()); }
    PassingFile(const PassingFile&) = delete;
    PassingFile& operator=(const PassingFile&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

Answer download(const PassingFile& file, std::string_view name) {
    http::Response response;
    response.body = LIUCAI_TRY(http::file_stream(file.path()));  // stays readable when the name is gone
    response.set("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    response.set("Content-Disposition", http::attachment(name));
    return response;
}

Answer results(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.text("run")));
    const auto decided = LIUCAI_TRY(run->decided());
    const PassingFile file(run->folder());
    LIUCAI_TRY(write_results_workbook(*run, *decided, file.path(), call.download_language()));
    return download(file, word("file.results", call.download_language()));
}

Answer error_workbook(Context& context, Call& call) {
    const auto run = LIUCAI_TRY(context.runs.find(call.text("run")));
    const auto decided = LIUCAI_TRY(run->decided());
    std::vector<roster::Line> lines;
    lines.reserve(decided->found_lines.size());
    for (const FoundLine& found : decided->found_lines) {
        if (found.outcome != roster::Outcome::reject && found.outcome != roster::Outcome::import_warn) {
            continue;  // what was repaired or skipped asks nothing of the employer
        }
        roster::Line line;
        line.sheet = found.sheet;
        line.row = found.row;
        line.outcome = found.outcome;
        line.findings = found.findings;
        lines.push_back(std::move(line));
    }
    const PassingFile file(run->folder());
    LIUCAI_TRY(roster::write_error_workbook(run->file(), decided->summary, lines, file.path(),
                                            to_text(call.download_language())));
    return download(file, word("file.errors", call.download_language()));
}

Answer roster_template(Context& context, Call& call) {
    const PassingFile file(context.runs.folder());
    LIUCAI_TRY(sample::write_template(file.path(), to_text(call.download_language())));
    return download(file, word("file.template", call.download_language()));
}

}  // namespace

void add_download_operations(OperationTable& table) {
    table.emplace("rosterResults", &results);
    table.emplace("rosterErrorWorkbook", &error_workbook);
    table.emplace("rosterTemplate", &roster_template);
}

}  // namespace liucai::api
