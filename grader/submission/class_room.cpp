#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <optional>
#include <system_error>

#include "base/files.hpp"
#include "base/text.hpp"
#include "course/spelling.hpp"
#include "submission/handin.hpp"
#include "submission/submission.hpp"

namespace halfspace::submission {
namespace {

namespace fs = std::filesystem;

bool is_hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

/// The names in a folder, sorted; or why it cannot be read.
tl::expected<std::vector<fs::path>, std::error_code> entries_of(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator it(folder, error);
    for (; !error && it != fs::directory_iterator(); it.increment(error)) {
        entries.push_back(it->path());
    }
    if (error) return tl::unexpected(error);
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// Something of that name, whatever it is; also if we may not look, so that reading it says why.
bool is_there(const Fd& folder, const std::string& name) {
    struct stat info {};
    return ::fstatat(folder.get(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 || errno != ENOENT;
}

bool is_link(const fs::path& path) {
    std::error_code ignored;
    return fs::is_symlink(fs::symlink_status(path, ignored));
}

/// For what follows: a folder that is opened once cannot be exchanged for another one later.
Fd open_folder(int parent, const std::string& name) {
    return Fd(::openat(parent, name.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

Unreadable closed(const std::string& shown, int error) {
    return {fmt::format("the folder {} cannot be read ({}): make it readable", shown, std::strerror(error))};
}

constexpr std::size_t max_zip_bytes = 32u << 20;

bool is_zip_name(const fs::path& path) {
    return path.extension() == ".zip" || path.extension() == ".ZIP";
}

/// What stands for a file that is there twice.
verdict::Rejected two_of(const std::string& one, const std::string& other) {
    return {fmt::format("there are two: {} and {}; hand in one of them", one, other)};
}

/// Takes in what a student's zip holds. One that cannot be opened is all that was handed in of what is not there otherwise.
void add_zip(const Fd& folder, const std::string& name, const std::string& shown,
             const course::Course& course, Submission& submission, std::vector<std::string>& notes) {
    auto bytes = read_bytes(folder, name, shown, "a zip", max_zip_bytes);
    if (const auto* text = std::get_if<std::string>(&bytes)) {
        auto unpacked = unpack(*text, shown, course);
        for (auto& [id, file] : unpacked.files) {
            const auto [other, fresh] = submission.files.emplace(id, std::move(file));
            if (!fresh) other->second = two_of(id + ".cpp", "one in " + name);
        }
        notes.insert(notes.end(), unpacked.notes.begin(), unpacked.notes.end());
        if (unpacked.unopened.empty()) return;
        bytes = verdict::Rejected{unpacked.unopened};
    }
    for (const auto& exercise : course.exercises) {
        if (const auto* rejected = std::get_if<verdict::Rejected>(&bytes)) {
            submission.files.emplace(exercise.id, verdict::Rejected{shown + ": " + rejected->why});
        } else {
            submission.files.emplace(exercise.id, std::get<Unreadable>(bytes));
        }
    }
}

/// The student's file of one exercise: <exercise>.cpp or <exercise>/<file>.cpp. Both cannot be chosen between.
std::optional<File> find_file(const Fd& student, const std::string& name, const course::Exercise& exercise) {
    const std::string flat = exercise.id + ".cpp";
    const bool has_flat = is_there(student, flat);
    const Fd folder = open_folder(student.get(), exercise.id);
    const int error = folder ? 0 : errno;
    const bool has_nested = folder && is_there(folder, exercise.file);
    if (has_flat && has_nested) {
        return two_of(flat, exercise.id + "/" + exercise.file);
    }
    if (has_flat) return read_source(student, flat, name + "/" + flat);
    const std::string shown = name + "/" + exercise.id;
    if (has_nested) return read_source(folder, exercise.file, shown + "/" + exercise.file);
    struct stat info {};
    if (::fstatat(student.get(), exercise.id.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0 &&
        S_ISLNK(info.st_mode)) {
        return Unreadable{shown +
                          " is a symbolic link, which may lead anywhere: put the folder itself in its place"};
    }
    if (error != 0 && error != ENOENT && error != ENOTDIR) return closed(shown, error);
    return {};
}

/// Names in a student's folder that belong to no exercise: perhaps a misspelt one.
std::vector<std::string> strays_of(const fs::path& folder, const std::vector<fs::path>& entries,
                                   const course::Course& course) {
    std::vector<std::string> notes;
    std::vector<std::string> ids;
    for (const auto& exercise : course.exercises) ids.push_back(exercise.id);
    for (const auto& entry : entries) {
        if (is_hidden(entry) || is_zip_name(entry))
            continue;  // an editor's, or a repository; or taken in already
        std::error_code ignored;
        const bool is_folder = fs::is_directory(fs::symlink_status(entry, ignored));
        const bool is_source = !is_folder && entry.extension() == ".cpp";
        const std::string id = is_source ? entry.stem().string() : is_folder ? entry.filename().string() : "";
        const auto* exercise = course.find(id);
        const std::string name = folder.filename().string() + "/" + entry.filename().string();
        if (course.find(entry.stem().string()) != nullptr && entry.extension() == ".cpp") {
            continue;  // whatever it is, it was taken in or rejected under that exercise
        }
        if (is_link(entry)) {
            if (course.find(entry.filename().string()) != nullptr)
                continue;  // as above: an exercise's folder
            notes.push_back(fmt::format("{} is a symbolic link: not graded", name));
        } else if (exercise == nullptr) {
            const auto meant = course::nearest(entry.stem().string(), ids);
            notes.push_back(fmt::format("{} belongs to no exercise of the course: not graded{}", name,
                                        meant ? fmt::format("; did you mean {}.cpp?", *meant) : ""));
        } else if (is_folder && !fs::exists(fs::symlink_status(entry / exercise->file, ignored))) {
            notes.push_back(fmt::format("{} has no {}: not graded", name, exercise->file));
        }
    }
    return notes;
}

/// Adds to the notes those on one student: a few, so that a folder full of files does not bury the others'.
void add_notes(const std::string& student, const std::vector<std::string>& strays,
               std::vector<std::string>& notes) {
    constexpr std::size_t most = 8;
    const std::size_t shown = std::min(strays.size(), most);
    notes.insert(notes.end(), strays.begin(), strays.begin() + static_cast<std::ptrdiff_t>(shown));
    if (strays.size() > shown)
        notes.push_back(fmt::format("{}: {} more that are not graded", student, strays.size() - shown));
}

Result<Submission> read_student(const fs::path& folder, const course::Course& course,
                                std::vector<std::string>& notes) {
    Submission submission{folder.filename().string(), {}, folder};
    const Fd opened = open_folder(AT_FDCWD, folder.string());
    int error = opened ? 0 : errno;
    const auto entries = entries_of(folder);
    if (!entries && error == 0) error = entries.error().value();
    if (error != 0) {  // this student's folder is closed to us: the others are graded all the same
        const auto why = closed(submission.student, error);
        notes.push_back(why.why);
        for (const auto& exercise : course.exercises) submission.files.emplace(exercise.id, why);
        return submission;
    }
    for (const auto& exercise : course.exercises) {
        if (auto file = find_file(opened, submission.student, exercise))
            submission.files.emplace(exercise.id, std::move(*file));
    }
    for (const auto& entry : *entries) {
        const auto name = entry.filename().string();
        if (is_zip_name(entry) && !is_hidden(entry))
            add_zip(opened, name, submission.student + "/" + name, course, submission, notes);
    }
    add_notes(submission.student, strays_of(folder, *entries, course), notes);
    return submission;
}

/// A zip that is all of a student's, and named as the student is: what its inside says of a name is anybody's word.
Submission read_zip_of_student(const fs::path& path, const course::Course& course,
                               std::vector<std::string>& notes) {
    Submission submission{path.stem().string(), {}, path};
    const auto parent = path.has_parent_path() ? path.parent_path() : fs::path(".");
    // As in read_class, links in the path of the class's folder are the instructor's own.
    const Fd folder(::open(parent.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    add_zip(folder, path.filename().string(), path.filename().string(), course, submission, notes);
    return submission;
}

/// How an editor or a mail program may have changed the text of a file that nobody wrote in.
std::string without_blanks(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') result += c;
    }
    return result;
}

/// Notes whose files are the starters, as they were given out.
void add_starters(ClassRoom& room, const course::Course& course) {
    std::map<std::string, std::string> starters;
    for (const auto& exercise : course.exercises) {
        auto text = read_file(exercise.folder / course::kept_starter, 1u << 20);
        if (!text) text = read_file(exercise.folder / exercise.file, 1u << 20);
        // Or else the instructor has tried the exercise out there.
        if (text && text->find("NotImplementedError") != std::string::npos)
            starters.emplace(exercise.id, without_blanks(*text));
    }
    for (const auto& submission : room.submissions) {
        std::string untouched;
        for (const auto& [id, file] : submission.files) {
            const auto* source = std::get_if<Source>(&file);
            const auto starter = starters.find(id);
            if (source != nullptr && starter != starters.end() &&
                without_blanks(source->text) == starter->second)
                untouched += (untouched.empty() ? "" : ", ") + id;
        }
        if (!untouched.empty())
            room.notes.push_back(
                fmt::format("{} handed in the untouched starter: {}", submission.student, untouched));
    }
}

/// Why the folder cannot be a student's; null: it can.
const char* why_no_student(const fs::path& folder) {
    if (is_hidden(folder)) return "begins with a dot";
    if (first_line_not_utf8(folder.filename().string())) return "has a name that is not UTF-8";
    return nullptr;
}

/// Notes on names that a reader of the table could take for one another, or not see.
void add_likenesses(ClassRoom& room) {
    std::map<std::string, std::string> seen;
    for (const auto& submission : room.submissions) {
        const std::string& name = submission.student;
        const std::string like = likeness(name);
        if (like.find_first_not_of(' ') == std::string::npos) {
            room.notes.push_back(
                fmt::format("the name of a student's folder shows nothing: {}", in_ascii(name)));
        } else if (const auto [other, fresh] = seen.emplace(like, name); !fresh) {
            room.notes.push_back(fmt::format("two students' names look alike: {} and {}; are they two?",
                                             in_ascii(other->second), in_ascii(name)));
        }
    }
}

/// Adds one folder of students.
Result<void> read_folder(const fs::path& folder, const course::Course& course, ClassRoom& room) {
    const auto entries = entries_of(folder);
    if (!entries)
        return fail(Error::bad_input(fmt::format("{}: {}", folder.string(), entries.error().message())));
    std::size_t students = 0;
    bool any_file = false;
    std::string unusable;
    for (const auto& entry : *entries) {
        std::error_code ignored;
        const bool is_zip = is_zip_name(entry) && !fs::is_directory(entry, ignored);
        if (!is_zip && !fs::is_directory(fs::symlink_status(entry, ignored))) {
            if (!is_hidden(entry))
                room.notes.push_back(fmt::format("{} is not a student's folder: not graded", entry.string()));
            continue;
        }
        if (const char* why = why_no_student(entry)) {
            unusable = fmt::format("{}/{} {}", folder.string(), in_ascii(entry.filename().string()), why);
            room.notes.push_back(unusable + ": not graded; rename it if it is a student's");
            continue;
        }
        auto submission = is_zip ? read_zip_of_student(entry, course, room.notes)
                                 : TRY(read_student(entry, course, room.notes));
        ++students;
        any_file = any_file || !submission.files.empty();
        room.submissions.push_back(std::move(submission));
    }
    if (students == 0) {
        return fail(
            Error::bad_input(fmt::format("{}: holds no student's folder; expected <student>/<exercise>.cpp, "
                                         "<student>/<exercise>/<file>.cpp or <student>.zip{}",
                                         folder.string(), unusable.empty() ? "" : " (" + unusable + ")")));
    }
    if (!any_file) {
        return fail(Error::bad_input(fmt::format(
            "{}: holds no exercise of the course, such as <student>/{}.cpp; give the folder that holds the "
            "students' folders",
            folder.string(), course.exercises.front().id)));
    }
    return {};
}

}  // namespace

Result<ClassRoom> read_class(const std::vector<fs::path>& folders, const course::Course& course) {
    ClassRoom room;
    for (const auto& folder : folders) {
        std::error_code ignored;
        if (!is_zip_name(folder) || fs::is_directory(folder, ignored) || !fs::exists(folder, ignored)) {
            TRY(read_folder(folder, course, room));
        } else if (const char* why = why_no_student(folder)) {
            return fail(
                Error::bad_input(fmt::format("{} {}: rename it to the student's", folder.string(), why)));
        } else {
            room.submissions.push_back(read_zip_of_student(folder, course, room.notes));
        }
    }
    auto& all = room.submissions;
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.student < b.student; });
    for (std::size_t i = 1; i < all.size(); ++i) {
        if (all[i - 1].student != all[i].student) continue;
        std::error_code ignored;
        return fail(Error::bad_input(
            fs::equivalent(all[i - 1].folder, all[i].folder, ignored)
                ? fmt::format("{} is given twice", all[i].folder.parent_path().string())
                : fmt::format("two students have the same name: {} and {}; rename one of the folders",
                              all[i - 1].folder.string(), all[i].folder.string())));
    }
    add_likenesses(room);
    add_starters(room, course);
    return room;
}

}  // namespace halfspace::submission
