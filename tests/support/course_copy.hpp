#pragma once
// A copy of the course that a scenario may spoil. The test programs stay those of the build.

#include <string>
#include <vector>

#include "support/program.hpp"

namespace support {

class CourseCopy {
  public:
    enum class Solutions { linked, copied };

    /// All exercises. The solutions are the real ones, or a copy as well.
    explicit CourseCopy(Solutions solutions = Solutions::linked) : folder_(scratch()) {
        fs::copy(HALFSPACE_EXERCISES, exercises(), fs::copy_options::recursive);
        if (solutions == Solutions::linked) {
            fs::create_directory_symlink(HALFSPACE_SOLUTIONS, this->solutions());
        } else {
            fs::copy(HALFSPACE_SOLUTIONS, this->solutions(), fs::copy_options::recursive);
        }
    }

    [[nodiscard]] fs::path exercises() const { return folder_.path() / "exercises"; }
    [[nodiscard]] fs::path solutions() const { return folder_.path() / "solutions"; }

    [[nodiscard]] Run run(std::vector<std::string> arguments) const {
        arguments.insert(arguments.end(), {"--course", exercises().string()});
        return run_halfspace(std::move(arguments));
    }

  private:
    halfspace::ScratchFolder folder_;
};

}  // namespace support
