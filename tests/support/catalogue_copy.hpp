#pragma once
// The catalogue of 04_dense with another mistakes.cpp, and a kit that has it: what the build would make of it.

#include <nlohmann/json.hpp>
#include <string>

#include "support/course_copy.hpp"

namespace support {

class CatalogueCopy {
  public:
    /// What g++ says of the course's mistakes.cpp; `kit` is made if it compiles.
    explicit CatalogueCopy(const CourseCopy& course) : folder_(scratch()) {
        auto json = nlohmann::json::parse(read(fs::path(HALFSPACE_KIT) / "kit.json"));
        const fs::path sources = HALFSPACE_SOURCE;
        const fs::path lib = fs::path(HALFSPACE_KIT) / "lib";
        const auto path = [&](const char* key) { return json.at(key).get<std::string>(); };
        compiled = run_program(
            {json.at("compiler").at("path"), "@" + path("flags"), "-include", path("pch"), "-Winvalid-pch",
             "-DMSGPACK_NO_BOOST", "-DHALFSPACE_CONTRACT=\"dense.hpp\"", "-I",
             (course.exercises() / "04_dense").string(), "-I", (course.solutions() / "04_dense").string(),
             "-I", (sources / "lib/include").string(), "-I", (sources / "grader").string(), "-c",
             (sources / "grader/worker/catalogue_glue.cpp").string(), "-o", at("mistakes.o")});
        if (compiled.code != 0) return;
        const Run linked =
            run_program({json.at("compiler").at("path"), "-static", "-s", "-fuse-ld=mold", at("mistakes.o"),
                         "-Wl,--whole-archive", (lib / "libcatalogue.a").string(), "-Wl,--no-whole-archive",
                         (lib / "libnn_dense.a").string(), (lib / "libnn_activation.a").string(),
                         (lib / "libnn_tensor.a").string(), path("blas"), "-o", at("catalogue")});
        INFO(linked.err);
        REQUIRE(linked.code == 0);
        json["exercises"]["04_dense"]["catalogue"] = at("catalogue");
        write(folder_.path() / "kit.json", json.dump());
    }

    Run compiled;
    [[nodiscard]] std::string kit() const { return folder_.path().string(); }

  private:
    [[nodiscard]] std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    halfspace::ScratchFolder folder_;
};

}  // namespace support
