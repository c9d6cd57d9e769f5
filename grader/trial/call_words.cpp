#include "trial/call_words.hpp"

#include <fmt/format.h>

#include <string_view>

#include "subject/text.hpp"
#include "wire/codec.hpp"

namespace trial {

using subject::Call;
using subject::indent;
using wire::Answer;

namespace {

/// Whether the mismatch shows the value: "expected [1, 0], got [1, 1]; ...".
bool says(const std::string& mismatch, const std::string& value) {
    const std::string words = "got " + value;
    const auto at = mismatch.find(words);
    if (at == std::string::npos) return false;
    return at + words.size() == mismatch.size() ||
           std::string_view(";:\n").find(mismatch[at + words.size()]) != std::string_view::npos;
}

}  // namespace

std::string inputs_of(const Call& call) {
    std::string head = call.function->name + "(";
    for (const auto& parameter : call.function->parameters) {
        if (head.back() != '(') head += ", ";
        head += parameter;
    }
    const auto arguments = wire::unpacked(call.arguments);
    std::string lines = subject::describe_arguments(*call.function, arguments.get());
    if (lines.empty()) return head + ")\n";
    lines.pop_back();
    return head + ") with\n  " + indent(lines, "  ") + "\n";
}

std::string returned_by(const Call& call, const std::string& mismatch) {
    if (call.answer.kind != Answer::Kind::value || !call.function->describe_value) return {};
    const auto value = wire::unpacked(call.answer.value);
    const std::string text = call.function->describe_value(value.get());
    if (says(mismatch, text)) return {};
    const std::string head = "it returned ";
    return head + indent(text, std::string(head.size(), ' ')) + "\n";
}

std::string entries_at(const Call& call, subject::Place place) {
    using recognise::Value;
    const auto rows_of = [](const Value& value) -> std::size_t {
        const bool is_one = value.arrays.size() == 1 && value.lists.empty() && !value.arrays[0].shape.empty();
        return is_one ? value.arrays[0].shape[0] : 0;
    };
    const auto value = wire::unpacked(call.answer.value);
    if (rows_of(call.function->value_numbers(value.get())) != place.of) return {};
    const auto arguments = wire::unpacked(call.arguments);
    std::string text;
    for (std::size_t i = 0; i < arguments.get().via.array.size; ++i) {
        const msgpack::object& argument = arguments.get().via.array.ptr[i];
        const Value numbers = call.function->argument_numbers(i, argument);
        if (rows_of(numbers) != place.of ||
            call.function->describe_argument(i, argument).find("...") == std::string::npos)
            continue;
        const auto& array = numbers.arrays[0];
        const std::size_t columns = array.entries.size() / place.of;
        const auto entry = [&](std::size_t j) {
            return subject::to_text(array.entries[place.index * columns + j]);
        };
        text += fmt::format(
            "\n{}[{}] is {}", call.function->parameters[i], place.index,
            array.shape.size() == 1 ? entry(0) : subject::row_text(columns, entry, subject::usual_room));
    }
    return text;
}

}  // namespace trial
