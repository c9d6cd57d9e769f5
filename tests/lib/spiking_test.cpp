#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <nn/spiking.hpp>
#include <vector>

#include "lib/random_arrays.hpp"

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using nn::LifState;
using nn::LifTrace;
using nn::Membrane;
using nn::Vector;

namespace {

/// With dt = 2 all steps are exact.
constexpr Membrane even = {-70, -54, 8, 0.015625};

Vector constant(double value, std::size_t n) {
    Vector v = Vector::from_shape({n});
    v.fill(value);
    return v;
}

}  // namespace

TEST_CASE("an integrate-and-fire neuron step by step, in numbers that are exact") {
    const LifTrace trace = nn::simulate(even, {0.5, 0.5, 0.5, 0.5, 0.5, 0}, 2);
    CHECK(trace.v == Vector{-70, -62, -56, -51.5, -70, -62, -64});
    CHECK(trace.spikes == std::vector<std::size_t>{3});
    const LifState spike = nn::lif_step({-70}, 1.5, even, 2);
    CHECK(spike.v == -46);
    CHECK(spike.spike);
    const LifState after = nn::lif_step(spike, 1.5, even, 2);
    CHECK(after.v == -70);
    CHECK_FALSE(after.spike);
}

TEST_CASE("exactly the threshold is no spike") {
    CHECK_FALSE(nn::lif_step({-70}, 1, even, 2).spike);
    CHECK(nn::lif_step({-70}, 1, even, 2).v == -54);
    CHECK(nn::lif_step({-70}, 1.0000001, even, 2).spike);
    CHECK(nn::firing_rate(even, 0.25, 8, 1000) == 0);
    CHECK(nn::firing_rate(even, 0.2500001, 8, 1000) == 62.5);
}

TEST_CASE("below the threshold V follows a geometric sequence to E_L + I / g_L") {
    RandomArrays random(1);
    for (int time = 0; time < 20; ++time) {
        const Membrane m = {random.number(-80, -60), -40, random.number(5, 30), random.number(0.005, 0.05)};
        const double part = random.number(0.01, 1.9);
        const double I = random.number(-2, 0.45) * m.g_L * (m.V_0 - m.E_L);
        const double rest = m.E_L + I / m.g_L;
        const LifTrace trace = nn::simulate(m, constant(I, 50), part * m.tau_m);
        CHECK(trace.spikes.empty());
        for (std::size_t k = 0; k <= 50; ++k)
            CHECK_THAT(trace.v(k),
                       WithinAbs(rest + (m.E_L - rest) * std::pow(1 - part, static_cast<double>(k)), 1e-10));
    }
}

TEST_CASE("the interval between spikes tends to tau ln(d / (d - (V_0 - E_L))) as dt does to 0, linearly") {
    const Membrane m;
    const double drive = 30, climb = m.V_0 - m.E_L;
    const double interval = m.tau_m * std::log(drive / (drive - climb));
    for (const double dt : {0.1, 0.01, 0.001}) {
        const LifTrace trace =
            nn::simulate(m, constant(drive * m.g_L, static_cast<std::size_t>(50 / dt)), dt);
        REQUIRE(trace.spikes.size() >= 3);
        for (std::size_t i = 1; i < trace.spikes.size(); ++i)
            CHECK_THAT(static_cast<double>(trace.spikes[i] - trace.spikes[i - 1]) * dt,
                       WithinAbs(interval, 2.5 * dt));
    }
    CHECK_THAT(nn::firing_rate(m, drive * m.g_L, 0.001, 5'000'000), WithinRel(1000 / interval, 3e-3));
    // Too weak by a hair: silent for ever.
    CHECK(nn::firing_rate(m, 0.999 * m.g_L * climb, 0.1, 100'000) == 0);
}

TEST_CASE("a membrane or a step that cannot be is refused") {
    for (const Membrane& m :
         {Membrane{-70, -54, 0, 1}, Membrane{-70, -54, -1, 1}, Membrane{-70, -54, 8, 0},
          Membrane{-70, -54, 8, -1}, Membrane{-70, -70, 8, 1}, Membrane{-54, -70, 8, 1}}) {
        CHECK_THROWS_AS(nn::lif_step({-70}, 1, m, 1), std::invalid_argument);
        CHECK_THROWS_AS(nn::simulate(m, Vector(), 1), std::invalid_argument);
        CHECK_THROWS_AS(nn::firing_rate(m, 1, 1, 5), std::invalid_argument);
    }
    for (const double dt : {0.0, -1.0}) {
        CHECK_THROWS_AS(nn::lif_step({-70}, 1, even, dt), std::invalid_argument);
        CHECK_THROWS_AS(nn::simulate(even, {1}, dt), std::invalid_argument);
        CHECK_THROWS_AS(nn::firing_rate(even, 1, dt, 5), std::invalid_argument);
    }
    CHECK_THROWS_AS(nn::firing_rate(even, 1, 1, 0), std::invalid_argument);
    CHECK(nn::simulate(even, Vector(), 1).v == Vector{-70});
}
