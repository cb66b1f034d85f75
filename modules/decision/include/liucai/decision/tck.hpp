#pragma once

#include <cstdint>
#include <functional>
#include <liucai/base/result.hpp>
#include <string>
#include <vector>

namespace liucai::decision::tck {

// The public conformance kit's test cases (testCases.xsd): a test file names a model beside it, gives inputs and says
// what comes out.

enum class Verdict : std::uint8_t { success, error, ignored };

struct CaseResult {
    std::string folder;  ///< "compliance-level-3/0082-feel-coercion": the two folders above the file
    std::string file;
    std::string id;
    Verdict verdict = Verdict::error;
    std::string detail;  ///< why it is no success
};

struct Options {
    /// Numbers compare exactly, and an expected error needs a diagnostic beside the null. Otherwise numbers may differ
    /// by 1e-8, as in the official runners.
    bool is_strict = false;
};

/// Runs every test file below `folder`, in order of their paths; each case is told to `on_case` as it is done.
/// Refuses a folder that does not exist. A file that cannot be read is one case named after the file, an error.
base::Result<std::size_t> run(const std::string& folder, const Options& options,
                              const std::function<void(const CaseResult&)>& on_case);

/// `level/folder,testfile,case id,SUCCESS|ERROR|IGNORED,detail` with CSV quoting (RFC 4180).
std::string csv_line(const CaseResult& result);

}  // namespace liucai::decision::tck
