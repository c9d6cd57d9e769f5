#pragma once
// Behaviours made of a right function and a given one, both called with the same arguments.

#include <cmath>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "recognise/number.hpp"
#include "recognise/recognise.hpp"

namespace recognise::test {

using Numbers = std::vector<double>;

inline Value number(double x) {
    return {{{{}, {x}}}};
}
inline Value whole(double x) {
    return {{{{}, {x}, true}}};
}
inline Value vector(const Numbers& entries) {
    return {{{{entries.size()}, entries}}};
}
inline Value matrix(std::size_t rows, std::size_t columns, const Numbers& entries) {
    return {{{{rows, columns}, entries}}};
}
/// A struct of these.
inline Value both(const Value& a, const Value& b) {
    Value value = a;
    value.arrays.insert(value.arrays.end(), b.arrays.begin(), b.arrays.end());
    return value;
}

inline Answer value(const Value& numbers) {
    return {Ending::value, numbers};
}
inline Answer refused() {
    return {Ending::refused, {}, "std::invalid_argument"};
}
inline Answer threw(const std::string& type) {
    return {Ending::threw, {}, type};
}
inline Answer failed() {
    return {Ending::failed};
}

inline bool are_same(const Answer& a, const Answer& b) {
    if (a.ending != b.ending) return false;
    if (a.value.lists != b.value.lists || a.value.arrays.size() != b.value.arrays.size()) return false;
    for (std::size_t i = 0; i < a.value.arrays.size(); ++i) {
        const Array& x = a.value.arrays[i];
        const Array& y = b.value.arrays[i];
        if (x.shape != y.shape) return false;
        for (std::size_t k = 0; k < x.entries.size(); ++k) {
            if (!same_number(x.entries[k], y.entries[k], largest(x.entries))) return false;
        }
    }
    return true;
}

using Arguments = std::vector<Value>;
using Function = std::function<Answer(const Arguments&)>;

inline Behaviour made(const std::vector<std::string>& parameters, const std::vector<Arguments>& calls,
                      const Function& right, const Function& given) {
    Behaviour behaviour{"f", parameters};
    for (const Arguments& arguments : calls) {
        const Answer a = right(arguments);
        const Answer b = given(arguments);
        behaviour.calls.push_back({arguments, a, b, !are_same(a, b)});
    }
    return behaviour;
}

/// Numbers that anybody asks for: none, one, many, the same twice, of both signs, from a fixed stream.
class Stream {
  public:
    explicit Stream(unsigned seed = 1) : engine_(seed) {}

    double uniform(double low, double high) {
        return std::uniform_real_distribution<double>(low, high)(engine_);
    }
    std::size_t count(std::size_t low, std::size_t high) {
        return std::uniform_int_distribution<std::size_t>(low, high)(engine_);
    }
    Numbers numbers(std::size_t n, double low = -3, double high = 3) {
        Numbers all(n);
        for (double& x : all) x = uniform(low, high);
        return all;
    }
    std::vector<Arguments> vectors() {
        std::vector<Arguments> calls = {{vector({})}, {vector({0.0})}};
        for (const std::size_t n : {1, 5, 8, 6, 7}) {
            Numbers x = numbers(n);
            if (n > 5) x[n - 1] = x[1];
            calls.push_back({vector(x)});
        }
        calls.push_back({vector({-900.0, 900.0})});
        return calls;
    }
    std::vector<Arguments> matrices() {
        std::vector<Arguments> calls;
        for (const auto& [n, m] :
             {std::pair<std::size_t, std::size_t>{3, 3}, {2, 4}, {4, 4}, {5, 2}, {1, 3}, {3, 1}})
            calls.push_back({matrix(n, m, numbers(n * m))});
        return calls;
    }

  private:
    std::mt19937_64 engine_;
};

/// A function of each entry by itself.
inline Function each(const std::function<double(double)>& g) {
    return [g](const Arguments& arguments) {
        Value answer = arguments[0];
        for (double& x : answer.arrays[0].entries) x = g(x);
        return value(answer);
    };
}

/// What another function does with the right answer, if it is a value.
inline Function after(const Function& right, const std::function<Value(Value)>& change) {
    return [right, change](const Arguments& arguments) {
        Answer answer = right(arguments);
        if (answer.ending == Ending::value) answer.value = change(answer.value);
        return answer;
    };
}

/// The name that is given, or "".
inline std::string name_of(const Behaviour& behaviour) {
    const auto found = recognise(behaviour);
    return found ? found->name : "";
}
inline std::string hint_of(const Behaviour& behaviour) {
    const auto found = recognise(behaviour);
    return found ? found->hint : "";
}

/// The logistic sigmoid: an ordinary right answer.
inline double logistic(double x) {
    return 1 / (1 + std::exp(-x));
}

}  // namespace recognise::test
