#include "pages/pages.hpp"
