// The catalogue of 13_spiking: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <vector>

#include "spiking.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

void refuse(bool wrong, const char* why) {
    if (wrong) throw std::invalid_argument(why);
}

nn::Vector constant(double value, std::size_t n) {
    nn::Vector v = nn::Vector::from_shape({n});
    v.fill(value);
    return v;
}

}  // namespace

/// The formulas as they stand.
struct Right {
    virtual ~Right() = default;

    virtual State lif_step(const State& before, double I, const Membrane& membrane, double dt) {
        check(membrane, dt);
        if (is_to_reset(before, membrane)) return reset(before, I, membrane, dt);
        const double v = euler(before.v, I, membrane, dt);
        const bool spike = fires(before.v, v, membrane);
        return {spike ? shown(v, membrane) : v, spike};
    }

    virtual Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) {
        check(membrane, dt);
        Trace trace{constant(0, current.size() + 1), {}};
        State state = start(membrane);
        trace.v(0) = state.v;
        for (std::size_t k = 1; k <= current.size(); ++k) {
            state = lif_step(state, current_of_step(current, k), membrane, dt);
            trace.v(k) = state.v;
            if (state.spike) trace.spikes.push_back(index_of_spike(k));
        }
        return trace;
    }

    virtual double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
        check_steps(steps);
        const Trace trace = simulate(membrane, constant(I, steps), dt);
        return rate(trace, dt, steps);
    }

    virtual Change predict(Question question) {
        switch (question) {
            case Question::rate_if_I_grows:
            case Question::rate_if_V_0_falls:
            case Question::weakest_current_if_g_L_doubles:
                return Change::rises;
            case Question::rate_if_E_L_and_V_0_grow:
            case Question::rate_if_I_and_g_L_double:
            case Question::rest_if_tau_m_doubles:
                return Change::stays;
            case Question::rate_if_tau_m_doubles:
            case Question::rest_if_g_L_doubles:
                return Change::falls;
        }
        throw std::invalid_argument("predict: no such question");
    }

  protected:
    virtual void check(const Membrane& membrane, double dt) {
        check_tau(membrane);
        check_conductance(membrane);
        check_dt(membrane, dt);
        check_threshold(membrane);
    }
    virtual void check_tau(const Membrane& membrane) { refuse(membrane.tau_m <= 0, "tau_m"); }
    virtual void check_conductance(const Membrane& membrane) { refuse(membrane.g_L <= 0, "g_L"); }
    virtual void check_dt(const Membrane& /*membrane*/, double dt) { refuse(dt <= 0, "dt"); }
    virtual void check_threshold(const Membrane& membrane) { refuse(membrane.V_0 <= membrane.E_L, "V_0"); }
    virtual void check_steps(std::size_t steps) { refuse(steps == 0, "no steps take no time"); }

    virtual bool is_to_reset(const State& before, const Membrane& /*membrane*/) { return before.spike; }
    virtual State reset(const State& /*before*/, double /*I*/, const Membrane& membrane, double /*dt*/) {
        return {membrane.E_L, false};
    }
    virtual double euler(double v, double I, const Membrane& m, double dt) {
        return v + leak(v, m, dt) + drive(I, m, dt);
    }
    virtual double leak(double v, const Membrane& m, double dt) { return -(v - m.E_L) / m.tau_m * dt; }
    virtual double drive(double I, const Membrane& m, double dt) { return I / (m.tau_m * m.g_L) * dt; }
    virtual bool fires(double /*before*/, double v, const Membrane& m) { return v > m.V_0; }
    /// The voltage of a state with a spike.
    virtual double shown(double v, const Membrane& /*membrane*/) { return v; }

    virtual State start(const Membrane& membrane) { return {membrane.E_L, false}; }
    virtual double current_of_step(const nn::Vector& current, std::size_t k) { return current(k - 1); }
    virtual std::size_t index_of_spike(std::size_t k) { return k; }
    virtual double rate(const Trace& trace, double dt, std::size_t steps) {
        return static_cast<double>(trace.spikes.size()) / (static_cast<double>(steps) * dt) * 1000;
    }
};

// The formula.

