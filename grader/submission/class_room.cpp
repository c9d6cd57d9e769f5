#include "submission/class_room.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include "archive/archive.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "course/spelling.hpp"
#include "platform/layout.hpp"
#include "submission/choose.hpp"
#include "submission/handin.hpp"
#include "submission/meant.hpp"
#include "submission/tree.hpp"
#include "submission/unpack.hpp"

namespace halfspace::submission {
namespace {

namespace fs = std::filesystem;

/// Of a hand-in, not of an exercise's file.
struct Noted {
    std::string download;  ///< as Candidate has it
    std::string text;
};

/// A student, while the paths are read.
struct Gathered {
    std::string called;
    std::string apart;
    roster::Identity identity;
    std::optional<std::size_t> entry = {};  ///< of the roster
    std::size_t path = 0;                   ///< the last one that this student was found in
    fs::path folder = {};
    std::map<std::string, std::vector<Candidate>> candidates = {};  ///< by exercise id
    std::vector<Noted> notes = {};
    std::vector<Noted> strays = {};
    Notes found_instead = {};  ///< by exercise id
    std::set<std::string> numbers = {};
    std::map<std::string, std::string> number_in = {};  ///< by download
    std::optional<File> closed = {};                    ///< all that was handed in cannot be looked at
    std::optional<File> unopened = {};                  ///< an archive that cannot be
};

/// Of a stray file: a few, so that a folder full of them does not bury what counts.
constexpr std::size_t max_strays = 8;

std::string short_name(std::string_view path) {
    return clean_line(shortened(path, 80));
}

/// How an editor or a mail program may have changed the text of a file that nobody wrote in.
std::string without_blanks(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') result += c;
    }
    return result;
}

/// The starters as they were given out, without blanks, by exercise id.
std::map<std::string, std::string> starters_of(const course::Course& course) {
    std::map<std::string, std::string> starters;
    for (const auto& exercise : course.exercises) {
        auto text = read_file(exercise.folder / course::kept_starter, max_source_bytes);
        if (!text) text = read_file(exercise.folder / exercise.file, max_source_bytes);
        // Or else the instructor has tried the exercise out there.
        if (text && text->find("NotImplementedError") != std::string::npos)
            starters.emplace(exercise.id, without_blanks(*text));
    }
    return starters;
}

/// One hand-in of a student, taken in piece by piece.
class Intake {
  public:
    Intake(const fs::path& path, const Tree& tree, const platform::Hand& hand, const course::Course& course,
           Gathered& student)
        : path_(path), tree_(tree), hand_(hand), course_(course), student_(student) {
        // All of the course's handout, or a repository of it: then most files are not the student's.
        is_checkout_ = std::ranges::any_of(
            hand.pieces, [](const platform::Piece& piece) { return is_course(piece.path); });
    }

    void take_all() {
        for (const auto& piece : hand_.pieces) {
            if (platform::is_litter(piece.path)) continue;
            submission_ = piece.submission;
            const auto instead = tree_.instead().find(piece.name);
            const auto is = meant(piece.path, course_);
            if (instead != tree_.instead().end()) {
                take_instead(piece, is, instead->second);
            } else if (archive::is_archive_name(piece.path)) {
                take_archive(piece);
            } else if (is) {
                add(*is, piece, "", bytes_to_file(tree_.bytes(piece.name, "a source file", max_source_bytes)),
                    0, {});
            } else {
                add_stray(piece.path, piece.path);
            }
        }
        add_empty_folders();
    }

  private:
    static File bytes_to_file(Bytes bytes) {
        if (auto* text = std::get_if<std::string>(&bytes)) return source_of(std::move(*text));
        if (auto* rejected = std::get_if<verdict::Rejected>(&bytes)) return std::move(*rejected);
        return std::get<Unreadable>(std::move(bytes));
    }

