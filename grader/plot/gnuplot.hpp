#pragma once
// Pictures as a script for gnuplot, which draws them to its stdout. The data stand in the script, so no file has to be
// written for it. Texts are titles and names of plot.cpp and words of ours, quoted such that gnuplot reads nothing in them.

#include <string>
#include <vector>

#include "plot/picture.hpp"

namespace halfspace::plot {

enum class Format { svg, png };

std::string gnuplot(const std::vector<Picture>& pictures, Format format);

}  // namespace halfspace::plot
