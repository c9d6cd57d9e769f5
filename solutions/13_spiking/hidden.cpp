// The hidden tests of 13_spiking. Expected values are the formula in a plain loop, and for a constant current what it sums up
// to: V_k = V_inf + (E_L - V_inf) (1 - dt / tau_m)^k with V_inf = E_L + I / g_L, until it exceeds V_0.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "spiking.hpp"
#include "subject/test.hpp"

using nn::Vector;
using student::Change;
using student::Membrane;
using student::Question;
using student::State;
using student::Trace;

namespace {

/// M of the contract: all its numbers are exact, with dt = 2.
constexpr Membrane m = {-70, -54, 8, 0.015625};

double uniform(double low, double high) {
    return subject::random().uniform(low, high);
}

/// Like neurons of animals, and some unlike.
Membrane some_membrane() {
    const double E_L = uniform(-80, -60);
    return {E_L, E_L + uniform(10, 25), uniform(5, 30), uniform(0.005, 0.05)};
}

/// How much more current than this makes it fire.
double weakest_current(const Membrane& membrane) {
    return membrane.g_L * (membrane.V_0 - membrane.E_L);
}

/// The formula.
double next_voltage(double v, double I, const Membrane& c, double dt) {
    return v - (v - c.E_L) / c.tau_m * dt + I / (c.tau_m * c.g_L) * dt;
}

struct Expected {
    Vector v;
    std::vector<std::size_t> spikes;
    double closest;  ///< how near V+ came to V_0
};

Expected by_definition(const Membrane& membrane, const Vector& current, double dt) {
    Expected trace{Vector::from_shape({current.size() + 1}), {}, std::numeric_limits<double>::infinity()};
    trace.v(0) = membrane.E_L;
    bool spike = false;
    for (std::size_t k = 0; k < current.size(); ++k) {
        if (spike) {
            trace.v(k + 1) = membrane.E_L;
            spike = false;
            continue;
        }
        const double v = next_voltage(trace.v(k), current(k), membrane, dt);
        trace.v(k + 1) = v;
        trace.closest = std::min(trace.closest, std::abs(v - membrane.V_0));
        spike = v > membrane.V_0;
        if (spike) trace.spikes.push_back(k + 1);
    }
    return trace;
}

Vector constant(double value, std::size_t n) {
    Vector v = Vector::from_shape({n});
    v.fill(value);
    return v;
}

/// After how many steps a constant current makes the first spike: by the closed form, not by a loop. 0: never, or too near
/// V_0 to say.
std::size_t steps_to_spike(const Membrane& c, double I, double dt) {
    const double drive = I / c.g_L, climb = c.V_0 - c.E_L;
    if (drive <= climb) return 0;
    const double steps = std::log((drive - climb) / drive) / std::log1p(-dt / c.tau_m);
    const double whole = std::floor(steps);
    return steps - whole < 1e-4 || steps - whole > 1 - 1e-4 ? 0 : static_cast<std::size_t>(whole) + 1;
}

void check_state(const State& got, const State& expected) {
    {
        INFO("the voltage");
        CHECK_THAT(got.v, IsClose(expected.v));
    }
    {
        INFO("whether it spikes");
        CHECK_THAT(got.spike, Is(expected.spike));
    }
}

void check_step(const State& before, double I, const Membrane& membrane, double dt) {
    const double v = next_voltage(before.v, I, membrane, dt);
    check_state(subject::lif_step(before, I, membrane, dt),
                before.spike ? State{membrane.E_L, false} : State{v, v > membrane.V_0});
}

void check_trace(const Trace& got, const Vector& v, const std::vector<std::size_t>& spikes) {
    {
        INFO("the voltages");
        CHECK_THAT(got.v, IsClose(v));
    }
    {
        INFO("the spikes");
        CHECK_THAT(got.spikes, Is(spikes));
    }
}

void check_trace(const Membrane& membrane, const Vector& current, double dt) {
    const Expected expected = by_definition(membrane, current, dt);
    check_trace(subject::simulate(membrane, current, dt), expected.v, expected.spikes);
}

/// A current that comes to no voltage near V_0, drawn by `draw` until it does.
template <class Draw>
void check_clear_trace(const Membrane& membrane, double dt, Draw draw) {
    for (;;) {
        const Vector current = draw();
        if (by_definition(membrane, current, dt).closest < 1e-6) continue;
        check_trace(membrane, current, dt);
        return;
    }
}

/// n currents of both signs, strong ones among them: `strong` times the weakest that makes it fire.
Vector some_currents(const Membrane& membrane, std::size_t n, double strong) {
    Vector current = Vector::from_shape({n});
    for (double& I : current) I = uniform(-0.3 * strong, strong) * weakest_current(membrane);
    return current;
}

void check_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
    const auto spikes = static_cast<double>(by_definition(membrane, constant(I, steps), dt).spikes.size());
    CHECK_THAT(subject::firing_rate(membrane, I, dt, steps),
               IsClose(1000 * spikes / (dt * static_cast<double>(steps))));
}

