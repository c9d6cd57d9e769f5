#pragma once
// subject::dense_forward(x, weight, bias): the student's function as a test calls it. Where the call goes is decided
// when the program is linked.

#include <algorithm>
#include <type_traits>
#include <utility>

#include "subject/call.hpp"
#include "subject/numbers.hpp"
#include "subject/same.hpp"
#include "subject/session.hpp"
#include "subject/text.hpp"
#include "wire/codec.hpp"

namespace subject {

// By the type alone, so that functions of one type share them.

template <class T>
std::string describe_as(const msgpack::object& value) {
    return describe<T>(wire::decode<T>(value));
}

template <class T>
bool same_as(const msgpack::object& a, const msgpack::object& b) {
    return same<T>(wire::decode<T>(a), wire::decode<T>(b));
}

template <class T>
recognise::Value numbers_as(const msgpack::object& value) {
    recognise::Value numbers;
    add_numbers<T>(wire::decode<T>(value), numbers);
    return numbers;
}

template <class T>
Bytes default_of() {
    wire::Encoder encoder;
    wire::encode<T>(encoder.packer(), T{});
    return encoder.bytes();
}

template <class T>
T value_of(const msgpack::object& object) {
    try {
        return wire::decode<T>(object);
    } catch (const wire::NotThatType& error) {
        Session::current().bad_reply(error.what());
    }
}

template <class Signature>
class Function;

template <class R, class... A>
class Function<R(A...)> {
  public:
    using Value = std::remove_cvref_t<R>;

    /// `parameters`: their names as in the contract, "x, weight, bias".
    Function(const char* name, const char* parameters)
        : traits_{name,
                  names_in(parameters),
                  &describe_argument,
                  &same_as<Value>,
                  &describe_as<Value>,
                  &default_of<Value>,
                  &argument_numbers,
                  &numbers_as<Value>} {
        Session::current().know(traits_);
    }
    Function(const Function&) = delete;
    Function& operator=(const Function&) = delete;

    Value operator()(const std::remove_cvref_t<A>&... arguments) const {
        wire::Encoder encoder(sizeof...(A));
        (wire::encode<std::remove_cvref_t<A>>(encoder.packer(), arguments), ...);
        const auto value = Session::current().value_of(traits_, encoder.bytes());
        return subject::value_of<Value>(value.get());
    }

    /// For a function with several right answers: diagnosis compares canonical(answer) instead of the
    /// answer, so that the same mistake is recognised in another basis or another scaling. Asked the same again it may give
    /// another right answer, unless it has a parameter `seed`, which decides it.
    template <class Canonical>
    bool compare_as(Canonical canonical) {
        traits_.has_one_answer = false;
        if (std::ranges::count(traits_.parameters, "seed") > 0) traits_.same_again = &same_as<Value>;
        traits_.same = [canonical](const msgpack::object& a, const msgpack::object& b) {
            return subject::same(canonical(wire::decode<Value>(a)), canonical(wire::decode<Value>(b)));
        };
        return true;
    }

  private:
    static std::string describe_argument(std::size_t i, const msgpack::object& argument) {
        static constexpr std::string (*as[])(const msgpack::object&) = {
            &describe_as<std::remove_cvref_t<A>>...};
        return as[i](argument);
    }
    static recognise::Value argument_numbers(std::size_t i, const msgpack::object& argument) {
        static constexpr recognise::Value (*as[])(const msgpack::object&) = {
            &numbers_as<std::remove_cvref_t<A>>...};
        return as[i](argument);
    }

    FunctionTraits traits_;
};

}  // namespace subject
