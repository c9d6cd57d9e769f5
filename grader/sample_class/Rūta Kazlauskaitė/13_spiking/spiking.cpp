#include "spiking.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace student {

namespace {

void check(const Membrane& m, double dt) {
    if (m.tau_m <= 0) throw std::invalid_argument("tau_m has to be above 0");
    if (m.g_L <= 0) throw std::invalid_argument("g_L has to be above 0");
    if (dt <= 0) throw std::invalid_argument("dt has to be above 0");
    if (m.V_0 <= m.E_L) throw std::invalid_argument("V_0 has to be above E_L");
}

}  // namespace

State lif_step(const State& before, double I, const Membrane& membrane, double dt) {
    check(membrane, dt);
    if (before.spike) return {membrane.E_L, false};
    const double leak = (before.v - membrane.E_L) / membrane.tau_m * dt;
    const double charge = I / (membrane.tau_m * membrane.g_L) * dt;
    const double v = before.v - leak + charge;
    const bool spike = v > membrane.V_0;
    return {v, spike};
}

Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) {
    check(membrane, dt);
    const std::size_t n = current.size();
    Trace trace;
    trace.v = nn::Vector::from_shape({n + 1});
    State state = {membrane.E_L, false};
    trace.v(0) = state.v;
    for (std::size_t k = 1; k <= n; ++k) {
        state = lif_step(state, current(k - 1), membrane, dt);
        trace.v(k) = state.v;
        if (state.spike) trace.spikes.push_back(k);
    }
    return trace;
}

double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
    check(membrane, dt);
    if (steps == 0) throw std::invalid_argument("no steps take no time");
    State state = {membrane.E_L, false};
    std::size_t count = 0;
    std::size_t last = 0;
    for (std::size_t k = 1; k <= steps; ++k) {
        state = lif_step(state, I, membrane, dt);
        if (state.spike) {
            ++count;
            last = k;
        }
    }
    if (count == 0) return 0;
    return static_cast<double>(count) / (static_cast<double>(last) * dt / 1000);
}

Change predict(Question question) {
    switch (question) {
        case Question::rate_if_I_grows: return Change::rises;
        case Question::rate_if_E_L_and_V_0_grow: return Change::stays;
        case Question::rate_if_tau_m_doubles: return Change::falls;
        case Question::rate_if_I_and_g_L_double: return Change::stays;
        case Question::rate_if_V_0_falls: return Change::rises;
        case Question::rest_if_tau_m_doubles: return Change::stays;
        case Question::rest_if_g_L_doubles: return Change::falls;
        case Question::weakest_current_if_g_L_doubles: return Change::rises;
    }
    throw std::invalid_argument("unknown question");
}

}  // namespace student
