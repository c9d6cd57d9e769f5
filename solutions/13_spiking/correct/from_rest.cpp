// Voltages measured from rest, U = V - E_L: then the leak is a factor, and the threshold is V_0 - E_L. Traces first, spikes
// found in them afterwards. (At V_0 exactly all is exact: E_L cancels without rounding.)
#include <algorithm>
#include <stdexcept>

#include "spiking.hpp"

namespace student {

void demand_positive(std::initializer_list<double> numbers) {
    for (const double number : numbers)
        if (number <= 0.0) throw std::invalid_argument("a number that has to be above 0");
}

State lif_step(const State& before, double I, const Membrane& membrane, double dt) {
    demand_positive({membrane.tau_m, membrane.g_L, dt, membrane.V_0 - membrane.E_L});
    double u = 0;
    if (!before.spike) {
        u = before.v - membrane.E_L;
        u += (I / membrane.g_L - u) * (dt / membrane.tau_m);
    }
    return {u + membrane.E_L, u + membrane.E_L > membrane.V_0};
}

Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) {
    demand_positive({membrane.tau_m, membrane.g_L, dt, membrane.V_0 - membrane.E_L});
    std::vector<State> states = {{membrane.E_L, false}};
    for (const double I : current) states.push_back(lif_step(states.back(), I, membrane, dt));
    Trace trace;
    trace.v = nn::Vector::from_shape({states.size()});
    std::transform(states.begin(), states.end(), trace.v.begin(), [](const State& state) { return state.v; });
    for (std::size_t k = 0; k < states.size(); ++k)
        if (states[k].spike) trace.spikes.push_back(k);
    return trace;
}

double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
    const nn::Vector current = I * xt::ones<double>({steps});
    const std::size_t spikes = simulate(membrane, current, dt).spikes.size();
    if (current.size() == 0) throw std::invalid_argument("no steps");
    const double spikes_per_step = static_cast<double>(spikes) / static_cast<double>(steps);
    const double steps_per_second = 1000 / dt;
    return spikes_per_step * steps_per_second;
}

Change predict(Question question) {
    if (question == Question::rate_if_tau_m_doubles || question == Question::rest_if_g_L_doubles)
        return Change::falls;
    if (question == Question::rate_if_E_L_and_V_0_grow || question == Question::rate_if_I_and_g_L_double ||
        question == Question::rest_if_tau_m_doubles)
        return Change::stays;
    return Change::rises;
}

}  // namespace student
