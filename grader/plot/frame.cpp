#include "plot/frame.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace halfspace::plot {
namespace {

using verdict::Axes;

bool is_inside(const Point& point) {
    return 0 <= point.x && point.x <= 1 && 0 <= point.y && point.y <= 1;
}

double share(double value, double low, double high) {
    return value / (high - low) - low / (high - low);  // a difference of large numbers would overflow
}

}  // namespace

std::optional<Point> Frame::place(double x, double y) const {
    if (!std::isfinite(x) || !std::isfinite(y)) return {};
    Point point{share(x, axes_.x.low, axes_.x.high), 0};
    if (axes_.kind == Axes::Kind::logarithmic) {
        if (y <= 0) return {};
        point.y = share(std::log10(y), std::log10(axes_.y.low), std::log10(axes_.y.high));
    } else {
        point.y = share(y, axes_.y.low, axes_.y.high);
    }
    // Far outside is outside: the ends of a line's parts are to be computed without overflow.
    constexpr double far = 1e6;
    return Point{std::clamp(point.x, -far, far), std::clamp(point.y, -far, far)};
}

Point Frame::numbers(const Point& point) const {
    const auto between = [](double low, double high, double at) { return low + at * (high - low); };
    const double x = between(axes_.x.low, axes_.x.high, point.x);
    if (axes_.kind != Axes::Kind::logarithmic) return {x, between(axes_.y.low, axes_.y.high, point.y)};
    return {x, std::pow(10.0, between(std::log10(axes_.y.low), std::log10(axes_.y.high), point.y))};
}

std::size_t Frame::above(const verdict::Line& line) const {
    if (axes_.kind != Axes::Kind::logarithmic) return 0;
    return static_cast<std::size_t>(
        std::ranges::count_if(line.y, [&](double y) { return y > axes_.y.high; }));
}

std::optional<std::pair<Point, Point>> cut_off(const Point& a, const Point& b) {
    // Liang and Barsky: of each of the four half-planes, from which share of the way on, or up to which, it is inside.
    double first = 0;
    double last = 1;
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    for (const auto& [step, room] : {std::pair{-dx, a.x}, {dx, 1 - a.x}, {-dy, a.y}, {dy, 1 - a.y}}) {
        if (step == 0) {
            if (room < 0) return {};
            continue;
        }
        const double at = room / step;
        if (step < 0) {
            first = std::max(first, at);
        } else {
            last = std::min(last, at);
        }
    }
    if (first > last) return {};
    const auto at = [&](double share) { return Point{a.x + share * dx, a.y + share * dy}; };
    return std::pair{first > 0 ? at(first) : a, last < 1 ? at(last) : b};
}

std::vector<Piece> Frame::pieces(const verdict::Line& line) const {
    std::vector<Piece> pieces;
    std::optional<Point> before;
    bool open = false;  // the last piece ends at `before`
    for (std::size_t i = 0; i < line.x.size(); ++i) {
        const auto point = place(line.x[i], line.y[i]);
        if (point && before) {
            if (const auto part = cut_off(*before, *point)) {
                if (!open) pieces.push_back({part->first});
                pieces.back().push_back(part->second);
                open = is_inside(*point);
            } else {
                open = false;
            }
        } else if (point && is_inside(*point)) {
            pieces.push_back({*point});
            open = true;
        } else {
            open = false;
        }
        before = point;
    }
    return pieces;
}

std::vector<Tick> ticks(const verdict::Range& range, int wanted) {
    const double rough = (range.high - range.low) / wanted;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= 0.99 * rough) {
            step = factor * power;
            break;
        }
    }
    std::vector<Tick> ticks;
    const double slack = 1e-9 * step;
    for (double i = std::ceil((range.low - slack) / step); i * step <= range.high + slack; ++i) {
        const double value = i * step;
        ticks.push_back({value, fmt::format("{:.6g}", value == 0 ? 0.0 : value)});
    }
    return ticks;
}

std::vector<Tick> powers_of_ten(const verdict::Range& range, int most) {
    const int low = static_cast<int>(std::ceil(std::log10(range.low) - 1e-9));
    const int high = static_cast<int>(std::floor(std::log10(range.high) + 1e-9));
    const int every = std::max(1, (high - low + most) / most);
    std::vector<Tick> ticks;
    for (int power = high; power >= low; power -= every) {
        const double value = std::pow(10.0, power);
        ticks.insert(ticks.begin(),
                     {value, std::abs(power) <= 2 ? fmt::format("{:g}", value) : fmt::format("1e{}", power)});
    }
    return ticks;
}

std::vector<Tick> ticks_of_y(const Axes& axes, int wanted) {
    return axes.kind == Axes::Kind::logarithmic ? powers_of_ten(axes.y, wanted + 1) : ticks(axes.y, wanted);
}

std::string note(const verdict::Line& line, const Frame& frame) {
    const std::size_t none = verdict::gaps(line);
    if (none > 0) return fmt::format("no number at {} of {} points", none, line.x.size());
    std::size_t unplaced = 0;
    for (std::size_t i = 0; i < line.x.size(); ++i) unplaced += frame.place(line.x[i], line.y[i]) ? 0 : 1;
    if (unplaced > 0) return fmt::format("not above 0 at {} of {} points", unplaced, line.x.size());
    if (!line.x.empty() && frame.pieces(line).empty()) return "all of it outside the picture";
    if (const std::size_t above = frame.above(line); above > 0 && !line.wanted)
        return fmt::format("above the picture at {} of {} points", above, line.x.size());
    return {};
}

std::size_t meaning_of(const verdict::Line& line, std::size_t& named) {
    named += line.name.empty() ? 0 : 1;
    return named == 0 ? 0 : named - 1;
}

std::vector<std::size_t> differences(const verdict::Region& region) {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < region.wanted.size(); ++i)
        if (region.got[i] != region.wanted[i]) cells.push_back(i);
    return cells;
}

std::vector<std::string> class_names(const verdict::Region& region) {
    std::vector<std::string> names = region.names;
    names.resize(std::min<std::size_t>(names.size(), 4));
    int highest = std::ranges::max(region.got);
    if (!region.wanted.empty()) highest = std::max(highest, std::ranges::max(region.wanted));
    while (static_cast<int>(names.size()) <= highest) names.push_back(std::to_string(names.size()));
    return names;
}

std::string difference_note(const verdict::Region& region) {
    const std::size_t wrong = differences(region).size();
    if (wrong == 0) return fmt::format("as wanted at all {} points", region.got.size());
    return fmt::format("differs at {} of {} points", wrong, region.got.size());
}

}  // namespace halfspace::plot
