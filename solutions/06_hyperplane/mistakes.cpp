// The catalogue of 06_hyperplane: one right solution, and each mistake as its difference to it.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <stdexcept>

#include "hyperplane.hpp"
#include "worker/catalogue.hpp"

namespace student {

namespace {

// Each expression of xtensor is compiled anew wherever it stands; these loops are compiled once.

nn::Vector zeros(std::size_t n) {
    nn::Vector v = nn::Vector::from_shape({n});
    v.fill(0);
    return v;
}

nn::Matrix zeros(std::size_t rows, std::size_t columns) {
    nn::Matrix m = nn::Matrix::from_shape({rows, columns});
    m.fill(0);
    return m;
}

/// x + t w, over the entries that both have.
nn::Vector along(nn::Vector x, double t, const nn::Vector& w) {
    for (std::size_t i = 0; i < std::min(x.size(), w.size()); ++i) x(i) += t * w(i);
    return x;
}

/// t w
nn::Vector times(double t, nn::Vector w) {
    for (double& entry : w) entry *= t;
    return w;
}

/// x without its component along d. square is d . d.
nn::Vector without(const nn::Vector& x, const nn::Vector& d, double square) {
    return along(x, -nn::dot(x, d) / square, d);
}

/// The direction of an axis: n entries, all 0 but one.
nn::Vector axis_direction(std::size_t axis, std::size_t n) {
    nn::Vector v = zeros(n);
    v(axis) = 1;
    return v;
}

void set_row(nn::Matrix& m, std::size_t row, const nn::Vector& v) {
    for (std::size_t i = 0; i < v.size(); ++i) m(row, i) = v(i);
}

nn::Vector row_of(const nn::Matrix& m, std::size_t row) {
    nn::Vector v = zeros(m.shape(1));
    for (std::size_t i = 0; i < v.size(); ++i) v(i) = m(row, i);
    return v;
}

}  // namespace

/// The formulas of the contract, and Gram-Schmidt for the basis. The basis measures its own vectors, so that
/// a mistake in a length, or in remove_parallel, does not reach it.
struct Right {
    virtual ~Right() = default;

    virtual nn::Vector offset(const nn::Vector& w, double b) {
        require_direction(w);
        return times(-b / squared_length(w), w);
    }

    virtual int shift_direction(const nn::Vector& w, double b) {
        require_direction(w);
        if (b < 0) return 1;
        if (b > 0) return -1;
        return 0;
    }

    virtual nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) {
        require_direction(w);
        return without(x, w, squared_length(w));
    }

    virtual double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) {
        require_direction(w);
        return value(x, w, b) / length(w);
    }

    virtual nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) {
        require_direction(w);
        return along(x, -value(x, w, b) / squared_length(w), w);
    }

    /// Gram-Schmidt on w and the axes. The axis closest to w is left out: the others are independent of w.
    virtual nn::Matrix orthonormal_basis(const nn::Vector& w) {
        require_direction(w);
        const std::size_t n = w.size();
        std::size_t closest = 0;
        for (std::size_t i = 1; i < n; ++i) {
            if (std::abs(w(i)) > std::abs(w(closest))) closest = i;
        }
        nn::Matrix basis = zeros(n - 1, n);
        std::size_t row = 0;
        for (std::size_t axis = 0; axis < n; ++axis) {
            if (axis == closest) continue;
            const nn::Vector v = without(axis_direction(axis, n), w, nn::dot(w, w));
            set_row(basis, row, unit(without_rows(v, basis, row)));
            ++row;
        }
        return basis;
    }

    virtual AffineSpace zero_set(const nn::Vector& w, double b) {
        return {offset(w, b), orthonormal_basis(w)};
    }

    virtual AffineSpace level_set(const nn::Vector& w, double b, double c) { return zero_set(w, b - c); }

  protected:
    virtual void require_direction(const nn::Vector& w) {
        for (const double entry : w) {
            if (entry != 0) return;
        }
        throw std::invalid_argument("w is zero, so it has no direction");
    }

    virtual double length(const nn::Vector& w) { return nn::norm(w); }

    virtual double squared_length(const nn::Vector& w) { return nn::dot(w, w); }

    /// f(x).
    virtual double value(const nn::Vector& x, const nn::Vector& w, double b) { return nn::dot(w, x) + b; }

    /// v without its components along the first rows of the basis.
    virtual nn::Vector without_rows(nn::Vector v, const nn::Matrix& basis, std::size_t rows) {
        for (std::size_t before = 0; before < rows; ++before) {
            const nn::Vector row = row_of(basis, before);
            v = without(v, row, nn::dot(row, row));
        }
        return v;
    }

    virtual nn::Vector unit(const nn::Vector& v) { return times(1 / nn::norm(v), v); }
};

