#pragma once
// What students are called where people read it.

#include <map>
#include <string>
#include <vector>

#include "roster/identity.hpp"

namespace halfspace::report {

/// By a student's key: the name, if one is known, with the key in brackets where that tells two apart, or with the number that
/// the key has there already; else the key. Untrusted.
class Names {
  public:
    Names() = default;
    explicit Names(const std::vector<roster::Identity>& students);

    [[nodiscard]] const std::string& operator()(const std::string& student) const;

  private:
    std::map<std::string, std::string> shown_;
};

}  // namespace halfspace::report
