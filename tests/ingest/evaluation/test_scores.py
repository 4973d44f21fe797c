"""Scores on numbers worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interorg.ingest.evaluation.calibration import (
    Sure,
    cut_at,
    expected_calibration_error,
    precision_at_coverage,
)
from interorg.ingest.evaluation.pairing import paired
from interorg.ingest.evaluation.scores import (
    Counts,
    bootstrap,
    by_label,
    confusion,
    interval,
    macro_f1,
    micro,
    total,
)

TRUTH = ["a", "a", "a", "b", "b", "undefined", "undefined"]
GIVEN = ["a", "a", "b", "b", "undefined", "undefined", "a"]


def test_counts_give_precision_recall_and_their_harmonic_mean() -> None:
    counts = Counts(right=3, answered=4, wanted=6)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)


def test_nothing_answered_is_no_precision_and_no_error() -> None:
    assert (Counts(0, 0, 5).precision, Counts(0, 0, 0).f1) == (0.0, 0.0)


def test_labels_are_counted_one_by_one() -> None:
    counts = by_label(TRUTH, GIVEN)
    assert counts["a"] == Counts(2, 3, 3)
    assert counts["b"] == Counts(1, 2, 2)
    assert counts["undefined"] == Counts(1, 2, 2)


def test_micro_f1_leaves_out_a_label_but_not_answers_given_in_its_place() -> None:
    # Five answers are of a or b, three of them right; five are wanted.
    assert micro(by_label(TRUTH, GIVEN), {"undefined"}) == Counts(3, 5, 5)


def test_macro_f1_averages_the_labels() -> None:
    counts = by_label(TRUTH, GIVEN)
    assert macro_f1(counts) == pytest.approx((2 / 3 + 1 / 2 + 1 / 2) / 3)
    assert macro_f1(counts, {"undefined"}) == pytest.approx((2 / 3 + 1 / 2) / 2)


def test_a_label_that_is_only_answered_lowers_the_macro_f1() -> None:
    assert macro_f1(by_label(["a", "a"], ["a", "c"])) == pytest.approx((2 / 3 + 0) / 2)


def test_confusion_counts_what_was_answered_for_each_truth() -> None:
    assert confusion(TRUTH, GIVEN)["a"] == {"a": 2, "b": 1}


def test_calibration_error_weighs_each_bin_by_its_answers() -> None:
    answers = [Sure(0.9, True), Sure(0.9, False), Sure(0.3, False), Sure(0.3, False)]
    # |.9 - .5| for one half, |.3 - 0| for the other.
    assert expected_calibration_error(answers) == pytest.approx(0.35)


def test_full_confidence_falls_into_the_last_bin() -> None:
    assert expected_calibration_error([Sure(1.0, True), Sure(1.0, True)]) == 0


def test_precision_at_coverage_keeps_the_surest() -> None:
    answers = [Sure(0.9, True), Sure(0.8, True), Sure(0.7, False), Sure(0.6, True)]
    cuts = precision_at_coverage(answers, (0.5, 0.75, 1.0))
    assert [(cut.coverage, cut.precision) for cut in cuts] == [
        (0.5, 1.0),
        (0.75, pytest.approx(2 / 3)),
        (1.0, 0.75),
    ]


def test_equally_sure_answers_are_not_torn_apart() -> None:
    answers = [Sure(0.5, True), Sure(0.5, False), Sure(0.5, False), Sure(0.5, False)]
    (cut,) = precision_at_coverage(answers, (0.25, 0.5))
    assert (cut.coverage, cut.precision) == (1.0, 0.25)


def test_a_cut_at_a_confidence_includes_it() -> None:
    cut = cut_at([Sure(0.8, True), Sure(0.79, False)], 0.8)
    assert (cut.coverage, cut.precision) == (0.5, 1.0)


def test_the_bootstrap_gives_the_same_interval_again_and_holds_the_value() -> None:
    items = [Counts(1, 1, 1)] * 70 + [Counts(0, 1, 1)] * 30
    found = interval(items)
    assert found == interval(items)
    low, high = found["precision"]
    # A share of .7 in a hundred has a standard error of .046.
    assert 0.58 <= low <= 0.63 and 0.77 <= high <= 0.82


def test_the_bootstrap_of_a_constant_is_the_constant() -> None:
    assert bootstrap([1, 2, 3], lambda drawn: 5.0) == (5.0, 5.0)


def test_no_items_have_no_interval() -> None:
    assert interval([]) == {}


def test_pairing_moves_a_first_choice_where_that_lets_another_in() -> None:
    fits = {(1, "x"), (1, "y"), (2, "x")}
    assert paired([1, 2], ["x", "y"], lambda one, other: (one, other) in fits) == [(0, 1), (1, 0)]


@given(st.lists(st.integers(0, 4), max_size=7), st.lists(st.integers(0, 4), max_size=7))
def test_pairing_equal_things_pairs_as_many_as_both_hold(one: list[int], other: list[int]) -> None:
    pairs = paired(one, other, lambda a, b: a == b)
    assert len(pairs) == sum(min(one.count(n), other.count(n)) for n in range(5))
    assert len({b for _, b in pairs}) == len(pairs) == len({a for a, _ in pairs})


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_over_all_labels_the_micro_scores_are_the_accuracy(pairs: list[tuple[str, str]]) -> None:
    truth, given_labels = zip(*pairs, strict=True)
    counts = total(by_label(truth, given_labels).values())
    assert counts.precision == counts.recall == sum(a == b for a, b in pairs) / len(pairs)
