#include "structure/rules.hpp"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace structure {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

bool is_source(const fs::path& path) {
    return path.extension() == ".cpp" || path.extension() == ".hpp";
}

/// C++ files below a folder, sorted.
std::vector<fs::path> sources_below(const fs::path& folder) {
    std::vector<fs::path> files;
    if (!fs::exists(folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file() && is_source(entry.path())) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> lines_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

std::string where(const fs::path& root, const fs::path& path, std::size_t line) {
    return path.lexically_relative(root).generic_string() + ":" + std::to_string(line + 1) + ": ";
}

struct Include {
    std::string name;
    bool quoted;
};

bool read_include(const std::string& line, Include& include) {
    static const std::regex pattern(R"re(^\s*#\s*include\s*(["<])([^">]*)[">].*)re");
    std::smatch match;
    if (!std::regex_match(line, match, pattern)) return false;
    include = {match[2], match[1] == "\""};
    return true;
}

/// The folder of the project that an include leads to; empty: a header of the system or of a dependency.
std::string folder_of(const std::string& name, const Arrows& arrows) {
    const std::string first = name.substr(0, name.find('/'));
    if (name.find('/') == std::string::npos) return {};
    return first == "nn" || arrows.count(first) != 0 ? first : std::string();
}

/// Adds a finding for each include of `path` that leads to none of `allowed`. Quoted includes without a
/// folder must be files beside it, or be listed in `beside`.
void scan(const fs::path& root, const fs::path& path, const Arrows& arrows, const Names& allowed,
          const Names& beside, Findings& findings) {
    const auto lines = lines_of(path);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Include include;
        if (!read_include(lines[i], include)) continue;
        const std::string folder = folder_of(include.name, arrows);
        const bool climbs = include.name.find("..") != std::string::npos;
        const bool inside = folder.empty() || allowed.count(folder) != 0;
        const bool known = !include.quoted || !folder.empty() || beside.count(include.name) != 0 ||
                           fs::exists(path.parent_path() / include.name);
        if (climbs || !inside || !known)
            findings.push_back(where(root, path, i) + "may not include " + include.name);
    }
}

/// The headers of the exercise of this name.
Names contracts(const fs::path& root, const std::string& exercise) {
    Names names;
    for (const auto& path : sources_below(root / "exercises" / exercise)) {
        if (path.extension() == ".hpp") names.insert(path.filename().string());
    }
    return names;
}

/// The code of a line without what stands in quotes or behind "//".
std::string code_of(const std::string& line) {
    std::string code;
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (quoted && line[i] == '\\') {
            ++i;
        } else if (line[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && line.compare(i, 2, "//") == 0) {
            break;
        } else if (!quoted) {
            code += line[i];
        }
    }
    return code;
}

bool has_util(const std::string& name) {
    std::string lower = name;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    return lower.find("util") != std::string::npos;
}

}  // namespace

Arrows read_arrows(const fs::path& file) {
    Arrows arrows;
    for (const auto& line : lines_of(file)) {
        const auto arrow = line.find("->");
        if (line.starts_with('#') || arrow == std::string::npos) continue;
        std::istringstream from(line.substr(0, arrow));
        std::istringstream to(line.substr(arrow + 2));
        std::string folder;
        from >> folder;
        auto& allowed = arrows[folder];
        for (std::string name; to >> name;) allowed.insert(name);
    }
    return arrows;
}

Arrows arrows_of_table(const fs::path& readme) {
    static const std::regex row(R"(^\| `([a-z]+)` \|([^|]*)\|.*)");
    static const std::regex name(R"(`([a-z]+)`)");
    Arrows arrows;
    for (const auto& line : lines_of(readme)) {
        std::smatch match;
        if (!std::regex_match(line, match, row)) continue;
        auto& allowed = arrows[match[1]];
        const std::string cell = match[2];
        for (std::sregex_iterator it(cell.begin(), cell.end(), name), end; it != end; ++it)
            allowed.insert((*it)[1].str());
    }
    return arrows;
}

Findings wrong_includes(const fs::path& root) {
    Findings findings;
    const Arrows arrows = read_arrows(root / "grader/arrows.txt");
    if (arrows.empty()) findings.emplace_back("grader/arrows.txt:1: no arrows");
    for (const auto& path : sources_below(root / "lib")) scan(root, path, arrows, {"nn"}, {}, findings);
    for (const char* side : {"exercises", "solutions"}) {
        const auto arrow = arrows.find(side);
        const Names allowed = arrow == arrows.end() ? Names() : arrow->second;
        for (const auto& path : sources_below(root / side)) {
            const std::string exercise = path.lexically_relative(root / side).begin()->string();
            scan(root, path, arrows, allowed, contracts(root, exercise), findings);
        }
    }
    for (const auto& path : sources_below(root / "grader")) {
        const std::string folder = path.lexically_relative(root / "grader").begin()->string();
        if (folder == "sample_class") continue;  // students' files
        if (folder == "template") {              // an exercise's files, before they have their names
            scan(root, path, arrows, {"nn", "subject", "worker"}, {"@NAME@.hpp"}, findings);
            continue;
        }
        const auto arrow = arrows.find(folder);
        if (arrow == arrows.end()) {
            findings.push_back(where(root, path, 0) + "the design has no folder " + folder);
            continue;
        }
        Names allowed = arrow->second;
        allowed.insert(folder);
        if (path.filename() == "student.hpp") allowed.insert("nn");  // the students', of no target of ours
        // The glue of a catalogue is compiled with an exercise's solutions beside it.
        const Names beside = path.filename() == "catalogue_glue.cpp" ? Names{"mistakes.cpp"} : Names();
        scan(root, path, arrows, allowed, beside, findings);
    }
    return findings;
}

