// A membrane in time, its spikes, and how often they come, as your file computes them: halfspace plot 13_spiking
#include "subject/plot.hpp"

#include "spiking.hpp"
#include "subject/test.hpp"

namespace {

const student::Membrane membrane{-70, -54, 8, 1.0 / 64};
constexpr double dt = 0.25;

/// The right potentials, step by step, and how many spikes there are.
struct Right {
    nn::Vector v;
    std::size_t spikes = 0;
};

Right right(double current, std::size_t steps) {
    Right result{nn::Vector::from_shape({steps + 1})};
    double v = membrane.E_L;
    bool spike = false;
    result.v(0) = v;
    for (std::size_t k = 1; k <= steps; ++k) {
        v = spike ? membrane.E_L
                  : v - (v - membrane.E_L) / membrane.tau_m * dt +
                        current / (membrane.tau_m * membrane.g_L) * dt;
        spike = !spike && v > membrane.V_0;
        result.v(k) = v;
        result.spikes += spike ? 1 : 0;
    }
    return result;
}

}  // namespace

PANEL("simulate at 0.3 nA: V climbs to the threshold, spikes and starts again", "[simulate]") {
    constexpr std::size_t steps = 320;
    const nn::Vector t = plot::steps(0, dt * steps, steps + 1);
    plot::axes({0, dt * steps}, {-72, -50}, {"t in ms", "V in mV"});
    const student::Trace trace = subject::simulate(membrane, plot::steps(0.3, 0.3, steps), dt);
    plot::curve("V", t, trace.v);
    plot::curve("threshold", {0, dt * steps}, {membrane.V_0, membrane.V_0});
    plot::wanted("wanted, seen where yours differs", t, right(0.3, steps).v);
    nn::Matrix places = nn::Matrix::from_shape({trace.spikes.size(), 2});
    for (std::size_t i = 0; i < trace.spikes.size(); ++i) {
        places(i, 0) = dt * static_cast<double>(trace.spikes[i]);
        places(i, 1) = -51;
    }
    plot::marks("spikes, when they come", places);
}

PANEL("raster: when it spikes, for five currents", "[simulate]") {
    constexpr std::size_t steps = 320;
    plot::axes({0, dt * steps}, {0.1, 0.7}, {"t in ms", "I in nA"});
    std::vector<double> t;
    std::vector<double> level;
    for (const double current : {0.2, 0.3, 0.4, 0.5, 0.6}) {
        const auto spikes = subject::simulate(membrane, plot::steps(current, current, steps), dt).spikes;
        if (spikes.empty()) plot::text(dt * steps / 2, current, "none");
        for (const auto k : spikes) {
            t.push_back(dt * static_cast<double>(k));
            level.push_back(current);
        }
    }
    nn::Matrix places = nn::Matrix::from_shape({t.size(), 2});
    for (std::size_t i = 0; i < t.size(); ++i) {
        places(i, 0) = t[i];
        places(i, 1) = level[i];
    }
    plot::marks("spikes", places);
}

PANEL("firing_rate: nothing below 0.25 nA, then faster, in stairs of whole time steps", "[firing_rate]") {
    constexpr std::size_t steps = 2000;
    const nn::Vector current = plot::steps(0, 1, 101);
    plot::axes({0, 1}, {-25, 400}, {"I in nA", "rate in Hz"});
    plot::curve("firing_rate", current,
                plot::each(current, [&](double I) { return subject::firing_rate(membrane, I, dt, steps); }));
    plot::wanted("wanted, seen where yours differs", current, plot::each(current, [&](double I) {
                     return 1000.0 * static_cast<double>(right(I, steps).spikes) / (dt * steps);
                 }));
}
