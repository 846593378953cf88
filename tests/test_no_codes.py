"""No code of the data (snake_case, `prov-16`, `r189`) in any text of a figure, cell of a table or fact, in either language."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import pytest

from inovasi import figures, release, views
from inovasi.figures import tables
from inovasi.views import View

CODE = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b(?:prov|kab|kota|kl)-[a-z0-9]+\b|\b[a-z]{1,2}\d{3,4}\b")
PICKED: dict[str, dict[str, object]] = {  # what a page is about, so that its figures hold something
    "inovasi_rinci": {"innovation": "jakarta-kini"},
    "pemerintah_rinci": {"government": "prov-33"},
    "profil_provinsi": {"government": "prov-16"},
    "cocok_untuk_daerah": {"government": "prov-16"},
    "dampak": {"province": "16"},
    "rencana_aksi": {"province": "16"},
    "peta_replikasi": {"province": "33"},
}
# Tables that show machine names on purpose: the dictionary of columns, the fate of rows, the queries and tables of the methods.
ON_PURPOSE = {("data", "kamus"), ("sumber_metode", "rekonsiliasi"), ("sumber_metode", "gabungan")}


def first_row(table: str) -> str:
    return str(tables.rows_with(table, "id", release.current())[tables.LISTINGS[table].key].iloc[0])


def every_view() -> Iterator[View]:
    for page, fig in figures.BUILDERS:
        view = replace(View(page=page, fig=fig), **PICKED.get(page, {}))  # type: ignore[arg-type]
        if (page, fig) in ON_PURPOSE:
            continue
        if page != "data":
            yield view
        elif fig in ("tabel", "rinci"):
            for table in tables.LISTINGS:
                yield replace(view, table=table, row=first_row(table) if fig == "rinci" else "")
        else:
            table = "forums" if fig == "pilihan" else "innovations" if fig in ("penghargaan", "salinan") else "replications"
            yield replace(view, table=table, row=first_row(table))


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("view", list(every_view()), ids=lambda view: f"{view.page}-{view.fig}-{view.table}")
def test_no_code_is_read(view: View, language: str) -> None:
    figure = figures.build(replace(view, language=language))
    texts = [figure.title, figure.subtitle, figure.alt, figure.definition, *figure.notes]
    texts += [text for column in figure.columns for text in (column.label, column.unit, column.description)]
    for column in figure.columns:
        if column.kind == "text" and column.name in figure.rows:
            texts += [str(value) for value in figure.rows[column.name] if not (value is None or value is pd.NA or value != value)]
    found = sorted({match[0] for text in texts if "://" not in text for match in CODE.finditer(text)})
    assert not found, found[:8]


def test_facts_begin_with_the_name() -> None:
    for table, listing in tables.LISTINGS.items():
        figure = figures.build(View(page="data", fig="rinci", table=table, row=first_row(table)))
        label = tables._label(listing.columns[0], "id")
        assert figure.rows["field"].iloc[0] == label or label not in set(figure.rows["field"]), table
        assert not any(str(field).startswith("Kunci") for field in figure.rows["field"]), table


@pytest.mark.parametrize(
    "view",
    [
        View(page="inovasi_rinci", innovation="jakarta-kini", fig="rinci"),
        View(page="pemerintah_rinci", government="prov-33", fig="rinci"),
    ],
)
def test_facts_name_their_sources(view: View) -> None:
    assert figures.build(view).sources
