#pragma once
// Rows of files: which text stands at a place, and when each one came.

#include <SQLiteCpp/SQLiteCpp.h>

#include <optional>
#include <string>

#include "gradebook/gradebook.hpp"

namespace halfspace::gradebook {

/// What stands for a file of a student's that is no text: the reason is all that is known of it.
std::string digest_of_rejected(const std::string& why);
/// Digest of the student's own file.
std::string handed_in(const Work& work);

std::optional<Work> work_at(SQLite::Database& database, const Place& place);
void set_work(SQLite::Database& database, const Place& place, const Work& work);

bool has_source(SQLite::Database& database, const std::string& digest);
void keep_source(SQLite::Database& database, const std::string& digest, const std::string& text);

/// When it came first or last ("first", "last"), as far as that is sure.
std::optional<Time> arrival(SQLite::Database& database, const Place& place, const std::string& source,
                            const char* which);

}  // namespace halfspace::gradebook