/// A current of low to high times the weakest, that makes no voltage near V_0.
double clear_current(const Membrane& membrane, double dt, double low, double high) {
    for (;;) {
        const double I = uniform(low, high) * weakest_current(membrane);
        if (steps_to_spike(membrane, I, dt) > 0) return I;
    }
}

struct Refused {
    Membrane membrane;
    double dt;
};

std::vector<Refused> refused() {
    std::vector<Refused> all;
    for (const double bad : {0.0, -0.0, -8.0, -1e-6}) {
        all.push_back({{-70, -54, bad, 0.015625}, 2});
        all.push_back({{-70, -54, 8, bad}, 2});
        all.push_back({m, bad});
    }
    all.push_back({{-70, -70, 8, 0.015625}, 2});
    all.push_back({{-70, -80, 8, 0.015625}, 2});
    all.push_back({{54, -70, 8, 0.015625}, 2});
    all.push_back({{0, -0.0, 8, 0.015625}, 2});
    all.push_back({{-70, -54, -8, -0.015625}, 2});
    all.push_back({{-70, -54, -8, 0.015625}, -2});
    return all;
}

}  // namespace

// lif_step

TEST_CASE("a step from anywhere to anywhere below V_0, with currents of both signs", "[lif_step][weight:2]") {
    for (int steps = 0; steps < 6;) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / uniform(3, 40);
        const double v = uniform(c.E_L - 30, c.V_0 - 1);
        const double I = (steps % 2 == 0 ? 1 : -1) * uniform(0.3, 6) * weakest_current(c);
        if (next_voltage(v, I, c, dt) > c.V_0 - 1e-6) continue;
        check_step({v, false}, I, c, dt);
        ++steps;
    }
    check_step({m.E_L - 10, false}, 0.5, m, 2);
}

TEST_CASE("it spikes where V+ exceeds V_0, by much or by little, and nowhere else", "[lif_step][weight:2]") {
    for (const double by : {3.0, -3.0, 1e-6, -1e-6, -20.0, 40.0}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / uniform(3, 40);
        const double v = uniform(c.E_L - 5, c.V_0 - 1);
        // The current that leads from v to V_0 + by.
        const double I = ((c.V_0 + by - v) * c.tau_m / dt + (v - c.E_L)) * c.g_L;
        check_step({v, false}, I, c, dt);
    }
}

TEST_CASE(
    "without a current V leaks towards E_L, from above and from below; with one it comes to more or less",
    "[lif_step]") {
    for (const double away : {8.0, -8.0, -40.0, 0.5}) {
        const Membrane c = some_membrane();
        const double part = uniform(0.05, 0.4);
        const double leaked = c.E_L + (1 - part) * away;
        check_state(subject::lif_step({c.E_L + away, false}, 0, c, part * c.tau_m), {leaked, false});
        for (const double current : {1.0, -1.0}) {
            const State got = subject::lif_step({c.E_L + away, false}, current, c, part * c.tau_m);
            INFO("whether V is higher after it than without a current");
            CHECK_THAT(got.v > leaked, Is(current > 0));
        }
    }
}

TEST_CASE("the step after a spike is E_L and no spike, whatever the current and the voltage", "[lif_step]") {
    for (const double I : {0.0, 3.0, -3.0, 100.0}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / 10;
        check_step({c.V_0 + uniform(0.1, 10), true}, I * weakest_current(c), c, dt);
        check_step({c.V_0 - uniform(1, 5), false}, 5 * I * weakest_current(c), c, dt);
        check_step({c.E_L - uniform(1, 5), true}, I * weakest_current(c), c, dt);
    }
}

