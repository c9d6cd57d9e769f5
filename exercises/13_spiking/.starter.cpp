// Exercise 13, spiking neurons. What each function promises stands in spiking.hpp; replace the throw by your code.
// Try it with: exercises/check 13_spiking
#include "spiking.hpp"

namespace student {

State lif_step(const State& /*before*/, double /*I*/, const Membrane& /*membrane*/, double /*dt*/) {
    throw nn::NotImplementedError("lif_step");
}

Trace simulate(const Membrane& /*membrane*/, const nn::Vector& /*current*/, double /*dt*/) {
    throw nn::NotImplementedError("simulate");
}

double firing_rate(const Membrane& /*membrane*/, double /*I*/, double /*dt*/, std::size_t /*steps*/) {
    throw nn::NotImplementedError("firing_rate");
}

Change predict(Question /*question*/) {
    throw nn::NotImplementedError("predict");
}

}  // namespace student
