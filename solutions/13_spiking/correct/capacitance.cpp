// By the capacitance C = tau_m g_L: the charge that flows in a step, leak and current together, divided by C. Recursion for
// the rate: what is left to do after a spike is the same again.
#include <stdexcept>

#include "spiking.hpp"

namespace student {

static void look_at(const Membrane& c, double dt) {
    std::string wrong;
    if (c.tau_m <= 0) wrong += " tau_m";
    if (c.g_L <= 0) wrong += " g_L";
    if (dt <= 0) wrong += " dt";
    if (c.V_0 <= c.E_L) wrong += " V_0";
    if (!wrong.empty()) throw std::invalid_argument("wrong:" + wrong);
}

static double charged(double v, double I, const Membrane& c, double dt) {
    const double capacitance = c.tau_m * c.g_L;   // nF
    const double flow = I - c.g_L * (v - c.E_L);  // nA
    return v + flow * dt / capacitance;
}

State lif_step(const State& before, double I, const Membrane& membrane, double dt) {
    look_at(membrane, dt);
    State after{membrane.E_L, false};
    if (before.spike) return after;
    after.v = charged(before.v, I, membrane, dt);
    after.spike = !(after.v <= membrane.V_0);
    return after;
}

Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) {
    look_at(membrane, dt);
    const std::size_t n = current.size();
    Trace trace{nn::Vector::from_shape({n + 1}), {}};
    trace.v.fill(membrane.E_L);
    for (std::size_t k = 1; k <= n; ++k) {
        trace.v(k) = charged(trace.v(k - 1), current(k - 1), membrane, dt);
        if (trace.v(k) <= membrane.V_0) continue;
        trace.spikes.push_back(k);
        ++k;  // v(k) is E_L already
    }
    return trace;
}

double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
    look_at(membrane, dt);
    if (steps < 1) throw std::invalid_argument("firing_rate: no steps");
    // The first spike decides: from then on everything repeats.
    double v = membrane.E_L;
    std::size_t first = 0;
    for (std::size_t k = 1; k <= steps && first == 0; ++k) {
        v = charged(v, I, membrane, dt);
        if (v > membrane.V_0) first = k;
    }
    if (first == 0) return 0;
    const std::size_t spikes = (steps + 1) / (first + 1);
    return 1e3 * static_cast<double>(spikes) / dt / static_cast<double>(steps);
}

Change predict(Question question) {
    switch (question) {
        case Question::rate_if_I_grows:
            return Change::rises;
        case Question::rate_if_E_L_and_V_0_grow:
            return Change::stays;
        case Question::rate_if_tau_m_doubles:
            return Change::falls;
        case Question::rate_if_I_and_g_L_double:
            return Change::stays;
        case Question::rate_if_V_0_falls:
            return Change::rises;
        case Question::rest_if_tau_m_doubles:
            return Change::stays;
        case Question::rest_if_g_L_doubles:
            return Change::falls;
        case Question::weakest_current_if_g_L_doubles:
            return Change::rises;
    }
    return Change::stays;
}

}  // namespace student