TEST_CASE("V+ = V_0 is no spike, a little more is", "[lif_step]") {
    for (const double beside : {0.0, 1e-9, -1e-9, 1e-4, 0.0}) check_step({-70, false}, 1 + beside, m, 2);
    // From -62, 2 mV leak away, and 10 mV are missing.
    for (const double I : {0.625, 0.6251, 0.6249}) check_step({-62, false}, I, m, 2);
    // A current of 0, a threshold of 0, and V+ = 0.
    for (const double v : {-8.0, -9.0, -7.0}) check_step({v, false}, 0, {-16, -12, 4, 1}, 2);
    check_step({8, false}, 0, {-8, 0, 4, 1}, 2);
    check_step({8.5, false}, 0, {-8, 0, 4, 1}, 2);
}

TEST_CASE("a voltage above V_0 alone is no spike: the formula goes on from there", "[lif_step]") {
    for (int time = 0; time < 3; ++time) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / uniform(3, 5);
        for (const double strength : {0.0, -0.5, 1.5}) {
            check_step({c.V_0 + uniform(0.1, 0.3), false}, strength * weakest_current(c), c, dt);
            check_step({c.V_0 + uniform(40, 50), false}, strength * weakest_current(c), c, dt);
        }
    }
    check_step({-38, false}, 0, m, 2);
}

TEST_CASE("a dt of tau_m and more is computed all the same", "[lif_step]") {
    for (const double times : {1.0, 1.5, 2.0, 3.0, 8.0}) {
        check_step({-78, false}, 0.125, m, times * m.tau_m);
        check_step({-60, false}, -0.5, m, times * m.tau_m);
        check_step({-60, true}, -0.5, m, times * m.tau_m);
    }
}

TEST_CASE("times, conductances and voltages of other sizes", "[lif_step]") {
    for (const double s : {1e-5, 1e-3, 1e3, 1e5}) {
        check_step({-62, false}, 0.4 * s, {-70, -54, 8, 0.015625 * s}, 2);
        for (const double dt : {0.5 * s, 2 * s, 5 * s})
            check_step({-62, false}, 1.6, {-70, -54, 8 * s, 0.015625}, dt);
    }
    check_step({10, false}, 0.5, {0, 20, 8, 0.015625}, 2);
    check_step({70, false}, 0.5, {65, 90, 8, 0.015625}, 2);
}

TEST_CASE("lif_step refuses tau_m, g_L and dt of 0 and less and a V_0 not above E_L, after a spike too",
          "[lif_step][edge]") {
    for (const auto& [membrane, dt] : refused()) {
        CHECK_REFUSES(subject::lif_step({-62, false}, 0.5, membrane, dt));
        CHECK_REFUSES(subject::lif_step({-46, true}, 0.5, membrane, dt));
    }
}

// simulate

TEST_CASE("voltages and spikes under a current that changes all the time", "[simulate][weight:2]") {
    for (const double strong : {6.0, 12.0, 3.0}) {
        const Membrane c = some_membrane();
        check_clear_trace(c, c.tau_m / uniform(5, 10), [&] { return some_currents(c, 60, strong); });
    }
}

TEST_CASE("each current belongs to its own step: pulses", "[simulate]") {
    for (const std::size_t place : {0, 1, 4, 7}) {
        const Membrane c = some_membrane();
        check_clear_trace(c, c.tau_m / uniform(3, 5), [&] {
            Vector current = constant(0, 8);
            current(place) = uniform(6, 9) * weakest_current(c) * (place == 4 ? -1 : 1);
            current((place + 3) % 8) = uniform(1, 2) * weakest_current(c);
            return current;
        });
    }
}

TEST_CASE("a current below the weakest that makes it fire brings V to E_L + I / g_L, in silence",
          "[simulate]") {
    for (const double strength : {0.9, 0.5, -2.0}) {
        const Membrane c = some_membrane();
        const double part = uniform(0.02, 0.05);
        const double I = strength * weakest_current(c);
        const double rest = c.E_L + I / c.g_L;
        Vector v = Vector::from_shape({2001});
        for (std::size_t k = 0; k <= 2000; ++k)
            v(k) = rest + (c.E_L - rest) * std::pow(1 - part, static_cast<double>(k));
        check_trace(subject::simulate(c, constant(I, 2000), part * c.tau_m), v, {});
    }
}