// The length of w, in all that divides by it.

struct MISTAKE(
    no_norm,
    "These are the values without the division by |w| or |w|^2. They are right when w happens to have "
    "length 1, and wrong for every other w. Try w = (3, 4), whose length is 5: by which factor are you "
    "off?") {
    double length(const nn::Vector& /*w*/) override { return 1; }
    double squared_length(const nn::Vector& /*w*/) override { return 1; }
};

struct MISTAKE(
    norm_for_its_square,
    "Your result divides by |w| where |w|^2 belongs. A multiple of w already brings one |w| along "
    "through w itself: only w / |w| has length 1. Count how often w occurs above the line and how often "
    "below it.") {
    double squared_length(const nn::Vector& w) override { return nn::norm(w); }
};

struct MISTAKE(
    sum_of_entries,
    "You measure w by the sum of the |w_i|. The length in these formulas is the Euclidean one: the root "
    "of the sum of the squares. For w = (3, 4) it is 5, not 7.") {
    double length(const nn::Vector& w) override {
        return std::accumulate(w.begin(), w.end(), 0.0,
                               [](double sum, double entry) { return sum + std::abs(entry); });
    }
    double squared_length(const nn::Vector& w) override { return length(w) * length(w); }
};

struct MISTAKE(
    small_number_added,
    "A small number added below the line, against division by zero, changes the result: beside a w with "
    "entries of 1e-90 it is not small but enormous. A short w is a direction like any other. Only w = 0 "
    "has to be refused.") {
    double length(const nn::Vector& w) override { return nn::norm(w) + 1e-12; }
    double squared_length(const nn::Vector& w) override { return nn::dot(w, w) + 1e-12; }
};

// What the contract refuses.

struct MISTAKE(
    zero_weight_accepted,
    "For w = 0 there is no hyperplane: w . x + b is b everywhere. The contract asks for "
    "std::invalid_argument then. Without a check you divide by zero, and infinity or NaN goes on into "
    "all that is computed from it.") {
    void require_direction(const nn::Vector& /*w*/) override {}
};

struct MISTAKE(
    sizes_not_checked,
    "x and w have different sizes, and you computed with the entries that both have. An inner product of "
    "vectors of different sizes has no meaning: the contract asks for std::invalid_argument. (nn::dot "
    "checks the sizes for you.)") {
    nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) override {
        require_direction(w);
        return along(x, -inner(x, w) / inner(w, w), w);
    }
    nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return along(x, -value(x, w, b) / inner(w, w), w);
    }
    double value(const nn::Vector& x, const nn::Vector& w, double b) override { return inner(w, x) + b; }

    /// The inner product over the entries that both vectors have.
    static double inner(const nn::Vector& a, const nn::Vector& b) {
        double sum = 0;
        for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) sum += a(i) * b(i);
        return sum;
    }
};

// The bias: offset, shift_direction and the value of f.

struct MISTAKE(
    wrong_shift_direction,
    "The sign of b is turned round: your set is shifted to the wrong side of the origin. On the zero set "
    "w . x = -b. So for b < 0 the inner product w . x is positive there: on which side of the origin is "
    "that?") {
    nn::Vector offset(const nn::Vector& w, double b) override { return Right::offset(w, -b); }
    int shift_direction(const nn::Vector& w, double b) override { return Right::shift_direction(w, -b); }
};

