#include "subject/call.hpp"

#include <algorithm>
#include <sstream>

#include "subject/text.hpp"

namespace subject {

std::vector<std::string> names_in(const char* list) {
    std::vector<std::string> names;
    std::istringstream words(list);
    for (std::string word; words >> word;) {
        if (word.back() == ',') word.pop_back();
        names.push_back(word);
    }
    return names;
}

std::string describe_arguments(const FunctionTraits& function, const msgpack::object& arguments) {
    std::size_t width = 0;
    for (const auto& name : function.parameters) width = std::max(width, name.size());
    std::string text;
    for (std::size_t i = 0; i < arguments.via.array.size; ++i) {
        std::string name =
            i < function.parameters.size() ? function.parameters[i] : "argument " + std::to_string(i + 1);
        name.resize(std::max(width, name.size()), ' ');
        text += name + " = " +
                indent(function.describe_argument(i, arguments.via.array.ptr[i]),
                       std::string(name.size() + 3, ' ')) +
                "\n";
    }
    return text;
}

void Backend::call_each(std::span<const Call* const> calls, const std::function<void(Answer)>& hear) {
    for (const Call* call : calls) {
        Answer answer = this->call(*call->function, call->arguments);
        const bool is_last = !answer.is_given();
        hear(std::move(answer));
        if (is_last) return;
    }
}

}  // namespace subject