struct MISTAKE(no_leak,
               "Nothing leaks: the voltage keeps all that the current brings. Where does a neuron go that "
               "gets no current any more?") {
    double leak(double /*v*/, const Membrane& /*m*/, double /*dt*/) override { return 0; }
};

struct MISTAKE(leak_pushes_away,
               "The leak has the wrong sign: it drives V away from E_L, faster and faster. Above E_L it has "
               "to pull down, below E_L up.") {
    double leak(double v, const Membrane& m, double dt) override { return -Right::leak(v, m, dt); }
};

struct MISTAKE(no_dt,
               "Your step does not know how long it is: dt is missing in both terms. Half as long a step "
               "changes V by half as much.") {
    double euler(double v, double I, const Membrane& m, double /*dt*/) override {
        return Right::euler(v, I, m, 1);
    }
};

struct MISTAKE(no_dt_in_leak,
               "dt is missing in the leak. Both terms are rates of change, and both last for dt.") {
    double leak(double v, const Membrane& m, double /*dt*/) override { return Right::leak(v, m, 1); }
};

struct MISTAKE(
    no_dt_in_current,
    "dt is missing in the term of the current. Both terms are rates of change, and both last for dt.") {
    double drive(double I, const Membrane& m, double /*dt*/) override { return Right::drive(I, m, 1); }
};

struct MISTAKE(
    no_conductance,
    "g_L is missing: you add a current where a voltage belongs. What unit has I, what unit I / g_L?") {
    double drive(double I, const Membrane& m, double dt) override { return I / m.tau_m * dt; }
};

struct MISTAKE(conductance_multiplied,
               "You multiply by g_L. A current through a small conductance makes a large voltage, nA / µS = "
               "mV. In I / tau_m * g_L only "
               "tau_m stands below the line: brackets!") {
    double drive(double I, const Membrane& m, double dt) override { return I / m.tau_m * m.g_L * dt; }
};

struct MISTAKE(time_constant_multiplied,
               "You multiply the current by tau_m. The larger tau_m, the slower the neuron is charged. In I "
               "/ g_L * tau_m only g_L stands "
               "below the line: brackets!") {
    double drive(double I, const Membrane& m, double dt) override { return I / m.g_L * m.tau_m * dt; }
};

struct MISTAKE(no_tau_in_current,
               "tau_m is missing in the term of the current. It slows both down, charging and leaking.") {
    double drive(double I, const Membrane& m, double dt) override { return I / m.g_L * dt; }
};

struct MISTAKE(no_tau_in_leak, "tau_m is missing in the leak. Only with it has dt / tau_m no unit.") {
    double leak(double v, const Membrane& m, double dt) override { return -(v - m.E_L) * dt; }
};

struct MISTAKE(leaks_to_0,
               "Your leak pulls to 0 mV. It pulls to E_L: it is the difference V - E_L that shrinks.") {
    double leak(double v, const Membrane& m, double dt) override { return -v / m.tau_m * dt; }
};

struct MISTAKE(leaks_to_threshold, "Your leak pulls to V_0. It pulls to E_L.") {
    double leak(double v, const Membrane& m, double dt) override { return -(v - m.V_0) / m.tau_m * dt; }
};

struct MISTAKE(current_subtracted,
               "The current has the wrong sign: a positive one charges the neuron, V rises.") {
    double drive(double I, const Membrane& m, double dt) override { return -Right::drive(I, m, dt); }
};

struct MISTAKE(
    negative_current_ignored,
    "Negative currents do nothing with you. They pull V below E_L: there are inhibiting neurons, too.") {
    double drive(double I, const Membrane& m, double dt) override {
        return Right::drive(std::max(I, 0.0), m, dt);
    }
};

struct MISTAKE(not_below_rest,
               "Your voltage stops at E_L. With a negative current it goes below, and without one it comes "
               "back from there.") {
    double euler(double v, double I, const Membrane& m, double dt) override {
        return std::max(Right::euler(v, I, m, dt), m.E_L);
    }
};

struct MISTAKE(old_voltage_lost, "You return the change of V, not V. The formula gives V+ - V.") {
    double euler(double v, double I, const Membrane& m, double dt) override {
        return Right::euler(v, I, m, dt) - v;
    }
};

