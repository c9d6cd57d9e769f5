#include "gradebook/gradebook.hpp"

#include <fmt/format.h>

#include "gradebook/store.hpp"

namespace halfspace::gradebook {

using SQLite::Statement;

Gradebook::Gradebook(std::unique_ptr<Store> store) : store_(std::move(store)) {}
Gradebook::~Gradebook() = default;

Result<std::unique_ptr<Gradebook>> Gradebook::open(const std::filesystem::path& folder,
                                                   const std::string& course, Access access) {
    return std::unique_ptr<Gradebook>(new Gradebook(TRY(Store::open(folder, course, access))));
}

const std::filesystem::path& Gradebook::file() const {
    return store_->file;
}

Result<std::optional<Run>> Gradebook::last_run() const {
    return store_->alone([&]() -> std::optional<Run> {
        Statement find(store_->database,
                       "SELECT command, started, seconds, suite, toolchain, sandbox, secret, notes FROM run "
                       "WHERE seconds IS NOT NULL AND NOT undone AND command NOT IN ('preview', 'undo') "
                       "ORDER BY id DESC LIMIT 1");
        if (!find.executeStep()) return {};
        return Run{find.getColumn(0).getString(), time_of(find.getColumn(1).getInt64()),
                   find.getColumn(2).getDouble(), find.getColumn(3).getString(),
                   find.getColumn(4).getString(), find.getColumn(5).getString(),
                   find.getColumn(6).getString(), notes_in(find.getColumn(7))};
    });
}

Result<bool> Gradebook::was_interrupted(const std::string& command) const {
    return store_->alone([&] {
        Statement find(store_->database,
                       "SELECT command = ? AND seconds IS NULL FROM run ORDER BY id DESC LIMIT 1");
        find.bind(1, command);
        return find.executeStep() && find.getColumn(0).getInt() != 0;
    });
}

Result<void> Gradebook::begin(const Run& run) {
    return store_->at_once([&] { store_->begin(run); });
}

Result<void> Gradebook::end(double seconds, const std::vector<std::string>& notes) {
    return store_->at_once([&] {
        Statement update(store_->database, "UPDATE run SET seconds = ?, notes = ? WHERE id = ?");
        update.bind(1, seconds);
        update.bind(2, text_of(notes));
        update.bind(3, store_->run_id);
        update.exec();
    });
}

void Gradebook::close(std::chrono::milliseconds wait) {
    const bool alone = store_->mutex.try_lock_for(wait);
    store_->closed = true;
    if (alone) store_->mutex.unlock();
}

void Gradebook::limit_pages(int pages) {
    (void)store_->alone([&] { store_->database.exec(fmt::format("PRAGMA max_page_count = {}", pages)); });
}

}  // namespace halfspace::gradebook
