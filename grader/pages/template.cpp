#include "pages/template.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "pages/templates.hpp"

namespace halfspace::pages {

data list_of(std::vector<data> items) {
    if (items.empty()) return data{false};
    data list{data::type::list};
    for (auto& item : items) list.push_back(std::move(item));
    return list;
}

data around(std::vector<data> items) {
    if (items.empty()) return data{false};
    data all;
    all.set("list", list_of(std::move(items)));
    return all;
}

data line_of(std::string_view untrusted) {
    std::string line = clean_line(untrusted);
    return line.empty() ? data{false} : data{line};
}

data text_of(std::string_view untrusted) {
    std::string text = clean(untrusted);
    while (text.ends_with('\n')) text.pop_back();
    return text.empty() ? data{false} : data{text};
}

std::string percent(double part, double whole) {
    return fmt::format("{:.4g}", whole > 0 ? std::clamp(100 * part / whole, 0.0, 100.0) : 0.0);
}

std::string rendered(std::string_view page, data values) {
    using kainjow::mustache::partial;
    const auto part = [](std::string_view text) {
        return data{partial{[text] { return std::string(text); }}};
    };
    values.set("head", part(templates::head_html));
    values.set("css", part(templates::style_css));
    values.set("bar", part(templates::bar_html));
    kainjow::mustache::mustache parsed{std::string(page)};
    return parsed.render(values);
}

}  // namespace halfspace::pages
