#include "engine/namesakes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"

namespace halfspace::engine {
namespace {

using submission::Submission;

/// Of one platform.
class Settling {
  public:
    Settling(submission::ClassRoom& room, const KnownStudents& known, std::string platform)
        : room_(room), known_(known), platform_(std::move(platform)) {
        for (const auto& [number, student] : known.by_number)
            if (number.starts_with(platform_)) numbers_[student].push_back(number.substr(platform_.size()));
        for (const auto& one : room.submissions) {
            names_.insert(one.student);
            ++called_[one.called];
        }
    }

    void settle(const std::function<bool(const Submission&)>& is_sure) {
        std::size_t here = 0;
        std::size_t by_number = 0;
        std::vector<std::pair<Submission*, std::vector<std::string>>> by_name;
        for (auto& one : room_.submissions) {
            if (number_of(one).empty()) continue;
            ++here;
            if (const auto* student = numbered(one)) {
                ++by_number;
                rename(one, *student);
            } else if (auto same = namesakes(one.called); !same.empty() && !is_sure(one)) {
                by_name.emplace_back(&one, std::move(same));
            }
        }
        const bool is_next_assignment =
            platform_ == "moodle " && by_number == 0 && by_name.size() >= 2 && 2 * by_name.size() >= here;
        const bool is_theirs = platform_ == "canvas " || by_number > 0;  // a number says who it is
        for (auto& [one, same] : by_name) {
            const bool is_only = same.size() == 1 && called_.at(one->called) == 1;
            if (is_only && (is_next_assignment || (!is_theirs && !replaces(*one, same.front())))) {
                rename(*one, same.front());
                continue;
            }
            const auto name = fmt::format("{} ({})", one->called, number_of(*one));
            rename(*one, name);
            room_.notes.push_back(fmt::format(
                "{} is taken as another student than {} of the gradebook, by the platform's number; if it is "
                "the same, put the gradebook of before back, and give a roster that has this name once",
                one->student, same.front()));
        }
    }

  private:
    [[nodiscard]] std::string number_of(const Submission& one) const {
        for (const auto& number : one.numbers)
            if (number.starts_with(platform_)) return number.substr(platform_.size());
        return {};
    }

    [[nodiscard]] const std::string* numbered(const Submission& one) const {
        for (const auto& number : one.numbers) {
            const auto found = known_.by_number.find(number);
            if (number.starts_with(platform_) && found != known_.by_number.end()) return &found->second;
        }
        return nullptr;
    }

    /// Students of the gradebook who are called so, behind which a number may stand.
    [[nodiscard]] std::vector<std::string> namesakes(const std::string& called) const {
        std::vector<std::string> same;
        for (const auto& [student, numbers] : numbers_)
            if (student == called || std::ranges::any_of(numbers, [&](const auto& number) {
                    return student == fmt::format("{} ({})", called, number);
                }))
                same.push_back(student);
        return same;
    }

    [[nodiscard]] bool replaces(const Submission& one, const std::string& student) const {
        return std::ranges::any_of(one.files,
                                   [&](const auto& file) { return known_.has_work(student, file.first); });
    }

    /// Unless another one of the class is called so.
    void rename(Submission& one, const std::string& student) {
        if (one.student == student || !names_.insert(student).second) return;
        names_.erase(one.student);
        one.student = one.identity.student = student;
    }

