#include "course/outcome.hpp"

namespace halfspace::course {

std::string_view to_string(Status status) {
    switch (status) {
        case Status::passed:
            return "passed";
        case Status::failed:
            return "failed";
        case Status::not_implemented:
            return "not_implemented";
        case Status::crashed:
            return "crashed";
        case Status::timed_out:
            return "timed_out";
        case Status::out_of_memory:
            return "out_of_memory";
        case Status::bad_reply:
            return "bad_reply";
        case Status::blocked:
            return "blocked";
    }
    return "unknown";
}

std::string_view to_string(const Outcome& outcome) {
    struct Name {
        std::string_view operator()(const Graded&) const { return "graded"; }
        std::string_view operator()(const NotSubmitted&) const { return "not_submitted"; }
        std::string_view operator()(const DidNotCompile&) const { return "did_not_compile"; }
        std::string_view operator()(const Rejected&) const { return "rejected"; }
        std::string_view operator()(const GraderFault&) const { return "grader_fault"; }
    };
    return std::visit(Name{}, outcome);
}

}  // namespace halfspace::course
