#pragma once
// What this machine offers for a sandbox, in words: for `halfspace doctor`.

#include <string>
#include <vector>

#include "sandbox/open.hpp"

namespace halfspace::sandbox {

/// One thing that the sandbox is made of.
struct Layer {
    std::string name;
    bool present = false;
    bool needed = true;  ///< without it no untrusted code is run
    std::string found;   ///< what was seen here
    std::string advice;  ///< what to do; empty if nothing need be done
};

struct Probe {
    std::vector<Layer> layers;  ///< the last one is the sandbox as a whole, tried out

    [[nodiscard]] bool usable() const;  ///< every needed layer is present
};

/// Looks at each layer, then opens a sandbox and has it test itself. Takes some 20 ms.
Probe probe(const Programs& programs);

}  // namespace halfspace::sandbox
