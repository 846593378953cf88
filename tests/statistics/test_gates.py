"""A gate opens only when every condition is met, and says which one is not."""

import pytest

from inovasi.statistics import association, comparison
from inovasi.statistics.gates import AT_MOST, Condition, Gate

OPEN_DID = {"before": 3, "after": 2, "treated": 5, "compared": 10, "breaks": 0, "trend_p": 0.05}
OPEN_SCM = {"before": 8, "after": 2, "donors": 10, "breaks": 0, "misfit_share": 0.25}


@pytest.mark.parametrize(
    ("condition", "is_met"),
    [
        (Condition("a", 3, 3), True),
        (Condition("a", 3, 2), False),
        (Condition("a", 3, None), False),
        (Condition("a", 3, float("nan")), False),
        (Condition("a", 0, 0, AT_MOST), True),
        (Condition("a", 0, 1, AT_MOST), False),
        (Condition("a", 0, None, AT_MOST), False),
    ],
)
def test_a_condition_is_met_at_its_bound_and_never_by_the_unknown(condition: Condition, is_met: bool) -> None:
    assert condition.is_met is is_met


def test_one_unmet_condition_closes_a_gate() -> None:
    gate = Gate("x", (Condition("a", 1, 1), Condition("b", 2, 1)))
    assert not gate.is_open
    assert [condition.code for condition in gate.unmet] == ["b"]


def test_the_gate_of_difference_in_differences_opens_at_its_bounds() -> None:
    assert comparison.did_gate(**OPEN_DID).is_open


@pytest.mark.parametrize(
    ("name", "value", "codes"),
    [
        ("before", 2, {"years_before"}),
        ("after", 1, {"years_after"}),
        ("treated", 4, {"treated"}),
        ("compared", 4, {"compared", "assignments"}),
        ("breaks", 1, {"breaks"}),
        ("trend_p", 0.049, {"trend"}),
        ("trend_p", None, {"trend"}),
    ],
)
def test_each_condition_closes_difference_in_differences(name: str, value: float | None, codes: set[str]) -> None:
    gate = comparison.did_gate(**(OPEN_DID | {name: value}))
    expected = codes | ({"assignments"} if name == "treated" and comparison.comb(14, 4) < comparison.FEWEST_ASSIGNMENTS else set())
    assert {condition.code for condition in gate.unmet} == expected


def test_the_gate_of_synthetic_control_opens_at_its_bounds() -> None:
    assert comparison.scm_gate(**OPEN_SCM).is_open


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("before", 7, "years_before"),
        ("after", 1, "years_after"),
        ("donors", 9, "donors"),
        ("breaks", 1, "breaks"),
        ("misfit_share", 0.3, "misfit"),
        ("misfit_share", None, "misfit"),
    ],
)
def test_each_condition_closes_synthetic_control(name: str, value: float | None, code: str) -> None:
    assert [condition.code for condition in comparison.scm_gate(**(OPEN_SCM | {name: value})).unmet] == [code]


def test_a_coefficient_needs_ten_provinces() -> None:
    assert association.gate(10).is_open
    assert not association.gate(9).is_open