struct MISTAKE(
    zero_bias_shifted,
    "For b = 0 the zero set goes through the origin: it is shifted in neither direction, and the answer "
    "is neither +1 nor -1.") {
    int shift_direction(const nn::Vector& w, double b) override {
        require_direction(w);
        return b > 0 ? -1 : 1;
    }
};

struct MISTAKE(
    small_bias_ignored,
    "You take a small b for no bias at all. Whether b is small depends on w, and you can multiply both "
    "by the same positive number without changing the hyperplane. Only b = 0 is no shift.") {
    int shift_direction(const nn::Vector& w, double b) override {
        return Right::shift_direction(w, std::abs(b) < 1e-6 ? 0 : b);
    }
};

struct MISTAKE(
    subtracts_bias,
    "You compute with w . x - b. In this course the linear model is f(x) = w . x + b (in some books, on "
    "support vector machines for example, it is w . x - b). So points with w . x = -b are on the "
    "hyperplane.") {
    double value(const nn::Vector& x, const nn::Vector& w, double b) override { return nn::dot(w, x) - b; }
};

struct MISTAKE(
    through_the_origin,
    "Your hyperplane goes through the origin: it is the one for b = 0. The vectors orthogonal to w are "
    "only half of the answer. The bias still has to shift them. Put a point you found into w . x + b: do "
    "you get 0?") {
    double value(const nn::Vector& x, const nn::Vector& w, double /*b*/) override { return nn::dot(w, x); }
    AffineSpace zero_set(const nn::Vector& w, double /*b*/) override {
        return {zeros(w.size()), orthonormal_basis(w)};
    }
};

// remove_parallel.

struct MISTAKE(
    parallel_part,
    "You return the component of x parallel to w. Asked for is what is left of x when that component is "
    "taken away. The result has to be orthogonal to w: is your inner product with w zero?") {
    nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) override {
        require_direction(w);
        return times(nn::dot(x, w) / nn::dot(w, w), w);
    }
};

struct MISTAKE(
    x_and_w_exchanged,
    "The roles of x and w are exchanged: you take from w its component parallel to x. The result should "
    "be orthogonal to w, and for a w twice as long it should be the same.") {
    nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) override {
        require_direction(w);
        return without(w, x, nn::dot(x, x));
    }
};

// signed_distance and project.

struct MISTAKE(
    absolute_value,
    "You use the distance without its sign. The sign says on which side of the hyperplane x lies: "
    "positive where w points to, negative on the other side. Without it, a projection goes the wrong way "
    "from one of the sides.") {
    double value(const nn::Vector& x, const nn::Vector& w, double b) override {
        return std::abs(Right::value(x, w, b));
    }
};

struct MISTAKE(
    square_for_the_norm,
    "Your distance is divided by |w|^2 = w . w, not by the length |w|. Double w and b: the line stays "
    "the same, but your distance halves.") {
    double length(const nn::Vector& w) override { return nn::dot(w, w); }
};

struct MISTAKE(
    bias_not_scaled,
    "You made w a vector of length 1 but kept b as it was. w . x + b = 0 stays the same equation only if "
    "both sides, and so w and b alike, are divided by |w|.") {
    double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return nn::dot(w, x) / nn::norm(w) + b;
    }
    nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        const nn::Vector direction = times(1 / nn::norm(w), w);
        return along(x, -(nn::dot(direction, x) + b), direction);
    }
};

struct MISTAKE(
    mirrored,
    "Your point lies as far behind the hyperplane as x lies in front of it: a mirror image. You went "
    "twice the distance.") {
    nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return along(x, -2 * value(x, w, b) / squared_length(w), w);
    }
};

struct MISTAKE(
    away_from_the_plane,
    "Your step has the right length but leads away from the hyperplane: your point is twice as far from "
    "it as x was. Where f(x) is positive, x lies on the side to which w points. Which way is back?") {
    nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return along(x, value(x, w, b) / squared_length(w), w);
    }
};

// orthonormal_basis.

struct MISTAKE(
    rows_not_normalised,
    "Your rows are orthogonal to w and to each other, but they have not got length 1. Divide each by its "
    "own length at the end.") {
    nn::Vector unit(const nn::Vector& v) override { return v; }
};

