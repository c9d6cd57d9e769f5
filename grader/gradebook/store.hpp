#pragma once
// The SQLite file behind a gradebook: opened, checked, locked; each use of it alone, its errors as ours; and how rows hold times
// and texts.

#include <SQLiteCpp/SQLiteCpp.h>

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"
#include "gradebook/gradebook.hpp"

namespace halfspace::gradebook {

/// What the file says cannot be: a text that does not unpack, a row that is missing.
struct Damaged : std::runtime_error {
    using std::runtime_error::runtime_error;
};

Error error_of(const std::filesystem::path& file, const SQLite::Exception& error);
Error damaged(const std::filesystem::path& file, const std::string& why);

struct Store {
    std::filesystem::path file;
    Fd lock;  ///< none if it is only read
    SQLite::Database database;
    std::timed_mutex mutex;
    std::atomic<bool> closed = false;
    std::int64_t run_id = 0;  ///< of the run that was begun

    /// As Gradebook::open.
    static Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, const std::string& course,
                                               Access access);

    /// Within a transaction of the caller's.
    void begin(const Run& run);

    /// Does it alone, and makes Errors of what SQLite throws.
    template <class F>
    auto alone(const F& work) -> Result<std::invoke_result_t<F>> {
        const std::lock_guard guard(mutex);
        if (closed) return fail(Error::fault(file.string() + ": this run has been ended"));
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const SQLite::Exception& error) {
            return fail(error_of(file, error));
        } catch (const Damaged& error) {
            return fail(damaged(file, error.what()));
        } catch (const nlohmann::json::exception& error) {
            return fail(damaged(file, error.what()));
        } catch (const std::invalid_argument& error) {  // record.hpp's
            return fail(damaged(file, error.what()));
        }
    }

    /// The same in one transaction.
    template <class F>
    auto at_once(const F& work) -> Result<std::invoke_result_t<F>> {
        return alone([&] {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
                work();
                transaction.commit();
            } else {
                auto result = work();
                transaction.commit();
                return result;
            }
        });
    }
};

Time now();
std::int64_t number(Time time);
Time time_of(std::int64_t seconds);
std::optional<Time> time_in(SQLite::Statement& row, int column);
void bind_time(SQLite::Statement& statement, int index, const std::optional<Time>& time);

std::string text_in(const SQLite::Column& blob);
void bind_packed(SQLite::Statement& statement, int index, std::string_view text);

/// A list of notes, as JSON.
std::string text_of(const std::vector<std::string>& notes);
std::vector<std::string> notes_in(const SQLite::Column& column);

/// Student, exercise and source, at three places in a row.
void bind_work(SQLite::Statement& statement, int first, const Place& place, const std::string& source);

}  // namespace halfspace::gradebook
