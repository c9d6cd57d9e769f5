#pragma once
// A kit of small files, complete and useless, for tests that do not compile.

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "base/files.hpp"

namespace halfspace::compile {

struct MadeKit {
    ScratchFolder folder = ScratchFolder::create("kit-test").value();
    nlohmann::json json;

    MadeKit() {
        namespace fs = std::filesystem;
        fs::create_directories(path() / "include/nn");
        for (const char* name :
             {"flags.rsp", "keep.hpp", "student.hpp", "student.hpp.gch", "libworker.a", "libcrash_site.a", "libglue.a", "public",
              "hidden", "catalogue", "include/nn/tensor.hpp", "include/nn/activation.hpp",
              "include/nn/dense.hpp", "tensor.a", "activation.a", "dense.a"}) {
            change(name, std::string("content of ") + name);
        }
        json = {{"schema", "halfspace/kit/v3"},
                {"compiler", {{"path", fs::canonical("/usr/bin/env").string()}, {"version", "1"}}},
                {"flags", at("flags.rsp")},
                {"keep", at("keep.hpp")},
                {"pch", at("student.hpp")},
                {"include", at("include")},
                {"worker", at("libworker.a")},
                {"crash_site", at("libcrash_site.a")},
                {"blas", at("tensor.a")},
                {"exercises",
                 {{"04_dense",
                   {{"glue", at("libglue.a")},
                    {"public", at("public")},
                    {"hidden", at("hidden")},
                    {"catalogue", at("catalogue")}}}}}};
        json["modules"]["tensor"] = {{"archive", at("tensor.a")}, {"needs", nlohmann::json::array()}};
        json["modules"]["activation"] = {{"archive", at("activation.a")}, {"needs", {"tensor"}}};
        json["modules"]["dense"] = {{"archive", at("dense.a")}, {"needs", {"activation", "tensor"}}};
    }

    [[nodiscard]] std::filesystem::path path() const { return folder.path(); }
    [[nodiscard]] std::string at(const std::string& name) const { return (path() / name).string(); }
    void change(const std::string& name, const std::string& content) const {
        (void)write_file(path() / name, content);
    }
    /// Writes kit.json as `json` is now.
    [[nodiscard]] std::filesystem::path write() const {
        change("kit.json", json.dump());
        return path() / "kit.json";
    }
};

}  // namespace halfspace::compile
