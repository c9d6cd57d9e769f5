// Files that people write.
#include "base/files.hpp"

#include "archive/archive.hpp"
#include "base/text.hpp"
#include "course/course.hpp"
#include "csv/csv.hpp"
#include "fuzz/check.hpp"
#include "fuzz/targets.hpp"

namespace fuzz {
namespace {

/// RFC 3629, section 3, by way of the code point.
bool is_utf8(const std::uint8_t* data, std::size_t size) {
    for (std::size_t i = 0; i < size;) {
        const unsigned first = data[i];
        const int more = first < 0x80           ? 0
                         : (first >> 5) == 0x06 ? 1
                         : (first >> 4) == 0x0e ? 2
                         : (first >> 3) == 0x1e ? 3
                                                : -1;
        if (more < 0 || i + static_cast<std::size_t>(more) >= size) return false;
        std::uint32_t code = more == 0 ? first : first & (0x3fU >> more);
        for (int k = 1; k <= more; ++k) {
            if ((data[i + static_cast<std::size_t>(k)] >> 6) != 2) return false;
            code = (code << 6) | (data[i + static_cast<std::size_t>(k)] & 0x3fU);
        }
        const std::uint32_t least[] = {0, 0x80, 0x800, 0x10000};
        if (code < least[more] || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return false;
        i += static_cast<std::size_t>(more) + 1;
    }
    return true;
}

const std::filesystem::path& folder() {
    static const auto scratch = [] {
        auto made = halfspace::ScratchFolder::create();
        FUZZ_CHECK(made);
        FUZZ_CHECK(halfspace::write_file(made->path() / "dense.hpp", ""));
        return std::move(*made);
    }();
    return scratch.path();
}

}  // namespace

int utf8(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    FUZZ_CHECK(!halfspace::first_line_not_utf8(text) == is_utf8(data, size));
    return 0;
}

int zip(const std::uint8_t* data, std::size_t size) {
    const halfspace::archive::Limits limits{.entries = 20, .entry_bytes = 5000, .total_bytes = 8000};
    const auto contents = halfspace::archive::read({reinterpret_cast<const char*>(data), size}, limits);
    if (!contents) {
        FUZZ_CHECK(!contents.error().message.empty());
        return 0;
    }
    std::size_t total = 0;
    const std::string* last = nullptr;
    for (const auto& [path, content, executable] : contents->files) {
        total += content.size();
        FUZZ_CHECK(content.size() <= limits.entry_bytes);
        FUZZ_CHECK(is_utf8(reinterpret_cast<const std::uint8_t*>(path.data()), path.size()));
        FUZZ_CHECK(!path.empty() && path.front() != '/' && path.back() != '/');
        FUZZ_CHECK(("/" + path + "/").find("/../") == std::string::npos);
        FUZZ_CHECK(last == nullptr || *last < path);
        last = &path;
    }
    FUZZ_CHECK(total <= limits.total_bytes);
    FUZZ_CHECK(contents->files.size() + contents->refused.size() <= limits.entries);
    for (const auto& refused : contents->refused) FUZZ_CHECK(!refused.why.empty());
    return 0;
}

int csv(const std::uint8_t* data, std::size_t size) {
    const auto table = halfspace::csv::read({reinterpret_cast<const char*>(data), size});
    if (!table) {
        FUZZ_CHECK(table.error().kind == halfspace::Error::Kind::bad_input && !table.error().message.empty());
        return 0;
    }
    FUZZ_CHECK(table->lines.size() == table->rows.size());
    std::size_t last = 0;
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        FUZZ_CHECK(!table->rows[i].empty());
        FUZZ_CHECK(table->lines[i] > last);
        last = table->lines[i];
    }
    // What is read again may have another separator, since that is guessed: then the cells need not be the same.
    const auto again = halfspace::csv::read(halfspace::csv::write(*table));
    FUZZ_CHECK(again);
    if (again->separator == table->separator) FUZZ_CHECK(again->rows == table->rows);
    return 0;
}

int manifest(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    FUZZ_CHECK(halfspace::write_file(folder() / "exercise.toml", text));
    const auto exercise = halfspace::course::read_exercise(folder());
    if (!exercise) {
        FUZZ_CHECK(!exercise.error().message.empty());
        return 0;
    }
    FUZZ_CHECK(!exercise->title.empty() && !exercise->functions.empty() && exercise->points > 0);
    FUZZ_CHECK(exercise->limits.cpu_seconds > 0 && exercise->limits.wall_seconds > 0);
    for (const auto& function : exercise->functions)
        FUZZ_CHECK(function.points > 0 && !function.name.empty());
    return 0;
}

}  // namespace fuzz
