#pragma once
// What a test program tells the judge, as JSON lines on a private descriptor that no worker inherits:
//   {"event":"suite","functions":[...],"checks":[{"name","function","weight"}...]}        --list-tests only
//   {"event":"check","name","status","message","output"}      one for each test case, as it ends
//   {"event":"diagnosis","name","mistake"}                    for failed checks that a mistake explains
//   {"event":"fault","why"}                                   ours: no result counts
//   {"event":"end","checks":12}                               last; without it the run is a fault

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace subject {

void emit(const nlohmann::json& event);

/// A test case as the events reporter saw it.
struct CaseRecord {
    std::string name;
    std::size_t first_call;  ///< its calls in Session::calls()
    std::size_t last_call;   ///< one past
    bool passed;
};

/// All test cases that ended so far, in order.
const std::vector<CaseRecord>& case_records();

}  // namespace subject
