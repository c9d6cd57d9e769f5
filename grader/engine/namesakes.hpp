#pragma once
// Who of a class is who in its gradebook, where several are called the same. A student's key is what the hand-in calls them; Canvas
// and Moodle number students besides. Canvas's number is the person's; Moodle's is that of a person in one assignment, and another
// in the next.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "submission/class_room.hpp"

namespace halfspace::engine {

/// What the gradebook knows.
struct KnownStudents {
    std::map<std::string, std::string> by_number;  ///< keys of students
    std::function<bool(const std::string& student, const std::string& exercise)> has_work;
};

/// A number that is known makes a hand-in that student's, whatever it is called. A name that is known by another number is another
/// student's, who gets the number behind the name: on Canvas always; of a Moodle download if other numbers in it are known, so that it
/// is of an assignment that was here, or else if it would replace a file and does not look like another assignment of the class, most
/// of whose names are known. Who is in the roster is one by that. What was decided so and could be wrong is a note of the class.
void settle_namesakes(submission::ClassRoom& room, const KnownStudents& known, bool has_roster);

/// Who has an id, a login or an address that a student of the gradebook has is that one, whatever the hand-in is called: Moodle's
/// numbers of the next assignment say it of nobody. Who is called like a student, but has another id, is another one, if ids here
/// are those of the gradebook.
void settle_known(submission::ClassRoom& room, const std::vector<roster::Identity>& students);

/// Of the class, who is no student of the gradebook. Their keys are their names, with what tells them apart behind it where others
/// are called so.
std::vector<roster::Identity> not_known(const std::vector<roster::Identity>& enrolled,
                                        const std::vector<roster::Identity>& students);

/// A student for whom the instructor has given all there is: what the same one of the class hands in is theirs, whatever it is called.
void settle_enrolled(submission::ClassRoom& room, const std::vector<roster::Identity>& enrolled,
                     const std::vector<roster::Identity>& without_hand_in);

}  // namespace halfspace::engine
