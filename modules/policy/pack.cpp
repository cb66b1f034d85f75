#include <algorithm>
#include <filesystem>
#include <fstream>
#include <liucai/json/json.hpp>
#include <liucai/policy/pack.hpp>
#include <set>
#include <sstream>

#include "catalogue.hpp"
#include "decide.hpp"

namespace liucai::policy {

using base::Error;
using base::Result;
using json::Json;

std::string_view to_text(Status status) {
    switch (status) {
        case Status::yes:
            return "Y";
        case Status::no:
            return "N";
        case Status::unknown:
            return "U";
    }
    return "U";
}

namespace {

struct Contents {
    std::string id;
    Words title;
    std::string parent;
    bool is_sample = false;
    std::vector<Policy> policies;
};

/// A pack read from its folder. Immutable after loading.
class FolderPack final : public Pack {
public:
    explicit FolderPack(Contents contents) : contents_(std::move(contents)) {}

    const std::string& id() const override { return contents_.id; }
    const Words& title() const override { return contents_.title; }
    bool is_sample() const override { return contents_.is_sample; }
    const std::string& inherits() const override { return contents_.parent; }
    std::span<const Policy> policies() const override { return contents_.policies; }

    const Policy* find(std::string_view policy_id) const override {
        const auto found = std::ranges::find(contents_.policies, policy_id, &Policy::id);
        return found == contents_.policies.end() ? nullptr : &*found;
    }

    Entitlement decide(const Policy& policy, const feel::Context& facts, std::chrono::sys_days as_of,
                       bool with_trace) const override {
        return policy::decide(policy, facts, as_of, with_trace);
    }

private:
    Contents contents_;
};

// A pack may inherit another that stands beside it: the city's policies come first, and a policy of the district with
// the same id replaces the city's.
Result<Contents> read_contents(const std::filesystem::path& folder, std::set<std::string> seen) {
    const std::string path = (folder / "pack.json").string();
    const Json document = LIUCAI_TRY(read_json_file(path));
    Contents contents;
    contents.id = document.text("id");
    contents.parent = document.text("inherits");
    if (const Json* sample = document.find("isSample"); sample != nullptr && sample->boolean() != nullptr) {
        contents.is_sample = *sample->boolean();
    }
    contents.title = LIUCAI_TRY(read_words(document, "title", path));
    if (contents.id.empty()) {
        return Error{"pack_entry_missing", path + " has no \"id\"", "write the folder's name there"}
            .with("entry", "id")
            .at(path);
    }
    if (!seen.insert(contents.id).second) {
        return Error{"pack_inherits_itself", "pack '" + contents.id + "' inherits itself",
                     "remove one \"inherits\" of the circle"}
            .with("pack", contents.id)
            .at(path);
    }
    if (!contents.parent.empty()) {
        contents.policies = LIUCAI_TRY(read_contents(folder / ".." / contents.parent, seen)).policies;
    }
    const Json* list = document.find("policies");
    if (list == nullptr || list->array() == nullptr) {
        return Error{"pack_entry_missing", path + " has no list \"policies\"", "list the policy files, or []"}
            .with("entry", "policies")
            .at(path);
    }
    for (const Json& entry : *list->array()) {
        if (entry.string() == nullptr) {
            return Error{"pack_entry_missing", path + ": an entry of \"policies\" is no file name",
                         "name the policy's file, e.g. \"kq-1.json\""}
                .with("entry", "policies")
                .at(path);
        }
        for (Policy& policy : LIUCAI_TRY(read_policies((folder / *entry.string()).string()))) {
            const auto same = std::ranges::find(contents.policies, policy.id, &Policy::id);
            if (same == contents.policies.end()) {
                contents.policies.push_back(std::move(policy));
            } else {
                *same = std::move(policy);
            }
        }
    }
    return contents;
}

}  // namespace

Result<std::shared_ptr<const Pack>> Pack::load(const std::string& folder) {
    return std::shared_ptr<const Pack>(std::make_shared<FolderPack>(LIUCAI_TRY(read_contents(folder, {}))));
}

}  // namespace liucai::policy