struct MISTAKE(
    rows_not_orthogonal,
    "Each of your rows is orthogonal to w, but not to the other rows. Take from each new row also its "
    "components parallel to the rows you have already (Gram-Schmidt).") {
    nn::Vector without_rows(nn::Vector v, const nn::Matrix& /*basis*/, std::size_t /*rows*/) override {
        return v;
    }
};

struct MISTAKE(
    columns_for_rows,
    "Your directions are the columns of the matrix. The contract wants them as rows: the shape is (n-1, "
    "n), and row i is one direction.") {
    nn::Matrix orthonormal_basis(const nn::Vector& w) override {
        return nn::transpose(Right::orthonormal_basis(w));
    }
};

struct MISTAKE(
    n_directions,
    "You return n directions for n dimensions. The hyperplane has one dimension less: of the n axes "
    "without their component along w, one can be written with the others.") {
    nn::Matrix orthonormal_basis(const nn::Vector& w) override {
        require_direction(w);
        const std::size_t n = w.size();
        nn::Matrix basis = zeros(n, n);
        for (std::size_t axis = 0; axis < n; ++axis) {
            set_row(basis, axis, without(axis_direction(axis, n), w, nn::dot(w, w)));
        }
        return basis;
    }
};

struct MISTAKE(
    w_as_a_direction,
    "w itself is among your directions. But w is orthogonal to the hyperplane: a step along w leaves it "
    "faster than any other step. Gram-Schmidt may start with w, but then w is not part of the answer.") {
    /// Gram-Schmidt on w and the axes: the first n - 1 vectors that it gives.
    nn::Matrix orthonormal_basis(const nn::Vector& w) override {
        require_direction(w);
        const std::size_t n = w.size();
        nn::Matrix basis = zeros(n - 1, n);
        set_row(basis, 0, unit(w));
        std::size_t row = 1;
        for (std::size_t axis = 0; axis < n && row < n - 1; ++axis) {
            const nn::Vector v = without_rows(axis_direction(axis, n), basis, row);
            if (nn::norm(v) < 1e-9) continue;  // w and the axes before span it
            set_row(basis, row, unit(v));
            ++row;
        }
        return basis;
    }
};

struct MISTAKE(
    neighbours_exchanged,
    "You took (-w2, w1) from the plane to more dimensions: two neighbouring entries of w exchanged, one "
    "with a minus, zeros elsewhere. Such rows are orthogonal to w but not to each other, and when w has "
    "zeros some of them are zero or no longer independent.") {
    /// (-w2, w1) for each pair of neighbours.
    nn::Matrix orthonormal_basis(const nn::Vector& w) override {
        require_direction(w);
        const std::size_t n = w.size();
        nn::Matrix basis = zeros(n - 1, n);
        for (std::size_t row = 0; row + 1 < n; ++row) {
            const double hypotenuse = std::hypot(w(row), w(row + 1));
            if (hypotenuse == 0) continue;
            basis(row, row) = -w(row + 1) / hypotenuse;
            basis(row, row + 1) = w(row) / hypotenuse;
        }
        return basis;
    }
};

// orthonormal_basis and zero_set: one coordinate as a linear function of the others.

/// Divides by the weight of that coordinate, which may be 0. The basis is made orthonormal with Gram-Schmidt.
struct SolvedForOne : Right {
    nn::Matrix orthonormal_basis(const nn::Vector& w) override {
        require_direction(w);
        const std::size_t n = w.size();
        const std::size_t one = solved_for(n);
        nn::Matrix basis = zeros(n - 1, n);
        std::size_t row = 0;
        for (std::size_t axis = 0; axis < n; ++axis) {
            if (axis == one) continue;
            nn::Vector v = axis_direction(axis, n);
            v(one) = -w(axis) / w(one);
            set_row(basis, row, unit(without_rows(v, basis, row)));
            ++row;
        }
        return basis;
    }

    AffineSpace zero_set(const nn::Vector& w, double b) override {
        const std::size_t one = solved_for(w.size());
        nn::Vector point = zeros(w.size());
        point(one) = -b / w(one);
        return {point, orthonormal_basis(w)};
    }