    /// `within`: ": " and the path in an archive, or nothing.
    void add(const Meant& is, const platform::Piece& piece, const std::string& within, File file,
             unsigned archive_attempt, std::optional<course::Time> packed) {
        student_.candidates[is.exercise->id].push_back({std::move(file),
                                                        piece.path + within,
                                                        is.place,
                                                        is.is_ordinary,
                                                        {archive_attempt, is.attempt},
                                                        hand_.submitted,
                                                        hand_.marked_late,
                                                        packed,
                                                        submission_,
                                                        path_.string(),
                                                        tree_.names()[piece.name] + within});
    }

    /// A link, a closed folder, a refused entry of an archive: it may be an exercise's file, its folder, or a whole hand-in.
    void take_instead(const platform::Piece& piece, const std::optional<Meant>& is, const File& file) {
        if (is) return add(*is, piece, "", file, 0, {});
        if (const auto* exercise = folder_of(piece.path + "/x", course_))
            return add({exercise, Meant::Place::odd, 0}, piece, "", file, 0, {});
        std::string why;
        if (const auto* rejected = std::get_if<verdict::Rejected>(&file)) why = rejected->why;
        if (const auto* unreadable = std::get_if<Unreadable>(&file)) why = unreadable->why;
        if (archive::is_archive_name(piece.path)) student_.unopened = file;
        add_note(student_.notes, fmt::format("{} is not taken: {}", short_name(piece.path), why));
    }

    void take_archive(const platform::Piece& piece) {
        auto bytes = tree_.bytes(piece.name, "an archive", max_archive_bytes);
        const auto* packed = std::get_if<std::string>(&bytes);
        if (packed == nullptr) {
            student_.unopened = bytes_to_file(std::move(bytes));
            return;
        }
        auto unpacked = unpack(*packed, course_);
        if (!unpacked.unopened.empty()) {
            student_.unopened = verdict::Rejected{short_name(piece.path) + ": " + unpacked.unopened};
            return;
        }
        const auto file = piece.path.substr(piece.path.rfind('/') + 1);
        const auto attempt = attempt_of(archive::without_ending(file));
        for (auto& source : unpacked.sources) {
            if (const auto is = meant(source.path, course_)) {
                add(*is, piece, ": " + source.path, std::move(source.file), attempt, unpacked.packed);
            } else {
                add_stray(source.path, piece.path + ": " + source.path);
            }
        }
        is_checkout_ = is_checkout_ || std::ranges::any_of(unpacked.others, is_course);
        for (const auto& path : unpacked.others) {
            if (archive::is_archive_name(path)) {
                add_note(student_.notes, fmt::format("{}: {} in it is an archive, too, and not opened",
                                                     short_name(piece.path), short_name(path)));
            } else {
                add_stray(path, piece.path + ": " + path);
            }
        }
        for (const auto& note : unpacked.notes)
            add_note(student_.strays, fmt::format("{}: {}", short_name(piece.path), note));
    }

    void add_note(std::vector<Noted>& notes, std::string text) const {
        notes.push_back({path_.string(), std::move(text)});
    }

    /// A course's manifest in its place.
    static bool is_course(const std::string& path) {
        return path == "exercises/course.toml" || path.ends_with("/exercises/course.toml");
    }

    /// Somebody may have meant it as an answer: by its ending, and since it is not what comes with every exercise and repository.
    [[nodiscard]] bool may_be_work(const std::string& name) const {
        constexpr std::string_view endings[] = {"txt",  "hpp",  "h",   "hh",  "hxx", "py",  "ipynb", "pdf",
                                                "doc",  "docx", "odt", "rtf", "rar", "jpg", "jpeg",  "heic",
                                                "java", "js",   "rs",  "m",   "c",   "html"};
        const auto dot = name.rfind('.');
        if (dot == 0 || dot == std::string::npos || name.front() == '.') return false;
        if (name == "checks.cpp" || name == "plot.cpp" || name == "CMakeLists.txt" ||
            name.starts_with("README"))
            return false;
        if (std::ranges::any_of(course_.exercises, [&](const auto& one) { return name == one.contract; }))
            return false;
        std::string ending = name.substr(dot + 1);
        for (char& c : ending)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return is_source_name(name) || std::ranges::find(endings, ending) != std::end(endings);
    }

