#include "app/secret.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include "app/command.hpp"
#include "base/files.hpp"
#include "course/seed.hpp"

namespace halfspace::app {

namespace fs = std::filesystem;

Result<std::string> secret_of(const fs::path& given, const fs::path& solutions, IfMissing if_missing) {
    const fs::path path = given.empty() ? solutions / ".secret" : given;
    if (!given.empty() || if_missing == IfMissing::refuse || fs::exists(fs::symlink_status(path))) {
        auto secret = course::without_line_ends(TRY(read_file(path, 4096)));
        if (secret.size() < 16) {
            return fail(
                Error::bad_input(fmt::format("{}: a secret has at least 16 characters", path.string())));
        }
        return secret;
    }
    std::string bytes(32, '\0');
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        return fail(Error::fault("no random numbers for the course's secret"));
    }
    std::string secret;
    for (const unsigned char byte : bytes) secret += fmt::format("{:02x}", byte);
    TRY(write_file(path, secret + '\n', 0600));
    tell(fmt::format("Made the course's secret in {}: keep it, grades depend on it.", path.string()));
    return secret;
}

}  // namespace halfspace::app
