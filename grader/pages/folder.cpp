#include "pages/folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/digest.hpp"
#include "base/files.hpp"

namespace halfspace::pages {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_page_bytes = 64u << 20;
constexpr std::string_view mark = "<meta name=\"generator\" content=\"halfspace report\">";

Error cannot(const char* what, const fs::path& path, const std::error_code& error) {
    return Error::bad_input(fmt::format("{} cannot be {}: {}", path.string(), what, error.message()));
}

/// Named as pages and pictures of ours are: digits of a digest.
bool is_ours(const fs::path& file) {
    const std::string name = file.filename().string();
    const auto digits = name.find_first_not_of("0123456789abcdef");
    return digits == 16 && (name.ends_with(".html") || name.ends_with(".svg"));
}

Result<void> remove_stale(const fs::path& folder, const std::set<fs::path>& written) {
    std::error_code error;
    std::vector<fs::path> stale;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (is_ours(it->path()) && !written.contains(it->path())) stale.push_back(it->path());
    for (const auto& file : stale)
        if (!error) fs::remove(file, error);
    if (error) return fail(cannot("cleared of old pages", folder, error));
    return {};
}

}  // namespace

Result<void> prepare(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder / "students", error);
    if (error) return fail(cannot("made", folder, error));
    std::set<std::string> names;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        names.insert(it->path().filename().string());
    if (error) return fail(cannot("read", folder, error));
    names.erase("students");
    if (names.empty()) return {};
    const auto old = read_file(folder / "class.html", max_page_bytes);
    if (old && old->find(mark) != std::string::npos) return {};
    return fail(
        Error::bad_input(fmt::format("{} holds {}, which is no report of ours: give --out a new folder",
                                     folder.string(), *names.begin())));
}

Result<void> write(const Report& report, const fs::path& folder, const PicturesOf& pictures) {
    TRY(prepare(folder));
    // First, as the sign that the folder is a report's, and the index last: who opens it finds all that it names.
    TRY(write_file(folder / "class.html", report.class_page()));
    std::set<fs::path> written;
    for (std::size_t i = 0; i < report.students().size(); ++i) {
        const auto& student = report.students()[i];
        const fs::path page = folder / page_of(student.identity);
        Pictures files;
        for (const auto& [exercise, svg] : pictures ? TRY(pictures(student)) : Pictures()) {
            const std::string name = page.stem().string() + "-" + sha256_hex(exercise).substr(0, 16) + ".svg";
            TRY(write_file(page.parent_path() / name, svg));
            written.insert(page.parent_path() / name);
            files[exercise] = name;
        }
        TRY(write_file(page, report.student(i, files)));
        written.insert(page);
    }
    TRY(write_file(folder / "index.html", report.index()));
    return remove_stale(folder / "students", written);
}

}  // namespace halfspace::pages