    /// A file that no exercise is meant by.
    void add_stray(const std::string& path, const std::string& shown) {
        const auto name = path.substr(path.rfind('/') + 1);
        const auto* exercise = folder_of(path, course_);
        if (!may_be_work(name)) return;
        if (exercise != nullptr) {
            beside_[exercise->id].push_back(shown);
            return;
        }
        if (is_checkout_) return;
        const bool is_source = is_source_name(name);
        std::vector<std::string> ids;
        for (const auto& one : course_.exercises) ids.push_back(one.id);
        const auto near = is_source ? course::nearest(name.substr(0, name.rfind('.')), ids) : std::nullopt;
        add_note(student_.strays,
                 fmt::format("{} belongs to no exercise of the course: not graded{}", short_name(shown),
                             near ? fmt::format("; did you mean {}.cpp?", *near) : ""));
    }

    /// What lies in an exercise's folder and is not its file: all that was handed in of it, or beside it.
    void add_empty_folders() {
        for (const auto& [id, files] : beside_) {
            const auto& exercise = *course_.find(id);
            if (student_.candidates.contains(id)) {
                for (const auto& file : files)
                    add_note(student_.strays, fmt::format("{} is not graded: only {} is compiled",
                                                          short_name(file), exercise.file));
            } else {
                std::vector<std::string> few;
                for (const auto& file : files) {
                    if (few.size() < 3) few.push_back(short_name(file));
                }
                auto text = fmt::format("{} has no {}: not graded; found instead: {}{}", id, exercise.file,
                                        fmt::join(few, ", "), files.size() > few.size() ? ", ..." : "");
                auto& known = student_.found_instead[id];
                if (std::ranges::find(known, text) == known.end()) known.push_back(std::move(text));
            }
        }
    }

    const fs::path& path_;
    const Tree& tree_;
    const platform::Hand& hand_;
    const course::Course& course_;
    Gathered& student_;
    bool is_checkout_ = false;
    std::uint64_t submission_ = 0;                            ///< of the piece that is taken in
    std::map<std::string, std::vector<std::string>> beside_;  ///< by exercise id
};

class Reading {
  public:
    Reading(const course::Course& course, const Known& known)
        : course_(course), known_(known), starters_(starters_of(course)) {
        if (known.roster) index_.emplace(*known.roster);
    }

    Result<void> add(const fs::path& path) {
        const platform::IsWork is_work = [&](std::string_view name) {
            const auto is = meant(name, course_);
            return is && (is->place == Meant::Place::proper || name.find('/') == std::string_view::npos);
        };
        const auto tree = TRY(open_tree(path, [&](std::string_view name) {
            if (platform::is_litter(name)) return false;
            return meant_below(name) || archive::is_archive_name(name) ||
                   name.ends_with(platform::gradescope_metadata);
        }));
        room_.notes.insert(room_.notes.end(), tree->notes().begin(), tree->notes().end());
        const bool is_archive = archive::is_archive_name(path.filename().string());
        std::error_code ignored;
        const auto whole = fs::absolute(path, ignored).lexically_normal();
        const auto name = (whole.has_filename() ? whole : whole.parent_path()).filename().string();
        const platform::HoldsClass holds_class = [&](std::size_t archive) {
            return !tree->instead().contains(archive) &&
                   this->holds_class(path / tree->names()[archive], is_work);
        };
        auto layout = platform::recognise(tree->names(), is_work, is_archive,
                                          is_archive ? std::string(archive::without_ending(name)) : name,
                                          is_archive ? nullptr : holds_class);
        if (layout.kind == platform::Kind::gradescope) TRY(read_metadata(path, *tree, layout));
        note_others(path, *tree, layout);
        return add_hands(path, *tree, layout, is_work);
    }

    Result<ClassRoom> finish() {
        for (auto& student : students_) room_.submissions.push_back(finished(student));
        name_students();
        if (known_.roster) compare_with_roster();
        std::ranges::stable_sort(room_.submissions, {},
                                 [](const auto& one) { return alphabetical(one.student); });
        add_likenesses();
        return std::move(room_);
    }

