#pragma once
// A sandbox without processes, for the tests of other folders: it plays a script and remembers what it was told.

#include <algorithm>
#include <cstring>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "sandbox/sandbox.hpp"

namespace halfspace::sandbox {

/// What one child does. Reads beyond the script are Read::end.
struct Script {
    struct Step {
        Child::Read kind = Child::Read::bytes;
        /// For Read::bytes: handed out in as many reads as the reader's buffer needs.
        std::string bytes = {};
    };
    std::deque<Step> reads = {};
    Outcome outcome = Exited{0};
    std::string output = {};
    std::chrono::microseconds cpu{0};
    std::chrono::milliseconds elapsed{0};
    std::size_t writes_before_it_stops_reading = static_cast<std::size_t>(-1);
};

/// What a child was told; outlives it.
struct Played {
    Job job;
    std::vector<std::string> writes = {};
    bool waited = false;
    bool finished = false;
};

class FakeChild : public Child {
  public:
    FakeChild(Script script, Played& played) : script_(std::move(script)), played_(played) {}
    ~FakeChild() override { played_.finished = true; }

    bool write(std::span<const std::byte> bytes) override {
        if (played_.writes.size() >= script_.writes_before_it_stops_reading) return false;
        played_.writes.emplace_back(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        return true;
    }

    ReadResult read(std::span<std::byte> into) override {
        if (script_.reads.empty()) return {Read::end, 0};
        auto& step = script_.reads.front();
        if (step.kind != Read::bytes) return {step.kind, 0};  // the end stays the end
        const auto count = std::min(into.size(), step.bytes.size());
        std::memcpy(into.data(), step.bytes.data(), count);
        step.bytes.erase(0, count);
        if (step.bytes.empty()) script_.reads.pop_front();
        return {Read::bytes, count};
    }

    void wait() override { played_.waited = true; }
    Outcome finish() override {
        played_.finished = true;
        return script_.outcome;
    }
    [[nodiscard]] const std::string& output() const override { return script_.output; }
    std::chrono::microseconds cpu() override { return script_.cpu; }
    bool is_over_cpu_limit() override { return script_.cpu > played_.job.limits.cpu; }
    std::chrono::milliseconds elapsed() override { return script_.elapsed; }

  private:
    Script script_;
    Played& played_;
};

/// For sandboxes of tests, which make nothing: enclosures that pass each start on.
class StartingSandbox : public Sandbox {
  public:
    virtual Result<std::unique_ptr<Child>> begin(const Job& job) = 0;

    Result<std::unique_ptr<Enclosure>> enclose(const Job&) override {
        ++enclosures;
        return std::make_unique<Passing>(*this);
    }

    int enclosures = 0;

  private:
    struct Passing : Enclosure {
        explicit Passing(StartingSandbox& sandbox) : all(sandbox) {}
        Result<std::unique_ptr<Child>> start(const Job& job) override { return all.begin(job); }
        StartingSandbox& all;
    };
};

/// Each start, in whichever enclosure, takes the next script; without one it fails with `fault`. Not thread-safe. Outlives its children.
class FakeSandbox : public StartingSandbox {
  public:
    std::deque<Script> scripts = {};
    std::deque<Played> played = {};  ///< one per start, in order; references stay valid
    std::string fault = "the fake sandbox has no script left";

    [[nodiscard]] std::string_view name() const override { return "fake"; }

    Result<std::unique_ptr<Child>> begin(const Job& job) override {
        if (scripts.empty()) return fail(Error::fault(fault));
        auto script = std::move(scripts.front());
        scripts.pop_front();
        played.push_back({.job = job});
        return std::make_unique<FakeChild>(std::move(script), played.back());
    }
};

}  // namespace halfspace::sandbox
