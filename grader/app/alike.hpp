#pragma once
// Wrong answers of a class that nothing explains, grouped by behaviour.

#include <functional>
#include <vector>

#include "analysis/unexplained.hpp"
#include "app/graded.hpp"

namespace halfspace::app {

/// Those of these exercises whose functions are wrong and have no name.
std::vector<analysis::Unexplained> unexplained_in(const GradedClass& graded,
                                                  const std::vector<const course::Exercise*>& exercises);

struct Grouped {
    std::vector<analysis::Group> groups;  ///< of most students first, then in the course's order
    std::size_t in_none = 0;  ///< whose function answers all of these calls rightly, or could not be asked
};

/// Asks them all what the hidden tests ask, under the seed that everybody knows, in the sandbox. `on_asked` is called once for each
/// function, from any thread.
Result<Grouped> grouped(const Common& common, const GradedClass& graded,
                        const std::vector<analysis::Unexplained>& unexplained,
                        const std::function<void(const analysis::Unexplained&)>& on_asked);

}  // namespace halfspace::app
