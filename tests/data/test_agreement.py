"""The agreement of the two readings of the ladder is computed, and the report says what was computed."""

import pytest

from inovasi import agreement


def test_cohen_kappa_on_the_textbook_table() -> None:
    # 50 proposals read by two readers: yes-yes 20, yes-no 5, no-yes 10, no-no 15; observed 0.70, by chance 0.50, kappa 0.40
    pairs = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert agreement.cohen_kappa(pairs) == pytest.approx(0.40)


def test_rows_are_compared_by_steps_dates_and_highest_step() -> None:
    first = {
        1: [("chosen", "2020-01-01", "2020-01-01")],
        2: [("explored", "", ""), ("running", "2020-01-01", "2020-12-31")],
        3: [("unknown", "", "")],
    }
    second = {1: [("chosen", "2020-01-01", "2020-12-31")], 2: [("running", "2020-01-01", "2020-12-31")], 3: [("explored", "", "")]}
    result = agreement.compare(first, second, [1, 2, 3])
    assert (result.rows, result.same_steps, result.same_dates, result.same_state) == (3, 1, 0, 2)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_report_says_what_was_computed(language: str) -> None:
    assert agreement.path(language).read_text(encoding="utf-8") == agreement.text(language)
