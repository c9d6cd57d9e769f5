#include "wire/message.hpp"

#include "wire/codec.hpp"
#include "wire/frame.hpp"

namespace wire {
namespace {

constexpr std::size_t longest_text = 2000;

constexpr std::size_t deepest = 12;  // the deepest contract type is a list of structs of arrays
constexpr std::size_t most_objects = 200'000;

/// Limits of the parser. Numbers of an array travel in one blob, so an honest list is short.
const msgpack::unpack_limit limits(/*array*/ most_objects, /*map*/ 0, /*str*/ max_frame_bytes,
                                   /*bin*/ max_frame_bytes, /*ext*/ 0, deepest);

/// Counts what the parser would have to build, announced or sent: it makes 24 bytes of each byte of a reply
/// that is all empty lists, and limits lists one by one only.
struct Counter : msgpack::null_visitor {
    std::size_t objects = 0;
    std::size_t depth = 0;
    bool start_array(std::uint32_t count) {
        objects += count;
        return objects <= most_objects && ++depth <= deepest;
    }
    bool end_array() {
        --depth;
        return true;
    }
    bool start_map(std::uint32_t /*count*/) { return false; }
};

Answer bad(std::string why) {
    return {Answer::Kind::bad_reply, {}, std::move(why), false};
}

Answer not_allowed(std::uint8_t what) {
    const char* text =
        "tried to open a file, and there are none here: no log files, no setlocale, no local time";
    if (static_cast<NotAllowed>(what) == NotAllowed::process)
        text = "tried to start a thread or a process: here it has one thread";
    if (static_cast<NotAllowed>(what) == NotAllowed::network)
        text = "tried to use the network: there is none here";
    return {Answer::Kind::not_allowed, {}, text, false};
}

std::string text_of(const msgpack::object& object) {
    std::string text = decode<std::string>(object);
    if (text.size() > longest_text) text = text.substr(0, longest_text) + "...";
    return text;
}

Answer unknown_form() {
    return bad("a reply of no known form");
}

std::variant<Answer, AsRight> take_apart(const msgpack::object& reply, std::uint64_t nonce) {
    if (reply.type != msgpack::type::ARRAY || reply.via.array.size < 2) return bad("not a reply at all");
    const auto* part = reply.via.array.ptr;
    const std::uint32_t payload = reply.via.array.size - 2;
    if (decode<std::uint64_t>(part[0]) != nonce) return bad("not the answer to this question");
    switch (static_cast<ReplyKind>(decode<std::uint8_t>(part[1]))) {
        case ReplyKind::value: {
            if (payload != 1) break;
            msgpack::sbuffer value;
            Packer(value).pack(part[2]);
            return Answer{Answer::Kind::value, Bytes(value.data(), value.data() + value.size()), {}, false};
        }
        case ReplyKind::not_implemented:
            if (payload != 1) break;
            return Answer{Answer::Kind::not_implemented, {}, text_of(part[2]), false};
        case ReplyKind::raised: {
            if (payload != 3) break;
            std::string text = "threw " + text_of(part[2]);
            const std::string what = text_of(part[3]);
            if (!what.empty()) text += ": " + what;
            return Answer{Answer::Kind::raised, {}, std::move(text), decode<bool>(part[4])};
        }
        case ReplyKind::out_of_memory:
            if (payload != 0) break;
            return Answer{Answer::Kind::out_of_memory, {}, "ran out of memory", false};
        case ReplyKind::not_allowed:
            if (payload != 1) break;
            return not_allowed(decode<std::uint8_t>(part[2]));
        case ReplyKind::as_right:
            if (payload != 1 || decode<std::uint64_t>(part[2]) == 0) break;
            return AsRight{decode<std::uint64_t>(part[2])};
    }
    return unknown_form();
}

}  // namespace

std::variant<Answer, AsRight> reply_of(const Bytes& reply, std::uint64_t nonce) {
    try {
        Counter counter;
        if (!msgpack::parse(reply.data(), reply.size(), counter)) return bad("not a well-formed reply");
        std::size_t used = 0;
        const msgpack::object_handle object =
            msgpack::unpack(reply.data(), reply.size(), used, nullptr, nullptr, limits);
        if (used != reply.size()) return bad("a reply with more bytes behind it");
        return take_apart(object.get(), nonce);
    } catch (const NotThatType& error) {
        return bad(error.what());
    } catch (const std::exception& error) {  // msgpack's own: truncated, too deep, too long
        return bad(std::string("not a well-formed reply (") + error.what() + ")");
    }
}

namespace {

template <class More>
Bytes packed_request(std::uint64_t nonce, const std::string& function, const Bytes& arguments,
                     std::uint32_t items, More more) {
    msgpack::sbuffer buffer;
    Packer packer(buffer);
    packer.pack_array(items);
    packer.pack(nonce);
    packer.pack(function);
    buffer.write(arguments.data(), arguments.size());  // already MessagePack
    more(packer);
    return {buffer.data(), buffer.data() + buffer.size()};
}

}  // namespace

Bytes pack_request(std::uint64_t nonce, const std::string& function, const Bytes& arguments) {
    return packed_request(nonce, function, arguments, 3, [](Packer&) {});
}

Bytes pack_request(std::uint64_t nonce, const std::string& function, const Bytes& arguments,
                   const Players& players, bool at_once) {
    return packed_request(nonce, function, arguments, 5,
                          [&](Packer& packer) { packer.pack(players).pack(at_once); });
}

Answer answer_of(const Bytes& reply, std::uint64_t nonce) {
    auto said = reply_of(reply, nonce);
    auto* answer = std::get_if<Answer>(&said);
    return answer != nullptr ? std::move(*answer) : unknown_form();
}

}  // namespace wire