  private:
    /// Any part of a name below what may be a student's: what is asked before it is known whose.
    [[nodiscard]] bool meant_below(std::string_view name) const {
        if (!is_source_name(name)) return false;
        for (int cuts = 0; cuts < 32; ++cuts) {
            if (meant(name, course_)) return true;
            // Canvas and Moodle put names before the file's, with a '_' between.
            const auto cut = name.find_first_of("/_");
            if (cut == std::string_view::npos) break;
            name.remove_prefix(cut + 1);
        }
        return false;
    }

    /// What the archive holds is a platform's download, or folders of students that the roster knows. Folders alone may as
    /// well be one student's homeworks: several people are never made one for that, nor one several.
    bool holds_class(const fs::path& path, const platform::IsWork& is_work) {
        const auto tree = open_tree(path, [](std::string_view) { return false; });
        if (!tree) return false;
        const auto name = path.filename().string();
        const auto layout =
            platform::recognise((*tree)->names(), is_work, true, std::string(archive::without_ending(name)));
        using platform::Kind;
        if (layout.kind == Kind::moodle || layout.kind == Kind::gradescope) return true;
        if (layout.kind == Kind::one_student || layout.hands.size() < 2) return false;
        if (layout.kind == Kind::canvas) return true;
        std::size_t known = 0;
        std::map<std::string, std::size_t> count;  // of folders with work, by exercise id
        for (const auto& hand : layout.hands) {
            known += index_ && index_->find({hand.identity, hand.called}) ? 1 : 0;
            std::set<std::string> ids;
            for (const auto& piece : hand.pieces) {
                if (const auto is = meant(piece.path, course_)) ids.insert(is->exercise->id);
            }
            for (const auto& id : ids) ++count[id];
        }
        if (2 * known > layout.hands.size()) return true;
        // Of a class several have the same exercise; homeworks of one student are of different ones.
        if (std::ranges::none_of(count, [](const auto& one) { return one.second > 1; })) return false;
        if (layout.kind == Kind::clones && !layout.hands[0].identity.login.empty()) return true;
        room_.notes.push_back(
            fmt::format("{} is taken for one student's work; if its folders are students, give "
                        "it as a path of its own",
                        clean_line(path.string())));
        return false;
    }

    static Result<void> read_metadata(const fs::path& path, const Tree& tree, platform::Layout& layout) {
        const auto& names = tree.names();
        const auto found = std::ranges::find_if(names, [](const std::string& name) {
            return name == platform::gradescope_metadata ||
                   name.ends_with(fmt::format("/{}", platform::gradescope_metadata));
        });
        const auto shown = (path / *found).string();
        const auto bytes =
            tree.bytes(static_cast<std::size_t>(found - names.begin()), "metadata", max_archive_bytes);
        const auto* text = std::get_if<std::string>(&bytes);
        if (text == nullptr) return fail(Error::bad_input(shown + " cannot be read"));
        const auto added = platform::add_metadata(layout, *text);
        if (!added) return fail(added.error().in(shown));
        return {};
    }

    void note_others(const fs::path& path, const Tree& tree, const platform::Layout& layout) {
        std::set<std::string> folders;
        for (const auto& name : tree.names()) {
            if (name.ends_with('/')) folders.insert(name);
        }
        std::size_t count = 0;
        for (const auto other : layout.others) {
            const auto& name = tree.names()[other];
            // The folder itself is told of where it is a student's.
            if (name.ends_with('/') && layout.kind == platform::Kind::folders) continue;
            if (tree.instead().contains(other) && folders.contains(name + "/")) continue;
            if (++count > max_strays) continue;
            room_.notes.push_back(fmt::format("{} is not a student's {}: not graded",
                                              clean_line((path / name).string()),
                                              layout.kind == platform::Kind::folders ? "folder" : "hand-in"));
        }
        if (count > max_strays)
            room_.notes.push_back(
                fmt::format("{}: {} more that are no student's", path.string(), count - max_strays));
    }

