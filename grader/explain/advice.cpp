#include "explain/advice.hpp"

#include <array>
#include <regex>
#include <vector>

namespace halfspace::explain {
namespace {

/// std::regex takes its time on long texts.
constexpr std::size_t longest_text = 400;

/// A kind of mistake. `says` is found in the message, `line` in the line of the source, where '@' stands before the place
/// that g++ points to. In the sentence $1, $2 are groups of `says`, %1, %2 those of `line`, and $file is the file.
struct Row {
    const char* says;
    const char* line;
    const char* sentence;
    bool using_std = false;  ///< only for files that say `using namespace std`
};

#define NUMBER \
    "(?:const )?(?:int|double|float|bool|(?:unsigned |long )*(?:int|long)|std::size_t|unsigned)&?&?"

// The first row that matches counts.
constexpr std::array rows{
    // --- arrays ---
    Row{"^invalid types '.*(?:double|int|std::size_t).*\\[.*\\]' for array subscript", "\\] *@?\\[",
        "An entry of a matrix stands in round brackets: z(i, k), not z[i][k]."},
    Row{"cannot be used as a function$", "\\) *@?\\(",
        "An entry of a matrix stands in one pair of round brackets: z(i, k), not z(i)(k)."},
    Row{"^top-level comma expression in array subscript", "",
        "z[i, k] is z[k]: in square brackets C++ drops what stands before the comma. Write z(i, k)."},
    Row{"^left operand of comma operator has no effect", "\\[ *\\(",
        "z[(i, k)] is z[k]: C++ drops what stands before the comma. Write z(i, k)."},
    Row{"^no matching function for call to 'nn::Vector::xtensor_container\\(" NUMBER "(?:, " NUMBER ")?\\)'",
        "",
        "A vector of n numbers is nn::Vector y({n}, 0.0), all of them 0; or nn::Vector::from_shape({n}), to "
        "be filled by you."},
    Row{"^no matching function for call to 'nn::Matrix::xtensor_container\\(" NUMBER "(?:, " NUMBER
        "){0,2}\\)'",
        "",
        "A matrix of n rows and m columns is nn::Matrix z({n, m}, 0.0), all 0; or nn::Matrix::from_shape({n, "
        "m}), to be "
        "filled by you."},
    Row{"^narrowing conversion of .* to 'double'", "nn::Vector +\\w+ *(?:= *|\\( *)?\\{[^,]*\\}",
        "This vector holds one number, the n in the braces. For n numbers write nn::Vector y({n}, 0.0)."},
    Row{"^could not convert .* from 'std::vector<.*>' to 'nn::(Vector|Matrix)'", "",
        "A std::vector is no nn::$1: make an nn::$1 from the start, or copy the entries in a loop."},
    Row{"'(?:using (Vector|Matrix) = [^']*|(?:const )?nn::(Vector|Matrix))' has no member named "
        "'(?:push_back|emplace_back|append|insert)'",
        "",
        "An nn::$1$2 does not grow: make it with its size, nn::Vector y({n}, 0.0), and set y(i); or collect "
        "the numbers in a "
        "std::vector<double>."},
    Row{"^invalid types '<unresolved overloaded function type>\\[int\\]' for array subscript",
        "\\.shape *@?\\[",
        "shape is a function: x.shape(0) is the number of rows, x.shape(1) that of columns."},
    Row{"^assignment of read-only (?:location|variable|reference) '(?:\\(\\*?&? ?)?(\\w+)", "",
        "$1 is const, so it may only be read: copy it first (nn::Matrix z = x;), change the copy and return "
        "it."},

    // --- a recipe is not yet a number ---
    Row{"^(?:cannot|could not) convert '.*xt::.*' to '(?:const )?(?:double|float|int|bool|std::size_t)",
        "^(?!.*\\)\\(\\)).*xt::(sum|mean|prod|amax|amin|norm_l1|norm_l2|norm_sq|variance|stddev|any|all) "
        "*@?\\(",
        "xt::%1(...) alone is no number yet but an expression that can be evaluated: write () behind it, "
        "xt::%1(x)()."},
    Row{"^could not convert .*xt::.* to 'bool'", "",
        "`if` wants one yes or no, and a comparison of arrays has one for each entry: compare numbers, x(i) "
        "> 0, in a loop."},
    Row{"^cannot convert '.*(?:xt::|nn::Vector|nn::Matrix).*' to '(?:const "
        ")?(?:double|float|int|std::size_t)'",
        "",
        "One number is wanted here, and an array stands there: pick an entry, x(i), or make one number of "
        "all, xt::sum(x)()."},
    Row{"^no matching function for call to '(max|min)\\(" NUMBER ", " NUMBER "\\)'", "",
        "std::$1 wants two numbers of the same type: write 0.0 instead of 0 beside a double, or name the "
        "type, "
        "std::$1<double>(a, b)."},
    Row{"^no matching function for call to '(max|min)\\([^']*(?:nn::|xt::)", "std::(?:max|min)",
        "std::$1 compares two numbers. For each entry of an array take a loop, or xt::$1imum(0.0, x)."},
    Row{"^no matching function for call to '(exp|tanh|log|sqrt|pow|abs|sin|cos)\\([^']*(?:nn::|xt::)",
        "std::", "std::$1 takes numbers. For each entry of an array write xt::$1(x), or a loop."},
    Row{"^no match for 'operator<<'.*std::(?:cout|cerr|clog).*(?:nn::|xt::)", "",
        "To print an array, write #include <xtensor/xio.hpp> at the top of the file."},

    // --- numbers ---
    Row{"^conversion from '(?:const )?double' to 'int' may change value", "(?:^|[^\\w:.])abs *\\((?:[^();@]|\\([^()]*\\))*@",
        "abs without std:: is the function for whole numbers: abs(-1.5) is 1. Write std::abs."},
    Row{"^conversion from '(?:const )?double' to '(?:int|unsigned int|long int|std::size_t|long unsigned "
        "int)' may change value",
        "^(?!.*(?:floor|round|ceil|trunc)).*\\b(?:int|unsigned|long) +\\w+ *= *[^;]*@",
        "This variable holds whole numbers only: what stands behind the point is cut off. Make it a double."},
    Row{"^invalid operands of types '.*' and '.*' to binary 'operator\\^'", "",
        "^ is no power in C++: write x * x, or std::pow(x, 2)."},
    Row{"^invalid type argument of unary '\\*'", "\\* *@?\\*",
        "C++ has no **: write x * x, or std::pow(x, 2)."},
    Row{"^comparison of unsigned expression in '>= 0' is always true", "(?:for|while) *\\(",
        "This does not end the loop: a std::size_t is never below 0, after 0 comes the largest one. Count "
        "upwards, "
        "or with an int."},
    Row{"^comparison of unsigned expression in '(?:>= 0' is always true|< 0' is always false)", "",
        "A std::size_t is never below 0: this comparison always comes out the same."},
    Row{"^'([^']*)' is used uninitialized", "",
        "$1 has no value before something is put into it: give it one where it is declared, as in double s = "
        "0.0;"},
    Row{"^'([^']*)' may be used uninitialized", "",
        "Has $1 a value on every way to here? Give it one where it is declared, as in double s = 0.0;"},
    Row{"^suggest parentheses around assignment used as truth value", "",
        "= gives a value, == compares: here the value is changed and then looked at."},

    // --- functions and names ---
    Row{"^(?:no return statement in function returning non-void|control reaches end of non-void function)",
        "",
        "A way through this function ends without a return: what it then gives back is anything, or it "
        "crashes."},
    Row{"^'(Vector|Matrix)' (?:does not name a type|was not declared in this scope|has not been declared)",
        "", "Write nn::$1: the arrays are in namespace nn."},
    Row{"^'(vector|cout|cerr|endl|string|size_t|pair|max|min|swap|sort|accumulate|function|map)' (?:does not "
        "name a "
        "type|was not declared in this scope|has not been declared)",
        "", "Write std::$1: what the standard library has is in namespace std."},
    Row{"^'(\\w+)' was not declared in this scope", "for *\\( *@\\w+ *=[^;]*;",
        "A loop's variable needs its type: for (std::size_t $1 = 0; ...)."},
    Row{"^'xt::linalg' has not been declared", "",
        "For xt::linalg write #include <xtensor-blas/xlinalg.hpp> at the top; nn::matmul and nn::dot need no "
        "more than is "
        "there."},
    Row{"^'xt::random' has not been declared", "",
        "For xt::random write #include <xtensor/xrandom.hpp> at the top."},
    Row{"^'(sort|argsort|argmax|argmin|unique|median|partition)' is not a member of 'xt'", "",
        "For xt::$1 write #include <xtensor/xsort.hpp> at the top."},
    Row{"^'(norm_l1|norm_l2|norm_sq|norm_linf|norm_lp)' is not a member of 'xt'", "",
        "For xt::$1 write #include <xtensor/xnorm.hpp> at the top."},
    Row{"^'adapt' is not a member of 'xt'", "",
        "For xt::adapt write #include <xtensor/xadapt.hpp> at the top."},

    Row{"^reference to '(\\w+)' is ambiguous", "",
        "`using namespace std` brings in a std::$1 beside yours: take that line out, and write std:: where "
        "you mean the library.",
        true},
    Row{"^call of overloaded '(\\w+)\\(.*' is ambiguous", "",
        "`using namespace std` brings in a std::$1 beside yours: take that line out, and write std:: where "
        "you mean the library.",
        true},

    // --- files ---
    Row{"^([^ /]+\\.\\w+): No such file or directory", "include *@?$|include *@? *$",
        "There is no $1 here. Only $file is compiled and handed in: what you need from $1 has to stand in "
        "it."},

    // --- punctuation ---
    Row{"^expected '}' at end of input", "",
        "A { is never closed: each { needs its }. It may be one far above; indent each block, and the one "
        "shows that does not "
        "end."},
    Row{"^a function-definition is not allowed here before '\\{' token", "",
        "A } is missing above this line: the function before it has not ended here."},
    Row{"^expected declaration before '}' token", "", "There is one } more than there are {, here or above."},
    Row{"^expected (?:',' or )?';' before ", "^ *@", "The line above has to end with a semicolon ( ; )."},
    Row{"^expected (?:',' or )?';' before ", "@ *$", "This line has to end with a semicolon ( ; )."},
};

#undef NUMBER

/// `text` with the groups of a match in place of $1 (or %1).
void put(std::string& text, char mark, const std::smatch& match) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        if (at + 1 >= text.size() || text[at + 1] < '1' || text[at + 1] > '9') continue;
        const auto group = static_cast<std::size_t>(text[at + 1] - '0');
        text.replace(at, 2, group < match.size() ? match[group].str() : "");
    }
}

struct Patterns {
    std::regex says;
    std::regex line;
};

const std::vector<Patterns>& patterns() {
    static const std::vector<Patterns> compiled = [] {
        std::vector<Patterns> result;
        for (const Row& row : rows) result.push_back({std::regex(row.says), std::regex(row.line)});
        return result;
    }();
    return compiled;
}

}  // namespace

std::string advice(std::string_view text, const Spot& spot) {
    if (text.empty() || spot.line.size() > longest_text) return {};
    const std::string said(text.substr(0, longest_text));
    std::string marked(spot.line);
    if (spot.column > 0 && spot.column <= marked.size() + 1) marked.insert(spot.column - 1, "@");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].using_std && !spot.using_std) continue;
        std::smatch in_text;
        std::smatch in_line;
        if (!std::regex_search(said, in_text, patterns()[i].says) ||
            !std::regex_search(marked, in_line, patterns()[i].line))
            continue;
        std::string sentence = rows[i].sentence;
        if (const std::size_t at = sentence.find("$file"); at != std::string::npos)
            sentence.replace(at, 5, spot.file);
        put(sentence, '%', in_line);
        put(sentence, '$', in_text);
        return sentence;
    }
    return {};
}

}  // namespace halfspace::explain
