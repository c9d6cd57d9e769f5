#pragma once
// Where a student's random inputs come from.

#include <string>
#include <string_view>

namespace halfspace::course {

/// 64 hexadecimal digits, the HMAC-SHA256 under the course's secret of the four names, `source` being the digest of what
/// was handed in. So the same file is asked the same again, another student's or a changed one something else: a report
/// says nothing about what the next file will be asked. Not to be guessed without the secret. None of the names may hold a
/// NUL byte, which ends each of them.
std::string seed(std::string_view secret, std::string_view student, std::string_view exercise,
                 std::string_view suite, std::string_view source);

/// That of the public checks, the same for everyone, so that students can talk about them.
std::string public_seed(std::string_view exercise);

/// A secret as it was meant: an editor may have put line ends behind it, of one system or the other.
std::string without_line_ends(std::string secret);

/// 16 hexadecimal digits that tell one secret from another, and not what it is.
std::string fingerprint(std::string_view secret);

}  // namespace halfspace::course