    Result<void> add_hands(const fs::path& path, Tree& tree, const platform::Layout& layout,
                           const platform::IsWork& is_work) {
        std::size_t before = students_.size();
        std::size_t group = 0;
        bool any_file = false;
        std::size_t hands = 0;
        numbers_here_.clear();
        for (const auto& hand : layout.hands) numbers_here_.insert(number_of(layout.kind, hand));
        for (const auto& hand : layout.hands) {
            if (layout.kind == platform::Kind::folders && platform::is_report(hand, is_work)) {
                room_.notes.push_back(fmt::format("{} is an earlier report: no student's",
                                                  clean_line((path / hand.called).string())));
                continue;
            }
            ++hands;
            if (hand.is_class) {
                any_file = true;
                continue;
            }
            if (hand.group != group) before = students_.size();
            group = hand.group;
            const auto number = number_of(layout.kind, hand);
            Gathered& student = student_of(hand, number, path, before);
            if (!number.empty()) {
                student.numbers.insert(number);
                student.number_in[path.string()] = number;
            }
            Intake(path, tree, hand, course_, student).take_all();
            if (layout.kind != platform::Kind::gradescope) {  // there, several may have handed in one file
                for (const auto& piece : hand.pieces) tree.forget(piece.name);
            }
            for (const auto& [name, file] : tree.instead()) {
                if (tree.names()[name] == hand.called) student.closed = file;
            }
            any_file = any_file || !student.candidates.empty() || student.unopened || student.closed;
        }
        ++path_;
        if (hands == 0) {
            return fail(Error::bad_input(
                fmt::format("{}: holds no student's folder; expected <student>/<exercise>.cpp, "
                            "<student>/<exercise>/<file>.cpp or <student>.zip, or a platform's download{}",
                            path.string(), tree.notes().empty() ? "" : " (" + tree.notes().back() + ")")));
        }
        if (!any_file) {
            return fail(
                Error::bad_input(fmt::format("{}: holds no exercise of the course, such as <student>/{}.cpp; "
                                             "give the folder that holds the "
                                             "students' folders",
                                             path.string(), course_.exercises.front().id)));
        }
        for (const auto& hand : layout.hands) {
            if (hand.is_class) TRY(add(path / tree.names()[hand.pieces[0].name]));
        }
        return {};
    }

    /// Who it is: somebody from an earlier path, somebody of the roster who is there already, or somebody new.
    Gathered& student_of(const platform::Hand& hand, const std::string& number, const fs::path& path,
                         std::size_t before) {
        auto identity = hand.identity;
        auto called = hand.called;
        std::optional<std::size_t> entry;
        if (known_.roster) {
            entry = index_->find({identity, hand.called});
            if (!entry && number.starts_with("moodle ")) entry = by_participant(hand);
            // A repository's name is the assignment's and the login, and where one ends is a guess.
            if (!entry && !hand.apart.empty()) {
                entry = by_ending(hand.apart);
                // Of one alone the roster says it, and the key is the one that it has among others.
                if (entry && hand.apart == hand.called)
                    called = identity.login = (*known_.roster)[*entry].identity.login;
            }
        }
        Gathered* same = nullptr;
        for (std::size_t i = 0; i < students_.size(); ++i) {
            auto& other = students_[i];
            if (entry || other.entry
                    ? entry == other.entry
                    : i < before && is_same(identity, called, other) && !is_another(number, other, before)) {
                same = &other;
                break;
            }
        }
        if (same == nullptr) {
            students_.push_back({called, hand.apart, identity, entry, path_, path / hand.called});
            same = &students_.back();
        }
        const auto fill = [](std::string& field, const std::string& value) {
            if (field.empty()) field = value;
        };
        fill(same->identity.name, identity.name);
        fill(same->identity.id, identity.id);
        fill(same->identity.login, identity.login);
        fill(same->identity.email, identity.email);
        same->path = path_;
        return *same;
    }

    /// By which the platform tells students apart; empty: by none.
    static std::string number_of(platform::Kind kind, const platform::Hand& hand) {
        if (kind == platform::Kind::canvas) return "canvas " + hand.apart;
        return kind == platform::Kind::moodle ? "moodle " + hand.apart : "";
    }