struct MISTAKE(leak_after_current,
               "You add the current first and let the sum leak. In forward Euler both terms are taken from "
               "the V before the step.") {
    double euler(double v, double I, const Membrane& m, double dt) override {
        const double charged = v + drive(I, m, dt);
        return charged + leak(charged, m, dt);
    }
};

struct MISTAKE(current_after_leak_only_once,
               "You let V leak after the current has come: the leak of V + the current is not that of V. "
               "Which V stands on the right of "
               "the formula? (This is backward Euler: the leak is taken from V+.)") {
    double euler(double v, double I, const Membrane& m, double dt) override {
        const double x = dt / m.tau_m;
        return (v + x * (m.E_L + I / m.g_L)) / (1 + x);
    }
};

struct MISTAKE(exact_exponential,
               "You solve the equation exactly, with exp(-dt / tau_m). That is better than forward Euler, "
               "but not what is asked for here: "
               "the contract fixes the formula.") {
    double euler(double v, double I, const Membrane& m, double dt) override {
        const double target = m.E_L + I / m.g_L;
        return target + (v - target) * std::exp(-dt / m.tau_m);
    }
};

struct MISTAKE(dt_above_tau_refused,
               "You refuse a step that is longer than tau_m. It is too long to be near the truth, but the "
               "contract says: compute it all "
               "the same.") {
    void check_dt(const Membrane& m, double dt) override { refuse(dt <= 0 || dt > m.tau_m, "dt"); }
};

// Spike and reset.

struct MISTAKE(spikes_at_threshold,
               "You spike at V_0. The condition is V+ > V_0: what is exactly V_0 is no spike.") {
    bool fires(double /*before*/, double v, const Membrane& m) override { return v >= m.V_0; }
};

struct MISTAKE(old_voltage_compared,
               "You compare the V before the step with V_0, so that the spike comes a step late. It is V+ "
               "that has to exceed it.") {
    bool fires(double before, double /*v*/, const Membrane& m) override { return before > m.V_0; }
};

struct MISTAKE(never_spikes, "Your neuron never spikes. When is V+ > V_0 looked at?") {
    bool fires(double /*before*/, double /*v*/, const Membrane& /*m*/) override { return false; }
};

struct MISTAKE(compared_with_distance,
               "You compare V with V_0 - E_L, which is how far V has to climb, not where it has to be. V_0 "
               "is a voltage like V.") {
    bool fires(double /*before*/, double v, const Membrane& m) override { return v > m.V_0 - m.E_L; }
};

struct MISTAKE(
    no_reset,
    "There is no reset: after a spike the formula goes on from where V was. The step after a spike is E_L.") {
    bool is_to_reset(const State& /*before*/, const Membrane& /*membrane*/) override { return false; }
};

struct MISTAKE(reset_a_step_early,
               "You set V to E_L in the same step in which the neuron spikes. The state with the spike shows "
               "V+ above V_0; E_L comes one "
               "step later.") {
    double shown(double /*v*/, const Membrane& m) override { return m.E_L; }
};

struct MISTAKE(reset_early_and_goes_on,
               "You set V to E_L in the same step in which the neuron spikes and go on from there in the "
               "next: the neuron loses no step. "
               "V+ stays as it is, and the next step gives E_L.") {
    double shown(double /*v*/, const Membrane& m) override { return m.E_L; }
    bool is_to_reset(const State& /*before*/, const Membrane& /*membrane*/) override { return false; }
};

struct MISTAKE(current_after_reset,
               "In the step after a spike you start at E_L and add the current of this step. That step is "
               "E_L, whatever the current.") {
    State reset(const State& /*before*/, double I, const Membrane& m, double dt) override {
        return {m.E_L + drive(I, m, dt), false};
    }
};

struct MISTAKE(reset_to_0, "After a spike you set V to 0. It goes to E_L: 0 mV is far above the threshold.") {
    State reset(const State& /*before*/, double /*I*/, const Membrane& /*m*/, double /*dt*/) override {
        return {0, false};
    }
};

struct MISTAKE(reset_to_threshold, "After a spike you set V to V_0. It goes to E_L, all the way down.") {
    State reset(const State& /*before*/, double /*I*/, const Membrane& m, double /*dt*/) override {
        return {m.V_0, false};
    }
};