Findings wrong_processes(const fs::path& root) {
    static const std::regex untrusted(
        R"(\b(Process::start|v?fork|clone3?|exec(v|ve|vp|vpe|l|le|lp|veat)|fexecve|posix_spawnp?|system|popen)\s*\()");
    static const std::regex trusted(R"((^|[^:.>\w]|\bhalfspace::)run\s*\(\s*[^)])");
    const auto starts_with = [](const std::string& text, const std::string& head) {
        return text.rfind(head, 0) == 0;
    };
    Findings findings;
    for (const char* top : {"grader", "lib"}) {
        for (const auto& path : sources_below(root / top)) {
            const std::string name = path.lexically_relative(root).generic_string();
            if (starts_with(name, "grader/sample_class/")) continue;
            const bool may_start =
                starts_with(name, "grader/base/process") || starts_with(name, "grader/sandbox/");
            const bool may_run = may_start || starts_with(name, "grader/judge/") ||
                                 name == "grader/app/picture.cpp";  // gnuplot
            bool uses_process = false;
            const auto lines = lines_of(path);
            for (std::size_t i = 0; i < lines.size(); ++i) {
                Include include;
                uses_process =
                    uses_process || (read_include(lines[i], include) && include.name == "base/process.hpp");
                const std::string code = code_of(lines[i]);
                if (!may_start && std::regex_search(code, untrusted))
                    findings.push_back(where(root, path, i) + "only sandbox/ starts untrusted processes");
                if (!may_run && uses_process && std::regex_search(code, trusted))
                    findings.push_back(where(root, path, i) + "only judge/ runs trusted programs");
            }
        }
    }
    return findings;
}

Findings wrong_names(const std::vector<std::string>& files) {
    static const Names top = {"CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "lib",
                              "exercises",      "solutions",         "grader",    "tests"};
    Findings findings;
    Names seen;
    for (const auto& file : files) {
        const std::string first = file.substr(0, file.find('/'));
        if (top.count(first) == 0 && first.front() != '.' && seen.insert(first).second)
            findings.push_back(first + ":1: does not belong to the top level");
        if (has_util(fs::path(file).filename().string()))
            findings.push_back(file + ":1: named by what it is not");
    }
    return findings;
}

Findings wrong_texts(const fs::path& root, const std::vector<std::string>& files) {
    static const std::regex machine(
        R"re((^|[^\w.$}/-])/((home|Users|mnt|media)/[\w.-]{2,}|root/|work/(main|shared|\.)))re");
    static const std::regex mirror(
        R"re((https?|ftp)://([\w-]+\.)*((deb|mirror|ubuntu|127|10|192)\.|localhost)[\w.-]*)re",
        std::regex::icase);
    static const std::regex reserved("\\.(test|example|invalid)$");  // RFC 2606
    Findings findings;
    for (const auto& file : files) {
        const bool attacks =
            file.rfind("grader/sample_class/", 0) == 0 || file.rfind("tests/hostile/", 0) == 0;
        const auto lines = lines_of(root / file);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].size() > 4000) continue;  // a regex on it would recurse too deep
            if (!attacks && std::regex_search(lines[i], machine))
                findings.push_back(where(root, root / file, i) + "a path of one machine");
            std::smatch address;
            if (std::regex_search(lines[i], address, mirror) && !std::regex_search(address.str(), reserved))
                findings.push_back(where(root, root / file, i) + "an address of one machine or mirror");
        }
    }
    return findings;
}

Findings not_built(const fs::path& root, const std::vector<fs::path>& sources) {
    std::set<fs::path> built;
    for (const auto& source : sources) built.insert(source.lexically_normal());
    Findings findings;
    for (const auto& path : sources_below(root / "tests")) {
        const auto content = path.lexically_relative(root / "tests").generic_string();
        if (content.find("/exercises/") != std::string::npos ||
            content.find("/solutions/") != std::string::npos ||
            content.find("/students/") != std::string::npos)
            continue;  // a course for a scenario, and its students' files
        if (path.extension() == ".cpp" && built.count(path.lexically_normal()) == 0)
            findings.push_back(where(root, path, 0) + "is in no target: it is never compiled");
    }
    return findings;
}

}  // namespace structure
