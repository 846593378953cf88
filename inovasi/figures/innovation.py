"""The figures of one innovation: what is recorded of it, its awards, stated results, and the forums that chose it."""

from dataclasses import replace

import pandas as pd

from inovasi import origin
from inovasi.figures import common, tables
from inovasi.figures.base import Figure
from inovasi.i18n import number, t
from inovasi.views import View


def facts(view: View, data_version: str) -> Figure:
    """Return what is recorded of the innovation, field by field, with its other names. Raises KeyError when it is not there."""
    language = view.language
    found = tables.detail(replace(view, table="innovations", row=view.innovation), data_version)
    row = _row(view, data_version)
    aliases = common.rows_for("innovation_aliases_listed", view, data_version)
    others = [str(name) for name in aliases["alias"] if name not in (row["innovation_name"], row["short_name"])]
    rows = common.none_in_words(found.rows, ("award_count", "recorded_count", "explored_count"), language)
    if others:
        extra = {"field": t("words.other_names", language), "content": "; ".join(others), "content_opens": "", "content_key": None}
        rows = pd.concat([rows, pd.DataFrame([extra])], ignore_index=True)
    return replace(
        found,
        view=view,
        rows=rows,
        sources=tables.sources_behind("innovation_id", [view.innovation], view, data_version),
        subtitle=t(
            "figures.innovation_facts.subtitle",
            language,
            subject=common.code_text("subject", row["subject_code"], language) or "–",
            origin=row["origin_name"] or "–",
            awards=_awards(int(str(row["award_count"])), language),
        ),
    )


def _awards(count: int, language: str) -> str:
    """Return the awards on record in words; none on record is never written as zero."""
    if not count:
        return t("figures.innovation_facts.no_awards", language)
    return t("figures.innovation_facts.awards", language, count=number(count, language))


def awards(view: View, data_version: str) -> Figure:
    """Return the awards and competition stages of the innovation."""
    return replace(_of_innovation(view, data_version, "awards"), notes=(origin.told("awards.sample", view.language, data_version),))


def outcomes(view: View, data_version: str) -> Figure:
    """Return the results that sources state of the innovation or of a copy of it, with their evidence grade."""
    return _of_innovation(view, data_version, "outcomes")


def forums(view: View, data_version: str) -> Figure:
    """Return the forums at which the innovation was chosen or proposed, and what came of it."""
    return _of_innovation(view, data_version, "forums")


def _of_innovation(view: View, data_version: str, code: str) -> Figure:
    rows = tables.rows_with(code, view.language, data_version, innovation_id=view.innovation)
    title = t(f"figures.innovation_{code}.title", view.language, count=number(len(rows), view.language))
    return tables.in_words(view, data_version, code, rows, title, leave_out=("innovation_name", "subject_code"))


def _row(view: View, data_version: str) -> common.Record:
    return common.records(tables.rows_with("innovations", view.language, data_version, innovation_id=view.innovation))[0]
