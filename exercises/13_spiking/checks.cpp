// The public checks of 13_spiking: numbers that come out even, to follow with a pencil. Hidden ones use random neurons and
// currents and the special cases that spiking.hpp names.
#include "spiking.hpp"
#include "subject/test.hpp"

using student::Membrane;
using student::State;
using student::Trace;

namespace {

/// M of spiking.hpp.
constexpr Membrane m = {-70, -54, 8, 0.015625};

void check_step(const State& before, double current, const State& expected) {
    const State after = subject::lif_step(before, current, m, 2);
    {
        INFO("the voltage");
        CHECK_THAT(after.v, IsClose(expected.v));
    }
    {
        INFO("whether it spikes");
        CHECK_THAT(after.spike, Is(expected.spike));
    }
}

void check_trace(const nn::Vector& current, const nn::Vector& v, const std::vector<std::size_t>& spikes) {
    const Trace trace = subject::simulate(m, current, 2);
    {
        INFO("the voltages");
        CHECK_THAT(trace.v, IsClose(v));
    }
    {
        INFO("the spikes");
        CHECK_THAT(trace.spikes, Is(spikes));
    }
}

}  // namespace

TEST_CASE("a quarter of the way to rest leaks away, the current adds 16 mV for each nA", "[lif_step]") {
    check_step({-70, false}, 0.5, {-62, false});
    check_step({-62, false}, 0, {-64, false});
    check_step({-62, false}, 1.5, {-40, true});
    check_step({-78, false}, -0.5, {-84, false});
}

TEST_CASE("V+ = V_0 is no spike, and without a spike nothing is reset, however high V is", "[lif_step]") {
    check_step({-70, false}, 1, {-54, false});
    check_step({-38, false}, 0, {-46, true});
    check_step({-70, false}, 1.5, {-46, true});
}

TEST_CASE("the step after a spike is E_L, whatever the current", "[lif_step][edge]") {
    check_step({-46, true}, 0, {-70, false});
    check_step({-46, true}, 1.5, {-70, false});
}

TEST_CASE("a constant current of 0.5 nA makes a spike, then it begins again", "[simulate]") {
    check_trace({0.5, 0.5, 0.5, 0.5, 0.5}, {-70, -62, -56, -51.5, -70, -62}, {3});
}

TEST_CASE("strong currents make spikes at steps 1 and 3, and at steps 1 and 4", "[simulate]") {
    check_trace({2, 2, 2, 2}, {-70, -38, -70, -38, -70}, {1, 3});
    check_trace({1.5, 0, 0.5, 1.5}, {-70, -46, -70, -62, -40}, {1, 4});
}

TEST_CASE("a pulse fades away", "[simulate]") {
    check_trace({0.5, 0, 0}, {-70, -62, -64, -65.5}, {});
}

TEST_CASE("two spikes in 16 ms are 125 Hz, one in 10 ms is 100 Hz, none is 0", "[firing_rate]") {
    CHECK_THAT(subject::firing_rate(m, 0.5, 2, 8), IsClose(125.0));
    CHECK_THAT(subject::firing_rate(m, 0.5, 2, 5), IsClose(100.0));
    CHECK_THAT(subject::firing_rate(m, 0.125, 2, 40), IsClose(0.0));
}

TEST_CASE("the example of the thinking tasks", "[predict]") {
    CHECK_THAT(subject::predict(student::Question::rate_if_I_grows), Is(student::Change::rises));
}
