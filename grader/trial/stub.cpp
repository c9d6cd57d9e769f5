#include "trial/stub.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "wire/codec.hpp"

namespace trial {
namespace {

namespace type = msgpack::type;
using subject::FunctionTraits;
using wire::Answer;
using wire::Bytes;

Answer value(Bytes bytes) {
    return {Answer::Kind::value, std::move(bytes), {}, false};
}

Answer refusal() {
    return {Answer::Kind::raised, {}, "threw std::invalid_argument: refused", true};
}

/// A matrix lies on the wire as [rows, columns, blob]. (A struct of two counts and a vector of just so many numbers would be
/// taken for one, and keep its counts.)
bool is_matrix(const msgpack::object& object) {
    if (object.type != type::ARRAY || object.via.array.size != 3) return false;
    const auto* part = object.via.array.ptr;
    return part[0].type == type::POSITIVE_INTEGER && part[1].type == type::POSITIVE_INTEGER &&
           part[2].type == type::BIN &&
           part[2].via.bin.size == part[0].via.u64 * part[1].via.u64 * sizeof(double);
}

bool is_integer(const msgpack::object& object) {
    return object.type == type::POSITIVE_INTEGER || object.type == type::NEGATIVE_INTEGER;
}

bool has_array(const msgpack::object& object) {
    if (object.type == type::BIN) return true;
    if (object.type != type::ARRAY) return false;
    const auto& parts = object.via.array;
    return std::any_of(parts.ptr, parts.ptr + parts.size, has_array);
}

/// All numbers in a value, in their order: entries of arrays, counts, enumerations, truth values.
void append_numbers(const msgpack::object& object, std::vector<double>& numbers) {
    if (object.type == type::BIN) {
        const std::size_t count = object.via.bin.size / sizeof(double);
        numbers.resize(numbers.size() + count);
        wire::codec::read_doubles(object, numbers.data() + numbers.size() - count, count);
    } else if (is_matrix(object)) {
        append_numbers(object.via.array.ptr[2], numbers);
    } else if (object.type == type::ARRAY) {
        for (std::uint32_t i = 0; i < object.via.array.size; ++i)
            append_numbers(object.via.array.ptr[i], numbers);
    } else if (object.type == type::BOOLEAN) {
        numbers.push_back(object.via.boolean ? 1 : 0);
    } else if (is_integer(object)) {
        numbers.push_back(object.type == type::POSITIVE_INTEGER ? static_cast<double>(object.via.u64)
                                                                : static_cast<double>(object.via.i64));
    }
}

std::vector<double> numbers_in(const msgpack::object& object) {
    std::vector<double> numbers;
    append_numbers(object, numbers);
    return numbers;
}

/// These numbers in turn, from the start again after the last. None: zeros.
class Numbers {
  public:
    explicit Numbers(std::vector<double> numbers) : numbers_(std::move(numbers)) {
        if (numbers_.empty()) numbers_.push_back(0);
    }
    double next() { return numbers_[next_++ % numbers_.size()]; }
    std::int64_t next_integer() {
        const double number = next();
        return std::abs(number) < 1e15 ? std::llround(number) : 0;
    }

