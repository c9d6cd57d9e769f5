#pragma once
// The tables of a gradebook, and the way from older ones to these.

#include <SQLiteCpp/Database.h>

#include <string>
#include <vector>

namespace halfspace::gradebook {

/// "HSGB": what SQLite's header says of a file that is a gradebook.
inline constexpr int application_id = 0x48534742;

/// steps()[i] is SQL that makes version i + 1 of version i, of which 0 is an empty file.
const std::vector<std::string>& steps();

/// The version of a database; 0: it is empty.
int version_of(SQLite::Database& database);

/// Brings it to the version of the last step, within a transaction of the caller's. Throws SQLite::Exception.
void migrate(SQLite::Database& database, const std::vector<std::string>& steps);

}  // namespace halfspace::gradebook
