#pragma once
// The system call filters, made once per process with libseccomp and handed to every launcher as a file.

#include "base/files.hpp"
#include "base/result.hpp"
#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// An unnamed file that holds the filter as an array of sock_filter, to be read with pread.
Result<Fd> make_filter(Profile profile);

}  // namespace halfspace::sandbox
