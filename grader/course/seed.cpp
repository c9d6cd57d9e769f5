#include "course/seed.hpp"

#include <stdexcept>

#include "base/digest.hpp"

namespace halfspace::course {

std::string seed(std::string_view secret, std::string_view student, std::string_view exercise,
                 std::string_view suite, std::string_view source) {
    std::string names;
    for (const std::string_view name : {student, exercise, suite, source}) {
        if (name.find('\0') != std::string_view::npos)
            throw std::invalid_argument("seed: a name holds a NUL byte");
        names.append(name).push_back('\0');
    }
    return hmac_sha256_hex(secret, names);
}

std::string without_line_ends(std::string secret) {
    secret.erase(secret.find_last_not_of("\r\n") + 1);
    return secret;
}

std::string fingerprint(std::string_view secret) {
    // No seed is made of such a text: there each name ends with a NUL byte.
    return hmac_sha256_hex(secret, "halfspace: fingerprint of the secret").substr(0, 16);
}

std::string public_seed(std::string_view exercise) {
    return seed("public", "", exercise, "", "");
}

}  // namespace halfspace::course