TEST_CASE("a stronger one makes spikes in equal intervals, the reset being one step",
          "[simulate][weight:2]") {
    for (const double least : {1.1, 1.6, 3.0}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / uniform(8, 30);
        const double I = clear_current(c, dt, least, least + 1);
        const std::size_t first = steps_to_spike(c, I, dt);
        std::vector<std::size_t> spikes;
        for (std::size_t k = first; k <= 400; k += first + 1) spikes.push_back(k);
        INFO("the spikes");
        CHECK_THAT(subject::simulate(c, constant(I, 400), dt).spikes, Is(spikes));
    }
}

TEST_CASE("the smaller dt, the nearer is the interval to tau_m ln(d / (d - (V_0 - E_L))), d = I / g_L",
          "[simulate]") {
    for (const double least : {1.3, 2.0}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / 1000;
        const double I = clear_current(c, dt, least, least + 0.5);
        const double drive = I / c.g_L;
        const double interval = c.tau_m * std::log(drive / (drive - (c.V_0 - c.E_L)));
        const Trace trace = subject::simulate(c, constant(I, 4000), dt);
        INFO("a time between spikes, in ms");
        REQUIRE(trace.spikes.size() >= 2);
        for (std::size_t i = 1; i < trace.spikes.size(); ++i) {
            const double steps =
                static_cast<double>(trace.spikes[i]) - static_cast<double>(trace.spikes[i - 1]);
            CHECK_THAT(steps * dt, IsClose(interval, {0, 3 * dt}));
        }
    }
}

TEST_CASE("what reaches V_0 exactly does not spike, in a trace too", "[simulate]") {
    check_trace(m, {1, 0, 0.5, 1.5, 1, 1, 1}, 2);
    check_trace(m, {0.5, 0.625, 0.25, 0.25, 0.25, 0.26, 1}, 2);
    // dt = tau_m: each step leads to E_L + I / g_L.
    check_trace(m, {0.25, 0.2500001, 0.25, 0.25, 0.5, 1, 0.25}, 8);
}

TEST_CASE("a strong current makes a spike in every second step, hundreds of them; the last step may have one",
          "[simulate]") {
    const Membrane c = some_membrane();
    const double dt = c.tau_m / uniform(5, 8);
    for (const std::size_t n : {1, 2, 5, 700})
        check_trace(c, constant(uniform(9, 20) * weakest_current(c), n), dt);
    check_clear_trace(c, dt, [&] { return some_currents(c, 3000, 20); });
}

TEST_CASE("a step longer than tau_m overshoots, and is taken all the same", "[simulate]") {
    check_trace(m, {0.125, -0.125, 0.1875, -0.5, 0.125, 0, 0, 0.0625}, 12);
    check_trace(m, {-0.125, 0, 0, 0, -0.25}, 20);
}

TEST_CASE("without a current it stays at rest, and without steps there is the start alone",
          "[simulate][edge]") {
    for (const std::size_t n : {0, 1, 50}) {
        const Membrane c = some_membrane();
        check_trace(c, constant(0, n), c.tau_m / 10);
    }
}

TEST_CASE("simulate refuses tau_m, g_L and dt of 0 and less and a V_0 not above E_L, without steps too",
          "[simulate][edge]") {
    for (const auto& [membrane, dt] : refused())
        for (const std::size_t n : {3, 0}) CHECK_REFUSES(subject::simulate(membrane, constant(0.5, n), dt));
}

// firing_rate

TEST_CASE("the spikes in all steps, divided by the time of all steps, in Hz", "[firing_rate][weight:2]") {
    for (const double least : {1.1, 1.5, 2.5, 5.0}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / uniform(8, 30);
        const double I = clear_current(c, dt, least, least + 1);
        check_rate(c, I, dt, static_cast<std::size_t>(subject::random().integer(150, 900)));
    }
}

TEST_CASE("with spikes every N + 1 steps there are floor((steps + 1) / (N + 1)) of them", "[firing_rate]") {
    const Membrane c = some_membrane();
    const double dt = c.tau_m / uniform(8, 30);
    const double I = clear_current(c, dt, 1.3, 2);
    const std::size_t first = steps_to_spike(c, I, dt);
    for (const std::size_t steps : {first, first + 1, 2 * first, 2 * first + 1, 7 * first, 7 * first + 6}) {
        const double spikes = std::floor(static_cast<double>(steps + 1) / static_cast<double>(first + 1));
        CHECK_THAT(subject::firing_rate(c, I, dt, steps),
                   IsClose(1000 * spikes / (static_cast<double>(steps) * dt)));
    }
}

