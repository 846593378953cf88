"""What the figures of Penghargaan share: parameters, the words of filters that act and of those that do not, coverage, the answer."""

from collections.abc import Iterable

import pandas as pd

from inovasi import measures, origin, queries
from inovasi.figures import common
from inovasi.figures.base import Column, Source
from inovasi.figures.common import code_text, records
from inovasi.i18n import number, percent, t
from inovasi.views import View

FIRST_COMPETITION_YEAR = 2014  # the first KIPP; axes of years begin here
FILTER_KEYS = ("g", "b", "lv", "t")
KIPP = "KIPP"


def params(view: View, data_version: str, query: str, **constants: object) -> dict[str, object]:
    """Return the parameters of a query: lists of competitions and tiers where it takes them, constants, and the rest from the view."""
    names = queries.parameter_names(query)
    found: dict[str, object] = {}
    if "tiers" in names:
        tiers = common.tier_names(data_version)
        found["tiers"] = [view.tier] if view.tier in tiers else list(tiers)
        found["competitions"] = list(measures.COMPETITIONS)
    found |= {name: value for name, value in constants.items() if name in names}
    return view.params(*(names - set(found))) | found


def rows_for(query: str, view: View, data_version: str, **constants: object) -> pd.DataFrame:
    """Return the rows of a query of awards for a view."""
    return queries.run(query, data_version, **params(view, data_version, query, **constants))


def filters_text(view: View, data_version: str, acting: Iterable[str] = FILTER_KEYS) -> str:
    """Return, for a subtitle, the filters that narrow the figure, and those that the user set and it cannot follow."""
    language = view.language
    words = {
        "g": common.place_text(view, data_version) if view.province else "",
        "b": code_text("subject", view.subject, language) or "",
        "lv": code_text("level", view.level, language) or "",
        "t": common.tier_names(data_version).get(view.tier, view.tier),
    }
    acts = set(acting)
    parts = [words[key] for key in FILTER_KEYS if words[key] and key in acts]
    idle = [words[key] for key in FILTER_KEYS if words[key] and key not in acts]
    if idle:
        parts.append(t("awards.idle_filters", language, filters=", ".join(idle)))
    return "".join(f" · {part}" for part in parts)


def coverage_text(view: View, data_version: str) -> str:
    """Return how many award places of KIPP in the view's years (of its tier, where it names one) the records hold, in words; '' where no size is known."""
    if view.tier in common.tier_names(data_version):
        rows = queries.run("coverage_by_tier", data_version)
        rows = rows[(rows["tier_code"] == view.tier) & rows["size"].notna()].rename(columns={"size": "place_count"})
    else:
        rows = queries.run("coverage_by_year", data_version)
    picked = rows[(rows["competition"] == KIPP) & rows["award_year"].between(view.first_year, view.known_year)]
    if picked.empty:
        return ""
    found, size = int(picked["found_count"].sum()), int(picked["place_count"].sum())
    return t(
        "awards.coverage",
        view.language,
        found=number(found, view.language),
        size=number(size, view.language),
        share=percent(found / size, view.language),
        first=int(picked["award_year"].min()),
        last=int(picked["award_year"].max()),
    )


def sample_notes(view: View, data_version: str) -> tuple[str, ...]:
    """Return the notes of every figure of recorded awards: that they are a sample, and how much of the tiers it holds."""
    coverage = coverage_text(view, data_version)
    return (origin.told("awards.sample", view.language, data_version), *((coverage,) if coverage else ()))


def year_span(view: View, data_version: str) -> tuple[int, int]:
    """Return the years drawn on an axis of competition years: those of the view between the first and the last competition."""
    first = max(view.first_year, FIRST_COMPETITION_YEAR)
    held = queries.run("coverage_by_tier", data_version)["award_year"]  # no award without its tier and year
    return first, max(first, min(view.last_year, int(held.max()) if len(held) else first))


def awards_text(years: pd.Series) -> str:
    """Return years as people write them: 2015, 2018."""
    return ", ".join(str(year) for year in sorted(set(years)))


def with_places(rows: pd.DataFrame, view: View, data_version: str) -> pd.DataFrame:
    """Return rows with the name of their province beside its code."""
    names = common.province_names(data_version, view.shown_frame, view.language)
    return rows.assign(province_name=[names.get(str(code)) for code in rows["province_code"]])


def text_columns(language: str, *names: str) -> tuple[Column, ...]:
    """Return columns of text and links under the words of their names."""
    return tuple(Column(name, t(f"columns.{name}", language), "link" if name == "source_url" else "text") for name in names)


def count_columns(language: str, *names: str) -> tuple[Column, ...]:
    """Return columns of whole numbers under the words of their names."""
    return tuple(Column(name, t(f"columns.{name}", language), "integer") for name in names)


def answer(view: View, data_version: str) -> str:
    """Return the one sentence that answers the page's question from the records of the view."""
    language = view.language
    award_count, government_count = totals(view, data_version)
    if not award_count:
        return t("pages.penghargaan.answer_none", language)
    winners = records(rows_for("winner_totals", view, data_version))[0]
    return t(
        "pages.penghargaan.answer",
        language,
        awards=number(award_count, language),
        governments=number(government_count, language),
        named=number(winners["innovation_count"], language),
        copied=number(winners["copied_count"], language),
        running=number(winners["running_count"], language),
    )


def totals(view: View, data_version: str) -> tuple[int, int]:
    """Return how many awards (innovations x years) a view holds, and of how many governments."""
    row = records(rows_for("awarded_totals", view, data_version))[0]
    return int(row["award_count"]), int(row["government_count"])


def sources(view: View, data_version: str, counted: str = "award_count", **constants: object) -> tuple[Source, ...]:
    """Return the sources of the awards of a view, or of those that `counted` counts: `named_count`, `agency_count`."""
    rows = rows_for("awarded_by_source", view, data_version, **constants)
    return common.sources_of(rows.loc[rows[counted] > 0, "source_id"], data_version, view.language)
