#include "notebook/notebook.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/files.hpp"

namespace halfspace::notebook {
namespace {

using Json = nlohmann::json;

constexpr const char* schema = "halfspace/notebook/v1";
constexpr std::size_t max_bytes = 1u << 20;

Json json_of(const Page& page) {
    Json json = {{"hints", page.hints}};
    if (page.last) {
        const Attempt& last = *page.last;
        json["last"] = {{"source", last.source}, {"suite", last.suite},   {"passed", last.passed},
                        {"checks", last.checks}, {"points", last.points}, {"begin", last.begin}};
    }
    return json;
}

Attempt attempt_of(const Json& json) {
    Attempt attempt{json.at("source"), json.at("suite"),  json.at("passed"),
                    json.at("checks"), json.at("points"), json.at("begin")};
    if (attempt.passed > attempt.checks || !std::isfinite(attempt.points))
        throw std::out_of_range("notebook");
    return attempt;
}

Page page_of(const Json& json) {
    Page page;
    page.hints = json.at("hints").get<std::map<std::string, std::size_t>>();
    if (json.contains("last")) page.last = attempt_of(json.at("last"));
    return page;
}

}  // namespace

std::filesystem::path notebook_in(const std::filesystem::path& exercises) {
    return exercises / ".notebook.json";
}

Pages read(const std::filesystem::path& file) {
    const auto text = read_file(file, max_bytes);
    if (!text) return {};
    try {
        const Json json = Json::parse(*text);
        if (json.at("schema") != schema) return {};
        Pages pages;
        for (const auto& [exercise, page] : json.at("exercises").items()) pages[exercise] = page_of(page);
        return pages;
    } catch (const std::exception&) {
        return {};
    }
}

Result<void> update(const std::filesystem::path& file, const std::string& exercise,
                    const std::function<void(Page&)>& change) {
    Pages pages = read(file);
    change(pages[exercise]);
    Json json = {{"schema", schema}, {"exercises", Json::object()}};
    for (const auto& [id, page] : pages) json["exercises"][id] = json_of(page);
    return write_file(file, json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace halfspace::notebook
