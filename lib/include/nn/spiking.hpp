#ifndef NN_SPIKING_HPP
#define NN_SPIKING_HPP
// The leaky integrate-and-fire neuron by forward Euler: a voltage over time, with spikes.
// Source: lecture section "Artificial neurons"; Gerstner, Kistler, Naud, Paninski, Neuronal Dynamics (2014), section 1.3.
//
// Voltages in mV, times in ms, currents in nA, conductances in uS (nA / uS = mV), rates in Hz. In one step of dt
//     V+ = V - (V - E_L) / tau_m dt + I / (tau_m g_L) dt,
// and if V+ > V_0 the neuron spikes: V+ is the voltage at the spike, and the step after it gives E_L.
//
// Each function throws std::invalid_argument unless tau_m, g_L and dt are above 0 and V_0 is above E_L.

#include <cstddef>
#include <nn/tensor.hpp>
#include <vector>

namespace nn {

struct Membrane {
    double E_L = -75;   ///< resting potential, mV
    double V_0 = -55;   ///< threshold, mV
    double tau_m = 10;  ///< membrane time constant, ms
    double g_L = 0.01;  ///< leak conductance, uS
};

struct LifState {
    double v;            ///< mV
    bool spike = false;  ///< whether it spikes at this moment
};

struct LifTrace {
    Vector v;                         ///< (n + 1), mV: v(0) = E_L before the first step
    std::vector<std::size_t> spikes;  ///< the k with a spike at v(k)
};

/// One step of dt with the current I.
LifState lif_step(const LifState& before, double I, const Membrane& membrane, double dt);

/// n steps of dt from rest; current is (n).
LifTrace simulate(const Membrane& membrane, const Vector& current, double dt);

/// Spikes per second in `steps` steps of dt from rest with a constant current, in Hz. Throws for 0 steps, too.
double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps);

}  // namespace nn

#endif