struct MISTAKE(reset_by_subtraction,
               "After a spike you lower V by V_0 - E_L. Some toolboxes do that; here it is set to E_L.") {
    State reset(const State& before, double /*I*/, const Membrane& m, double /*dt*/) override {
        return {before.v - (m.V_0 - m.E_L), false};
    }
};

struct MISTAKE(spike_drawn_at_threshold,
               "You show V_0 as the voltage of a spike. V+ is what the formula gives, above V_0.") {
    double shown(double /*v*/, const Membrane& m) override { return m.V_0; }
};

struct MISTAKE(spike_drawn_high,
               "You draw the spike at a voltage of its own. Real spikes are that high, but in this model V+ "
               "is what the formula gives.") {
    double shown(double /*v*/, const Membrane& /*m*/) override { return 40; }
};

struct MISTAKE(spike_goes_on,
               "The step after a spike is marked as a spike too. It is E_L, and no spike: else one spike "
               "counts twice, and the reset "
               "never ends.") {
    State reset(const State& /*before*/, double /*I*/, const Membrane& m, double /*dt*/) override {
        return {m.E_L, true};
    }
};

struct MISTAKE(reset_by_voltage,
               "You reset when the voltage before is above V_0. It is State::spike that says whether there "
               "is a spike, and nothing else: "
               "see the contract.") {
    bool is_to_reset(const State& before, const Membrane& m) override { return before.v > m.V_0; }
};

// simulate.

struct MISTAKE(starts_at_0,
               "Your simulation starts at 0 mV, far above the threshold. It starts from rest, at E_L.") {
    State start(const Membrane& /*membrane*/) override { return {0, false}; }
};

struct MISTAKE(starts_at_threshold, "Your simulation starts at V_0. It starts from rest, at E_L.") {
    State start(const Membrane& membrane) override { return {membrane.V_0, false}; }
};

struct MISTAKE(starts_with_spike,
               "Your simulation starts with a spike, so its first step is lost. It starts at rest.") {
    State start(const Membrane& membrane) override { return {membrane.E_L, true}; }
};

struct MISTAKE(spikes_counted_from_0,
               "Each of your spikes is one too early: you give the number of the current that made it. The "
               "spike is at v(k), and k is one "
               "more than the index of the current.") {
    std::size_t index_of_spike(std::size_t k) override { return k - 1; }
};

struct MISTAKE(
    spike_at_reset,
    "Each of your spikes is one too late: you note it at the reset. It is at the k with v(k) > V_0.") {
    std::size_t index_of_spike(std::size_t k) override { return k + 1; }
};

struct MISTAKE(next_current_taken,
               "You use the current one place too far, and the last one twice. current(0) belongs to the "
               "step from v(0) to v(1).") {
    double current_of_step(const nn::Vector& current, std::size_t k) override {
        return current(std::min(k, current.size() - 1));
    }
};

struct MISTAKE(previous_current_taken,
               "Your currents come one step late. current(0) belongs to the step from v(0) to v(1).") {
    double current_of_step(const nn::Vector& current, std::size_t k) override {
        return k < 2 ? 0 : current(k - 2);
    }
};

struct MISTAKE(first_current_for_all, "You use the first current in all steps. Each step has its own.") {
    double current_of_step(const nn::Vector& current, std::size_t /*k*/) override { return current(0); }
};

struct MISTAKE(
    mean_current_for_all,
    "You use the mean of all currents in all steps. Each step has its own: when a current comes matters.") {
    Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) override {
        double sum = 0;
        for (const double entry : current) sum += entry;
        const double mean = sum / static_cast<double>(std::max<std::size_t>(current.size(), 1));
        return Right::simulate(membrane, constant(mean, current.size()), dt);
    }
};

struct MISTAKE(stops_after_spike,
               "After the first spike your neuron stays at rest for good. It is set to E_L once, and then "
               "the formula goes on.") {
    Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) override {
        Trace trace = Right::simulate(membrane, current, dt);
        if (trace.spikes.empty()) return trace;
        for (std::size_t k = trace.spikes[0] + 1; k < trace.v.size(); ++k) trace.v(k) = membrane.E_L;
        trace.spikes.resize(1);
        return trace;
    }
};

