#pragma once
// subject::dense_forward(x, weight, bias): the student's function as a test calls it. Where the call goes is decided
// when the program is linked.

#include <sstream>
#include <tuple>
#include <utility>

#include "subject/call.hpp"
#include "subject/same.hpp"
#include "subject/session.hpp"
#include "subject/text.hpp"
#include "wire/codec.hpp"

namespace subject {

template <class Signature>
class Function;

template <class R, class... A>
class Function<R(A...)> {
  public:
    using Value = std::remove_cvref_t<R>;

    /// `parameters`: their names as in the contract, "x, weight, bias".
    Function(const char* name, const char* parameters) {
        traits_.name = name;
        std::istringstream names(parameters);
        for (std::string word; names >> word;) {
            if (word.back() == ',') word.pop_back();
            traits_.parameters.push_back(word);
        }
        traits_.describe_arguments = [this](const msgpack::object& arguments) {
            return describe_all(arguments, std::index_sequence_for<A...>{});
        };
        traits_.describe_value = [](const msgpack::object& value) {
            return describe<Value>(wire::decode<Value>(value));
        };
        traits_.same = [](const msgpack::object& a, const msgpack::object& b) {
            return subject::same(wire::decode<Value>(a), wire::decode<Value>(b));
        };
        traits_.default_value = [] {
            msgpack::sbuffer buffer;
            wire::Packer packer(buffer);
            wire::encode<Value>(packer, Value{});
            return Bytes(buffer.data(), buffer.data() + buffer.size());
        };
        Session::current().know(traits_);
    }
    Function(const Function&) = delete;
    Function& operator=(const Function&) = delete;

    Value operator()(const std::remove_cvref_t<A>&... arguments) const {
        msgpack::sbuffer buffer;
        wire::Packer packer(buffer);
        packer.pack_array(sizeof...(A));
        (wire::encode<std::remove_cvref_t<A>>(packer, arguments), ...);
        const Call& call =
            Session::current().call(traits_, Bytes(buffer.data(), buffer.data() + buffer.size()));
        const Bytes& value = call.answer.value;
        try {
            return wire::decode<Value>(msgpack::unpack(value.data(), value.size()).get());
        } catch (const wire::NotThatType& error) {
            Session::current().bad_reply(error.what());
        }
    }

    /// For a function with several right answers: diagnosis compares canonical(answer) instead of the
    /// answer, so that the same mistake is recognised in another basis or another scaling.
    template <class Canonical>
    bool compare_as(Canonical canonical) {
        traits_.same = [canonical](const msgpack::object& a, const msgpack::object& b) {
            return subject::same(canonical(wire::decode<Value>(a)), canonical(wire::decode<Value>(b)));
        };
        return true;
    }

  private:
    template <std::size_t... I>
    std::string describe_all(const msgpack::object& arguments, std::index_sequence<I...> /*order*/) const {
        std::string text;
        std::size_t width = 0;
        for (const auto& name : traits_.parameters) width = std::max(width, name.size());
        ((text += line<std::remove_cvref_t<A>>(I, width, arguments.via.array.ptr[I])), ...);
        return text;
    }

    template <class T>
    std::string line(std::size_t i, std::size_t width, const msgpack::object& argument) const {
        std::string name =
            i < traits_.parameters.size() ? traits_.parameters[i] : "argument " + std::to_string(i + 1);
        name.resize(std::max(width, name.size()), ' ');
        return name + " = " +
               indent(describe<T>(wire::decode<T>(argument)), std::string(name.size() + 3, ' ')) + "\n";
    }

    FunctionTraits traits_;
};

}  // namespace subject
