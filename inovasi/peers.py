"""With whom a region is compared: a group chosen by a rule that can be said in one sentence, the same on every day it is asked.

A province is compared with the provinces of its island group. Where these are fewer than four, the nearest other provinces are
added until they are four: nearest by the distance between the logarithm of the population and the share of poor people, each
in standard deviations over all provinces. A regency or city is compared with those of its kind in its own province.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

LEAST = 4  # peers of a province; fewer say little
DIMENSIONS = ("population_thousand", "poverty_rate")


@dataclass(frozen=True)
class Peers:
    """The peers of a province: those of its island group, then those added as nearest (nearest first); `used` are the dimensions of nearness."""

    same_group: tuple[str, ...]
    nearest: tuple[str, ...] = ()
    used: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Return every peer in the official order of the codes."""
        return tuple(sorted((*self.same_group, *self.nearest)))


def province_peers(places: pd.DataFrame, code: str, least: int = LEAST) -> Peers:
    """Return the peers of a province among `places`: province_code, island_group, population_thousand, poverty_rate (both may be unknown).

    A dimension that is unknown for the province itself is left out; a place with an unknown value in a dimension used is never
    added as nearest. Ties go to the lower code. Raises KeyError when the province is not among the places.
    """
    known = places.set_index("province_code")
    own = known.loc[code]
    same = tuple(sorted(other for other in known.index[known["island_group"] == own["island_group"]] if other != code))
    if len(same) >= least:
        return Peers(same)
    used = tuple(name for name in DIMENSIONS if pd.notna(own[name]))
    if not used:
        return Peers(same)
    scaled = pd.DataFrame({name: _standard(known[name].astype(float), name) for name in used})
    distance = np.sqrt(((scaled - scaled.loc[code]) ** 2).sum(axis=1, skipna=False))
    others = distance.drop(index=[code, *same]).dropna().round(9)
    order = sorted(others.index, key=lambda other: (others[other], other))
    return Peers(same, tuple(order[: least - len(same)]), used)


def regency_peers(places: pd.DataFrame, government: str) -> tuple[str, ...]:
    """Return the governments of the same kind in the same province, in official order: government_id, level, province_code.

    Raises KeyError when the government is not among the places.
    """
    known = places.set_index("government_id")
    own = known.loc[government]
    alike = known[(known["level"] == own["level"]) & (known["province_code"] == own["province_code"])]
    return tuple(sorted(str(key) for key in alike.index if key != government))


def _standard(values: pd.Series, name: str) -> pd.Series:
    """Return values in standard deviations from their mean; population by its logarithm, since provinces differ a hundredfold."""
    measured = np.log(values) if name == "population_thousand" else values
    spread = measured.std(ddof=0)
    return (measured - measured.mean()) / spread if spread else measured * 0.0
