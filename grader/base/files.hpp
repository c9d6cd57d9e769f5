#pragma once
// Files, where it matters how they are opened: descriptors that close themselves, whole-file reads that
// cannot be tricked or flooded, writes that are never half done, scratch folders that vanish.

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.hpp"

namespace halfspace {

/// A file descriptor that closes itself. -1: none.
class Fd {
  public:
    Fd() = default;
    explicit Fd(int fd) : fd_(fd) {}
    Fd(Fd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Fd& operator=(Fd&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Fd() { reset(); }

    [[nodiscard]] int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    int release() { return std::exchange(fd_, -1); }
    void reset();

  private:
    int fd_ = -1;
};

/// The whole content of a regular file of at most `max_bytes`. A symbolic link in the last place, a device, a
/// pipe or a longer file is bad_input: the file may be a stranger's.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

/// The same of a file that is open already; the path is for the message.
Result<std::string> read_open_file(const Fd& fd, const std::filesystem::path& path, std::size_t max_bytes);

/// Writes a neighbour and renames it over `path`: a reader sees the old content or all of the new.
/// `mode` is the file's permission bits, whatever the umask.
Result<void> write_file(const std::filesystem::path& path, std::string_view content, unsigned mode = 0644);

/// The same for content that is written bit by bit: a neighbour that finish() renames. Without it the neighbour is deleted.
class Draft {
  public:
    static Result<Draft> create(const std::filesystem::path& path, unsigned mode = 0644);
    Draft(Draft&& other) noexcept
        : path_(std::move(other.path_)),
          draft_(std::exchange(other.draft_, {})),
          mode_(other.mode_),
          fd_(std::move(other.fd_)) {}
    Draft& operator=(Draft&&) = delete;
    ~Draft();

    Result<void> write(std::string_view content);
    Result<void> finish();

  private:
    Draft(std::filesystem::path path, std::filesystem::path draft, unsigned mode, Fd fd)
        : path_(std::move(path)), draft_(std::move(draft)), mode_(mode), fd_(std::move(fd)) {}
    std::filesystem::path path_;
    std::filesystem::path draft_;  ///< empty: it is finished
    unsigned mode_;
    Fd fd_;
};

/// A new folder of our own in `parent`, else TMPDIR, else /tmp; mode 0700, deleted with all it holds at the end. It is locked
/// (flock) as long as it lives, by the kernel, which knows when a process is gone, also one of another namespace.
class ScratchFolder {
  public:
    /// `name` is the start of the folder's name, for a person who finds it.
    static Result<ScratchFolder> create(const std::string& name = "halfspace",
                                        const std::filesystem::path& parent = {});
    /// Deletes the folders in `parent` that were made with this name by processes that were killed.
    static void sweep(const std::string& name, const std::filesystem::path& parent);

    ScratchFolder(ScratchFolder&& other) noexcept
        : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}
    ScratchFolder& operator=(ScratchFolder&& other) noexcept {
        std::swap(path_, other.path_);
        std::swap(lock_, other.lock_);
        return *this;
    }
    ~ScratchFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    ScratchFolder(std::filesystem::path path, Fd lock) : path_(std::move(path)), lock_(std::move(lock)) {}
    std::filesystem::path path_;
    Fd lock_;
};

/// Locks a folder that this process has just made, for as long as the descriptor is open. Nothing if a sweep was faster: then
/// the folder is gone. An open descriptor without a lock where the file system knows none.
Fd lock_new_folder(const std::filesystem::path& folder);

/// Locks a folder that nobody has locked: it is left over. Nothing if somebody has, or if nobody can know.
Fd lock_left_folder(const std::filesystem::path& folder);

}  // namespace halfspace