    /// Somebody else has this number, or the other one has another in the same download.
    [[nodiscard]] bool is_another(const std::string& number, const Gathered& other,
                                  std::size_t before) const {
        if (number.empty() || other.numbers.contains(number)) return false;
        return std::any_of(students_.begin(), students_.begin() + static_cast<std::ptrdiff_t>(before),
                           [&](const Gathered& one) { return one.numbers.contains(number); }) ||
               std::ranges::any_of(other.numbers,
                                   [&](const auto& one) { return numbers_here_.contains(one); });
    }

    /// Of several of one name. A worksheet of another assignment has other numbers, so the name must fit, too.
    std::optional<std::size_t> by_participant(const platform::Hand& hand) const {
        for (std::size_t i = 0; i < known_.roster->size(); ++i) {
            const auto& entry = (*known_.roster)[i];
            if (entry.participant == hand.apart && roster::Index({entry}).find({hand.identity, hand.called}))
                return i;
        }
        return std::nullopt;
    }

    std::optional<std::size_t> by_ending(const std::string& repository) const {
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < known_.roster->size(); ++i) {
            const auto& login = (*known_.roster)[i].identity.login;
            if (login.empty() || !repository.ends_with("-" + login)) continue;
            if (!found || login.size() > (*known_.roster)[*found].identity.login.size()) found = i;
        }
        return found;
    }

    /// Without a roster: by what both know for sure, else by what they are called.
    static bool is_same(const roster::Identity& identity, const std::string& called, const Gathered& other) {
        if (!identity.id.empty() && !other.identity.id.empty()) return identity.id == other.identity.id;
        if (!identity.email.empty() && !other.identity.email.empty())
            return identity.email == other.identity.email;
        return called == other.called;
    }

