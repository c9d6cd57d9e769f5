// One factor for the leak and one for the current, V+ = (1 - r) V + r (E_L + I / g_L) with r = dt / tau_m; the state as two
// variables.
#include <stdexcept>
#include <utility>

#include "spiking.hpp"

namespace student {

namespace {

class Euler {
  public:
    Euler(const Membrane& membrane, double dt) : membrane_(membrane), ratio_(dt / membrane.tau_m) {
        if (!(dt > 0 && membrane.tau_m > 0 && membrane.g_L > 0)) throw std::invalid_argument("not positive");
        if (!(membrane.V_0 > membrane.E_L)) throw std::invalid_argument("V_0 has to be above E_L");
    }

    std::pair<double, bool> after(double v, bool spike, double I) const {
        if (spike) return {membrane_.E_L, false};
        const double target = membrane_.E_L + I / membrane_.g_L;
        const double next = (1 - ratio_) * v + ratio_ * target;
        return {next, next > membrane_.V_0};
    }

  private:
    Membrane membrane_;
    double ratio_;
};

}  // namespace

State lif_step(const State& before, double I, const Membrane& membrane, double dt) {
    const auto [v, spike] = Euler(membrane, dt).after(before.v, before.spike, I);
    return {v, spike};
}

Trace simulate(const Membrane& membrane, const nn::Vector& current, double dt) {
    const Euler euler(membrane, dt);
    Trace trace{xt::zeros<double>({current.size() + 1}), {}};
    double v = trace.v(0) = membrane.E_L;
    bool spike = false;
    for (std::size_t k = 0; k < current.size(); ++k) {
        std::tie(v, spike) = euler.after(v, spike, current(k));
        trace.v(k + 1) = v;
        if (spike) trace.spikes.push_back(k + 1);
    }
    return trace;
}

/// Without a trace: only the count is kept.
double firing_rate(const Membrane& membrane, double I, double dt, std::size_t steps) {
    const Euler euler(membrane, dt);
    if (steps == 0) throw std::invalid_argument("no time");
    double v = membrane.E_L;
    bool spike = false;
    int count = 0;
    for (std::size_t k = 0; k < steps; ++k) {
        std::tie(v, spike) = euler.after(v, spike, I);
        count += spike ? 1 : 0;
    }
    const double seconds = static_cast<double>(steps) * dt / 1000;
    return count / seconds;
}

Change predict(Question question) {
    constexpr Change answers[] = {Change::rises, Change::stays, Change::falls, Change::stays,
                                  Change::rises, Change::stays, Change::falls, Change::rises};
    return answers[static_cast<int>(question)];
}

}  // namespace student
