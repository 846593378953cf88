"""Words, names and titles that the parts of Profil provinsi share."""

import pandas as pd

from inovasi.access import readers
from inovasi.figures import common, tables
from inovasi.figures import profile_place as base
from inovasi.figures.base import Column, Figure
from inovasi.figures.common import code_text, records
from inovasi.figures.profile_place import Place
from inovasi.i18n import number, t
from inovasi.views import STEPS, View


def counted_title(key: str, count: int, view: View, place: Place, date: str = "") -> str:
    """Return the title of a list: how many, or that nothing is recorded up to the day."""
    until = date or common.cut_off_text(base.on_day(view, place))
    language = view.language
    return t(key if count else f"{key}_empty", language, count=number(count, language), place=place.title, province=place.province_name, date=until)  # fmt: skip


def not_yet(view: View, place: Place) -> Figure:
    """Return the figure of a region that had not been formed on the day."""
    text = t("profile.not_yet", view.language, place=place.title)
    return Figure(
        view=view,
        title=text,
        subtitle=t("profile.not_yet_subtitle", view.language),
        alt=text,
        definition="",
        rows=pd.DataFrame({"innovation_id": [], "innovation_name": [], "reasons": [], "doubts": []}, dtype=str),
        columns=(Column("innovation_name", t("columns.innovation_name", view.language)),),
        query="match_candidates",
    )


def furthest_text(rank: object, language: str) -> str:
    """Return the furthest step that came of a choice in words; a dash where no copy is dated."""
    return "–" if rank is None else small(code_text("step", STEPS[int(float(str(rank)))], language))


def small(text: str | None) -> str:
    """Return words as they stand inside a sentence: the first letter small, names and MoU as they are."""
    return text[:1].lower() + text[1:] if text and not text[:2].isupper() else text or ""


@readers.kept(maxsize=4)
def innovation_names(data_version: str) -> dict[str, str]:
    """Return the name by which an innovation is called: the short one where it has one."""
    rows = records(tables.rows_with("innovations", "id", data_version))
    return {str(row["innovation_id"]): str(row["short_name"] or row["innovation_name"]) for row in rows}


@readers.kept(maxsize=4)
def full_names(data_version: str) -> dict[str, str]:
    """Return the full name of each innovation that is called by a short one."""
    rows = records(tables.rows_with("innovations", "id", data_version))
    return {
        str(row["innovation_id"]): str(row["innovation_name"])
        for row in rows
        if row["short_name"] not in (None, row["innovation_name"])
    }
