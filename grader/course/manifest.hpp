#pragma once
// A typed reader of TOML files that people write by hand. Reading never fails: what is wrong is collected,
// and error() names the one thing to mend first. A key that nobody read is wrong too.

#include <toml++/toml.h>

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "course/due.hpp"

namespace halfspace::course {

/// The path as a person in the current folder would type it: relative if it lies below, else absolute.
std::string shown(const std::filesystem::path& path);

/// Letters, digits and '_', no digit first.
bool is_identifier(std::string_view name);

class Manifest;

/// One table of a manifest. Keys in messages carry the table's path: 'limits.cpu_seconds', 'hints[2].text'.
class Table {
  public:
    /// What a number must be: above or at the minimum, at most the maximum.
    struct Range {
        double min;
        double max;
        bool min_allowed = true;
    };

    Table(Manifest& manifest, const toml::table& table, std::string path, unsigned line);

    // Required: a missing key is a problem. An empty text, or one of several lines, is ill-typed.
    std::string text(std::string_view key);
    double number(std::string_view key, Range range);

    // Optional.
    std::optional<std::string> optional_text(std::string_view key);
    double number_or(std::string_view key, Range range, double otherwise);
    std::vector<std::string> texts(std::string_view key);
    /// A date with its time, as TOML writes them, without quotes; with its offset, unless the zone is known.
    std::optional<Time> time(std::string_view key, const std::optional<TimeZone>& zone);
    /// A text of any number of lines, without white space around it.
    std::string paragraph(std::string_view key);
    /// One of the words, the first if the key is missing.
    std::string word(std::string_view key, const std::vector<std::string>& words);

    /// A table, or a list of tables ([[key]]). A missing one is empty, unless it is required.
    enum class Presence { optional, required };
    Table& table(std::string_view key, Presence presence = Presence::optional);
    std::vector<Table*> tables(std::string_view key, Presence presence = Presence::optional);

    [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

    /// In the order of the file.
    [[nodiscard]] std::vector<std::string> keys() const;

    /// Something is wrong with a key's value, or with the table (empty key).
    void problem(std::string_view key, std::string what);

    [[nodiscard]] unsigned line() const { return line_; }
    [[nodiscard]] unsigned line(std::string_view key) const;

  private:
    friend class Manifest;
    const toml::node* find(std::string_view key);
    const toml::node* require(std::string_view key, std::string_view expected);
    std::optional<double> checked(std::string_view key, const toml::node& node, Range range);
    std::optional<std::string> checked(std::string_view key, const toml::node& node);
    [[nodiscard]] std::string full(std::string_view key) const;
    void report_unknown_keys() const;

    Manifest& manifest_;
    const toml::table& table_;
    std::string path_;  // empty for the root
    unsigned line_;
    std::vector<std::string> known_;  // every key asked for
};

class Manifest {
  public:
    /// An unreadable file or one that is not TOML is an error at once.
    static Result<std::unique_ptr<Manifest>> open(const std::filesystem::path& path);

    Table& root() { return *root_; }

    /// Call when all is read: the first misspelt key, else the problem of the lowest line. None: the file is good.
    std::optional<Error> error();

  private:
    friend class Table;
    struct Problem {
        unsigned line;
        std::string message;
    };
    Manifest(std::string shown_path, toml::table document);

    std::string path_;
    toml::table document_;
    std::deque<Table> tables_;  // every table handed out; a deque, so that references stay
    Table* root_;
    std::vector<Problem> unknown_;
    std::vector<Problem> problems_;
};

}  // namespace halfspace::course