struct MISTAKE(two_steps_of_rest,
               "After a spike your neuron rests for two steps. It is one: the step after that follows the "
               "formula again.") {
    Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) override {
        check(membrane, dt);
        Trace trace{constant(membrane.E_L, current.size() + 1), {}};
        std::size_t rest = 0;
        for (std::size_t k = 1; k <= current.size(); ++k) {
            if (rest > 0) {
                --rest;
                continue;
            }
            const State state = lif_step({trace.v(k - 1), false}, current(k - 1), membrane, dt);
            trace.v(k) = state.v;
            if (!state.spike) continue;
            trace.spikes.push_back(k);
            rest = 2;
        }
        return trace;
    }
};

struct MISTAKE(crossings_counted,
               "You list only those spikes before which there was a step without one and which differ from "
               "the last by more than two. A "
               "strong current makes a spike in every second step, and each of them counts.") {
    Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) override {
        Trace trace = Right::simulate(membrane, current, dt);
        std::vector<std::size_t> kept;
        for (const std::size_t k : trace.spikes)
            if (kept.empty() || k > kept.back() + 2) kept.push_back(k);
        trace.spikes = kept;
        return trace;
    }
};

// firing_rate.

struct MISTAKE(rate_per_ms, "Your rate is in spikes per ms. A second has 1000 ms.") {
    double rate(const Trace& trace, double dt, std::size_t steps) override {
        return Right::rate(trace, dt, steps) / 1000;
    }
};

struct MISTAKE(
    rate_divides_by_1000,
    "You divide by 1000 where you should multiply: in a second there are more spikes than in a ms.") {
    double rate(const Trace& trace, double dt, std::size_t steps) override {
        return Right::rate(trace, dt, steps) / 1e6;
    }
};

struct MISTAKE(spikes_counted, "You return how many spikes there are. A rate is how many in a second.") {
    double rate(const Trace& trace, double /*dt*/, std::size_t /*steps*/) override {
        return static_cast<double>(trace.spikes.size());
    }
};

struct MISTAKE(rate_per_step, "You divide by the number of steps. How long is a step?") {
    double rate(const Trace& trace, double /*dt*/, std::size_t steps) override {
        return static_cast<double>(trace.spikes.size()) / static_cast<double>(steps);
    }
};

struct MISTAKE(rate_per_1000_steps, "You count the spikes in 1000 steps. How many ms is a step?") {
    double rate(const Trace& trace, double /*dt*/, std::size_t steps) override {
        return 1000 * static_cast<double>(trace.spikes.size()) / static_cast<double>(steps);
    }
};

struct MISTAKE(
    rate_of_first_interval,
    "You take one divided by the time of the first spike. The rate counts all spikes in all of the time.") {
    double rate(const Trace& trace, double dt, std::size_t /*steps*/) override {
        return trace.spikes.empty() ? 0 : 1000 / (static_cast<double>(trace.spikes[0]) * dt);
    }
};

struct MISTAKE(rate_of_mean_interval,
               "You take one divided by the mean time between spikes. That is near the rate, but the "
               "contract divides the number of spikes "
               "by the whole time.") {
    double rate(const Trace& trace, double dt, std::size_t /*steps*/) override {
        if (trace.spikes.size() < 2) return 0;
        return 1000 * static_cast<double>(trace.spikes.size() - 1) /
               (static_cast<double>(trace.spikes.back() - trace.spikes.front()) * dt);
    }
};

struct MISTAKE(time_to_last_spike,
               "You divide by the time of the last spike. The time after it belongs to the steps too.") {
    double rate(const Trace& trace, double dt, std::size_t /*steps*/) override {
        if (trace.spikes.empty()) return 0;
        return 1000 * static_cast<double>(trace.spikes.size()) /
               (static_cast<double>(trace.spikes.back()) * dt);
    }
};

struct MISTAKE(one_step_too_many_in_rate,
               "You divide by the time of steps + 1 steps. There is one voltage more than there are steps, "
               "but the time is that of the "
               "steps.") {
    double rate(const Trace& trace, double dt, std::size_t steps) override {
        return Right::rate(trace, dt, steps + 1);
    }
};

