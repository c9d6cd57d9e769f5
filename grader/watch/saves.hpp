#pragma once
// When files are saved, however an editor does it: written in place, through a temporary file that is renamed, or by moving the old
// one away first. The kernel only says that something happened in a folder (inotify); what counts is whether the content is another
// one. Where inotify is not to be had, or says nothing (files on another machine), looking at the files from time to time finds it.

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/files.hpp"

namespace halfspace::watch {

class Saves {
  public:
    enum class Way { told, looking };  ///< by inotify if it can be had; by looking alone

    /// Each file is known by its place in the list. What they hold now counts as seen.
    explicit Saves(std::vector<std::filesystem::path> files, Way way = Way::told);

    /// Readable when something may have happened; -1 if nobody tells.
    [[nodiscard]] int fd() const { return inotify_.get(); }

    /// The longest time until one has to look again.
    [[nodiscard]] std::chrono::milliseconds patience() const;

    /// Takes in what was told, and looks. The file that has another content than before, the one saved last if there are several;
    /// or nothing. A file that is not there, or is empty, is just being saved, or gone: it has not changed until it is there again.
    std::optional<std::size_t> changed();

  private:
    struct File {
        std::filesystem::path path;
        std::string stamp = {};   ///< what the file system says of it
        std::string digest = {};  ///< of its content
    };
    std::vector<File> files_;
    Fd inotify_;
};

}  // namespace halfspace::watch