  private:
    std::vector<double> numbers_;
    std::size_t next_ = 0;
};

/// The value with other numbers in it. Of a text nothing is left.
void fill(const msgpack::object& shape, Numbers& numbers, wire::Packer& packer) {
    if (shape.type == type::BIN) {
        std::vector<double> filled(shape.via.bin.size / sizeof(double));
        for (double& entry : filled) entry = numbers.next();
        wire::codec::pack_doubles(packer, filled.data(), filled.size());
    } else if (is_matrix(shape)) {
        packer.pack_array(3).pack(shape.via.array.ptr[0]).pack(shape.via.array.ptr[1]);
        fill(shape.via.array.ptr[2], numbers, packer);
    } else if (shape.type == type::ARRAY) {
        packer.pack_array(shape.via.array.size);
        for (std::uint32_t i = 0; i < shape.via.array.size; ++i)
            fill(shape.via.array.ptr[i], numbers, packer);
    } else if (shape.type == type::BOOLEAN) {
        packer.pack(numbers.next() != 0);
    } else if (is_integer(shape)) {
        packer.pack(numbers.next_integer());
    } else {
        packer.pack("");
    }
}

/// An answer of the right one's shape.
Answer filled(const Bytes& right, std::vector<double> with) {
    Numbers numbers(std::move(with));
    wire::Encoder encoder;
    fill(wire::unpacked(right).get(), numbers, encoder.packer());
    return value(encoder.bytes());
}

double mean_of(const std::vector<double>& numbers) {
    double sum = 0;
    for (const double number : numbers) sum += number / static_cast<double>(numbers.size());
    return sum;
}

class Stub : public subject::Backend {
  public:
    void begin_case(Memory /*memory*/) override {}
    std::string end_case() override { return {}; }
};

class Refuses final : public Stub {
  public:
    Answer call(const FunctionTraits& /*function*/, const Bytes& /*arguments*/) override { return refusal(); }
};

class Defaults final : public Stub {
  public:
    Answer call(const FunctionTraits& function, const Bytes& /*arguments*/) override {
        return value(function.default_value());
    }
};

/// One that knows which calls are refused, and the shape of all other answers.
class KnowsShapes : public Stub {
  public:
    explicit KnowsShapes(AskRight right) : right_(std::move(right)) {}

    Answer call(const FunctionTraits& function, const Bytes& arguments) override {
        Answer right = right_(function, arguments);
        switch (right.kind) {
            case Answer::Kind::value:
                return answer(function, arguments, right.value);
            case Answer::Kind::raised:
                return refusal();
            default:
                return {
                    Answer::Kind::fault, {}, "the right solution in the catalogue: it " + right.text, false};
        }
    }

  protected:
    /// What it says where the right answer is `right`.
    virtual Answer answer(const FunctionTraits& function, const Bytes& arguments, const Bytes& right) = 0;

  private:
    AskRight right_;
};

class Constant final : public KnowsShapes {
  public:
    Constant(AskRight right, double number) : KnowsShapes(std::move(right)), number_(number) {}

  protected:
    Answer answer(const FunctionTraits& /*function*/, const Bytes& /*arguments*/,
                  const Bytes& right) override {
        return filled(right, {number_});
    }

  private:
    double number_;
};

class Means final : public KnowsShapes {
  public:
    using KnowsShapes::KnowsShapes;

  protected:
    Answer answer(const FunctionTraits& function, const Bytes& /*arguments*/, const Bytes& right) override {
        const auto unpacked = wire::unpacked(right);
        const auto numbers = numbers_in(unpacked.get());
        if (numbers.size() > 1 && has_array(unpacked.get())) return filled(right, {mean_of(numbers)});
        auto& before = before_[function.name];
        auto mean = filled(right, {mean_of(before)});
        before.insert(before.end(), numbers.begin(), numbers.end());
        return mean;
    }

  private:
    std::map<std::string, std::vector<double>> before_;  ///< the numbers of right answers, by function
};

class Echoes final : public KnowsShapes {
  public:
    /// Argument number `place`, from 1 on; the last one where there are fewer.
    Echoes(AskRight right, std::size_t place, double factor)
        : KnowsShapes(std::move(right)), place_(place), factor_(factor) {}

  protected:
    Answer answer(const FunctionTraits& /*function*/, const Bytes& arguments, const Bytes& right) override {
        const auto unpacked = wire::unpacked(arguments);
        const msgpack::object_array& all = unpacked.get().via.array;
        if (all.size == 0) return filled(right, {});
        auto numbers = numbers_in(all.ptr[std::min<std::size_t>(place_, all.size) - 1]);
        for (double& number : numbers) number *= factor_;
        return filled(right, std::move(numbers));
    }

