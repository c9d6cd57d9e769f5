#pragma once

#include "worker/catalogue.hpp"

namespace worker {

/// The right solution of the catalogue.
Player right_player();

}  // namespace worker
