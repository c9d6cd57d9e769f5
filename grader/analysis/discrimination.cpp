#include "analysis/discrimination.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace halfspace::analysis {
namespace {

using scoring::ExerciseGrade;
using scoring::SubmissionGrade;
using verdict::CheckResult;

/// Of the checks of one function, or of all.
double points_of(const ExerciseGrade& grade, const std::string* function = nullptr) {
    double points = 0;
    for (const CheckResult& check : grade.checks())
        points += function == nullptr || check.function == *function ? check.points : 0;
    return points;
}

/// What came of a check, student by student: whether it passed, and the points that they have elsewhere.
struct Answers {
    std::size_t place = 0;  ///< in the course
    Item item;
    std::vector<bool> passed;
    std::vector<double> elsewhere;
};

void compare_halves(Answers& answers) {
    std::vector<std::size_t> order(answers.passed.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(
        order, [&](std::size_t a, std::size_t b) { return answers.elsewhere[a] > answers.elsewhere[b]; });
    Item& item = answers.item;
    item.half = order.size() / 2;
    for (std::size_t i = 0; i < item.half; ++i) {
        item.strong_passed += answers.passed[order[i]] ? 1 : 0;
        item.weak_passed += answers.passed[order[order.size() - 1 - i]] ? 1 : 0;
    }
}

}  // namespace

std::optional<double> point_biserial(const std::vector<bool>& passed, const std::vector<double>& scores) {
    const std::size_t n = passed.size();
    if (n != scores.size()) return std::nullopt;
    const auto right = static_cast<double>(std::ranges::count(passed, true));
    const auto wrong = static_cast<double>(n) - right;
    if (right == 0 || wrong == 0) return std::nullopt;
    const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / static_cast<double>(n);
    double mean_right = 0;
    double mean_wrong = 0;
    double squares = 0;
    for (std::size_t i = 0; i < n; ++i) {
        (passed[i] ? mean_right : mean_wrong) += scores[i] / (passed[i] ? right : wrong);
        squares += (scores[i] - mean) * (scores[i] - mean);
    }
    const double deviation = std::sqrt(squares / static_cast<double>(n));
    if (!(deviation > 1e-9)) return std::nullopt;  // points are multiples of 1e-6
    const double share = std::sqrt(right * wrong) / static_cast<double>(n);
    return std::clamp((mean_right - mean_wrong) / deviation * share, -1.0, 1.0);
}

std::vector<Item> items(const Class& students) {
    std::map<std::pair<std::size_t, std::string>, Answers> checks;  // by exercise and name
    for (const auto* student : students) {
        if (!student->score) continue;  // by our fault: their points elsewhere are not known
        double all = 0;
        for (const ExerciseGrade& grade : student->exercises) all += points_of(grade);
        for (std::size_t i = 0; i < student->exercises.size(); ++i) {
            const ExerciseGrade& grade = student->exercises[i];
            if (grade.blocked) continue;  // for another exercise's sake
            for (std::size_t k = 0; k < grade.checks().size(); ++k) {
                const CheckResult& check = grade.checks()[k];
                Answers& answers = checks[{i, check.name}];
                answers.place = 1000 * i + k;
                answers.item.exercise = grade.id;
                answers.item.check = check.name;
                answers.item.function = check.function;
                answers.passed.push_back(check.status == verdict::Status::passed);
                answers.elsewhere.push_back(all - points_of(grade, &check.function));
            }
        }
    }
    std::vector<Answers> telling;
    for (auto& [key, answers] : checks) {
        if (answers.passed.size() < least_students) continue;
        const auto discrimination = point_biserial(answers.passed, answers.elsewhere);
        if (!discrimination) continue;
        answers.item.discrimination = *discrimination;
        answers.item.students = answers.passed.size();
        answers.item.passed = static_cast<std::size_t>(std::ranges::count(answers.passed, true));
        compare_halves(answers);
        telling.push_back(std::move(answers));
    }
    std::ranges::sort(telling, [](const Answers& a, const Answers& b) {
        return a.item.discrimination != b.item.discrimination ? a.item.discrimination > b.item.discrimination
                                                              : a.place < b.place;
    });
    std::vector<Item> items;
    items.reserve(telling.size());
    for (Answers& answers : telling) items.push_back(std::move(answers.item));
    return items;
}

Says says(const Item& item) {
    const auto more = static_cast<double>(item.strong_passed) - static_cast<double>(item.weak_passed);
    if (item.discrimination >= 0.4 && more >= 3) return Says::clearly;
    if (item.discrimination >= 0.2 && more >= 2) return Says::something;
    if (item.discrimination <= -0.2 && more <= -2) return Says::unfair;
    return Says::little;
}

std::string in_words(const Item& item) {
    switch (says(item)) {
        case Says::clearly:
            return "separates strong from weak clearly";
        case Says::something:
            return "separates strong from weak";
        case Says::unfair:
            return "is failed by the strong more than by the weak: is the check fair?";
        case Says::little:
            break;
    }
    return "says little about who is strong";
}

}  // namespace halfspace::analysis