    submission::ClassRoom& room_;
    const KnownStudents& known_;
    const std::string platform_;
    std::map<std::string, std::vector<std::string>> numbers_;  ///< by student of the gradebook
    std::set<std::string> names_;
    std::map<std::string, std::size_t> called_;
};

roster::Index index_of(const std::vector<roster::Identity>& identities) {
    std::vector<roster::Entry> entries;
    for (const auto& one : identities) entries.push_back({one});
    return roster::Index(entries);
}

}  // namespace

void settle_namesakes(submission::ClassRoom& room, const KnownStudents& known, bool has_roster) {
    const std::set<std::string> unknown(room.unknown.begin(), room.unknown.end());
    const auto is_sure = [&](const Submission& one) { return has_roster && !unknown.contains(one.student); };
    for (const char* platform : {"canvas ", "moodle "}) Settling(room, known, platform).settle(is_sure);
    std::ranges::stable_sort(room.submissions, {}, [](const auto& one) { return alphabetical(one.student); });
}

void settle_known(submission::ClassRoom& room, const std::vector<roster::Identity>& students) {
    const auto without_name = [](roster::Identity who) {
        who.name.clear();
        return who;
    };
    std::vector<roster::Identity> nameless;
    std::map<std::string, std::string> ids;
    for (const auto& one : students) {
        nameless.push_back(without_name(one));
        ids.emplace(one.student, one.id);
    }
    const auto index = index_of(nameless);
    std::set<std::string> names;
    for (const auto& one : room.submissions) names.insert(one.student);
    const auto rename = [&](Submission& one, const std::string& student) {
        if (one.student == student || !names.insert(student).second) return;
        names.erase(one.student);
        one.student = one.identity.student = student;
    };
    std::vector<Submission*> others;
    for (auto& one : room.submissions) {
        if (const auto at = index.find({without_name(one.identity), ""})) {
            // Where a student is called so, the id may be wrong: in this roster, or in the one before.
            if (!ids.contains(one.student) || likeness(students[*at].name) == likeness(one.identity.name))
                rename(one, students[*at].student);
        } else if (!one.identity.id.empty()) {
            others.push_back(&one);
        }
    }
    const bool ids_are_ours = std::ranges::any_of(room.submissions, [&](const auto& one) {
        const auto known = ids.find(one.student);
        return known != ids.end() && !known->second.empty() && known->second == one.identity.id;
    });
    for (auto* one : others)
        if (const auto known = ids.find(one->student);
            ids_are_ours && known != ids.end() && !known->second.empty())
            rename(*one, fmt::format("{} ({})", one->called, one->identity.id));
}

std::vector<roster::Identity> not_known(const std::vector<roster::Identity>& enrolled,
                                        const std::vector<roster::Identity>& students) {
    const auto index = index_of(enrolled);
    std::set<std::size_t> known;
    std::set<std::string> taken;
    std::map<std::string, std::size_t> called;
    for (const auto& one : students) {
        if (const auto at = index.find({one, one.student})) known.insert(*at);
        taken.insert(one.student);
        ++called[one.student];
    }
    for (const auto& one : enrolled) ++called[one.name];
    std::vector<roster::Identity> others;
    for (std::size_t i = 0; i < enrolled.size(); ++i) {
        if (known.contains(i)) continue;
        auto one = enrolled[i];
        const auto& apart = !one.id.empty() ? one.id : !one.login.empty() ? one.login : one.email;
        one.student = one.name.empty()                            ? apart
                      : called.at(one.name) == 1 || apart.empty() ? one.name
                                                                  : fmt::format("{} ({})", one.name, apart);
        if (taken.insert(one.student).second) others.push_back(std::move(one));
    }
    return others;
}

void settle_enrolled(submission::ClassRoom& room, const std::vector<roster::Identity>& enrolled,
                     const std::vector<roster::Identity>& without_hand_in) {
    const auto index = index_of(enrolled);
    std::map<std::size_t, std::string> keys;
    for (const auto& one : without_hand_in)
        if (const auto at = index.find({one, one.student})) keys.emplace(*at, one.student);
    std::set<std::string> names;
    for (const auto& one : room.submissions) names.insert(one.student);
    for (auto& one : room.submissions) {
        const auto at = index.find({one.identity, one.called});
        const auto key = at ? keys.find(*at) : keys.end();
        if (key != keys.end() && names.insert(key->second).second)
            one.student = one.identity.student = key->second;
    }
}

}  // namespace halfspace::engine
