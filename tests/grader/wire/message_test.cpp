#include "wire/message.hpp"

#include <sys/resource.h>

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "grader/wire/packed.hpp"

namespace wire::test {
namespace {

using Kind = Answer::Kind;
constexpr std::uint64_t nonce = 0xfedcba9876543210;

Bytes reply_of(std::uint32_t items, auto write) {
    return packed([&](Packer& packer) {
        packer.pack_array(items);
        packer.pack(nonce);
        write(packer);
    });
}

/// In MiB, the most this process ever held.
long peak_memory() {
    struct rusage usage {};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

void append(Bytes& bytes, std::initializer_list<int> more) {
    for (const int byte : more) bytes.push_back(static_cast<char>(byte));
}

TEST_CASE("a request is the nonce, the name and the arguments") {
    const Bytes request = pack_request(nonce, "f", encoded(std::vector<int>{1, 2}));
    const auto object = msgpack::unpack(request.data(), request.size());
    REQUIRE(object->type == msgpack::type::ARRAY);
    REQUIRE(object->via.array.size == 3);
    CHECK(decode<std::uint64_t>(object->via.array.ptr[0]) == nonce);
    CHECK(decode<std::string>(object->via.array.ptr[1]) == "f");
    CHECK(decode<std::vector<int>>(object->via.array.ptr[2]) == std::vector<int>{1, 2});
}

TEST_CASE("a value comes out as it was packed") {
    const Answer answer = answer_of(value_reply(nonce, encoded(nn::Vector{1.0, -0.0})), nonce);
    REQUIRE(answer.kind == Kind::value);
    CHECK(answer.value == encoded(nn::Vector{1.0, -0.0}));
    CHECK(answer.text.empty());
}

TEST_CASE("the other kinds of reply") {
    const Answer missing = answer_of(reply_of(3, [](Packer& p) { p.pack(1).pack("not there"); }), nonce);
    CHECK(missing.kind == Kind::not_implemented);
    CHECK(missing.text == "not there");

    const Answer raised =
        answer_of(reply_of(5, [](Packer& p) { p.pack(2).pack("E").pack("why").pack(true); }), nonce);
    CHECK(raised.kind == Kind::raised);
    CHECK(raised.text == "threw E: why");
    CHECK(raised.invalid_argument);

    const Answer silent =
        answer_of(reply_of(5, [](Packer& p) { p.pack(2).pack("int").pack("").pack(false); }), nonce);
    CHECK(silent.text == "threw int");
    CHECK_FALSE(silent.invalid_argument);

    CHECK(answer_of(reply_of(2, [](Packer& p) { p.pack(3); }), nonce).kind == Kind::out_of_memory);
}

TEST_CASE("a long text is cut") {
    const std::string text(5000, 'x');
    const Answer answer = answer_of(reply_of(3, [&](Packer& p) { p.pack(1).pack(text); }), nonce);
    CHECK(answer.text == std::string(2000, 'x') + "...");
}

TEST_CASE("the answer to another question is none") {
    const Answer answer = answer_of(value_reply(nonce + 1, encoded(1.0)), nonce);
    CHECK(answer.kind == Kind::bad_reply);
    CHECK(answer.text == "not the answer to this question");
}

TEST_CASE("every cut of a good reply is a bad one") {
    const Bytes whole = value_reply(nonce, encoded(std::vector<nn::Vector>{{1.0, 2.0}, {3.0}}));
    REQUIRE(answer_of(whole, nonce).kind == Kind::value);
    for (std::size_t n = 0; n < whole.size(); ++n) {
        CHECK(answer_of(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(n)), nonce).kind ==
              Kind::bad_reply);
    }
}

TEST_CASE("bytes behind a reply make it a bad one") {
    Bytes reply = value_reply(nonce, encoded(1.0));
    reply.push_back('\xc0');
    const Answer answer = answer_of(reply, nonce);
    CHECK(answer.kind == Kind::bad_reply);
    CHECK(answer.text == "a reply with more bytes behind it");
}

TEST_CASE("replies of no known form are bad ones") {
    const auto is_bad = [](const Bytes& reply) {
        const Answer answer = answer_of(reply, nonce);
        return answer.kind == Kind::bad_reply && answer.value.empty() && !answer.text.empty();
    };
    CHECK(is_bad(encoded(1)));
    CHECK(is_bad(encoded(std::string("[nonce, 0, 1]"))));
    CHECK(is_bad(packed([](Packer& p) { p.pack_map(0); })));
    CHECK(is_bad(packed([](Packer& p) { p.pack_map(1).pack(1).pack(2); })));
    CHECK(is_bad(packed([](Packer& p) { p.pack_array(0); })));
    CHECK(is_bad(reply_of(1, [](Packer&) {})));
    CHECK(is_bad(reply_of(2, [](Packer& p) { p.pack(0); })));                  // a value without one
    CHECK(is_bad(reply_of(4, [](Packer& p) { p.pack(0).pack(1).pack(2); })));  // with two
    CHECK(is_bad(reply_of(3, [](Packer& p) { p.pack(3).pack(1); })));          // out of memory, and a value
    CHECK(is_bad(reply_of(3, [](Packer& p) { p.pack(4).pack(1); })));
    CHECK(is_bad(reply_of(3, [](Packer& p) { p.pack(256).pack(1); })));
    CHECK(is_bad(reply_of(3, [](Packer& p) { p.pack(-1).pack(1); })));
    CHECK(is_bad(reply_of(3, [](Packer& p) { p.pack("0").pack(1); })));
    CHECK(is_bad(reply_of(3, [](Packer& p) { p.pack(1).pack(1); })));  // text wanted
    CHECK(is_bad(reply_of(5, [](Packer& p) { p.pack(2).pack("E").pack("why").pack(1); })));
    CHECK(is_bad(reply_of(3, [](Packer& p) { p.pack(0).pack_map(1).pack(1).pack(2); })));
    CHECK(is_bad(reply_of(3, [](Packer& p) {
        p.pack(0).pack_ext(1, 5);
        p.pack_ext_body("x", 1);
    })));
    CHECK(is_bad(packed([](Packer& p) { p.pack_array(3).pack(1.5).pack(0).pack(1); })));  // nonce
    Bytes never_used = reply_of(2, [](Packer&) {});
    never_used.push_back('\xc1');
    CHECK(is_bad(never_used));
}

TEST_CASE("a text that is not UTF-8 is taken as bytes") {
    const Answer answer = answer_of(
        reply_of(5, [](Packer& p) { p.pack(2).pack("\xff\xfe").pack("\xed\xa0\x80").pack(false); }), nonce);
    CHECK(answer.kind == Kind::raised);
    CHECK(answer.text == "threw \xff\xfe: \xed\xa0\x80");
}

TEST_CASE("a reply nested a million deep is refused, and in little memory") {
    const long before = peak_memory();
    Bytes reply = reply_of(3, [](Packer& p) { p.pack(0); });
    reply.insert(reply.end(), 1'000'000, '\x91');  // a list of one: ...
    reply.push_back('\xc0');
    CHECK(answer_of(reply, nonce).kind == Kind::bad_reply);
    CHECK(peak_memory() - before < 50);
}

TEST_CASE("a list deeper than any contract's type is refused, one that is not is taken") {
    const auto nested = [](std::size_t depth) {
        Bytes reply = reply_of(3, [](Packer& p) { p.pack(0); });
        reply.insert(reply.end(), depth, '\x91');
        reply.push_back('\xc0');
        return answer_of(reply, nonce).kind;
    };
    CHECK(nested(10) == Kind::value);
    CHECK(nested(12) == Kind::bad_reply);
}

TEST_CASE("announced lists, texts and blobs that were not sent cost no memory") {
    const long before = peak_memory();
    for (const std::initializer_list<int> head : {std::initializer_list<int>{0xdd, 0xff, 0xff, 0xff, 0xff},
                                                  {0xdd, 0x00, 0x03, 0x0d, 0x41},
                                                  {0xdf, 0xff, 0xff, 0xff, 0xff},
                                                  {0xdb, 0xff, 0xff, 0xff, 0xff},
                                                  {0xc6, 0xff, 0xff, 0xff, 0xff},
                                                  {0xc9, 0xff, 0xff, 0xff, 0xff, 0x01}}) {
        Bytes reply = reply_of(3, [](Packer& p) { p.pack(0); });
        append(reply, head);
        CHECK(answer_of(reply, nonce).kind == Kind::bad_reply);
        reply.resize(reply.size() + 1000);
        CHECK(answer_of(reply, nonce).kind == Kind::bad_reply);
    }
    CHECK(peak_memory() - before < 50);
}

TEST_CASE("a reply that is all empty lists does not grow in memory") {
    const long before = peak_memory();
    Bytes reply = reply_of(3, [](Packer& p) { p.pack(0); });
    const std::size_t inner = 90'000;
    append(reply, {0xdc, 0x00, 0x28});  // 40 lists ...
    for (int i = 0; i < 40; ++i) {
        append(reply, {0xdd, 0x00, 0x01, 0x5f, 0x90});  // ... of 90 000 empty ones
        reply.insert(reply.end(), inner, '\x90');
    }
    REQUIRE(reply.size() < max_frame_bytes);
    CHECK(answer_of(reply, nonce).kind == Kind::bad_reply);
    CHECK(peak_memory() - before < 50);
}

TEST_CASE("an honest long list is taken") {
    const std::vector<int> list(60'000, 7);
    const Answer answer = answer_of(value_reply(nonce, encoded(list)), nonce);
    REQUIRE(answer.kind == Kind::value);
    CHECK(decoded<std::vector<int>>(answer.value) == list);
}

}  // namespace
}  // namespace wire::test
