#include "verdict/panel.hpp"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "verdict/json.hpp"

namespace halfspace::verdict {
namespace {

const double nan = std::numeric_limits<double>::quiet_NaN();

Panel everything() {
    Panel panel{{Axes::Kind::logarithmic, {0, 1}, {1e-3, 1}, "x", "y"}};
    panel.lines = {{"curve", {0, 1}, {0.5, 0.25}, true}};
    panel.marks = {{"ones", {0.5}, {0.5}, 1}, {"all", {0.25}, {0.5}, {}}};
    panel.arrows = {{"w", 0, 0, 1, 1}};
    panel.boxes = {{0, 0, 1, 1}};
    panel.texts = {{0.5, 0.5, "here"}};
    panel.region = Region{2, 1, {0, 3}, {0, 1}, {"no", "yes"}};
    return panel;
}

TEST_CASE("a panel arrives as it was drawn") {
    for (const Panel& panel : {Panel{}, everything()}) {
        const auto drawn = std::get<Drawn>(event_of(to_line(Drawn{"one", panel})));
        CHECK(drawn.check == "one");
        CHECK(drawn.panel == panel);
    }
}

TEST_CASE("numbers that are none arrive as such, and are counted") {
    Panel panel;
    panel.lines = {{"curve", {0, 1, 2}, {nan, std::numeric_limits<double>::infinity(), 1}},
                   {"wanted", {0}, {nan}, true}};
    const auto drawn = std::get<Drawn>(event_of(to_line(Drawn{"one", panel})));
    CHECK(gaps(drawn.panel) == 2);
    CHECK(gaps(drawn.panel.lines[1]) == 1);
    CHECK(drawn.panel.lines[0].y[2] == 1);
}

TEST_CASE("a panel whose parts do not fit is not sound") {
    CHECK(is_sound(everything()));
    const auto spoilt = [](auto spoil) {
        Panel panel = everything();
        spoil(panel);
        return is_sound(panel);
    };
    CHECK_FALSE(spoilt([](Panel& panel) { panel.axes.x = {1, 1}; }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.axes.x.high = nan; }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.axes.y.low = 0; }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.lines[0].x.pop_back(); }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.marks[0].y.clear(); }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.marks[0].group = 4; }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.region->got = {0}; }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.region->got[0] = -1; }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.region->wanted = {0}; }));
    CHECK_FALSE(spoilt([](Panel& panel) { panel.region->columns = 0; }));
}

}  // namespace
}  // namespace halfspace::verdict