    Submission finished(Gathered& student) {
        Submission submission;
        submission.student = submission.called = student.called;
        submission.numbers = student.numbers;
        submission.folder = student.folder;
        submission.identity = student.identity;
        submission.notes = student.found_instead;
        std::map<std::string, course::Time> clocks;  // by exercise
        std::set<std::string> superseded;            // downloads of which nothing counts
        std::set<std::string> counting;
        for (auto& [id, candidates] : student.candidates) {
            std::vector<bool> is_starter;
            for (const auto& candidate : candidates) is_starter.push_back(is_untouched(id, candidate.file));
            auto choice = choose(id, candidates, is_starter);
            auto& chosen = candidates[choice.index];
            for (const auto& candidate : candidates)
                (choice.instead ? counting : superseded).insert(candidate.download);
            for (const auto i : {choice.index, choice.first, choice.last})
                counting.insert(candidates[i].download);
            // What was found instead of it, in another download, is no more to be said.
            auto& notes = submission.notes[id];
            notes.clear();
            if (!choice.note.empty()) notes.push_back(choice.note);
            if (is_starter[choice.index]) {
                notes.push_back("the untouched starter: " + id);
                submission.untouched.insert(id);
            }
            if (choice.instead) {
                auto& texts = submission.unclear[id];
                for (std::size_t i = 0; i < candidates.size(); ++i)
                    if (const auto* source = std::get_if<Source>(&candidates[i].file);
                        source != nullptr && !is_starter[i])
                        texts.push_back(source->text);
            }
            auto& arrival = submission.arrivals[id];
            const auto& first = candidates[choice.first];
            arrival.submission = candidates[choice.last].submission;
            arrival.time = first.time;
            arrival.marked_late = first.marked_late;
            if (const auto& last = candidates[choice.last]; last.time != first.time) arrival.last = last.time;
            if (known_.roster && student.entry && !arrival.time) {
                const auto& entry = (*known_.roster)[*student.entry];
                const auto own = entry.submitted_of.find(id);
                // A worksheet of another assignment has another number of this student, and that one's time.
                const auto number = student.number_in.find(first.download);
                const bool is_of_another = !entry.participant.empty() && number != student.number_in.end() &&
                                           number->second.starts_with("moodle ") &&
                                           number->second != "moodle " + entry.participant;
                if (own != entry.submitted_of.end())
                    arrival.time = own->second;
                else if (!is_of_another)
                    arrival.time = entry.submitted;
                arrival.by_roster = arrival.time.has_value();
            }
            if (!arrival.time && !arrival.marked_late && chosen.packed && course_.find(id)->due) {
                arrival.time = chosen.packed;
                arrival.by_own_clock = true;
                clocks.emplace(id, *chosen.packed);
            }
            const auto came = arrival.last ? arrival.last : arrival.time;
            if (came && (!submission.submitted || *submission.submitted < *came)) submission.submitted = came;
            if (const auto* source = std::get_if<Source>(&chosen.file);
                source != nullptr && !source->from.empty() && !choice.instead)
                notes.push_back(fmt::format("{} was {}, and is read as UTF-8", id, source->from));
            submission.files.emplace(id,
                                     choice.instead ? std::move(*choice.instead) : std::move(chosen.file));
        }
        if (!clocks.empty()) {
            const auto last =
                std::ranges::max_element(clocks, {}, [](const auto& one) { return one.second; });
            for (const auto& [id, time] : clocks)
                submission.notes[id].push_back(
                    fmt::format("handed in at {} by the student's own clock; no platform says when",
                                course::shown_time(last->second)));
        }
        for (const auto& download : counting) superseded.erase(download);
        const auto of_what_counts = [&](const std::vector<Noted>& notes) {
            std::vector<std::string> texts;  // several downloads may say the same
            for (const auto& [download, text] : notes)
                if (!superseded.contains(download) && std::ranges::find(texts, text) == texts.end())
                    texts.push_back(text);
            return texts;
        };
        auto& of_all = submission.notes[""];
        of_all = of_what_counts(student.notes);
        // Nothing of it can be looked at: then what is not there otherwise may be in it.
        for (const auto& all : {student.closed, student.unopened}) {
            if (!all) continue;
            for (const auto& exercise : course_.exercises)
                if (submission.files.emplace(exercise.id, *all).second) submission.unclear[exercise.id];
            if (const auto* rejected = std::get_if<verdict::Rejected>(&*all);
                rejected != nullptr && !student.candidates.empty())
                of_all.push_back("not read: " + rejected->why);
        }
        const auto strays = of_what_counts(student.strays);
        const auto shown = std::min(strays.size(), max_strays);
        of_all.insert(of_all.end(), strays.begin(), strays.begin() + static_cast<std::ptrdiff_t>(shown));
        if (strays.size() > shown)
            of_all.push_back(fmt::format("{} more that are not graded", strays.size() - shown));
        std::erase_if(submission.notes, [](const auto& one) { return one.second.empty(); });
        if (student.entry) {
            const auto& known = (*known_.roster)[*student.entry].identity;
            const auto take = [](std::string& field, const std::string& value) {
                if (!value.empty()) field = value;
            };
            take(submission.identity.name, known.name);
            take(submission.identity.id, known.id);
            take(submission.identity.login, known.login);
            take(submission.identity.email, known.email);
        }
        return submission;
    }

    [[nodiscard]] bool is_untouched(const std::string& id, const File& file) const {
        const auto* source = std::get_if<Source>(&file);
        const auto starter = starters_.find(id);
        return source != nullptr && starter != starters_.end() &&
               without_blanks(source->text) == starter->second;
    }

    /// Two who are called the same get what tells them apart behind their names.
    void name_students() {
        std::map<std::string, std::size_t> count;
        for (const auto& student : students_) ++count[student.called];
        std::set<std::string> taken;
        for (std::size_t i = 0; i < students_.size(); ++i) {
            auto& submission = room_.submissions[i];
            if (count.at(students_[i].called) > 1) {
                const auto& who = submission.identity;
                const auto& apart = !students_[i].apart.empty() ? students_[i].apart
                                    : !who.id.empty()           ? who.id
                                                                : who.email;
                if (!apart.empty()) submission.student += fmt::format(" ({})", apart);
            }
            const auto base = submission.student;
            for (int number = 2; !taken.insert(submission.student).second; ++number)
                submission.student = fmt::format("{} ({})", base, number);
            submission.identity.student = submission.student;
        }
    }

