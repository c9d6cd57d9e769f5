#pragma once
// Who is in the class, as a learning platform's table of participants says.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "course/due.hpp"
#include "roster/identity.hpp"

namespace halfspace::roster {

struct Entry {
    Identity identity;  ///< `student` is empty: that is how the submissions call them
    std::optional<course::Time> submitted = {};
    std::size_t line = 0;                                   ///< of the table
    std::map<std::string, course::Time> submitted_of = {};  ///< by exercise id, where a column says so
    std::string participant =
        {};  ///< Moodle's number of the student in one assignment, as its worksheet says
};

/// A line of a table that is about one student.
struct Row {
    Entry entry;
    std::string exercise;                  ///< empty: all, or there is no such column
    std::optional<course::Time> due = {};  ///< of extensions, none: what was given is taken back
};

/// What the course says of its tables.
struct Terms {
    std::vector<std::string> exercises = {};    ///< ids, which columns may name
    std::optional<course::TimeZone> zone = {};  ///< of times without an offset
};

/// Which columns a table must have besides one that tells who.
enum class Columns { of_a_roster, of_extensions };

/// The rows of a table with a header: of Canvas's gradebook, Moodle's participants, GitHub Classroom's roster or grades, or
/// one's own. Known are, in any letter case, names (student, name, first name, last name, ...), ids (id, sis user id,
/// id number, student id, ...), logins (login, sis login id, username, github_username, ...), e-mail addresses, the time of
/// the hand-in (submitted, submission_timestamp, Moodle's "Last modified (submission)", where "-" is as empty; "04_dense submitted", that of one exercise), and of extensions `due` ("none" is
/// as empty) and `exercise`. A name "Last, First" is turned
/// around. Canvas's row of possible points, its test student and rows without anybody are left out. bad_input, with the
/// line: no column that tells who, no row, a time that is none, a column of an exercise that there is not.
Result<std::vector<Row>> read_rows(std::string_view text, const std::string& file, Columns columns,
                                   const Terms& terms = {});

/// A roster: read_rows, and bad_input if two rows have one id, login or address.
Result<std::vector<Entry>> read(std::string_view text, const std::string& file, const Terms& terms = {});

/// What the file of a student says of who that is, beside what `identity` knows: a folder's name, which may be a name, a
/// login, an id or an address.
struct Asked {
    Identity identity;
    std::string called;
};

/// A roster that is asked often.
class Index {
  public:
    explicit Index(const std::vector<Entry>& roster);

    /// Who of the roster is meant: by id, address or login, else by name, whatever the order of its words, letter case and
    /// accents' encoding, then whatever the accents; also as Canvas writes it, last name first and run together. None: nobody, or
    /// several.
    [[nodiscard]] std::optional<std::size_t> find(const Asked& asked) const;

  private:
    /// Of what several have, none is anybody's.
    using Keys = std::map<std::string, std::optional<std::size_t>, std::less<>>;
    static void add(Keys& keys, std::string key, std::size_t entry);

    Keys ids_, emails_, logins_;
    Keys any_;  ///< one of these three
    Keys names_;
    Keys run_together_;
    Keys plain_names_, plain_run_together_;  ///< without accents
};

/// The same of a person's typing: as a name, id, login or address.
bool is_called(const Identity& identity, std::string_view typed);

}  // namespace halfspace::roster
