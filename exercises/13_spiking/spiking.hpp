#pragma once
// Exercise 13, spiking neurons: the contract. Write these functions in spiking.cpp, in namespace student. (A bonus: the
// lecture says that these formulas are not for exams.)
// Source: lecture section "Artificial neurons", the leaky integrate-and-fire neuron (LIF).
//
// Units, in all functions: voltages in mV, times in ms, currents in nA, conductances in µS (nA / µS = mV), rates in Hz (spikes
// in a second, which is 1000 ms).
//
// One step of time dt, by forward Euler: what stands on the right is taken from before the step.
//     V+ = V - (V - E_L) / tau_m dt + I / (tau_m g_L) dt
// If V+ > V_0 the neuron spikes. V+ is then its voltage at this moment, above V_0, as computed. The step after a spike is E_L,
// whatever the current: V++ = E_L, no spike. From there the formula goes on. V+ = V_0 is no spike.
//
// Errors, the same for all functions that take a membrane, after a spike and without steps too: std::invalid_argument if
// tau_m, g_L or dt is 0 or negative (-0.0 is 0), or if V_0 is not larger than E_L. Everything else is fine: currents of both
// signs, voltages far below E_L, a dt larger than tau_m (then Euler overshoots; compute it all the same).
//
// Range: nothing is NaN or infinite. Of what is not refused, tau_m, dt and g_L are between 1e-7 and 1e6, dt is at most
// 10 tau_m, and with a dt above 2 tau_m there are at most 10 steps; voltages, and I / g_L, are at most 2e4 mV in size. A
// number is right if it differs from the true result of these formulas, v, by at most 1e-12 + 1e-9 |v|. V+ is at least
// 1e-9 mV from V_0, or exactly V_0 in any order of the operations.
//
// The example of this page, M: E_L = -70, V_0 = -54, tau_m = 8, g_L = 1/64 = 0.015625; with dt = 2. A current of 1 nA through
// g_L makes 64 mV, of which a step of dt = tau_m / 4 adds a quarter, 16 mV; and a quarter of the distance to E_L leaks away.

#include <cstddef>
#include <iterator>
#include <nn/tensor.hpp>
#include <vector>

namespace student {

/// What a neuron is made of.
struct Membrane {
    double E_L;    ///< resting potential, mV: where V goes without a current
    double V_0;    ///< threshold, mV
    double tau_m;  ///< membrane time constant, ms
    double g_L;    ///< leak conductance, µS
};

/// A neuron at one moment.
struct State {
    double v;    ///< mV
    bool spike;  ///< whether it spikes at this moment. This alone says so: v may be above V_0 without.
};

/// A neuron over n steps.
struct Trace {
    nn::Vector v;                     ///< (n + 1), mV: v(0) before the first step, v(k) after step k
    std::vector<std::size_t> spikes;  ///< the k with a spike at v(k), rising; v(0) is none
};

/// The state after one step of dt with the current I. If `before` has a spike, this is {E_L, false}, else {V+, V+ > V_0}.
/// For M: from {-70, false} with I = 0.5 to {-62, false}, with I = 1.5 to {-46, true}, with I = 1 to {-54, false};
/// from {-62, false} with I = 0 to {-64, false}; from {-46, true} with any I to {-70, false}; from {-38, false} with I = 0 to
/// {-46, true}.
State lif_step(const State& before, double I, const Membrane& membrane, double dt);

/// n steps of dt from rest, v(0) = E_L and no spike. current is (n): current(k) is that of the step from v(k) to v(k + 1),
/// also where that is the step after a spike, which does not use it.
/// For M and current = {0.5, 0.5, 0.5, 0.5, 0.5} v is {-70, -62, -56, -51.5, -70, -62}, spikes {3}. No steps give v = {E_L}.
Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt);

/// The spikes in `steps` steps of dt from rest with the constant current I, one at v(steps) included, divided by the
/// time that all these steps take; in Hz. For M, I = 0.5 and 8 steps 125: spikes at steps 3 and 7, 2 in 16 ms. Throws
/// std::invalid_argument for 0 steps, too.
double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps);

/// The thinking tasks: in which direction does a number go, if one thing is changed and nothing else? In all of them I is
/// constant, and dt is so small that it makes no difference.
enum class Question {
    /// The neuron fires. I becomes larger. The firing rate? (The example: it rises.)
    rate_if_I_grows,
    /// The neuron fires. E_L and V_0 both become 10 mV higher. The firing rate?
    rate_if_E_L_and_V_0_grow,
    /// The neuron fires. tau_m becomes twice as large. The firing rate?
    rate_if_tau_m_doubles,
    /// The neuron fires. I and g_L both become twice as large. The firing rate?
    rate_if_I_and_g_L_double,
    /// The neuron fires. V_0 becomes 1 mV lower, still above E_L. The firing rate?
    rate_if_V_0_falls,
    /// I is above 0, but too weak to make it fire: V comes to rest somewhere. tau_m becomes twice as large. Where V rests?
    rest_if_tau_m_doubles,
    /// The same. g_L becomes twice as large. Where V rests?
    rest_if_g_L_doubles,
    /// The current above which it fires, sooner or later, and below which it never does. g_L becomes twice as large. This
    /// current?
    weakest_current_if_g_L_doubles,
};

enum class Change { falls, stays, rises };

/// The names of questions and changes, for messages.
inline const char* name_of(Question question) {
    constexpr const char* names[] = {"rate_if_I_grows",       "rate_if_E_L_and_V_0_grow",
                                     "rate_if_tau_m_doubles", "rate_if_I_and_g_L_double",
                                     "rate_if_V_0_falls",     "rest_if_tau_m_doubles",
                                     "rest_if_g_L_doubles",   "weakest_current_if_g_L_doubles"};
    const auto i = static_cast<std::size_t>(question);
    return i < std::size(names) ? names[i] : "unknown";
}
inline const char* name_of(Change change) {
    constexpr const char* names[] = {"falls", "stays", "rises"};
    const auto i = static_cast<std::size_t>(change);
    return i < std::size(names) ? names[i] : "unknown";
}

/// Your answer to the question. All but the example count together: all of them have to be right.
Change predict(Question question);

}  // namespace student

// The functions above with the names of their parameters, once more: the grader makes its calls from this list.
#define SUBJECT_FUNCTIONS(F)               \
    F(lif_step, before, I, membrane, dt)   \
    F(simulate, membrane, current, dt)     \
    F(firing_rate, membrane, I, dt, steps) \
    F(predict, question)
