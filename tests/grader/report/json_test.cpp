#include "report/json.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "grader/report/example.hpp"

using namespace halfspace::report;
using namespace halfspace::course;
using namespace halfspace::verdict;

namespace {

Results results(const halfspace::scoring::SubmissionGrade& submission) {
    return {"Small course", "7", "g++ 12", "bubblewrap", "0123456789abcdef", {}, std::nullopt, {submission}};
}

std::string message_in(const std::string& message) {
    const std::string json = to_json(results(test::submission(test::course(), "x", {Rejected{message}})));
    const std::size_t begin = json.find("\"message\": \"") + 12;
    return json.substr(begin, json.find("\",\n", begin) - begin);
}

}  // namespace

TEST_CASE("results.json has exactly the keys of its schema, in their order") {
    Course course = test::course();
    course.exercises.resize(2);
    Results all = results(test::submission(
        course, "alice",
        {Graded{{test::check("a", "forward"),
                 test::check("b", "count", Status::crashed, "line 1\nline 2", "no_bias", "hint")}},
         GraderFault{"no sandbox"}}));
    all.times = Times{"2025-10-07T12:00:00Z", 1.25};
    CHECK(to_json(all) == R"({
  "schema": "halfspace/results/v1",
  "course": "Small course",
  "suite": "7",
  "toolchain": "g++ 12",
  "sandbox": "bubblewrap",
  "secret_fingerprint": "0123456789abcdef",
  "times": {
    "started": "2025-10-07T12:00:00Z",
    "seconds": 1.25
  },
  "submissions": [
    {
      "student": "alice",
      "score": null,
      "max_score": 28,
      "late": false,
      "exercises": [
        {
          "id": "02_activations",
          "outcome": "graded",
          "score": 10.5,
          "max_score": 14,
          "message": "",
          "checks": [
            {
              "name": "a",
              "status": "passed",
              "points": 10.5,
              "max_points": 10.5,
              "message": "",
              "diagnosis": ""
            },
            {
              "name": "b",
              "status": "crashed",
              "points": 0,
              "max_points": 3.5,
              "message": "line 1\nline 2\nLIKELY: hint",
              "diagnosis": "no_bias"
            }
          ]
        },
        {
          "id": "04_dense",
          "outcome": "grader_fault",
          "score": null,
          "max_score": 14,
          "message": "no sandbox",
          "checks": []
        }
      ]
    }
  ]
}
)");
}

TEST_CASE("without times nothing in results.json depends on the run") {
    const std::string json = to_json(results(test::submission(test::course(), "alice", {test::graded(2)})));
    CHECK(json == to_json(results(test::submission(test::course(), "alice", {test::graded(2)}))));
    CHECK(json.find("times") == std::string::npos);
    CHECK(to_json(Results{}).find("\"submissions\": []") != std::string::npos);
    CHECK(json_submission(test::submission(test::course(), "al", {test::graded(2)}), true, "Alice A")
              .starts_with(
                  "\n    {\n      \"student\": \"al\",\n      \"name\": \"Alice A\",\n      \"score\": "));
}

TEST_CASE("numbers are the shortest that read back equal") {
    Course course = test::course();
    course.exercises.resize(1);
    course.exercises[0].points = 0.1;
    const std::string json = to_json(results(test::submission(course, "alice", {test::graded(3)})));
    CHECK(json.find("\"max_points\": 0.025,") != std::string::npos);
    CHECK(json.find("\"score\": 0.075,") != std::string::npos);
    CHECK(json.find("\"max_score\": 0.1,") != std::string::npos);
    CHECK(json.find("\"points\": 0,") != std::string::npos);
}

TEST_CASE("text in results.json is valid UTF-8 with every control character escaped") {
    CHECK(message_in("äöü 李") == "äöü 李");
    CHECK(message_in("\x1b[31m\r\n\t\x01") == "\\u001b[31m\\r\\n\\t\\u0001");
    CHECK(message_in("\x7f \u009b \u0080 \u00a0") == "\\u007f \\u009b \\u0080 \u00a0");
    CHECK(message_in("a\xff"
                     "b") ==
          "a\ufffd"
          "b");
    CHECK(message_in(std::string("a\0b", 3)) == "a\\u0000b");
}

TEST_CASE("nothing in results.json turns the direction of writing or hides") {
    CHECK(message_in("a\u202eb\u2069\u200b\u00ad\ufeff") == "a\\u202eb\\u2069\\u200b\\u00ad\\ufeff");  // Cf
    CHECK(message_in("\u2028\u2029") == "\\u2028\\u2029");  // Zl, Zp
    CHECK(message_in("\U000e0041\U0001d173") == "\\udb40\\udc41\\ud834\\udd73");
    CHECK(message_in("\u034f\u3164\ufe0f") == "\\u034f\\u3164\\ufe0f");
    CHECK(message_in("\u05e9\u05e8\u05d4 e\u0301 \u3000 \U0001F600") ==
          "\u05e9\u05e8\u05d4 e\u0301 \u3000 \U0001F600");
    const std::string student = "alice\u200b\u202e";
    const std::string json = to_json(results(test::submission(test::course(), student, {})));
    CHECK(json.find("\u200b") == std::string::npos);
    CHECK(nlohmann::json::parse(json)["submissions"][0]["student"] == student);
}

TEST_CASE("results.json reads back to what was written, whatever the bytes") {
    std::string every;
    for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
    const auto json =
        nlohmann::json::parse(to_json(results(test::submission(test::course(), every, {Rejected{every}}))));
    const std::string message = json["submissions"][0]["exercises"][0]["message"];
    CHECK(message.substr(0, 128) == every.substr(0, 128));
}

TEST_CASE("a file that was judged instead of the student's is marked") {
    auto grade = test::submission(test::course(), "alice", {test::graded(2)});
    CHECK(to_json(results(grade)).find("overridden") == std::string::npos);
    grade.exercises[0].overridden = true;
    const auto json = nlohmann::json::parse(to_json(results(grade)));
    CHECK(json["submissions"][0]["exercises"][0]["overridden"] == true);
}

TEST_CASE("what is late says so, and a student's notes stand with the student") {
    Course course = test::course();
    course.exercises.resize(1);
    auto submission = test::submission(course, "alice", {Rejected{"it is binary"}});
    const auto before = nlohmann::json::parse(to_json(results(submission)))["submissions"][0];
    CHECK_FALSE(before.contains("notes"));
    CHECK_FALSE(before["exercises"][0].contains("late"));
    CHECK_FALSE(before["exercises"][0].contains("due"));
    submission.exercises[0].due = Time(std::chrono::seconds(1796083199));
    submission.late = true;
    submission.notes = {"04_dense is taken from dense.cpp"};
    submission.exercises[0].late = true;
    submission.exercises[0].taken_off = 1.5;
    submission.exercises[0].lateness = "2 days late";
    const auto after = nlohmann::json::parse(to_json(results(submission)))["submissions"][0];
    CHECK(after["late"] == true);
    CHECK(after["exercises"][0]["due"] == "2026-11-30T23:59:59Z");
    CHECK(after["notes"] == nlohmann::json::array({"04_dense is taken from dense.cpp"}));
    CHECK(after["exercises"][0]["late"] == true);
    CHECK(after["exercises"][0]["taken_off"] == 1.5);
    CHECK(after["exercises"][0]["lateness"] == "2 days late");
}
