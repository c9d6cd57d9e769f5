#include "spiking.hpp"

#include <stdexcept>

namespace student {

namespace {

/// Voltages measured from E_L on, times in tau_m: u+ = u (1 - h) + r h.
struct Euler {
    double h;     // dt / tau_m
    double rest;  // I / g_L is where u rests

    double operator()(double u) const { return u * (1 - h) + rest * h; }
};

Euler euler(const Membrane& m, double I, double dt) {
    const bool fine = m.tau_m > 0 && m.g_L > 0 && dt > 0 && m.V_0 > m.E_L;
    if (!fine) throw std::invalid_argument("tau_m, g_L, dt have to be above 0, V_0 above E_L");
    return {dt / m.tau_m, I / m.g_L};
}

}  // namespace

State lif_step(const State& before, double I, const Membrane& membrane, double dt) {
    const Euler next = euler(membrane, I, dt);
    if (before.spike) return {membrane.E_L, false};
    const double v = membrane.E_L + next(before.v - membrane.E_L);
    return {v, v > membrane.V_0};
}

Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) {
    Euler next = euler(membrane, 0, dt);
    nn::Vector v = xt::zeros<double>({current.size() + 1});
    std::vector<std::size_t> spikes;
    double u = 0;
    for (std::size_t k = 0; k < current.size(); ++k) {
        v(k) = membrane.E_L + u;
        if (v(k) > membrane.V_0) {
            spikes.push_back(k);
            u = 0;
        } else {
            next.rest = current(k) / membrane.g_L;
            u = next(u);
        }
    }
    v(current.size()) = membrane.E_L + u;
    if (v(current.size()) > membrane.V_0) spikes.push_back(current.size());
    return {v, spikes};
}

double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
    const Euler next = euler(membrane, I, dt);
    if (steps == 0) throw std::invalid_argument("no steps");
    // All intervals are alike: `first` steps up to a spike, one back to E_L.
    double u = 0;
    for (std::size_t first = 1; first <= steps; ++first) {
        u = next(u);
        if (membrane.E_L + u > membrane.V_0) {
            const std::size_t spikes = (steps + 1) / (first + 1);
            return 1000.0 * static_cast<double>(spikes) / (dt * static_cast<double>(steps));
        }
    }
    return 0;
}

Change predict(Question question) {
    static constexpr Change table[] = {Change::rises, Change::stays, Change::falls, Change::stays,
                                       Change::rises, Change::stays, Change::falls, Change::rises};
    return table[static_cast<int>(question)];
}

}  // namespace student
