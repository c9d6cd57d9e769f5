#include "compile/cache.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/digest.hpp"
#include "base/files.hpp"

namespace halfspace::compile {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_entry = 1u << 20;
constexpr const char* bound_name = "bound";  // holds the bound, if it was raised

Error fault(const fs::path& path, const std::string& why) {
    return Error::fault(fmt::format("{}: {}", path.string(), why));
}

/// The digest that makes an entry's text its own: a key's entry under another key does not hold.
std::string seal(const std::string& key, const nlohmann::json& entry) {
    return sha256_hex(key + '\n' + entry.dump());
}

/// Which file this is, in which state: another one, or one written to since, has another mark. (A digest of its content
/// would say more, but the program has 2 MB, and this is asked at each use.) Null if it is no plain file.
nlohmann::json mark_of(const fs::path& program) {
    struct stat status {};
    if (::lstat(program.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return {};
    return {{"inode", status.st_ino},
            {"bytes", status.st_size},
            {"seconds", status.st_mtim.tv_sec},
            {"nanoseconds", status.st_mtim.tv_nsec}};
}

Result<void> write_entry(const fs::path& folder, const std::string& key, nlohmann::json entry) {
    const std::string digest = seal(key, entry);
    entry["seal"] = digest;
    auto written = write_file(folder / (key + ".json"), entry.dump() + '\n', 0600);
    if (!written) return fail(Error::fault(written.error().message));
    return {};
}

/// Opens what a stranger left: no link is followed and nothing waits.
Result<Fd> open_built(const fs::path& built, std::size_t max_bytes) {
    Fd fd(::open(built.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY));
    if (!fd) return fail(fault(built, errno == ELOOP ? "it is a symbolic link" : std::strerror(errno)));
    struct stat status {};
    if (::fstat(fd.get(), &status) != 0) return fail(fault(built, std::strerror(errno)));
    if (!S_ISREG(status.st_mode) || status.st_nlink != 1) return fail(fault(built, "not a plain file"));
    if (static_cast<std::size_t>(status.st_size) > max_bytes) return fail(fault(built, "too large"));
    return fd;
}

}  // namespace

Result<Cache> Cache::open(const fs::path& folder, std::uintmax_t max_bytes) {
    std::error_code error;
    const bool made = fs::create_directories(folder, error);
    if (made) fs::permissions(folder, fs::perms::owner_all, error);
    if (error || ::access(folder.c_str(), W_OK | X_OK) != 0) {
        return fail(
            Error::bad_input(fmt::format("cannot write {}: {}; set HALFSPACE_CACHE to another folder",
                                         folder.string(), error ? error.message() : std::strerror(errno))));
    }
    ScratchFolder::sweep(scratch, folder);
    if (const auto raised = read_file(folder / bound_name, 32))
        max_bytes = std::max<std::uintmax_t>(max_bytes, std::strtoull(raised->c_str(), nullptr, 10));
    return Cache(fs::canonical(folder), max_bytes);
}

void Cache::make_room(std::uintmax_t bytes) {
    std::error_code error;
    const auto space = fs::space(folder_, error);
    if (error) return;
    bytes = std::min(bytes, max_bytes_ + space.available / 2);
    if (bytes <= max_bytes_) return;
    max_bytes_ = bytes;
    (void)write_file(folder_ / bound_name, fmt::format("{}\n", bytes), 0600);  // else it holds for now
}

std::optional<Outcome> Cache::find(const std::string& key) const {
    const fs::path path = folder_ / (key + ".json");
    const auto text = read_file(path, max_entry);
    if (!text) return {};
    try {
        auto entry = nlohmann::json::parse(*text);
        const auto expected = entry.at("seal").get<std::string>();
        entry.erase("seal");
        if (seal(key, entry) != expected) return {};
        const auto words = entry.at("text").get<std::string>();
        std::error_code ignored;
        if (!entry.contains("worker")) {
            fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
            return verdict::DidNotCompile{words};
        }
        const fs::path worker = folder_ / (key + ".worker");
        const auto mark = mark_of(worker);
        if (mark.is_null() || mark != entry.at("worker")) return {};
        fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
        return Worker{worker, words};
    } catch (const nlohmann::json::exception&) {
        return {};
    }
}

Result<Outcome> Cache::keep_worker(const std::string& key, const fs::path& built, const std::string& warnings,
                                   std::size_t max_bytes) const {
    const auto fd = TRY(open_built(built, max_bytes));
    // Ours first, then marked: nobody else may change it in between.
    if (::fchown(fd.get(), ::geteuid(), ::getegid()) != 0 || ::fchmod(fd.get(), 0555) != 0) {
        return fail(fault(built, std::strerror(errno)));
    }

    // Moved, not copied: a file that this process has open for writing cannot be executed, and a fork in
    // another thread can hold such a descriptor for a moment after we have closed ours.
    const fs::path path = folder_ / (key + ".worker");
    if (::rename(built.c_str(), path.c_str()) != 0) return fail(fault(path, std::strerror(errno)));
    TRY(write_entry(folder_, key, {{"text", warnings}, {"worker", mark_of(path)}}));
    std::error_code gone;
    if (const auto bytes = fs::file_size(path, gone); !gone) added(bytes);
    return Worker{path, warnings};
}

Result<Outcome> Cache::keep_diagnostics(const std::string& key, const std::string& diagnostics) const {
    TRY(write_entry(folder_, key, {{"text", diagnostics}}));
    added(diagnostics.size());
    return verdict::DidNotCompile{diagnostics};
}

void Cache::added(std::uintmax_t bytes) const {
    constexpr std::uintmax_t small_file = 4096;  // so much an entry takes on a disk, however short its text
    bytes += small_file;
    const auto before = kept_->fetch_add(bytes);
    const auto step = max_bytes_ / 16;
    if (before < step && before + bytes >= step) {  // true for one thread until it has trimmed
        trim();
        *kept_ = 0;
    }
}

void Cache::trim() const {
    struct Entry {
        fs::file_time_type used = fs::file_time_type::min();
        std::uintmax_t bytes = 0;
        std::vector<fs::path> files;
    };
    std::map<std::string, Entry> entries;
    std::uintmax_t total = 0;
    const auto now = fs::file_time_type::clock::now();
    // A worker runs within its submission's budget after it was found; far less than this.
    const auto in_use = now - std::chrono::minutes(5);
    std::error_code error;
    for (fs::directory_iterator i(folder_, error), end; !error && i != end; i.increment(error)) {
        std::error_code gone;  // another program may be trimming too
        const fs::path path = i->path();
        if (path.filename() == bound_name) continue;
        const auto time = fs::last_write_time(path, gone);
        if (gone) continue;
        const std::string kind = path.extension().string();
        if (kind != ".json" && kind != ".worker") {
            if (now - time > std::chrono::hours(24)) fs::remove_all(path, gone);
            continue;
        }
        Entry& entry = entries[path.stem().string()];
        const auto bytes = fs::file_size(path, gone);
        if (gone) continue;
        if (kind == ".json" || entry.files.empty()) entry.used = time;
        entry.bytes += bytes;
        // The .json first: its time is that of the last use, and without it the program is no entry.
        entry.files.insert(kind == ".json" ? entry.files.begin() : entry.files.end(), path);
        total += bytes;
    }
    if (total <= max_bytes_) return;

    std::vector<Entry> oldest_first;
    oldest_first.reserve(entries.size());
    for (auto& [key, entry] : entries) oldest_first.push_back(std::move(entry));
    std::ranges::sort(oldest_first, {}, &Entry::used);
    for (const Entry& entry : oldest_first) {
        if (total <= max_bytes_ / 4 * 3 || entry.used > in_use) return;
        // Used again by another program since we looked?
        if (fs::last_write_time(entry.files.front(), error) > in_use && !error) continue;
        for (const fs::path& file : entry.files) fs::remove(file, error);
        total -= entry.bytes;
    }
}

}  // namespace halfspace::compile