  protected:
    /// Which coordinate it is, of n.
    virtual std::size_t solved_for(std::size_t n) = 0;
};

struct MISTAKE_OF(
    divides_by_the_first_weight, SolvedForOne,
    "You solve for the first coordinate and divide by w_1. If the first entry of w is 0, as for a "
    "horizontal line, that divides by zero. Solve for a coordinate whose weight is not 0, or use "
    "offset and directions orthogonal to w.") {
    std::size_t solved_for(std::size_t /*n*/) override { return 0; }
};

struct MISTAKE_OF(
    slope_form, SolvedForOne,
    "You solve for the last coordinate: x_n = -(w_1 x_1 + ... + b) / w_n, as in y = m x + q. If the "
    "last entry of w is 0, as for a vertical line, there is no such form. Solve for a coordinate "
    "whose weight is not 0, or use offset and directions orthogonal to w.") {
    std::size_t solved_for(std::size_t n) override { return n - 1; }
};

// level_set.

struct MISTAKE(
    b_plus_c,
    "This is the set for b + c. When c moves to the other side of w . x + b = c it changes its sign.") {
    AffineSpace level_set(const nn::Vector& w, double b, double c) override { return zero_set(w, b + c); }
};

struct MISTAKE(level_without_bias,
               "Your set is where w . x = c: it does not depend on b. The set asked for has w . x + b = c.") {
    AffineSpace level_set(const nn::Vector& w, double /*b*/, double c) override { return zero_set(w, -c); }
};

struct MISTAKE(
    level_as_distance,
    "You moved the zero set by the distance c. But c is a value of f, not a distance: one step of length "
    "1 along w changes f by |w|. How long is the step that changes f by c?") {
    AffineSpace level_set(const nn::Vector& w, double b, double c) override {
        AffineSpace set = zero_set(w, b);
        set.point = along(set.point, c / nn::norm(w), w);
        return set;
    }
};

// The sums over all entries.

struct MISTAKE(two_entries_only,
               "You look at the first two entries of w only, as in the plane. In n dimensions all n of them "
               "count, in the "
               "inner product and in the length.") {
    double length(const nn::Vector& w) override { return std::sqrt(squared_length(w)); }
    double squared_length(const nn::Vector& w) override { return w(0) * w(0) + w(1) * w(1); }
    double value(const nn::Vector& x, const nn::Vector& w, double b) override {
        Right::value(x, w, b);  // for the sizes
        return w(0) * x(0) + w(1) * x(1) + b;
    }
};

struct MISTAKE(length_to_the_fourth,
               "You divide by |w|^4: w . w is the squared length already, and you squared it once more.") {
    double squared_length(const nn::Vector& w) override { return nn::dot(w, w) * nn::dot(w, w); }
};

struct MISTAKE(bias_in_the_length,
               "Your length has the bias in it, as if w were (w, b). The bias moves the hyperplane; it is no "
               "part of the "
               "direction, and does not make w longer.") {
    double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return value(x, w, b) / std::hypot(length(w), b);
    }
    nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return along(x, -value(x, w, b) / (squared_length(w) + b * b), w);
    }
};

// What is refused, and should not be.

struct MISTAKE(short_weight_refused,
               "You refuse a w that is short. Every w but 0 has a direction: a length of 1e-90 is as good as "
               "one of 1.") {
    void require_direction(const nn::Vector& w) override {
        if (nn::norm(w) < 1e-12) throw std::invalid_argument("w is too short");
    }
};

struct MISTAKE(
    zero_sum_refused,
    "You refuse w = (1, -1): its entries add up to 0, but it is not 0. To find out whether w is 0, look at "
    "each entry, or at its length.") {
    void require_direction(const nn::Vector& w) override {
        if (std::accumulate(w.begin(), w.end(), 0.0) == 0) throw std::invalid_argument("w is zero");
    }
};

// shift_direction and offset.

struct MISTAKE(sign_bit_of_the_bias,
               "You ask for the sign bit of b, and 0 has one too: for b = 0 the zero set goes through the "
               "origin, and for "
               "-0.0, which is the same number, just so.") {
    int shift_direction(const nn::Vector& w, double b) override {
        require_direction(w);
        return std::signbit(b) ? 1 : -1;
    }
};

