#include "tiny.hpp"
//
#include "subject/worker.hpp"
