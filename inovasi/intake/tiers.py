"""The tier of an award: named by its code or as announced, among the tiers of its competition and year."""

from collections.abc import Iterable

from rapidfuzz import fuzz

from inovasi.intake.entries import Entry
from inovasi.intake.model import Row, Suggestion
from inovasi.search import normalised

MOST = 4


def settle(entry: Entry, tiers: Iterable[Row]) -> None:
    """Put the code of the tier in place of its name, or note the problem with the tiers of that competition and year."""
    given = entry.row["tier_code"]
    if not given or not entry.row["competition"] or not entry.row["award_year"]:
        return
    row = entry.row
    same = [tier for tier in tiers if (tier["competition"], tier["award_year"]) == (row["competition"], row["award_year"])]
    plain = normalised(given.replace("_", " "))
    for tier in same:
        if plain in (normalised(tier["tier"]), normalised(tier["tier_code"].replace("_", " "))):
            entry.row["tier_code"] = tier["tier_code"]
            return
    near = sorted(same, key=lambda tier: (-fuzz.ratio(plain, normalised(tier["tier"])), tier["tier"]))[:MOST]
    params = {"competition": row["competition"], "year": row["award_year"]}
    suggestions = tuple(Suggestion(tier["tier"], tier["tier"]) for tier in near)
    entry.problem("awards", "tier_code", "unknown_tier" if same else "no_tiers", params, suggestions)