struct MISTAKE(last_entry_of_w,
               "The last entry of your offset is that of w itself: your loop ends one too early.") {
    nn::Vector offset(const nn::Vector& w, double b) override {
        nn::Vector o = Right::offset(w, b);
        o(o.size() - 1) = w(w.size() - 1);
        return o;
    }
};

// remove_parallel.

struct MISTAKE(
    result_made_unit,
    "Your result has length 1. Asked for is x without its component along w, as long as it happens to be.") {
    nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) override {
        return unit(Right::remove_parallel(x, w));
    }
};

struct MISTAKE(
    parallel_part_added,
    "You add the component along w once more instead of taking it away: x + ... where x - ... belongs.") {
    nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) override {
        require_direction(w);
        return along(x, nn::dot(x, w) / squared_length(w), w);
    }
};

struct MISTAKE(
    divided_by_x,
    "You divide by x . x where w . w belongs. The component of x along w is a multiple of w that does not "
    "change when w is made longer: put 2 w for w and see.") {
    nn::Vector remove_parallel(const nn::Vector& x, const nn::Vector& w) override {
        require_direction(w);
        return along(x, -nn::dot(x, w) / nn::dot(x, x), w);
    }
};

// signed_distance and project.

struct MISTAKE(divided_by_the_length_of_x,
               "You divide by |x|. w . x + b grows with w, so it is |w| that has to be taken out.") {
    double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return value(x, w, b) / length(x);
    }
};

struct MISTAKE(
    first_weight_made_positive,
    "You turn (w, b) round so that w_1 is positive. w and -w have the same zero set, but not the same sides: "
    "the sign of the distance follows the w that is given.") {
    double signed_distance(const nn::Vector& x, const nn::Vector& w, double b) override {
        const double distance = Right::signed_distance(x, w, b);
        return w(0) < 0 ? -distance : distance;
    }
};

struct MISTAKE(
    projected_on_the_line,
    "Your point lies on the line in the direction of w. Asked for is the nearest point of the hyperplane, to "
    "which that line is orthogonal.") {
    nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) override {
        require_direction(w);
        return times((value(x, w, b) - b) / squared_length(w), w);
    }
};

struct MISTAKE(
    negative_side_left,
    "Points on the negative side stay where they are. A projection leads from both sides to the hyperplane: "
    "a negative distance makes the step go the other way by itself.") {
    nn::Vector project(const nn::Vector& x, const nn::Vector& w, double b) override {
        const nn::Vector projected = Right::project(x, w, b);
        return value(x, w, b) < 0 ? x : projected;
    }
};

// orthonormal_basis, zero_set and level_set.

struct MISTAKE(rows_divided_by_their_square,
               "Each of your rows is divided by its squared length, v / (v . v). For a length of 1 it has to "
               "be v / |v|.") {
    nn::Vector unit(const nn::Vector& v) override { return times(1 / nn::dot(v, v), v); }
};

struct MISTAKE(one_row_for_all,
               "All your rows are the same direction. Is an index missing where you write the row?") {
    nn::Matrix orthonormal_basis(const nn::Vector& w) override {
        nn::Matrix basis = Right::orthonormal_basis(w);
        for (std::size_t row = 1; row < basis.shape(0); ++row) set_row(basis, row, row_of(basis, 0));
        return basis;
    }
};

struct MISTAKE(
    w_as_the_point,
    "Your point is w itself. On the zero set w . x = -b, and w . w is hardly ever that: which multiple of w "
    "is it?") {
    AffineSpace zero_set(const nn::Vector& w, double /*b*/) override { return {w, orthonormal_basis(w)}; }
};

struct MISTAKE(c_added_to_the_point,
               "You add c to every coordinate of a point of the zero set. c is a value of f: how far along w "
               "must a point "
               "go until f has grown by c?") {
    AffineSpace level_set(const nn::Vector& w, double b, double c) override {
        AffineSpace set = zero_set(w, b);
        for (double& entry : set.point) entry += c;
        return set;
    }
};

}  // namespace student