TEST_CASE("for a small dt and a long time the rate is nearly 1 / interval, in a time shorter than that 0",
          "[firing_rate]") {
    for (const double least : {1.2, 3.0}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / 200;
        const double I = clear_current(c, dt, least, least + 0.5);
        const double drive = I / c.g_L;
        const double interval = c.tau_m * std::log(drive / (drive - (c.V_0 - c.E_L)));
        // 50 intervals: one spike more or less, and two steps more or less in each.
        const auto steps = static_cast<std::size_t>(50 * interval / dt);
        CHECK_THAT(subject::firing_rate(c, I, dt, steps),
                   IsClose(1000 / interval, {0.03 + 3 * dt / interval, 0}));
        for (const std::size_t early : {steps_to_spike(c, I, dt) - 1, std::size_t{1}})
            CHECK_THAT(subject::firing_rate(c, I, dt, early), IsClose(0.0));
    }
}

TEST_CASE("the rate jumps from 0 just above the weakest current", "[firing_rate]") {
    for (const double strength : {0.97, 1.03, 0.5, 1.1}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / 10;
        double I = strength * weakest_current(c);
        if (strength > 1) I = clear_current(c, dt, strength, strength + 0.01);
        check_rate(c, I, dt, 500);
    }
    // With dt = tau_m V is at V_0 exactly, or just above.
    for (const double I : {0.25, 0.2500001, 0.2499999, 0.25}) check_rate(m, I, 8, 10);
}

TEST_CASE("up to 70,000 steps", "[firing_rate]") {
    for (const std::size_t steps : {70'000, 3000, 400}) {
        const Membrane c = some_membrane();
        const double dt = c.tau_m / uniform(8, 15);
        check_rate(c, clear_current(c, dt, 1.3, 2.2), dt, steps);
    }
    check_rate(m, 0.5, 2, 3);
    check_rate(m, 1.5, 2, 1);
}

TEST_CASE("a current of 0, a negative one and a time too short for a spike give 0 Hz",
          "[firing_rate][edge]") {
    const Membrane c = some_membrane();
    for (const double I : {0.0, -1.0, 0.8}) check_rate(c, I * weakest_current(c), c.tau_m / 10, 100);
    check_rate(m, 0.5, 2, 2);
    check_rate(m, 0.5, 2, 1);
}

TEST_CASE("firing_rate refuses 0 steps, tau_m, g_L and dt of 0 and less and a V_0 not above E_L",
          "[firing_rate][edge]") {
    for (const auto& [membrane, dt] : refused()) CHECK_REFUSES(subject::firing_rate(membrane, 0.5, dt, 8));
    CHECK_REFUSES(subject::firing_rate(m, 0.5, 2, 0));
    CHECK_REFUSES(subject::firing_rate(m, 0, 2, 0));
}

// predict

TEST_CASE("what rises, falls and stays, foretold with pencil and paper", "[predict]") {
    const auto predicts = [](Question question, Change expected, const char* look_at) {
        CHECK_THAT(subject::predict(question), Predicts(expected, look_at));
    };
    predicts(
        Question::rate_if_E_L_and_V_0_grow, Change::stays,
        "rate_if_E_L_and_V_0_grow: write the formula for U = V - E_L. Where do E_L and V_0 still stand?");
    predicts(Question::rate_if_tau_m_doubles, Change::falls,
             "rate_if_tau_m_doubles: by how much does V change in one step, with tau_m and with 2 tau_m?");
    predicts(
        Question::rate_if_I_and_g_L_double, Change::stays,
        "rate_if_I_and_g_L_double: I and g_L stand in one term of the formula only. What becomes of it?");
    predicts(Question::rate_if_V_0_falls, Change::rises,
             "rate_if_V_0_falls: V starts at E_L. How far is it to V_0, and how long does it take?");
    predicts(Question::rest_if_tau_m_doubles, Change::stays,
             "rest_if_tau_m_doubles: V rests where V+ = V. Solve that for V: which numbers are left?");
    predicts(
        Question::rest_if_g_L_doubles, Change::falls,
        "rest_if_g_L_doubles: V rests where V+ = V. Solve that for V: on which side of the line is g_L?");
    predicts(Question::weakest_current_if_g_L_doubles, Change::rises,
             "weakest_current_if_g_L_doubles: it fires if V would come to rest above V_0. Which current "
             "makes it rest just "
             "there?");
}
