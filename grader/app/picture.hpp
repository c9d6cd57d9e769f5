#pragma once
// Panels as pictures: gnuplot makes files of them.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "plot/gnuplot.hpp"
#include "plot/picture.hpp"
#include "verdict/check.hpp"

namespace halfspace::app {

/// Where gnuplot lies; if it is nowhere, how to get it.
Result<std::filesystem::path> find_gnuplot();

std::vector<plot::Picture> pictures_of(const std::vector<verdict::CheckResult>& panels);

/// The pictures as bytes of a file, made by gnuplot: script in, picture out.
Result<std::string> made_by_gnuplot(const std::filesystem::path& gnuplot,
                                    const std::vector<plot::Picture>& pictures, plot::Format format);

}  // namespace halfspace::app
