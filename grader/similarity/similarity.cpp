#include "similarity/similarity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "base/files.hpp"
#include "base/process.hpp"
#include "base/text.hpp"
#include "sandbox/system.hpp"

namespace halfspace::similarity {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_output = 64u << 20;

std::string_view trimmed(std::string_view line) {
    constexpr std::string_view space = " \t\r";
    const auto begin = line.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return line.substr(begin, line.find_last_not_of(space) - begin + 1);
}

/// Reads a text from its beginning on.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    bool skip(std::string_view expected) {
        if (!text_.starts_with(expected)) return false;
        text_.remove_prefix(expected.size());
        return true;
    }
    std::optional<std::size_t> number() {
        std::size_t value = 0;
        const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), value);
        if (error != std::errc{}) return {};
        text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
        return value;
    }
    [[nodiscard]] bool at_end() const { return text_.empty(); }

  private:
    std::string_view text_;
};

struct Share {
    std::size_t of;
    std::size_t in;
    std::size_t percent;
};

/// "3.cpp consists for 89 % of 1.cpp material"
std::optional<Share> share_in(std::string_view line) {
    Reader reader(line);
    const auto of = reader.number();
    if (!of || !reader.skip(".cpp consists for ")) return {};
    const auto percent = reader.number();
    if (!percent || !reader.skip(" % of ")) return {};
    const auto in = reader.number();
    if (!in || !reader.skip(".cpp material") || !reader.at_end()) return {};
    return Share{*of, *in, *percent};
}

}  // namespace

std::string without_starter(std::string_view text, std::string_view starter) {
    std::set<std::string, std::less<>> given;
    for (const auto& line : lines(starter)) given.emplace(trimmed(line));
    std::string rest;
    for (const auto& line : lines(text))
        if (!given.contains(trimmed(line))) rest += line + '\n';
    return rest;
}

Result<std::vector<Pair>> pairs_in(std::string_view output, std::size_t count, int least) {
    const auto unknown = [](std::string_view line) {
        return fail(Error::fault("sim_c++ wrote what is not known of it: " + clean_line(line)));
    };
    std::map<std::pair<std::size_t, std::size_t>, Pair> found;
    while (!output.empty()) {
        const auto end = output.find('\n');
        if (end == std::string_view::npos) return unknown(output);
        const auto line = output.substr(0, end);
        output.remove_prefix(end + 1);
        if (line.empty() || line.starts_with("Total input: ")) continue;
        const auto share = share_in(line);
        if (!share || share->of >= count || share->in >= count || share->of == share->in ||
            share->percent > 100)
            return unknown(line);
        const auto [first, second] = std::minmax(share->of, share->in);
        Pair& pair = found[{first, second}];
        pair.first = first;
        pair.second = second;
        (share->of == first ? pair.first_in_second : pair.second_in_first) = static_cast<int>(share->percent);
    }
    std::vector<Pair> pairs;
    for (const auto& [files, pair] : found)
        if (std::max(pair.first_in_second, pair.second_in_first) >= least) pairs.push_back(pair);
    std::ranges::stable_sort(pairs, std::ranges::greater(),
                             [](const Pair& pair) { return pair.first_in_second + pair.second_in_first; });
    return pairs;
}

Result<fs::path> find_tool() {
    const fs::path tool = "/usr/bin/sim_c++";
    if (fs::exists(tool)) return tool;
    return fail(Error::bad_input(tool.string() + ", which compares the files, is not here. Install it:\n"
                                                 "  sudo apt-get install similarity-tester"));
}

Result<std::vector<Pair>> compare(sandbox::Sandbox& sandbox, const fs::path& tool,
                                  const std::vector<std::string>& texts, int least) {
    if (texts.size() < 2) return std::vector<Pair>{};
    // Named by numbers: no word of a student's is an argument.
    const auto scratch = TRY(ScratchFolder::create());
    const fs::path sources = scratch.path() / "sources";
    const fs::path result = scratch.path() / "out";
    fs::create_directory(sources);
    fs::create_directory(result);
    sandbox::Job job;
    // -e -a: each with each, both ways. -T: no list of the files. Shares below half of what is wanted are not wanted either.
    const int threshold = std::max(1, least / 2);
    job.argv = {tool.string(), "-p",        "-e", "-a", "-T", "-t", fmt::format("{}", threshold),
                "-o",          "/out/found"};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto name = fmt::format("{}.cpp", i);
        TRY(write_file(sources / name, texts[i], 0444));
        job.argv.push_back(name);
    }
    fs::permissions(sources, fs::perms(0755));
    sandbox::add_system(job);
    job.mounts.push_back({sources, "/work", false});
    job.mounts.push_back({result, "/out", true});
    job.tmpfs = {"/tmp"};
    job.env = {{"LC_ALL", "C"}};
    job.cwd = "/work";
    job.profile = sandbox::Profile::compiler;
    job.limits.cpu = std::chrono::minutes(20);
    job.limits.wall = std::chrono::minutes(40);
    job.limits.memory_bytes = std::size_t{1} << 30;
    job.limits.file_bytes = most_output;
    auto child = TRY(sandbox.start(job));
    child->wait();
    const auto ended = child->finish();
    const std::string said = clean_line(child->output());
    child.reset();
    if (const auto* failed = std::get_if<sandbox::SandboxFailed>(&ended))
        return fail(Error::fault(failed->why));
    const auto* exited = std::get_if<sandbox::Exited>(&ended);
    if (exited == nullptr)
        return fail(Error::bad_input(fmt::format(
            "sim_c++ could not compare these {} files within its limits ({}): raise --at-least, or "
            "name single exercises",
            texts.size(), sandbox::describe(ended))));
    if (exited->code != 0)
        return fail(Error::fault(fmt::format("sim_c++ ended with {}: {}", exited->code, said)));
    return pairs_in(TRY(read_file(result / "found", most_output)), texts.size(), least);
}

}  // namespace halfspace::similarity
