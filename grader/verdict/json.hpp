#pragma once
// verdict/run.hpp's types as JSON, for both ends. What is read throws nlohmann::json::exception or
// std::invalid_argument where it is not of the form written here.

#include <cmath>
#include <initializer_list>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "verdict/run.hpp"

namespace halfspace::verdict {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Limits, cpu_seconds, wall_seconds, memory_mb, submission_seconds,
                                   submission_time_outs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Worker, program)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Catalogued, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Asked, function, arguments)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Stub, name, known)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Check, name, function, weight, edge, with)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Diagnosis, name, hint)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Catalogue, program, mistakes)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Suite, functions, checks, stubs)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Diagnosed, check, diagnosis)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Located, check, where)
NLOHMANN_JSON_SERIALIZE_ENUM(Axes::Kind, {{Axes::Kind::free, "free"},
                                          {Axes::Kind::equal, "equal"},
                                          {Axes::Kind::logarithmic, "logarithmic"},
                                          {Axes::Kind::sheet, "sheet"}})
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Range, low, high)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Axes, kind, x, y, x_label, y_label)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Arrow, name, from_x, from_y, to_x, to_y)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Box, left, bottom, right, top)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Text, x, y, text)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Region, columns, rows, got, wanted, names)

/// Numbers of which some may be none: JSON knows no NaN and no infinity.
inline nlohmann::json with_gaps(const std::vector<double>& numbers) {
    nlohmann::json json = nlohmann::json::array();
    for (const double number : numbers)
        json.push_back(std::isfinite(number) ? nlohmann::json(number) : nlohmann::json());
    return json;
}
inline std::vector<double> with_gaps(const nlohmann::json& json) {
    std::vector<double> numbers;
    for (const auto& number : json)
        numbers.push_back(number.is_null() ? std::numeric_limits<double>::quiet_NaN() : number.get<double>());
    return numbers;
}
inline void to_json(nlohmann::json& json, const Line& line) {
    json = {{"name", line.name}, {"x", with_gaps(line.x)}, {"y", with_gaps(line.y)}, {"wanted", line.wanted}};
}
inline void from_json(const nlohmann::json& json, Line& line) {
    line = {json.at("name").get<std::string>(), with_gaps(json.at("x")), with_gaps(json.at("y")),
            json.at("wanted").get<bool>()};
}
inline void to_json(nlohmann::json& json, const Marks& marks) {
    json = {{"name", marks.name}, {"x", with_gaps(marks.x)}, {"y", with_gaps(marks.y)}};
    if (marks.group) json["group"] = *marks.group;
}
inline void from_json(const nlohmann::json& json, Marks& marks) {
    marks = {json.at("name").get<std::string>(), with_gaps(json.at("x")), with_gaps(json.at("y")), {}};
    if (json.contains("group")) marks.group = json.at("group").get<int>();
}
inline void to_json(nlohmann::json& json, const Panel& panel) {
    json = {{"axes", panel.axes},     {"lines", panel.lines}, {"marks", panel.marks},
            {"arrows", panel.arrows}, {"boxes", panel.boxes}, {"texts", panel.texts}};
    if (panel.region) json["region"] = *panel.region;
}
inline void from_json(const nlohmann::json& json, Panel& panel) {
    json.at("axes").get_to(panel.axes);
    json.at("lines").get_to(panel.lines);
    json.at("marks").get_to(panel.marks);
    json.at("arrows").get_to(panel.arrows);
    json.at("boxes").get_to(panel.boxes);
    json.at("texts").get_to(panel.texts);
    if (json.contains("region")) panel.region = json.at("region").get<Region>();
}
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Compared, function, workers)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Alike, workers, call, given, right)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Drawn, check, panel)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Fault, why)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(End, checks)

inline void to_json(nlohmann::json& json, const Status& status) {
    json = to_string(status);
}

/// Of what a test program may say; `blocked` is not among it.
inline void from_json(const nlohmann::json& json, Status& status) {
    const auto name = json.get<std::string>();
    for (const Status known :
         {Status::passed, Status::failed, Status::not_implemented, Status::crashed, Status::timed_out,
          Status::out_of_memory, Status::bad_reply, Status::not_allowed}) {
        if (to_string(known) != name) continue;
        status = known;
        return;
    }
    throw std::invalid_argument("an unknown status");
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CheckResult, name, status, message, output)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Contradicted, check, status, message)

/// A variant is the object of its alternative with one more key that says which: names[i] is alternative i.
template <class Variant>
class Tagged {
  public:
    Tagged(std::string_view key, std::initializer_list<std::string_view> names) : key_(key), names_(names) {}

    [[nodiscard]] nlohmann::json write(const Variant& value) const {
        nlohmann::json json = std::visit([](const auto& one) { return nlohmann::json(one); }, value);
        json[std::string(key_)] = names_[value.index()];
        return json;
    }
    [[nodiscard]] Variant read(const nlohmann::json& json) const {
        return read(json, json.at(std::string(key_)).get<std::string>(),
                    std::make_index_sequence<std::variant_size_v<Variant>>{});
    }

  private:
    template <std::size_t... I>
    Variant read(const nlohmann::json& json, const std::string& name,
                 std::index_sequence<I...> /*alternatives*/) const {
        Variant value;
        const bool known =
            ((name == names_[I] && (value = json.get<std::variant_alternative_t<I, Variant>>(), true)) ||
             ...);
        if (!known) throw std::invalid_argument("an unknown " + std::string(key_) + " '" + name + "'");
        return value;
    }

    std::string_view key_;
    std::vector<std::string_view> names_;
};

inline const Tagged<Player>& tagged_player() {
    static const Tagged<Player> tagged("player", {"worker", "catalogued", "stub"});
    return tagged;
}
inline const Tagged<Event>& tagged_event() {
    static const Tagged<Event> tagged("event", {"suite", "check", "contradiction", "diagnosis", "where",
                                                "asked", "alike", "drawn", "fault", "end"});
    return tagged;
}

inline std::string to_text(const Run& run) {
    return nlohmann::json{{"seed", run.seed},           {"player", tagged_player().write(run.player)},
                          {"catalogue", run.catalogue}, {"programs", run.programs},
                          {"limits", run.limits},       {"record", run.record},
                          {"others", run.others},       {"compared", run.compared}}
        .dump();
}
inline Run run_of(std::string_view text) {
    const auto json = nlohmann::json::parse(text);
    return {json.at("seed").get<std::string>(),
            tagged_player().read(json.at("player")),
            json.at("catalogue").get<Catalogue>(),
            json.at("programs").get<std::string>(),
            json.at("limits").get<Limits>(),
            json.at("record").get<bool>(),
            json.at("others").get<std::vector<Catalogued>>(),
            json.at("compared").get<Compared>()};
}

/// With its line's end. A student's text may hold any bytes: what is not UTF-8 is replaced.
inline std::string to_line(const Event& event) {
    return tagged_event().write(event).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}
inline Event event_of(std::string_view line) {
    return tagged_event().read(nlohmann::json::parse(line));
}

}  // namespace halfspace::verdict
