#pragma once
// Outcomes of compiles by the digest of all that decided them. An entry is `<key>.json`, and for a program
// `<key>.worker` beside it. Both appear by rename, the program first, so an entry that is found is whole. It
// is checked all the same, because a disk may fill and a person may edit: the entry by its digest, the
// program by inode, size and time. An entry that does not hold is no entry.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "compile/outcome.hpp"

namespace halfspace::compile {

class Cache {
  public:
    static constexpr std::uintmax_t default_bytes = std::uintmax_t{4} << 30;

    /// Makes the folder, if there is none, readable by its owner only. bad_input if it cannot be made or written. What a killed
    /// compile left in it is deleted.
    static Result<Cache> open(const std::filesystem::path& folder, std::uintmax_t max_bytes = default_bytes);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    /// Raises the bound to so many bytes, for whoever opens the folder from now on, too: a class's programs are needed again when its
    /// tests change. It takes at most half of what the disk has left.
    void make_room(std::uintmax_t bytes);

    /// `key` is hexadecimal digits.
    [[nodiscard]] std::optional<Outcome> find(const std::string& key) const;

    /// Takes the program at `built` out of the hands of whoever made it, on the same file system: it must be
    /// a regular file, no link, of at most `max_bytes`; it becomes ours, mode 0555, and is moved.
    [[nodiscard]] Result<Outcome> keep_worker(const std::string& key, const std::filesystem::path& built,
                                              const std::string& warnings, std::size_t max_bytes) const;

    [[nodiscard]] Result<Outcome> keep_diagnostics(const std::string& key,
                                                   const std::string& diagnostics) const;

    /// The start of the names of folders in which programs are compiled.
    static constexpr const char* scratch = "compiling";

    /// Removes the entries that were used longest ago until three quarters of the bound are left, if it is
    /// exceeded; and drafts that nobody finished within a day. Not what was used within the last minutes: it may be
    /// about to run. Several processes may trim at once. Done each time that a sixteenth of the bound was kept.
    void trim() const;

  private:
    Cache(std::filesystem::path folder, std::uintmax_t max_bytes)
        : folder_(std::move(folder)), max_bytes_(max_bytes) {}
    void added(std::uintmax_t bytes) const;

    std::filesystem::path folder_;
    std::uintmax_t max_bytes_;
    /// Kept since the last trim, by all copies of this.
    std::shared_ptr<std::atomic<std::uintmax_t>> kept_ = std::make_shared<std::atomic<std::uintmax_t>>(0);
};

}  // namespace halfspace::compile
