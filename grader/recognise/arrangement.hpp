#pragma once
// The right numbers in other places.

#include "recognise/recogniser.hpp"

namespace recognise {

std::optional<std::string> transposed(const Study& study, Scope scope);
/// The fields of a struct have changed places.
std::optional<std::string> parts_exchanged(const Study& study, Scope scope);
std::optional<std::string> order_reversed(const Study& study, Scope scope);
/// Turned by a quarter or a half, or flipped on the other diagonal.
std::optional<std::string> turned(const Study& study, Scope scope);
/// Every number one place too far.
std::optional<std::string> shifted(const Study& study, Scope scope);
/// Read or written column by column.
std::optional<std::string> column_by_column(const Study& study, Scope scope);
std::optional<std::string> rows_exchanged(const Study& study, Scope scope);
std::optional<std::string> columns_exchanged(const Study& study, Scope scope);
std::optional<std::string> entries_exchanged(const Study& study, Scope scope);

}  // namespace recognise
