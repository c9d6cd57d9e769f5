#include "submission/tree.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <optional>
#include <system_error>

#include "archive/archive.hpp"
#include "base/text.hpp"

namespace halfspace::submission {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_depth = 12;
constexpr std::size_t max_entries = 5000;  ///< below each topmost folder

/// A folder that is opened once cannot be exchanged for another one later.
Fd open_folder(int parent, const std::string& name) {
    return Fd(::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

/// The names in an open folder, sorted; nothing and errno if it cannot be read. By the descriptor: a path may lead elsewhere by now.
std::optional<std::vector<std::string>> entries_of(const Fd& folder) {
    Fd again(::fcntl(folder.get(), F_DUPFD_CLOEXEC, 0));
    DIR* stream = again ? ::fdopendir(again.get()) : nullptr;
    if (stream == nullptr) return std::nullopt;
    (void)again.release();
    std::vector<std::string> names;
    errno = 0;
    while (const auto* entry = ::readdir(stream)) {
        const std::string name = entry->d_name;
        if (name != "." && name != "..") names.push_back(name);
    }
    const int error = errno;
    ::closedir(stream);
    if (error != 0) {
        errno = error;
        return std::nullopt;
    }
    std::ranges::sort(names);
    return names;
}

/// A refused path as a name that is compared: what leads elsewhere in it stands as "(refused)". Empty: it begins with that.
std::string harmless(std::string_view path) {
    std::string result;
    for (std::size_t begin = 0; begin <= path.size();) {
        const auto end = std::min(path.find('/', begin), path.size());
        const auto part = path.substr(begin, end - begin);
        const bool leads = part.empty() || part == "." || part == "..";
        if (leads && result.empty()) return {};
        result += (result.empty() ? "" : "/") + (leads ? std::string("(refused)") : std::string(part));
        begin = end + 1;
    }
    return result;
}

class Folder : public Tree {
  public:
    explicit Folder(const fs::path& path) : path_(path) {}

    Result<void> open() {
        // Links in its own path are the instructor's.
        root_ = Fd(::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!root_)
            return fail(Error::bad_input(fmt::format("{}: {}", path_.string(), std::strerror(errno))));
        walk(root_, "", 0);
        return {};
    }

    [[nodiscard]] Bytes bytes(std::size_t name, const char* kind, std::size_t most) const override {
        const std::string& path = names()[name];
        Fd folder(::fcntl(root_.get(), F_DUPFD_CLOEXEC, 0));
        std::size_t begin = 0;
        for (auto slash = path.find('/'); slash != std::string::npos; slash = path.find('/', begin)) {
            folder = open_folder(folder.get(), path.substr(begin, slash - begin));
            if (!folder)
                return Unreadable{
                    fmt::format("{} cannot be read ({}): make it readable", path, std::strerror(errno))};
            begin = slash + 1;
        }
        return read_bytes(folder, path.substr(begin), path, kind, most);
    }

  private:
    void walk(const Fd& folder, const std::string& above, std::size_t depth) {
        const auto entries = entries_of(folder);
        if (!entries) {
            add(above.substr(0, above.size() - 1), closed(above, std::strerror(errno)));
            return;
        }
        for (const auto& entry : *entries) {
            if (depth == 0) left_ = max_entries;
            if (left_ == 0) return;
            if (--left_ == 0 && depth > 0)
                notes_.push_back(fmt::format("{}: it holds more than {} files; the rest is not looked at",
                                             clean_line(above.substr(0, above.find('/'))), max_entries));
            visit(folder, entry, above, depth);
        }
    }

    void visit(const Fd& folder, const std::string& entry, const std::string& above, std::size_t depth) {
        struct stat info {};
        if (::fstatat(folder.get(), entry.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT)
            return;
        const bool is_folder = S_ISDIR(info.st_mode);
        const std::string path = above + entry;
        if (first_line_not_utf8(entry)) {
            notes_.push_back(
                fmt::format("{} has a name that is not UTF-8: not graded; rename it if it is a student's",
                            in_ascii((path_ / path).string())));
            return;
        }
        if (is_folder && entry == ".git") return add(path + "/");
        if (depth == 0 && is_folder && entry.starts_with('.')) {
            notes_.push_back(fmt::format("{} begins with a dot: not graded; rename it if it is a student's",
                                         clean_line((path_ / path).string())));
            return;
        }
        if (platform::is_litter(entry + (is_folder ? "/" : ""))) return;
        if (S_ISLNK(info.st_mode))
            return add(path, Unreadable{path + " is a symbolic link, which may lead anywhere: put the file "
                                               "or folder itself in its place"});
        if (!is_folder) return add(path);
        if (depth == 0)
            add(path + "/");
        else if (entry.ends_with(".cpp"))
            add(path);  // to be told that it is no file
        if (depth >= max_depth) return;
        const Fd inner = open_folder(folder.get(), entry);
        if (!inner) return add(path, closed(path + "/", std::strerror(errno)));
        walk(inner, path + "/", depth + 1);
    }

    static Unreadable closed(const std::string& folder, const std::string& why) {
        return {fmt::format("the folder {} cannot be read ({}): make it readable",
                            folder.substr(0, folder.empty() ? 0 : folder.size() - 1), why)};
    }

    void add(std::string name, std::optional<File> instead = std::nullopt) {
        if (instead) instead_.emplace(names_.size(), std::move(*instead));
        names_.push_back(std::move(name));
    }

    fs::path path_;
    Fd root_;
    std::size_t left_ = max_entries;
};

class Archive : public Tree {
  public:
    Result<void> open(const fs::path& path, const IsWanted& is_wanted) {
        const Fd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
        struct stat info {};
        if (!file || ::fstat(file.get(), &info) != 0)
            return fail(Error::bad_input(fmt::format("{}: {}", path.string(), std::strerror(errno))));
        if (!S_ISREG(info.st_mode))
            return fail(Error::bad_input(path.string() + " is no file and no folder"));
        // A class's: as many entries as a large one has, and each file as large as one student's may be.
        const archive::Limits limits{
            .entries = 500'000, .entry_bytes = max_archive_bytes, .total_bytes = std::size_t{1} << 30};
        auto contents = archive::read(file, limits, [&](std::string_view name) -> std::size_t {
            if (!is_wanted(name)) return 0;
            return archive::is_archive_name(name) || name.ends_with(platform::gradescope_metadata)
                       ? max_archive_bytes
                       : max_source_bytes;
        });
        if (!contents) {
            return fail(Error{contents.error().kind,
                              fmt::format("{}: {}; download it again, or unpack it and give the folder",
                                          path.string(), contents.error().message)});
        }
        for (auto& entry : contents->files) {
            contents_.emplace(names_.size(), std::move(entry.content));
            names_.push_back(std::move(entry.path));
        }
        for (auto& name : contents->unread) names_.push_back(std::move(name));
        for (auto& refused : contents->refused) {
            auto name = harmless(refused.path);
            if (name.empty() || first_line_not_utf8(name)) {
                notes_.push_back(fmt::format("{} in {} {}: not taken", in_ascii(refused.path),
                                             path.filename().string(), refused.why));
                continue;
            }
            // Which of two names is the file's own, a tar cannot say: the other may be somebody else's doing.
            File instead = verdict::Rejected{"it " + refused.why};
            if (refused.why == archive::is_hard_link)
                instead = Unreadable{
                    fmt::format("{} {} to a file that may be somebody else's: make sure whose it is, "
                                "and pack a copy in its place",
                                name, refused.why)};
            instead_.emplace(names_.size(), std::move(instead));
            names_.push_back(std::move(name));
        }
        return {};
    }

    [[nodiscard]] Bytes bytes(std::size_t name, const char*, std::size_t most) const override {
        const auto found = contents_.find(name);
        if (found == contents_.end() || found->second.size() > most)
            return verdict::Rejected{"it is not read from the archive"};
        return found->second;
    }

    void forget(std::size_t name) override { contents_.erase(name); }

  private:
    std::map<std::size_t, std::string> contents_;
};

}  // namespace

Result<std::unique_ptr<Tree>> open_tree(const fs::path& path, const IsWanted& is_wanted) {
    std::error_code ignored;
    if (archive::is_archive_name(path.filename().string()) && !fs::is_directory(path, ignored)) {
        auto tree = std::make_unique<Archive>();
        TRY(tree->open(path, is_wanted));
        return tree;
    }
    auto tree = std::make_unique<Folder>(path);
    TRY(tree->open());
    return tree;
}

}  // namespace halfspace::submission
