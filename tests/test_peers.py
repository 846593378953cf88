"""Peers by their stated rule, on provinces few enough to see."""

from math import e

import pandas as pd
import pytest

from inovasi import peers


def places(*rows: tuple[str, str, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["province_code", "island_group", "population_thousand", "poverty_rate"])


WORLD = places(
    ("11", "West", 100.0, 10.0),
    ("12", "West", 200.0, 12.0),
    ("13", "West", 300.0, 9.0),
    ("14", "West", 400.0, 8.0),
    ("15", "West", 500.0, 7.0),
    ("51", "East", 1000.0, 20.0),
    ("52", "East", 1000.0, 21.0),
    ("53", "Isle", 400.0, 8.0),
)


def test_an_island_group_of_four_others_needs_nobody_else() -> None:
    found = peers.province_peers(WORLD, "13")
    assert found == peers.Peers(("11", "12", "14", "15"))
    assert found.codes == ("11", "12", "14", "15")


def test_a_small_island_group_is_made_up_to_four_with_the_nearest() -> None:
    found = peers.province_peers(WORLD, "51")
    assert found.same_group == ("52",)
    assert len(found.codes) == peers.LEAST == 4
    assert len(found.nearest) == 3 and not {"51", "52"} & set(found.nearest) and found.used == peers.DIMENSIONS
    assert found.nearest.index("14") < found.nearest.index("53")  # both have the same figures


def test_the_distance_is_the_one_stated() -> None:
    # Logs of the populations 1, 1, 2, 3 (mean 1.75, sd 0.829); poverty 10, 13, 10, 10 (mean 10.75, sd 1.299).
    world = places(("1", "A", e, 10.0), ("2", "B", e, 13.0), ("3", "C", e**2, 10.0), ("4", "D", e**3, 10.0))
    # From 1: to 3 one step of the log, 1 / 0.829 = 1.21; to 2 three of poverty, 3 / 1.299 = 2.31; to 4 two steps, 2.41.
    assert peers.province_peers(world, "1", least=3).nearest == ("3", "2", "4")
    assert peers.province_peers(world, "1", least=1).nearest == ("3",)


def test_a_tie_goes_to_the_lower_code() -> None:
    world = places(("1", "A", 100.0, 10.0), ("3", "B", 100.0, 12.0), ("2", "C", 100.0, 12.0), ("4", "D", 100.0, 8.0))
    assert peers.province_peers(world, "1", least=2).nearest == ("2", "3")


def test_what_is_unknown_of_the_province_is_not_used_and_an_unknown_place_is_never_nearest() -> None:
    world = places(("1", "A", None, 10.0), ("2", "B", 100.0, None), ("3", "C", 100.0, 15.0), ("4", "D", None, 11.0))
    found = peers.province_peers(world, "1")
    assert found.used == ("poverty_rate",)
    assert found.nearest == ("4", "3")
    blind = peers.province_peers(places(("1", "A", None, None), ("2", "B", 1.0, 1.0)), "1")
    assert blind == peers.Peers(())


def test_the_order_of_the_rows_changes_nothing() -> None:
    for code in WORLD["province_code"]:
        assert peers.province_peers(WORLD, code) == peers.province_peers(WORLD.iloc[::-1], code)


def test_no_province_is_its_own_peer_and_an_unknown_one_is_told() -> None:
    for code in WORLD["province_code"]:
        assert code not in peers.province_peers(WORLD, code).codes
    with pytest.raises(KeyError):
        peers.province_peers(WORLD, "99")


def test_regencies_are_compared_with_their_kind_in_their_province() -> None:
    rows = pd.DataFrame(
        [("kab-1", "kabupaten", "16"), ("kab-2", "kabupaten", "16"), ("kota-1", "kota", "16"), ("kab-3", "kabupaten", "17"), ("prov-16", "provinsi", "16")],
        columns=["government_id", "level", "province_code"],
    )  # fmt: skip
    assert peers.regency_peers(rows, "kab-1") == ("kab-2",)
    assert peers.regency_peers(rows, "kota-1") == ()
