// halfspace prepare: the last step of the set-up.
#include <fmt/format.h>

#include <cstdio>
#include <mutex>

#include "app/command.hpp"
#include "engine/solutions.hpp"
#include "engine/stage.hpp"

namespace halfspace::app {

int prepare(const Common& common) {
    auto workshop = engine::Workshop::open(common.layout);
    if (!workshop) return explain(workshop.error());
    const auto& exercises = (*workshop)->course.exercises;
    std::size_t total = 0;
    for (const auto& exercise : exercises) {
        auto solutions = engine::read_solutions(common.layout.solutions / exercise.id);
        if (!solutions) return explain(solutions.error());
        total += solutions->mistakes.size() + 1;
    }
    std::mutex mutex;
    std::size_t done = 0;
    for (const auto& exercise : exercises) {
        auto catalogue = engine::open_catalogue(**workshop, exercise, jobs_of(common), [&] {
            const std::lock_guard lock(mutex);
            fmt::print("[{}/{}] {}\n", ++done, total, exercise.id);  // as ninja counts: the set-up shows it
            std::fflush(stdout);
        });
        if (!catalogue) return explain(catalogue.error());
    }
    return all_passed;
}

}  // namespace halfspace::app
