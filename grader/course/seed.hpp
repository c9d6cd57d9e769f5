#pragma once
// Where a student's random inputs come from.

#include <string>
#include <string_view>

namespace halfspace::course {

/// 64 hexadecimal digits, the HMAC-SHA256 under the course's secret of the three names. The same on every
/// regrade, different for every student, and not to be guessed without the secret. None of the names may hold
/// a NUL byte, which ends each of them.
std::string seed(std::string_view secret, std::string_view student, std::string_view exercise,
                 std::string_view suite);

/// A secret as it was meant: an editor may have put line ends behind it, of one system or the other.
std::string without_line_ends(std::string secret);

/// 16 hexadecimal digits that tell one secret from another, and not what it is.
std::string fingerprint(std::string_view secret);

}  // namespace halfspace::course
