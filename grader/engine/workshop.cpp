#include "engine/workshop.hpp"

#include "sandbox/open.hpp"

namespace halfspace::engine {

Workshop::Workshop(Layout where, course::Course values, std::string tools,
                   std::unique_ptr<sandbox::Sandbox> sandbox, compile::Toolkit toolkit, compile::Cache cache)
    : layout(std::move(where)),
      course(std::move(values)),
      toolchain(std::move(tools)),
      sandbox_(std::move(sandbox)),
      compiler_(std::move(toolkit), *sandbox_, std::move(cache)) {}

Result<std::unique_ptr<Workshop>> Workshop::open(const Layout& layout) {
    auto course = course::read_course(layout.exercises);
    if (!course) return fail(course.error());
    auto toolkit = compile::Toolkit::load(layout.kit / "kit.json");
    if (!toolkit) return fail(toolkit.error());
    auto cache = compile::Cache::open(layout.cache);
    if (!cache) return fail(cache.error());
    auto sandbox = sandbox::open_sandbox(sandbox::Programs::in(layout.programs));
    if (!sandbox) return fail(sandbox.error());
    std::string tools = toolkit->compiler_version;
    return std::unique_ptr<Workshop>(new Workshop(layout, std::move(*course), std::move(tools),
                                                  std::move(*sandbox), std::move(*toolkit),
                                                  std::move(*cache)));
}

Result<compile::Outcome> Workshop::compile(const course::Exercise& exercise, const std::string& source) {
    auto outcome = compiler_.compile({.exercise = exercise.id,
                                      .file_name = exercise.file,
                                      .source = source,
                                      .contract = exercise.folder / exercise.contract,
                                      .uses = exercise.uses});
    if (!outcome) return fail(outcome.error().in(exercise.id));
    return outcome;
}

}  // namespace halfspace::engine
