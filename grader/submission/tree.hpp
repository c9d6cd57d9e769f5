#pragma once
// What lies in a folder or an archive that was handed in: its names, and the bytes of one of them. The same for both.

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "platform/layout.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {

/// Names are bytes of strangers, but UTF-8, relative and without "..".
class Tree {
  public:
    virtual ~Tree() = default;

    /// Of files and of what is no file (a link, a closed folder); and, with '/' behind, of the topmost folders and of .git. What
    /// lies in hidden folders, in builds' and deeper than 12 folders is not looked for.
    [[nodiscard]] const platform::Names& names() const { return names_; }
    /// Why a name has no bytes, whatever they may be: of what is known without reading.
    [[nodiscard]] const std::map<std::size_t, File>& instead() const { return instead_; }
    /// What was seen and has no name here.
    [[nodiscard]] const std::vector<std::string>& notes() const { return notes_; }

    /// What the file of that name holds; `kind` is what it is in messages: "a zip".
    [[nodiscard]] virtual Bytes bytes(std::size_t name, const char* kind, std::size_t most) const = 0;

    /// Its bytes are not asked for again: so a class is not held twice.
    virtual void forget(std::size_t) {}

  protected:
    platform::Names names_;
    std::map<std::size_t, File> instead_;
    std::vector<std::string> notes_;
};

/// Names that are wanted of an archive; the others are listed only.
using IsWanted = std::function<bool(std::string_view path)>;

/// A folder, or an archive by its name's ending; bad_input: neither, or it cannot be read. Nothing is written anywhere.
Result<std::unique_ptr<Tree>> open_tree(const std::filesystem::path& path, const IsWanted& is_wanted);

}  // namespace halfspace::submission
