#pragma once
// SHA-256 and HMAC-SHA256 (OpenSSL), as 64 lower-case hexadecimal digits.

#include <string>
#include <string_view>

namespace halfspace {

/// FIPS 180-4.
std::string sha256_hex(std::string_view bytes);

/// RFC 2104. An empty key is allowed, and worth nothing.
std::string hmac_sha256_hex(std::string_view key, std::string_view bytes);

}  // namespace halfspace
