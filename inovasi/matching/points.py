"""Points and scores of candidates: each component is between 0 and 1, or unknown where no data speak; weights are the user's.

The definition is ours, so it is kept plain enough to say on the page:
- need: share of the compared provinces that stand better on the indicator that speaks directly to the subject (same year, same borders)
- award: the order of the highest tier reached, from 0.2 (lowest) to 1
- copies: adopters beyond exploring, a copy that runs counting double and one that stopped counting against: x / (x + 2)
- results: evidence grade of the best stated result, 0.25 (claimed) to 1 (with a comparison group)
- closeness: half a point for a copy in the same province, 0.3 for one in the same island group or an origin there, 0.2 for one by the same level of government
An unknown component gives no points; its weight still counts, so what is not known never lifts a candidate.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

COMPONENTS = ("need", "award", "copies", "results", "closeness")
DEFAULT_WEIGHTS = "22422"
WEIGHTS_PATTERN = r"(?!00000)[0-5]{5}"
HIGHEST_TIER_ORDER = 6
HIGHEST_GRADE = 4
HALF_AT = 2.0  # adopters at which half the points for copies are reached
DRAWS = 400
SEED = 20201103
MARGIN = 2e-9  # scores are compared at nine digits
SPREAD = (0.5, 1.5)  # how far each weight is moved, as a factor, to see how firm a rank is


@dataclass(frozen=True)
class Weights:
    """How much each component counts, 0 to 5, in the order of COMPONENTS. Raises ValueError for another form."""

    text: str = DEFAULT_WEIGHTS

    def __post_init__(self) -> None:
        if not re.fullmatch(WEIGHTS_PATTERN, self.text):
            raise ValueError(f"Weights are five digits from 0 to 5, not all 0: {self.text!r}")

    @property
    def values(self) -> tuple[int, ...]:
        """Return the five weights."""
        return tuple(int(digit) for digit in self.text)


def points(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the points of each candidate (rows of match_candidates) in each component; NaN where no data speak."""
    adopters = rows["adopter_count"] + rows["running_count"] - 2 * rows["stopped_count"]
    reach = adopters.clip(lower=0).astype(float)
    near = (
        0.5 * (rows["same_province_count"] > 0)
        + 0.3 * ((rows["same_island_count"] > 0) | rows["is_origin_near"].astype(bool))
        + 0.2 * (rows["same_level_count"] > 0)
    )
    return pd.DataFrame(
        {
            "need": rows["ahead_count"].astype(float) / rows["compared_count"].astype(float),
            "award": (rows["tier_order"].astype(float) - 1) / (HIGHEST_TIER_ORDER - 1),
            "copies": (reach / (reach + HALF_AT)).where(rows["adopter_count"] > 0),
            "results": rows["outcome_grade"].astype(float) / HIGHEST_GRADE,
            "closeness": near,
        },
        index=rows.index,
    )


def scores(found: pd.DataFrame, weights: Sequence[float]) -> np.ndarray:
    """Return the weighted mean of the points, 0 to 1; an unknown component counts as no points."""
    share = np.asarray(weights, dtype=float) / float(sum(weights))
    return np.asarray(found[list(COMPONENTS)].fillna(0.0).to_numpy() @ share)


def ranked(rows: pd.DataFrame, weights: Weights, cells: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return candidates best first, with their points, score, rank, and the range of the rank when weights are moved.

    `rows` are all candidates, or the first of them; then `cells` (rows of match_cells) say how many there are of each kind.
    The range is from the 5th to the 95th percentile of the ranks under DRAWS sets of weights, each weight times a factor drawn
    evenly from SPREAD (fixed seed). Ties are ordered by name, then key.
    """
    found = points(rows)
    order = rows.assign(**{f"{name}_points": found[name] for name in COMPONENTS}, score=scores(found, weights.values).round(9))
    order = order.sort_values(["score", "innovation_name", "innovation_id"], ascending=[False, True, True], kind="stable")
    found = found.loc[order.index]
    if cells is None:
        low, high = rank_ranges(found, weights.values)
    else:
        low, high = rank_ranges(found, weights.values, points(cells), cells["candidate_count"].to_numpy(dtype=np.int64))
    return order.assign(rank=range(1, len(order) + 1), rank_low=low, rank_high=high).reset_index(drop=True)


def least_score(cells: pd.DataFrame, weights: Weights, most_rows: int) -> float:
    """Return a score that the best `most_rows` candidates reach, and few others, from the number of candidates of each kind; below 0 when all do."""
    found = scores(points(cells), weights.values)
    order = np.argsort(-found, kind="stable")
    reached = np.cumsum(cells["candidate_count"].to_numpy()[order]) >= most_rows
    return float(found[order][np.argmax(reached)]) - MARGIN if reached.any() else -1.0


def rank_ranges(
    found: pd.DataFrame, weights: Sequence[float], kinds: pd.DataFrame | None = None, counts: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the 5th and 95th percentile of each candidate's rank over moved weights.

    `found` are the points of the first candidates, best first; `kinds` the points of all candidates, and `counts` how many have
    such points. Without these `found` are all. Candidates that moved weights make equal keep their order.
    """
    if found.empty:
        return np.array([], dtype=int), np.array([], dtype=int)
    own = found[list(COMPONENTS)].fillna(0.0).to_numpy()
    every = own if kinds is None else np.concatenate([own, kinds[list(COMPONENTS)].fillna(0.0).to_numpy()])
    number = np.ones(len(own), dtype=np.int64) if counts is None else np.concatenate([np.zeros(len(own), dtype=np.int64), counts])
    alike, kind = np.unique(every, axis=0, return_inverse=True)
    number = np.bincount(kind.ravel(), weights=number, minlength=len(alike)).astype(np.int64)
    kind = kind.ravel()[: len(own)]
    draws = np.random.default_rng(SEED).uniform(*SPREAD, size=(DRAWS, len(COMPONENTS))) * np.asarray(weights, dtype=float)
    moved = -np.round(alike @ (draws / draws.sum(axis=1, keepdims=True)).T, 9)
    ranks = _ranks(moved, number, kind)
    low = np.percentile(ranks, 5, axis=1, method="lower")
    high = np.percentile(ranks, 95, axis=1, method="higher")
    position = np.arange(1, len(own) + 1)
    return np.minimum(low, position).astype(int), np.maximum(high, position).astype(int)


def _ranks(moved: np.ndarray, number: np.ndarray, kind: np.ndarray) -> np.ndarray:
    """Return the rank of each first candidate (rows) in each draw (columns): those of better kinds come before, of equal ones those that stand before.

    `moved` is least for the best: a row a kind, a column a draw. `number` says how many candidates are of each kind, `kind` which of
    them each first candidate is.
    """
    order, first = _sorted(moved)
    before = np.cumsum(number[order], axis=0) - number[order]
    better = np.empty_like(before)
    np.put_along_axis(better, order, np.take_along_axis(before, first, axis=0), axis=0)
    order, first = _sorted(moved[kind])
    above = np.empty_like(order)
    np.put_along_axis(above, order, np.arange(len(kind))[:, None] - first, axis=0)
    return better[kind] + above + 1


def _sorted(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return, for each column of values, their order (equal ones as they stand), and for each place of it that of the first equal value."""
    order = np.argsort(values, axis=0, kind="stable")
    found = np.take_along_axis(values, order, axis=0)
    is_first = np.concatenate([np.ones((1, values.shape[1]), dtype=bool), found[1:] != found[:-1]])
    return order, np.maximum.accumulate(np.where(is_first, np.arange(len(values))[:, None], 0), axis=0)
