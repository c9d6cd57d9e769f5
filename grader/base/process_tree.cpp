#include "base/process_tree.hpp"

#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace halfspace {
namespace {

/// The parent of each process that has not ended.
std::map<int, int> parents() {
    std::map<int, int> all;
    std::error_code error;
    for (std::filesystem::directory_iterator it("/proc", error), end; !error && it != end;
         it.increment(error)) {
        const auto name = it->path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::ifstream file(it->path() / "stat");
        std::string text;
        std::getline(file, text, '\0');
        // "12 (a name, of any characters) S 7 ...": the parent's number is the second word behind the name.
        const auto name_end = text.rfind(')');
        if (name_end == std::string::npos || name_end + 4 >= text.size()) continue;
        if (text[name_end + 2] == 'Z') continue;
        all[std::atoi(name.c_str())] = std::atoi(text.c_str() + name_end + 4);
    }
    return all;
}

}  // namespace

int kill_descendants() {
    const auto all = parents();
    std::vector<int> tree{::getpid()};
    for (std::size_t i = 0; i < tree.size(); ++i)
        for (const auto& [pid, parent] : all)
            if (parent == tree[i]) tree.push_back(pid);
    // The last ones first: a parent that is gone would hand its children on to somebody else.
    for (std::size_t i = tree.size(); i-- > 1;) ::kill(tree[i], SIGKILL);
    return static_cast<int>(tree.size()) - 1;
}

}  // namespace halfspace
