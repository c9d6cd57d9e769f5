#include "app/picture.hpp"

#include <fmt/format.h>

#include "base/process.hpp"
#include "report/wording.hpp"

namespace halfspace::app {

namespace fs = std::filesystem;
using plot::Picture;

Result<fs::path> find_gnuplot() {
    if (auto found = find_program("gnuplot")) return *found;
    return fail(
        Error::bad_input("gnuplot, which makes the file, is not in PATH. Install it (sudo apt-get install "
                         "gnuplot-nox), or draw in the terminal: without --out"));
}

std::vector<Picture> pictures_of(const std::vector<verdict::CheckResult>& panels) {
    std::vector<Picture> pictures;
    for (const auto& check : panels) {
        Picture picture{check.name, {}, {}, {}};
        if (check.panel) {
            picture.panel = *check.panel;
        } else {
            picture.broken = report::words(check);
            picture.message = check.message;
        }
        pictures.push_back(std::move(picture));
    }
    return pictures;
}

Result<std::string> made_by_gnuplot(const fs::path& gnuplot, const std::vector<Picture>& pictures,
                                    plot::Format format) {
    Command command;
    command.argv = {gnuplot.string(), "-d", "-"};  // -d: no settings of the user's
    command.input = plot::gnuplot(pictures, format);
    command.output_bytes = 32u << 20;
    const auto made = TRY(run(command));
    if (made.ok() && !made.out.empty() && !made.truncated) return made.out;
    return fail(Error::fault(fmt::format("{} made no picture: {}", gnuplot.string(),
                                         made.timed_out ? "it took too long" : made.err)));
}

}  // namespace halfspace::app
