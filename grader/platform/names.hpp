#pragma once
// What the platforms' recognisers share: paths cut, and what most names say.

#include <map>
#include <string>
#include <string_view>

namespace halfspace::platform {

/// The part of a path below `top` ("" or "folder/"); empty if it does not lie there.
inline std::string_view below(std::string_view path, std::string_view top) {
    return path.starts_with(top) ? path.substr(top.size()) : std::string_view();
}

/// Up to the first '/'.
inline std::string_view first_part(std::string_view path) {
    return path.substr(0, path.find('/'));
}

/// A listing looks like a platform's if at least half of what lies topmost in it does: an instructor's own file beside it does not
/// matter, and one student's odd name does not make a platform of a class.
class Vote {
  public:
    void cast(std::string_view first, bool is_for) {
        auto& said = said_.try_emplace(std::string(first), false).first->second;
        said = said || is_for;
    }
    [[nodiscard]] bool is_for() const {
        std::size_t count = 0;
        for (const auto& [first, said] : said_) count += said ? 1 : 0;
        return count > 0 && 2 * count >= said_.size();
    }

  private:
    std::map<std::string, bool> said_;
};

}  // namespace halfspace::platform