    void compare_with_roster() {
        std::set<std::size_t> there;
        for (const auto& student : students_) {
            if (student.entry) there.insert(*student.entry);
        }
        for (std::size_t i = 0; i < known_.roster->size(); ++i) {
            const auto& who = (*known_.roster)[i].identity;
            room_.enrolled.push_back(who);
            if (there.contains(i)) continue;
            room_.missing.push_back(!who.name.empty()    ? who.name
                                    : !who.login.empty() ? who.login
                                    : !who.email.empty() ? who.email
                                                         : who.id);
        }
        std::ranges::sort(room_.missing, {}, alphabetical);
        if (!room_.missing.empty())
            room_.notes.push_back(fmt::format("of the roster, {} {} not among these files: {}",
                                              room_.missing.size(), room_.missing.size() == 1 ? "is" : "are",
                                              fmt::join(room_.missing, ", ")));
        for (std::size_t i = 0; i < students_.size(); ++i) {
            if (!students_[i].entry) room_.unknown.push_back(room_.submissions[i].student);
        }
        std::ranges::sort(room_.unknown, {}, alphabetical);
        if (!room_.unknown.empty())
            room_.notes.push_back(fmt::format("not in the roster: {}", fmt::join(room_.unknown, ", ")));
    }

    /// Notes on names that a reader of the table could take for one another, or not see.
    void add_likenesses() {
        std::map<std::string, std::string> seen;
        for (const auto& submission : room_.submissions) {
            const std::string& name = submission.student;
            const std::string like = likeness(name);
            if (like.find_first_not_of(' ') == std::string::npos) {
                room_.notes.push_back(
                    fmt::format("the name of a student's folder shows nothing: {}", in_ascii(name)));
            } else if (const auto [other, fresh] = seen.emplace(like, name); !fresh) {
                room_.notes.push_back(fmt::format("two students' names look alike: {} and {}; are they two?",
                                                  in_ascii(other->second), in_ascii(name)));
            }
        }
    }

    const course::Course& course_;
    const Known& known_;
    std::map<std::string, std::string> starters_;
    std::optional<roster::Index> index_;
    ClassRoom room_;
    std::vector<Gathered> students_;
    std::size_t path_ = 0;
    std::set<std::string> numbers_here_;  ///< of the download that is read
};

}  // namespace

Result<ClassRoom> read_class(const std::vector<fs::path>& paths, const course::Course& course,
                             const Known& known) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            std::error_code ignored;
            if (fs::equivalent(paths[i], paths[k], ignored))
                return fail(Error::bad_input(paths[i].string() + " is given twice"));
        }
    }
    Reading reading(course, known);
    for (const auto& path : paths) TRY(reading.add(path));
    return reading.finish();
}

Result<void> leave_one(ClassRoom& room, const std::string& typed,
                       const std::vector<roster::Identity>& known) {
    std::map<std::string_view, const roster::Identity*> before;
    for (const auto& identity : known) before.emplace(identity.student, &identity);
    std::vector<std::size_t> found;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < room.submissions.size(); ++i) {
        const auto& one = room.submissions[i];
        if (one.student == typed) {
            found = {i};
            break;
        }
        const auto same = before.find(one.student);
        if (roster::is_called(one.identity, typed) ||
            (same != before.end() && roster::is_called(*same->second, typed)))
            found.push_back(i);
        for (const auto* name : {&one.student, &one.identity.name, &one.identity.id, &one.identity.login}) {
            if (!name->empty()) names.push_back(*name);
        }
    }
    if (found.empty()) {
        const auto near = course::nearest(typed, names);
        return fail(Error::bad_input(
            fmt::format("no student is called '{}'{}", clean_line(typed),
                        near ? fmt::format("; did you mean '{}'?", clean_line(*near)) : "")));
    }
    if (found.size() > 1)
        return fail(Error::bad_input(fmt::format(
            "two students may be meant by '{}': {} and {}", clean_line(typed),
            clean_line(room.submissions[found[0]].student), clean_line(room.submissions[found[1]].student))));
    auto one = std::move(room.submissions[found.front()]);
    room.submissions.clear();
    room.submissions.push_back(std::move(one));
    return {};
}

}  // namespace halfspace::submission
