#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

Result<std::unique_ptr<Child>> Sandbox::start(const Job& job) {
    return TRY(enclose(job))->start(job);
}

}  // namespace halfspace::sandbox
