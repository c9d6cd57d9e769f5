#include <nn/spiking.hpp>
#include <stdexcept>
#include <string>

namespace nn {

namespace {

void check(const char* function, const Membrane& membrane, double dt) {
    const auto require = [function](bool holds, const char* rule) {
        if (!holds) throw std::invalid_argument(std::string(function) + ": " + rule);
    };
    require(membrane.tau_m > 0, "the time constant tau_m must be above 0");
    require(membrane.g_L > 0, "the leak conductance g_L must be above 0");
    require(dt > 0, "the step dt must be above 0");
    require(membrane.V_0 > membrane.E_L, "the threshold V_0 must be above the resting potential E_L");
}

LifState next(const LifState& before, double I, const Membrane& m, double dt) {
    if (before.spike) return {m.E_L, false};
    const double v = before.v - (before.v - m.E_L) / m.tau_m * dt + I / (m.tau_m * m.g_L) * dt;
    return {v, v > m.V_0};
}

}  // namespace

LifState lif_step(const LifState& before, double I, const Membrane& membrane, double dt) {
    check("nn::lif_step", membrane, dt);
    return next(before, I, membrane, dt);
}

LifTrace simulate(const Membrane& membrane, const Vector& current, double dt) {
    check("nn::simulate", membrane, dt);
    LifTrace trace{Vector::from_shape({current.size() + 1}), {}};
    LifState state{membrane.E_L, false};
    trace.v(0) = state.v;
    for (std::size_t k = 1; k <= current.size(); ++k) {
        state = next(state, current(k - 1), membrane, dt);
        trace.v(k) = state.v;
        if (state.spike) trace.spikes.push_back(k);
    }
    return trace;
}

double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
    check("nn::firing_rate", membrane, dt);
    if (steps == 0) {
        throw std::invalid_argument("nn::firing_rate: there is no rate over 0 steps");
    }
    LifState state{membrane.E_L, false};
    std::size_t spikes = 0;
    for (std::size_t k = 0; k < steps; ++k) {
        state = next(state, I, membrane, dt);
        spikes += state.spike ? 1 : 0;
    }
    return 1000 * static_cast<double>(spikes) / (static_cast<double>(steps) * dt);
}

}  // namespace nn
