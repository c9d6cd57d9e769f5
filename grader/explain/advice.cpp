#include "explain/advice.hpp"

#include <algorithm>
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
    bool using_std = false;    ///< only for files that say `using namespace std`
    bool in_comment = false;   ///< only if $1 is a parameter of the function whose name stands in a comment
    bool in_contract = false;  ///< only if the contract, which the file includes, declares a type $1
    const char* module = "";   ///< only where the exercise may use this module of nn
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
    Row{"^no match for 'operator[+-]='.*\\(operand types are '(?:const )?(?:double|float|int)&?' and "
        "'(?:const )?(?:xt::|nn::Vector|nn::Matrix)",
        "",
        "A number cannot take in an array: take an entry, x(i). Of two vectors, w * x is a vector of the "
        "products; "
        "the sum of these is nn::dot(w, x)."},
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

    Row{"^no matching function for call to '(?:xt::)?(ones|zeros|empty)(?:<\\w+>)?\\(<brace-enclosed "
        "initializer "
        "list>\\)'",
        "",
        "The sizes in the braces have to be of one type: x.shape(0) is a std::size_t, 1 an int. Write "
        "{x.shape(0), std::size_t{1}}."},

    // --- numbers ---
    Row{"^conversion from '(?:const )?double' to 'int' may change value",
        "(?:^|[^\\w:.])abs *\\((?:[^();@]|\\([^()]*\\))*@",
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

    Row{"^this statement may fall through", "",
        "A case without a break; (or return) goes on into the next case."},

    // --- functions and names ---
    Row{"^'(\\w+)' was not declared in this scope", "",
        "The parameter $1 has no name yet: take the /* and */ around it away, in the first line of the "
        "function.",
        false, true},
    Row{"^invalid initialization of reference of type 'const nn::(?:Vector|Matrix)&' from expression of type "
        "'" NUMBER "'",
        "(?:^|[^\\w:.])(tanh|exp|log|sqrt|pow|abs|sin|cos|floor|ceil|round) "
        "*\\([^;]*@|(?:^|[^\\w:.])@?(tanh|exp|log|sqrt|pow|"
        "abs|sin|cos|floor|ceil|round) *\\(",
        "%1%2 without std:: is your own function here, which takes an array: of a number write std::%1%2."},
    Row{"^incomplete type 'std::tuple_size<.*>' used in nested name specifier",
        "(?:^|[^\\w:.])@?apply *@?\\(",
        "apply without nn:: is another function, of the standard library: write nn::apply."},
    Row{"^'(threshold|sigmoid|tanh|relu|leaky_relu|apply|Activation)' is not a member of 'nn'", "",
        "For nn::$1 write #include <nn/activation.hpp> at the top.", false, false, false, "activation"},
    Row{"^'(threshold|sigmoid|tanh|relu|leaky_relu|apply|Activation)' is not a member of 'nn'", "",
        "This exercise has no nn::$1: what it takes is in its own header, or written by you."},
    Row{"^'(Dense|dense_forward|mlp_forward)' is not a member of 'nn'", "",
        "For nn::$1 write #include <nn/dense.hpp> at the top.", false, false, false, "dense"},
    Row{"^(?:no return statement in function returning non-void|control reaches end of non-void function)",
        "",
        "A way through this function ends without a return: what it then gives back is anything, or it "
        "crashes."},
    Row{"^'(Vector|Matrix)' (?:does not name a type|was not declared in this scope|has not been declared)",
        "", "Write nn::$1: the arrays are in namespace nn."},
    Row{"^'(\\w+)' (?:does not name a type|was not declared in this scope|has not been declared); did you "
        "mean "
        "'nn::\\1'",
        "", "Write nn::$1: it is in namespace nn."},
    Row{"^'(\\w+)' (?:does not name a type|was not declared in this scope|has not been declared)", "",
        "This stands outside of namespace student, where $1 is: perhaps a function above has one } too many.",
        false, false, true},
    Row{"^(?:variable|aggregate) 'std::[io]?fstream", "", "For files write #include <fstream> at the top."},
    Row{"^(?:variable|aggregate) 'std::[io]?stringstream", "",
        "For std::stringstream write #include <sstream> at the top."},
    Row{"^'(set|map|queue|stack|deque|list|optional|random|tuple|array|span|numeric|algorithm|vector|string|"
        "chrono)' is not a "
        "member of 'std'",
        "", "For std::$1 write #include <$1> at the top."},
    Row{"^'(mt19937(?:_64)?|random_device|\\w+_distribution|default_random_engine)' is not a member of 'std'",
        "", "For std::$1 write #include <random> at the top."},
    Row{"^'(accumulate|iota|inner_product|partial_sum|reduce)' is not a member of 'std'", "",
        "For std::$1 write #include <numeric> at the top."},
    Row{"^'(setprecision|setw|setfill)' is not a member of 'std'", "",
        "For std::$1 write #include <iomanip> at the top."},
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
    Row{"^expected unqualified-id before '(?:return|if|for|while|do|switch|else|try)'", "",
        "This stands outside of all functions: is there one } too many above?"},
    Row{"^expected declaration before '}' token", "", "There is one } more than there are {, here or above."},
    Row{"^expected (?:',' or )?';' before ", "^ *@", "The line above has to end with a semicolon ( ; )."},
    Row{"^expected (?:',' or )?';' before ", "@ *$", "This line has to end with a semicolon ( ; )."},
};

#undef NUMBER

/// `text` with the groups of a match in place of $1 (or %1).
void put(std::string& text, char mark, const std::smatch& match) {
    std::size_t next = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, next)) {
        next = at + 1;
        if (at + 1 >= text.size() || text[at + 1] < '1' || text[at + 1] > '9') continue;
        const auto group = static_cast<std::size_t>(text[at + 1] - '0');
        const std::string in_place = group < match.size() ? match[group].str() : "";
        text.replace(at, 2, in_place);
        next = at + in_place.size();
    }
}

/// Whether the parameter of the function that goes on where `before` ends has its name in a comment, as in starters.
bool is_in_comment(const std::string& name, std::string_view before) {
    const std::regex parameter("/\\* *" + name + " *\\*/ *[,)]");
    const std::size_t end_of_last = before.rfind("\n}");
    const std::string_view function = before.substr(end_of_last == std::string_view::npos ? 0 : end_of_last);
    if (name.size() > longest_text || function.size() > 100 * longest_text) return false;
    return std::regex_search(function.begin(), function.end(), parameter);
}

bool declares_type(const std::string& name, std::string_view contract) {
    if (name.size() > longest_text) return false;
    const std::regex type("\\n(?:struct|class|enum class|using) " + name + "\\b");
    return std::regex_search(contract.begin(), contract.end(), type);
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
        if (rows[i].in_comment && !is_in_comment(in_text[1], spot.before)) continue;
        if (rows[i].in_contract && !declares_type(in_text[1], spot.contract)) continue;
        if (const std::string_view module = rows[i].module;
            !module.empty() && std::ranges::count(spot.allowed, module) == 0)
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
