#pragma once
// What learning platforms let an instructor download, as they pack it.

#include <string>
#include <utility>
#include <vector>

#include "archive/archive.hpp"
#include "support/program.hpp"

namespace support {

/// A file of a student's: its name, and what is in it.
using Given = std::pair<std::string, std::string>;

struct Person {
    std::string name;    ///< "Max Power"
    std::string number;  ///< what the platform numbers this person or submission by
    std::vector<Given> files;
    bool late = false;
    std::string submitted = {};  ///< "2026-11-30 22:58:59.328404330 Z"
    std::string email = {};
};

using Files = std::vector<halfspace::archive::Entry>;

/// `<last><first>[_LATE]_<user>_<submission>_<file>`, all in one folder.
inline Files canvas_download(const std::vector<Person>& people) {
    Files files;
    for (const auto& [name, number, given, late, submitted, email] : people) {
        const auto blank = name.rfind(' ');
        std::string who = name.substr(blank + 1) + name.substr(0, blank);
        for (char& c : who) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        for (const auto& [file, text] : given)
            files.push_back({who + (late ? "_LATE_" : "_") + number + "_9" + number + "_" + file, text});
    }
    return files;
}

/// `<Full name>_<number>_assignsubmission_file_/<file>`.
inline Files moodle_download(const std::vector<Person>& people) {
    Files files;
    for (const auto& person : people) {
        for (const auto& [file, text] : person.files)
            files.push_back({person.name + "_" + person.number + "_assignsubmission_file_/" + file, text});
    }
    return files;
}

/// `assignment_1_export/submission_<number>/<file>`, and the metadata beside them.
inline Files gradescope_export(const std::vector<Person>& people) {
    const std::string top = "assignment_1_export/";
    Files files;
    std::string yaml = "---\n";
    for (const auto& person : people) {
        const auto folder = "submission_" + person.number;
        for (const auto& [file, text] : person.files) files.push_back({top + folder + "/" + file, text});
        yaml += folder + ":\n  :submitters:\n  - :name: " + person.name + "\n    :sid: '1" + person.number +
                "'\n    :email: " + person.email + "\n  :created_at: " + person.submitted +
                "\n  :score: 0.0\n  :status: processed\n  :history: []\n";
    }
    files.push_back({top + "submission_metadata.yml", yaml});
    return files;
}

/// `<assignment>-<login>/`, with a .git in each that would do harm if anybody ran or read it.
inline Files clones(const std::string& assignment, const std::vector<Person>& people) {
    Files files;
    for (const auto& person : people) {
        const auto folder = assignment + "-" + person.name + "/";
        for (const auto& [file, text] : person.files) files.push_back({folder + file, text});
        files.push_back({folder + ".git/config", "[core]\n\tfsmonitor = touch /tmp/halfspace-ran-git\n"});
        files.push_back({folder + ".git/04_dense.cpp", "not theirs"});
    }
    return files;
}

inline void unpack_to(const fs::path& folder, const Files& files) {
    for (const auto& file : files) write(folder / file.path, file.content);
}

inline void pack_to(const fs::path& zip, const Files& files) {
    const auto bytes = halfspace::archive::make_zip(files);
    REQUIRE(bytes.has_value());
    write(zip, *bytes);
}

}  // namespace support
