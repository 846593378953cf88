"""How well the matching finds what regions are known to have adopted: each adoption is hidden, with everything dated from that day on.

For a known adoption of innovation i by region r on day d (the last possible day of its first step), candidates and points are computed
from what was dated before d: copies by d - 1, awards, indicators and results of the year before. The rank of i among the candidates says
whether the matching would have named it. An adoption whose innovation was not known before d (no award, no copy) cannot be found by any
method and is counted apart.

Methods compared: ours with the default weights; most copied; most awarded (highest tier, then number of awards); random order (its
expectation, not a draw). Each over all candidates, and again within the subject of the hidden adoption: a forum usually has its subject.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

import numpy as np
import pandas as pd

from inovasi import queries, release
from inovasi.access import readers
from inovasi.matching.points import COMPONENTS, Weights
from inovasi.views import EVERY_ROW, FIRST_YEAR

DEPTHS = (5, 10, 20)
METHODS = ("ours", "most_copied", "most_awarded", "random")
SCOPES = ("all", "subject")  # every candidate, or those of the subject of the hidden adoption
KINDS = ("recorded", "interest")  # adoptions beyond exploring; those and explorations
SAMPLE = 400  # each asks for the ranks among all candidates: of more adoptions than these some are drawn, and the page says so
DRAWS = 2000
SEED = 20201103
FRAME = "38"


@dataclass(frozen=True)
class Hidden:
    """One hidden adoption and the rank that each method gives it in each scope; no ranks when it could not be found.

    `candidate_counts` holds the number of candidates by scope.
    """

    replication_id: str
    innovation_id: str
    is_recorded: bool
    candidate_counts: Mapping[str, int]
    ranks: Mapping[tuple[str, str], float]


def candidates(
    government: str,
    cut_off: date,
    last_year: int,
    data_version: str,
    language: str = "id",
    *,
    subject: str = "",
    weights: Weights | None = None,
    least_score: float = -1.0,
    most_rows: int = EVERY_ROW,
) -> pd.DataFrame:
    """Return the candidates of a region by what was dated by a day, awards and indicators of a last year included.

    All of them, or the best of a subject under some weights.
    """
    return queries.run(
        "match_candidates",
        data_version,
        **_known_on(government, cut_off, last_year, data_version),
        **_weighted(weights or Weights()),
        language=language,
        subject=subject,
        least_score=least_score,
        most_rows=most_rows,
    )


def cells(government: str, cut_off: date, last_year: int, data_version: str) -> pd.DataFrame:
    """Return how many candidates of a region there are of each kind, what it has taken already beside."""
    return queries.run("match_cells", data_version, **_known_on(government, cut_off, last_year, data_version))


def _weighted(weights: Weights) -> dict[str, object]:
    return {f"{name}_weight": value for name, value in zip(COMPONENTS, weights.values, strict=True)}


def _known_on(government: str, cut_off: date, last_year: int, data_version: str) -> dict[str, object]:
    return {
        "government": government,
        "frame": FRAME,
        "cut_off": cut_off,
        "first_year": FIRST_YEAR,
        "last_year": last_year,
        "undated_year": release.facts(data_version).data_date.year,
        "with_packages": False,
    }


@readers.kept(maxsize=4)
def hidden_adoptions(data_version: str) -> tuple[Hidden, ...]:
    """Return known adoptions of a named, non-package innovation by a region with a dated step, hidden and sought: all, or SAMPLE of them."""
    return tuple(_sought(row, data_version) for row in _known(data_version).to_dict("records"))


def known_count(data_version: str) -> int:
    """Return how many adoptions are known, drawn for the test or not."""
    rows = _known(data_version)
    return int(rows["known_count"].iloc[0]) if len(rows) else 0


def _known(data_version: str) -> pd.DataFrame:
    return queries.run(
        "known_adoptions_listed",
        data_version,
        frame=FRAME,
        cut_off=release.facts(data_version).data_date,
        first_year=FIRST_YEAR,
        with_packages=False,
        most_rows=SAMPLE,
    )


def _sought(row: Mapping[str, object], data_version: str) -> Hidden:
    day = pd.Timestamp(str(row["first_date"])).date()
    base = (str(row["replication_id"]), str(row["innovation_id"]), bool(row["is_recorded"]))
    known = _known_on(str(row["government_id"]), day - timedelta(days=1), day.year - 1, data_version)
    rows = queries.run("adoption_ranks", data_version, **known, **_weighted(Weights()), sought=base[1])
    if rows.empty:
        return Hidden(*base, {}, {})
    found = rows.iloc[0]
    counts = {"all": int(found["candidate_count"]), "subject": int(found["subject_candidate_count"])}
    ranks = {
        (scope, method): float(found[f"{method}_rank" if scope == "all" else f"{method}_{scope}_rank"])
        for scope in SCOPES
        for method in METHODS
        if method != "random"
    }
    return Hidden(*base, counts, ranks)


@readers.kept(maxsize=4)
def report(data_version: str) -> pd.DataFrame:
    """Return recall by kind, scope, method and depth, with a 95 % interval: a bootstrap over innovations, since adoptions of one are not independent.

    Columns: kind, scope, method, depth, hidden_count (sought), unfindable_count, innovation_count, hit_count (expected for random), recall, low, high.
    """
    every = hidden_adoptions(data_version)
    found = []
    for kind, scope, method, depth in product(KINDS, SCOPES, METHODS, DEPTHS):
        chosen = [item for item in every if item.is_recorded or kind == "interest"]
        sought = [item for item in chosen if item.ranks]
        hits = np.array([_hit(item, scope, method, depth) for item in sought])
        low, high = _interval(hits, [item.innovation_id for item in sought])
        found.append(
            {
                "kind": kind,
                "scope": scope,
                "method": method,
                "depth": depth,
                "hidden_count": len(sought),
                "unfindable_count": len(chosen) - len(sought),
                "innovation_count": len({item.innovation_id for item in sought}),
                "hit_count": round(float(hits.sum()), 1),
                "recall": round(float(hits.mean()), 9) if len(hits) else None,
                "low": low,
                "high": high,
            }
        )
    return pd.DataFrame(found)


def _hit(item: Hidden, scope: str, method: str, depth: int) -> float:
    if method == "random":
        return min(1.0, depth / item.candidate_counts[scope])
    return float(item.ranks[(scope, method)] <= depth)


def _interval(hits: np.ndarray, groups: list[str]) -> tuple[float | None, float | None]:
    """Return the 2.5th and 97.5th percentile of the mean over draws of whole innovations, with replacement (fixed seed)."""
    names = sorted(set(groups))
    if len(names) < 2:
        return None, None
    totals = np.array([hits[[group == name for group in groups]].sum() for name in names])
    sizes = np.array([groups.count(name) for name in names])
    drawn = np.random.default_rng(SEED).integers(0, len(names), size=(DRAWS, len(names)))
    means = totals[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    return round(float(np.percentile(means, 2.5)), 9), round(float(np.percentile(means, 97.5)), 9)
