#include "archive/archive.hpp"
#include "fuzz/targets.hpp"
#include "wire/codec.hpp"

namespace fuzz {
namespace {

template <class Write>
std::string packed(std::uint32_t items, Write write) {
    msgpack::sbuffer buffer;
    wire::Packer packer(buffer);
    packer.pack_array(items).pack(7);
    write(packer);
    return {buffer.data(), buffer.size()};
}

template <class T>
std::string value(const T& t) {
    return packed(3, [&](wire::Packer& packer) {
        packer.pack(0);
        wire::encode<T>(packer, t);
    });
}

const std::string check = R"({"event":"check","name":"NAME","status":"failed","message":"m","output":"o"})";

std::string named(std::string line, const std::string& name) {
    return line.replace(line.find("NAME"), 4, name) + "\n";
}

std::vector<std::string> event_seeds() {
    const std::string both = named(check, "one") + named(check, "two");
    return {both + "{\"event\":\"end\",\"checks\":2}\n",
            both + R"({"event":"diagnosis","check":"two","diagnosis":{"name":"m","hint":"h"}})"
                   "\n{\"event\":\"end\",\"checks\":2}\n",
            "{\"event\":\"fault\",\"why\":\"w\"}\n",
            R"({"event":"suite","functions":["f"],"checks":[{"name":"n","function":"f","weight":1}]})"
            "\n"};
}

const char* const toml = R"(title = "Dense layers"
summary = "A whole layer at once"
uses = ["activation"]
[functions]
dense_forward = 4
[[hints]]
text = """two
lines"""
function = "dense_forward"
[limits]
cpu_seconds = 1.5
)";

const char* const gxx = R"(/work/dense.cpp: In function 'int f()':
/work/dense.cpp:3:5: error: 'y' was not declared in this scope; did you mean 'x'?
In file included from /kit/contract/dense.hpp:3,
                 from /work/dense.cpp:1:
/kit/include/nn/tensor.hpp:9:1: note: declared here
/work/dense.cpp:1:10: fatal error: nn/dense.hpp: No such file or directory
compilation terminated.
mold: error: undefined symbol: student::f(int)
mold: error: duplicate symbol: a.o: b.o: main
g++: fatal error: Killed signal terminated program cc1plus
)";

}  // namespace

std::vector<Fuzzer> fuzzers() {
    const std::string replies[] = {
        value(1.5),
        value(nn::Vector{1.0, 2.0}),
        value(nn::Matrix{{1.0, 2.0}}),
        value(std::string("text")),
        value(-3),
        value(std::vector<nn::Matrix>{{{1.0}}, {{2.0, 3.0}}}),
        packed(3, [](wire::Packer& p) { p.pack(1).pack("not there"); }),
        packed(5, [](wire::Packer& p) { p.pack(2).pack("E").pack("why").pack(true); }),
        packed(2, [](wire::Packer& p) { p.pack(3); })};
    return {
        {"reply", reply, 500'000, {std::begin(replies), std::end(replies)}},
        {"events", events, 60'000, event_seeds()},
        {"manifest", manifest, 2'500, {toml}},
        {"utf8",
         utf8,
         300'000,
         {"a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\n", "\xed\x9f\xbf\xee\x80\x80", "\xf4\x8f\xbf\xbf"}},
        {"diagnostics",
         diagnostics,
         80'000,
         {std::string(gxx) + '\0' + "#include \"dense.hpp\"\nint f() {\n    y;\n}\n"}},
        {"zip",
         zip,
         60'000,
         {*halfspace::archive::make_zip({{"ann/04_dense/dense.cpp", "int f();\n"},
                                         {"ann/halfspace.json", "{}"},
                                         {"caf\xc3\xa9", std::string(3000, 'x')}})}},
        {"csv",
         csv,
         100'000,
         {"Student,ID,Section\r\n\"Power, Max\",12,A\r\n", "a;b\n\"x\n\"\"y\";2\n\n;\n",
          "\xef\xbb\xbf"
          "a\tb"}},
        {"roster",
         roster,
         100'000,
         {"Student,ID,SIS Login ID,submitted\n\"Power, Max\",12,mp,2026-11-30T23:59:00+01:00\n",
          "First name;Last name;E-Mail;due;exercise\nMax;Power;m@x;2026-11-30 22:59 UTC;04_dense\n",
          "identifier\tgithub_username\nmax@x\tmp\n"}},
        {"metadata",
         metadata,
         60'000,
         {"---\nsubmission_1:\n  :submitters:\n  - :name: Max\n    :email: m@x\n    :sid: '1'\n  "
          ":created_at: 2026-11-30 "
          "22:59:00.32 Z\n",
          "submission_2: {submitters: [{name: &a Ann}, {name: *a}], created_at: "
          "\"2026-11-30T23:59:00+01:00\"}\n"}},
        {"names",
         names,
         100'000,
         {"doejane_LATE_17_9_04_dense-1.cpp\npowermax_12_9_dense (1).cc\n",
          "Max "
          "Power_4711_assignsubmission_file_/sub/04_dense.cpp\nEve_6_assignsubmission_onlinetext_/x.html\n",
          "a/submission_metadata.yml\na/submission_1/04 dense.cpp.txt\n",
          "hw-1-ann/.git/\nhw-1-ann/exercises/04_dense/dense.cpp\nhw-1-bob/.git/\nhw-1-bob/04_DENSE/"
          "Dense.CPP\n",
          "class/ann/04_dense.cpp\nclass/bob.tar.gz\nclass/__MACOSX/x\n"}},
        {"text", text, 100'000, {"caf\xc3\xa9\t\x1b[31m\xe2\x80\xae\n", std::string("\0\x7f\xff", 3)}}};
}

}  // namespace fuzz
