#include "recognise/recognise.hpp"

#include <algorithm>

#include "recognise/arithmetic.hpp"
#include "recognise/arrangement.hpp"
#include "recognise/branch.hpp"
#include "recognise/length.hpp"
#include "recognise/measure.hpp"
#include "recognise/precision.hpp"
#include "recognise/refusal.hpp"
#include "recognise/region.hpp"

namespace recognise {
namespace {

using halfspace::verdict::Diagnosis;

std::optional<Diagnosis> first_of(const std::vector<Recogniser>& table, const Study& study) {
    for (const Scope scope : scopes) {
        for (const Recogniser& recogniser : table) {
            if (auto hint = recogniser.find(study, scope)) return Diagnosis{recogniser.name, *hint};
        }
    }
    return {};
}

}  // namespace

const std::vector<Recogniser>& recognisers() {
    static const std::vector<Recogniser> all = {
        {"wrong-exception", wrong_exception},
        {"refuses-answerable", refuses_answerable},
        {"fails-on-some", fails_on_some},
        {"answers-unanswerable", answers_unanswerable},
        {"parts-exchanged", parts_exchanged},
        {"argument-returned", argument_returned},
        {"transposed-answer", transposed},
        {"order-reversed", order_reversed},
        {"turned-round", turned},
        {"shifted-by-one", shifted},
        {"column-by-column", column_by_column},
        {"rows-exchanged", rows_exchanged},
        {"columns-exchanged", columns_exchanged},
        {"entries-exchanged", entries_exchanged},
        {"first-only", first_only},
        {"zeros-in-front", zeros_in_front},
        {"entries-left-out", entries_left_out},
        {"one-off-length", one_off_length},
        {"fixed-shape", fixed_shape},
        {"absolute-value", absolute_value},
        {"sign-turned", sign_turned},
        {"one-minus", one_minus},
        {"squared-once-more", squared},
        {"square-root", square_root},
        {"one-over", reciprocal},
        {"constant-answer", constant},
        {"one-branch", one_branch},
        {"out-of-bounds", clamped},
        {"times-constant", times_constant},
        {"plus-constant", plus_constant},
        {"argument-mixed-in", argument_mixed_in},
        {"measure-mixed-in", measure_mixed_in},
        {"wrong-length", wrong_length},
        {"not-a-number", not_a_number},
    };
    return all;
}

const std::vector<Recogniser>& recognisers_of_loss() {
    static const std::vector<Recogniser> all = {
        {"whole-numbers", whole_numbers},
        {"rounded-numbers", rounded},
        {"single-precision", single_precision},
        {"few-digits", few_digits},
        {"near-miss", near_miss},
    };
    return all;
}

std::optional<Diagnosis> recognise(const Study& study) {
    if (study.wrong.empty()) return {};
    if (auto found = first_of(recognisers(), study)) return found;
    return recognise_loss(study.behaviour);
}

std::optional<Diagnosis> recognise_loss(const Behaviour& behaviour) {
    if (!behaviour.has_one_answer) return {};
    const Study study(behaviour, Eye::sharp);
    return first_of(recognisers_of_loss(), study);
}

std::string where(const Study& study) {
    if (study.is_blurred()) return {};
    const std::string& function = study.behaviour.function;
    const auto told = [&](const Region& region) {
        return fmt::format("In all calls of {}, it is wrong {} and right {}.", function, region.wrong,
                           region.right);
    };
    if (const auto region = region_of_inputs(study)) return told(*region);
    if (const auto region = region_of_places(study)) {
        return fmt::format("In each wrong answer of {}, {} are wrong {} and right {}.", function,
                           numbers_of(study), region->wrong, region->right);
    }
    if (study.only_field) {
        return fmt::format("In the answers of {} only {} is wrong.", function,
                           study.field_name(*study.only_field));
    }
    const auto region = region_of_calls(study, study.wrong);
    return region ? told(*region) : "";
}

}  // namespace recognise
