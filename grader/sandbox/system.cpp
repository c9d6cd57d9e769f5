#include "sandbox/system.hpp"

namespace halfspace::sandbox {

void add_system(Job& job) {
    namespace fs = std::filesystem;
    for (const char* folder : {"bin", "include", "lib", "lib32", "lib64", "libx32", "libexec"}) {
        const fs::path path = fs::path("/usr") / folder;
        if (fs::is_directory(path)) job.mounts.push_back({path, path.string(), false});
    }
    for (const char* name : {"bin", "lib", "lib32", "lib64", "libx32"}) {
        const fs::path path = fs::path("/") / name;
        if (fs::is_symlink(path)) {
            job.symlinks.push_back({fs::read_symlink(path).string(), path.string()});
        } else if (fs::is_directory(path)) {
            job.mounts.push_back({path, path.string(), false});
        }
    }
}

}  // namespace halfspace::sandbox
