#include "submission/handin.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "archive/archive.hpp"
#include "base/digest.hpp"
#include "base/files.hpp"

namespace halfspace::submission {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t max_text = 1u << 20;

}  // namespace

Result<std::string> version_of(const course::Exercise& exercise) {
    const auto contract = TRY(read_file(exercise.folder / exercise.contract, max_text));
    return sha256_hex(contract).substr(0, 16);
}

Result<std::string> pack(const course::Course& course, const std::string& folder,
                         const std::vector<Work>& works, const std::string& time) {
    std::vector<archive::Entry> files;
    Json exercises = Json::array();
    for (const auto& work : works) {
        files.push_back({folder + "/" + work.exercise->id + "/" + work.exercise->file, work.text});
        exercises.push_back({{"id", work.exercise->id},
                             {"file", work.exercise->file},
                             {"version", TRY(version_of(*work.exercise))},
                             {"sha256", sha256_hex(work.text)}});
    }
    const Json manifest{
        {"schema", manifest_schema}, {"course", course.title}, {"time", time}, {"exercises", exercises}};
    files.push_back({folder + "/" + manifest_name, manifest.dump(2) + "\n"});
    return archive::make_zip(std::move(files));
}

}  // namespace halfspace::submission
