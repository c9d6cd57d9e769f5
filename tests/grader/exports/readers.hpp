#pragma once
// Readers of what is exported that share no line with what writes it: each follows the platform's documented rules.

#include <catch2/catch_test_macros.hpp>
#include <cctype>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace halfspace::exports::test {

using Rows = std::vector<std::vector<std::string>>;

/// RFC 4180, section 2, by its grammar; what is outside of it throws.
inline Rows read_rfc4180(std::string_view text, char separator = ',') {
    if (text.substr(0, 3) == "\xef\xbb\xbf") text.remove_prefix(3);
    Rows rows;
    std::size_t at = 0;
    while (at < text.size()) {
        std::vector<std::string> row;
        for (bool more = true; more;) {
            std::string cell;
            if (at < text.size() && text[at] == '"') {
                for (++at;; ++at) {
                    if (at >= text.size()) throw std::runtime_error("an open quote");
                    if (text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"')
                        ++at;
                    else if (text[at] == '"')
                        break;
                    cell += text[at];
                }
                ++at;
            } else {
                for (; at < text.size() && text[at] != separator && text[at] != '\r' && text[at] != '\n';
                     ++at) {
                    if (text[at] == '"') throw std::runtime_error("a quote in a cell without quotes");
                    cell += text[at];
                }
            }
            row.push_back(cell);
            more = at < text.size() && text[at] == separator;
            if (more) ++at;
        }
        if (at < text.size() && text[at] == '\r') ++at;
        if (at < text.size()) {
            if (text[at] != '\n') throw std::runtime_error("text behind a quote");
            ++at;
        }
        rows.push_back(row);
    }
    return rows;
}

inline bool is_decimal(const std::string& text) {
    if (text.empty() || text.find_first_not_of("0123456789.") != std::string::npos) return false;
    return std::isdigit(static_cast<unsigned char>(text.front())) != 0 && text.find('.') == text.rfind('.');
}

/// What Canvas takes from an import: by its ID, else its name, each student's new score per assignment. Blank cells change nothing.
/// "EX" excuses. Rows whose first cell contains "Points Possible" are of the assignments.
struct CanvasImport {
    std::map<std::string, std::map<std::string, std::string>> scores;
    std::map<std::string, std::string> possible;
};
inline CanvasImport import_into_canvas(const std::string& text, char separator = ',') {
    const Rows rows = read_rfc4180(text, separator);
    REQUIRE(rows.size() > 1);
    const auto& header = rows[0];
    const std::set<std::string> named{"Student",        "ID",           "SIS User ID", "SIS Login ID",
                                      "Integration ID", "Root Account", "Section"};
    std::size_t id = header.size();
    for (std::size_t i = 0; i < header.size(); ++i)
        if (header[i] == "ID") id = i;
    REQUIRE(header[0] == "Student");
    REQUIRE(id < header.size());
    CanvasImport import;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        const auto& row = rows[r];
        if (row[0].empty()) continue;  // about posting
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (named.contains(header.at(i))) continue;
            if (row[0].find("Points Possible") != std::string::npos) {
                import.possible[header[i]] = row[i];
            } else if (!row[i].empty()) {
                if (row[i] != "EX") CHECK(is_decimal(row[i]));
                import.scores[row[id].empty() ? row[0] : row[id]][header[i]] = row[i];
            }
        }
    }
    return import;
}

/// What Moodle takes from an import that is mapped by `user` and the columns given: a blank or "-" is no grade; a grade that is no
/// number, or a feedback without a grade, is what no file may have.
inline std::map<std::string, std::pair<std::string, std::string>> import_into_moodle(
    const std::string& text, const std::string& user, const std::string& grade, const std::string& feedback) {
    const Rows rows = read_rfc4180(text);
    const auto column = [&](const std::string& heading) {
        for (std::size_t i = 0; i < rows.at(0).size(); ++i)
            if (rows[0][i] == heading) return i;
        FAIL("no column " << heading);
        return std::size_t{0};
    };
    std::map<std::string, std::pair<std::string, std::string>> taken;
    for (std::size_t r = 1; r < rows.size(); ++r) {
        CHECK(rows[r].size() == rows[0].size());
        const std::string& points = rows[r].at(column(grade));
        const std::string& words = rows[r].at(column(feedback));
        if (points.empty() || points == "-") {
            CHECK(words.empty());
            continue;
        }
        CHECK(is_decimal(points));
        taken[rows[r].at(column(user))] = {points, words};
    }
    return taken;
}

/// An element of XML 1.0, as far as JUnit's needs it: elements, attributes, text, the five entities.
struct Element {
    std::string name;
    std::map<std::string, std::string> attributes;
    std::vector<Element> children;
    std::string text;

    [[nodiscard]] std::size_t count(const std::string& child) const {
        std::size_t n = 0;
        for (const auto& one : children) n += one.name == child ? 1 : 0;
        return n;
    }
};

class XmlReader {
  public:
    explicit XmlReader(std::string text) : text_(std::move(text)) {
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const auto c = static_cast<unsigned char>(text_[i]);
            if (c < 0x20 && c != '\n' && c != '\t' && c != '\r')
                throw std::runtime_error("a control character");
        }
        for (const char* forbidden : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
            if (text_.find(forbidden) != std::string::npos) throw std::runtime_error("no character of XML");
    }
    Element document() {
        expect("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        blanks();
        Element root = element();
        blanks();
        if (at_ != text_.size()) throw std::runtime_error("text behind the root");
        return root;
    }

  private:
    void expect(std::string_view what) {
        if (std::string_view(text_).substr(at_, what.size()) != what)
            throw std::runtime_error("expected " + std::string(what) + " at " + text_.substr(at_, 20));
        at_ += what.size();
    }
    void blanks() {
        while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])) != 0) ++at_;
    }
    std::string name() {
        std::string name;
        while (std::isalnum(static_cast<unsigned char>(text_.at(at_))) != 0) name += text_[at_++];
        if (name.empty()) throw std::runtime_error("a name");
        return name;
    }
    std::string until(char end) {
        std::string result;
        while (text_.at(at_) != end) {
            if (text_[at_] == '<') throw std::runtime_error("a < in a value");
            if (text_[at_] != '&') {
                result += text_[at_++];
                continue;
            }
            const auto semicolon = text_.find(';', at_);
            const std::map<std::string, char> entities{
                {"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
            result += entities.at(text_.substr(at_ + 1, semicolon - at_ - 1));
            at_ = semicolon + 1;
        }
        return result;
    }
    Element element() {
        Element one;
        expect("<");
        one.name = name();
        for (blanks(); text_.at(at_) != '>' && text_.at(at_) != '/'; blanks()) {
            const std::string key = name();
            expect("=\"");
            if (!one.attributes.emplace(key, until('"')).second)
                throw std::runtime_error("an attribute twice");
            expect("\"");
        }
        if (text_[at_] == '/') {
            expect("/>");
            return one;
        }
        expect(">");
        for (;;) {
            one.text += until('<');
            if (text_.at(at_ + 1) == '/') break;
            one.children.push_back(element());
        }
        expect("</" + one.name + ">");
        return one;
    }

    std::string text_;
    std::size_t at_ = 0;
};

}  // namespace halfspace::exports::test
