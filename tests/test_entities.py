"""Names lead to their own view, in every figure, and the addresses written for them open what they say."""

from urllib.parse import parse_qsl, urlsplit

import pandas as pd
import pytest

from inovasi import entities, figures, views
from inovasi.release import current
from inovasi.ui import card_content
from inovasi.views import View

HERE = View(page="penyebaran" if "penyebaran" in views.PAGES else "hub_jipp", province="16", last_year=2023, language="en")


@pytest.mark.parametrize(
    ("kind", "key", "page", "field", "value"),
    [
        ("innovation", "e-kinerja", "inovasi_rinci", "innovation", "e-kinerja"),
        ("government", "kab-3510", "pemerintah_rinci", "government", "kab-3510"),
        ("province", "16", "pemerintah_rinci", "government", "prov-16"),
        ("forum", "f-1", "data", "row", "f-1"),
        ("award", "a14-001", "data", "row", "a14-001"),
        ("replication", "r004", "data", "row", "r004"),
    ],
)
def test_the_address_written_for_a_name_opens_it(kind: str, key: str, page: str, field: str, value: str) -> None:
    address = entities.address_pattern(HERE, kind).replace("{key}", key)
    reading = views.parse(dict(parse_qsl(urlsplit(address).query, keep_blank_values=True)))
    assert reading.ignored == ()
    assert address.startswith(f"/{page}?") and reading.view.page == page
    assert getattr(reading.view, field) == value
    opened = entities.opened(HERE, kind, key)
    assert getattr(opened, field) == value and opened.language == "en"


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(KeyError):
        entities.opened(HERE, "planet", "mars")


def test_a_name_without_a_key_is_plain_text() -> None:
    rows = pd.DataFrame({"innovation_name": ["A", "B"], "innovation_id": ["a", None]})
    links = entities.links_of(rows, "innovation_name")
    assert links is not None and links.keys == ("a", "") and links.kinds == ("innovation", "")
    assert entities.links_of(rows, "innovation_id") is None
    assert entities.links_of(rows.drop(columns="innovation_id"), "innovation_name") is None


SAMPLE = {
    "innovation": "laboratorium-kemiskinan",
    "government": "prov-16",
    "table": "forums",
    "row": "f-2020-11-03-sumatera-selatan",
}


@pytest.mark.parametrize(("page", "fig"), sorted(figures.BUILDERS), ids=lambda text: text)
def test_every_name_in_every_figure_leads_to_a_view(page: str, fig: str) -> None:
    """A column that holds names of things must have the keys beside it, and each key must be on record."""
    table = (
        {"penghargaan": "innovations", "salinan": "innovations", "langkah": "replications"}.get(fig, "forums")
        if page == "data"
        else "forums"
    )
    row = {"innovations": "e-kinerja", "replications": "r004"}.get(table, SAMPLE["row"])
    figure = figures.build(View(page=page, fig=fig, province="16", **{**SAMPLE, "table": table, "row": row}))
    known = {
        "innovation": set(figures.tables.values_of("innovations", "innovation_id", current())),
        "government": set(figures.tables.values_of("governments", "government_id", current())),
    }
    for column in figure.columns:
        if column.name in entities.OF_COLUMN:
            links = entities.links_of(figure.rows, column.name)
            assert links is not None, f"{column.name} has no key beside it"
            for kind, key, name in zip(links.kinds, links.keys, figure.rows[column.name], strict=True):
                if kind in known and not pd.isna(name):
                    assert key in known[kind], f"{column.name} {name!r}: {key!r} has no view"
    assert figure.point_kind in ("", *entities.KINDS)


def test_the_card_holds_the_links_of_its_rows() -> None:
    payload = card_content.payload(View(page="pemerintah_rinci", fig="ciptaan", government="kab-3510"), current(), False, "h3")
    table = payload["figure"]["table"]
    assert table["links"]["0"]["kinds"][0] == "innovation"
    assert "{key}" in payload["figure"]["pointAddresses"]["innovation"]
