// halfspace prepare: the last step of the set-up.
#include "app/command.hpp"
#include "engine/stage.hpp"

namespace halfspace::app {

int prepare(const Common& common) {
    auto workshop = engine::Workshop::open(common.layout);
    if (!workshop) return explain(workshop.error());
    for (const auto& exercise : (*workshop)->course.exercises) {
        auto catalogue = engine::open_catalogue(**workshop, exercise, jobs_of(common));
        if (!catalogue) return explain(catalogue.error());
    }
    return all_passed;
}

}  // namespace halfspace::app
