#pragma once
// Frames on the descriptors of wire/frame.hpp, for a main() that answers.

#include <msgpack.hpp>
#include <vector>

namespace worker {

/// The next request's bytes; false at the end of the requests.
bool read_frame(std::vector<char>& frame);

/// Appends a frame with this payload to what will be written.
void append_frame(std::vector<char>& frames, const msgpack::sbuffer& payload);

/// What the program printed first, then all frames, which it clears. False if nobody reads.
bool write_frames(std::vector<char>& frames);

}  // namespace worker