  private:
    std::size_t place_;
    double factor_;
};

class Repeats final : public KnowsShapes {
  public:
    using KnowsShapes::KnowsShapes;
    void begin_case(Memory /*memory*/) override { before_.clear(); }

  protected:
    Answer answer(const FunctionTraits& function, const Bytes& /*arguments*/, const Bytes& right) override {
        auto said = before_.contains(function.name) ? value(before_[function.name]) : filled(right, {});
        before_[function.name] = right;
        return said;
    }

  private:
    std::map<std::string, Bytes> before_;  ///< the last right answer of this check, by function
};

class Remembers final : public KnowsShapes {
  public:
    Remembers(AskRight right, const std::vector<halfspace::verdict::Asked>& known)
        : KnowsShapes(std::move(right)) {
        for (const auto& call : known) known_.insert({call.function, call.arguments});
    }

  protected:
    Answer answer(const FunctionTraits& function, const Bytes& arguments, const Bytes& right) override {
        return known_.contains({function.name, hexadecimal(arguments)}) ? value(right) : filled(right, {});
    }

  private:
    std::set<std::pair<std::string, std::string>> known_;
};

constexpr std::string_view echoes = "echoes_";
constexpr std::string_view halved = "halved_";

/// The 2 of "echoes_2" for the prefix "echoes_".
std::optional<std::size_t> number_behind(std::string_view prefix, const std::string& name) {
    if (!name.starts_with(prefix)) return {};
    std::size_t number = 0;
    const char* end = name.data() + name.size();
    const auto [stop, wrong] = std::from_chars(name.data() + prefix.size(), end, number);
    if (wrong != std::errc() || stop != end || number == 0) return {};
    return number;
}

}  // namespace

std::string hexadecimal(const Bytes& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * bytes.size());
    for (const char byte : bytes) {
        text += digits[static_cast<unsigned char>(byte) >> 4];
        text += digits[static_cast<unsigned char>(byte) & 15];
    }
    return text;
}

std::vector<std::string> stub_names(const std::vector<const FunctionTraits*>& functions) {
    std::vector<std::string> names = {"refuses",    "defaults", "zeros", "ones",
                                      "minus_ones", "halves",   "means"};
    std::size_t most = 0;
    for (const auto* function : functions) most = std::max(most, function->parameters.size());
    for (const auto prefix : {echoes, halved}) {
        for (std::size_t place = 1; place <= most; ++place)
            names.push_back(std::string(prefix) + std::to_string(place));
    }
    names.emplace_back("repeats");
    names.emplace_back(halfspace::verdict::remembering_stub);
    return names;
}

std::unique_ptr<subject::Backend> make_stub(const halfspace::verdict::Stub& stub, AskRight right) {
    const std::string& name = stub.name;
    if (name == "refuses") return std::make_unique<Refuses>();
    if (name == "defaults") return std::make_unique<Defaults>();
    if (name == "zeros") return std::make_unique<Constant>(std::move(right), 0);
    if (name == "ones") return std::make_unique<Constant>(std::move(right), 1);
    if (name == "minus_ones") return std::make_unique<Constant>(std::move(right), -1);
    if (name == "halves") return std::make_unique<Constant>(std::move(right), 0.5);
    if (name == "means") return std::make_unique<Means>(std::move(right));
    if (const auto place = number_behind(echoes, name))
        return std::make_unique<Echoes>(std::move(right), *place, 1);
    if (const auto place = number_behind(halved, name))
        return std::make_unique<Echoes>(std::move(right), *place, 0.5);
    if (name == "repeats") return std::make_unique<Repeats>(std::move(right));
    if (name == halfspace::verdict::remembering_stub)
        return std::make_unique<Remembers>(std::move(right), stub.known);
    throw std::invalid_argument("there is no stub '" + name + "'");
}

}  // namespace trial
