#include "scoring/basis.hpp"

#include <fmt/format.h>

#include <string>

namespace halfspace::scoring {
namespace {

using verdict::CheckResult;
using verdict::Status;

/// What is still missing of the basis: empty, or a sentence.
std::string missing(const std::vector<CheckResult>& checks, const std::string& function) {
    const CheckResult* first = nullptr;
    std::size_t others = 0;
    for (const CheckResult& check : checks) {
        if (check.function != function || check.edge || check.status == Status::passed) continue;
        others += first != nullptr ? 1 : 0;
        first = first != nullptr ? first : &check;
    }
    if (first == nullptr) return {};
    if (others == 0) return fmt::format("Counts once '{}' passes.", first->name);
    return fmt::format("Counts once '{}' and {} more check{} of {} pass.", first->name, others,
                       others == 1 ? "" : "s", function);
}

void block(CheckResult& check, std::string why) {
    if (check.status != Status::passed || why.empty()) return;
    check.status = Status::blocked;
    check.message = std::move(why);
}

}  // namespace

void block_without_basis(std::vector<CheckResult>& checks) {
    // Those judged with another function first: they may be the basis of others. What they need is looked up before any
    // of them is blocked, so that their order means nothing.
    std::vector<std::string> why(checks.size());
    for (std::size_t i = 0; i < checks.size(); ++i) {
        if (!checks[i].with.empty()) why[i] = missing(checks, checks[i].with);
    }
    for (std::size_t i = 0; i < checks.size(); ++i) block(checks[i], std::move(why[i]));
    for (CheckResult& check : checks) {
        if (check.edge) block(check, missing(checks, check.function));
    }
}

bool has_basis_in(const std::vector<verdict::Check>& suite, const verdict::Check& check, std::size_t ended) {
    for (std::size_t i = ended; i < suite.size(); ++i) {
        const bool is_of_basis =
            (check.edge && suite[i].function == check.function) || suite[i].function == check.with;
        if (is_of_basis && !suite[i].edge) return false;
    }
    return true;
}

}  // namespace halfspace::scoring
