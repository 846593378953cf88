"""Every column of every figure has a meaning, and every column of numbers a unit, in both languages: the dictionary of each file."""

from dataclasses import replace

import pytest

from inovasi import figures, i18n, views
from inovasi.views import View
from tests.test_no_codes import every_view


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_every_column_is_explained(language: str) -> None:
    vague = i18n.t("meanings.other", language, label="")
    without: set[str] = set()
    for view in every_view():
        for column in figures.build(replace(view, language=language)).columns:
            if not column.description or vague in column.description:
                without.add(f"{view.page}.{view.fig}: {column.name} has no meaning")
            if column.kind in ("integer", "number", "share") and not column.unit:
                without.add(f"{view.page}.{view.fig}: {column.name} has no unit")
    assert not without, sorted(without)


def test_a_column_keeps_the_unit_that_its_figure_gives_it() -> None:
    columns = {column.name: column for column in figures.build(View(page="peta_replikasi", fig="peta")).columns}
    assert columns["value"].unit != i18n.t("units.value", "id")
