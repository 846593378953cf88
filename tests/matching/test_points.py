"""Points of candidates, counted by hand; ranks hold under moved weights; what is unknown never lifts."""

import numpy as np
import pandas as pd
import pytest

from inovasi.matching.points import COMPONENTS, Weights, points, rank_ranges, ranked, scores


def candidate(name: str, **values: object) -> dict[str, object]:
    plain: dict[str, object] = {
        "innovation_id": name,
        "innovation_name": name,
        "tier_order": None,
        "adopter_count": 0,
        "running_count": 0,
        "stopped_count": 0,
        "same_province_count": 0,
        "same_island_count": 0,
        "same_level_count": 0,
        "is_origin_near": False,
        "outcome_grade": None,
        "ahead_count": None,
        "compared_count": None,
    }
    return plain | values


ROWS = pd.DataFrame(
    [
        candidate("a", ahead_count=3, compared_count=4, tier_order=6, adopter_count=2, running_count=1, same_province_count=1),
        candidate("b", adopter_count=3, stopped_count=1, is_origin_near=True, same_level_count=2, outcome_grade=2),
        candidate("c", adopter_count=1, stopped_count=1),
        candidate("d"),
    ]
)


def test_points_are_those_of_the_definition() -> None:
    found = points(ROWS)
    assert found.loc[0].tolist()[:3] == [0.75, 1.0, 3 / 5]
    assert np.isnan(found.loc[0, "results"]) and found.loc[0, "closeness"] == 0.5
    assert found.loc[1, "copies"] == 1 / 3 and found.loc[1, "results"] == 0.5 and found.loc[1, "closeness"] == 0.5
    assert found.loc[2, "copies"] == 0.0
    assert np.isnan(found.loc[3, "copies"]) and np.isnan(found.loc[3, "need"])


def test_a_score_is_the_weighted_mean_and_the_unknown_gives_nothing() -> None:
    found = scores(points(ROWS), Weights("11111").values)
    assert found.round(6).tolist() == [round((0.75 + 1 + 0.6 + 0.5) / 5, 6), round((1 / 3 + 0.5 + 0.5) / 5, 6), 0.0, 0.0]
    only_need = scores(points(ROWS), Weights("50000").values)
    assert only_need.tolist() == [0.75, 0.0, 0.0, 0.0]


def test_a_rank_stands_in_its_range_and_ties_are_ordered_by_name() -> None:
    order = ranked(ROWS, Weights())
    assert order["innovation_id"].tolist() == ["a", "b", "c", "d"]
    assert ((order["rank_low"] <= order["rank"]) & (order["rank"] <= order["rank_high"])).all()
    assert (order.loc[0, "rank_low"], order.loc[0, "rank_high"]) == (1, 1)  # better than b in every weighting


def test_the_range_is_wide_where_weights_decide() -> None:
    close = pd.DataFrame([[1.0, 0, 0, 0, 0], [0, 1.0, 0, 0, 0]], columns=list(COMPONENTS))
    low, high = rank_ranges(close, (2, 2, 2, 2, 2))
    assert low.tolist() == [1, 1] and high.tolist() == [2, 2]


def test_the_order_does_not_depend_on_the_order_of_rows() -> None:
    turned = ranked(ROWS.iloc[::-1].reset_index(drop=True), Weights())
    assert turned["innovation_id"].tolist() == ranked(ROWS, Weights())["innovation_id"].tolist()


@pytest.mark.parametrize("text", ["00000", "1234", "123456", "12a45", "11116", ""])
def test_weights_of_another_form_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Weights"):
        Weights(text)