struct MISTAKE(rate_in_the_limit,
               "You compute the rate by the formula for dt -> 0. It is to be counted: how many spikes are "
               "there in these steps?") {
    double firing_rate(const Membrane& m, double I, double dt, std::size_t steps) override {
        check(m, dt);
        check_steps(steps);
        const double drive = I / m.g_L, climb = m.V_0 - m.E_L;
        return drive > climb ? 1000 / (m.tau_m * std::log(drive / (drive - climb))) : 0;
    }
};

// What is refused.

struct MISTAKE(tau_unchecked,
               "A tau_m of 0 or less is taken. The contract refuses it, and 0 would divide by 0.") {
    void check_tau(const Membrane& /*membrane*/) override {}
};

struct MISTAKE(conductance_unchecked,
               "A g_L of 0 or less is taken. The contract refuses it, and 0 would divide by 0.") {
    void check_conductance(const Membrane& /*membrane*/) override {}
};

struct MISTAKE(
    dt_unchecked,
    "A dt of 0 or less is taken. The contract refuses it: time neither stands still nor runs back.") {
    void check_dt(const Membrane& /*membrane*/, double /*dt*/) override {}
};

struct MISTAKE(
    threshold_unchecked,
    "A V_0 that is not above E_L is taken. The contract refuses it: such a neuron would spike at rest.") {
    void check_threshold(const Membrane& /*membrane*/) override {}
};

struct MISTAKE(threshold_at_rest_taken,
               "A V_0 equal to E_L is taken. The contract asks for a V_0 that is larger.") {
    void check_threshold(const Membrane& membrane) override { refuse(membrane.V_0 < membrane.E_L, "V_0"); }
};

struct MISTAKE(zeros_taken,
               "You refuse what is negative and take what is 0. A tau_m, g_L or dt of 0 is refused, too.") {
    void check(const Membrane& m, double dt) override {
        refuse(m.tau_m < 0 || m.g_L < 0 || dt < 0 || m.V_0 <= m.E_L, "negative");
    }
};

struct MISTAKE(steps_of_spiking_unchecked,
               "In the step after a spike you answer before you have looked at membrane and dt. They are "
               "refused whatever the state.") {
    State lif_step(const State& before, double I, const Membrane& membrane, double dt) override {
        if (before.spike) return {membrane.E_L, false};
        return Right::lif_step(before, I, membrane, dt);
    }
};

struct MISTAKE(nothing_to_do_unchecked,
               "Without steps you answer before you have looked at membrane and dt. They are refused however "
               "many steps there are.") {
    Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) override {
        if (current.size() == 0) return {constant(membrane.E_L, 1), {}};
        return Right::simulate(membrane, current, dt);
    }
};

struct MISTAKE(no_steps_taken, "A rate over no time at all is 0 / 0. The contract refuses 0 steps.") {
    double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) override {
        if (steps == 0) return 0;
        return Right::firing_rate(membrane, I, dt, steps);
    }
};

// Predictions.

struct MISTAKE(slower_means_lower,
               "You let a slow membrane rest lower. Set V+ = V in the formula: is tau_m still in it?") {
    Change predict(Question question) override {
        return question == Question::rest_if_tau_m_doubles ? Change::falls : Right::predict(question);
    }
};

struct MISTAKE(threshold_alone_seen,
               "You look at the threshold alone where E_L moves with it. How far has V to climb?") {
    Change predict(Question question) override {
        return question == Question::rate_if_E_L_and_V_0_grow ? Change::falls : Right::predict(question);
    }
};

struct MISTAKE(current_alone_seen,
               "You look at the current alone where g_L grows with it. In which form does the current come "
               "into the formula?") {
    Change predict(Question question) override {
        return question == Question::rate_if_I_and_g_L_double ? Change::rises : Right::predict(question);
    }
};

struct MISTAKE(conductance_helps,
               "You let a larger conductance help the current. It is the leak that conducts: what does a "
               "current have to make up for?") {
    Change predict(Question question) override {
        switch (question) {
            case Question::rest_if_g_L_doubles:
                return Change::rises;
            case Question::weakest_current_if_g_L_doubles:
                return Change::falls;
            default:
                return Right::predict(question);
        }
    }
};

}  // namespace student
