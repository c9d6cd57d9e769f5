#pragma once
// Who a student is, as far as anybody has said.

#include <string>

namespace halfspace::roster {

struct Identity {
    std::string student;  ///< as in results.json: unique in a class
    std::string name;
    std::string id;
    std::string login;
    std::string email;  ///< empty: not known
};

}  // namespace halfspace::roster
