"""The figures of Hub JIPP, and those of one innovation and one government: what is not on record is never written as zero."""

import pytest

from inovasi import figures
from inovasi.figures.base import Figure
from inovasi.views import View


def built(page: str, fig: str, **values: object) -> Figure:
    return figures.build(View(page=page, fig=fig, language=str(values.pop("language", "id")), **values))  # type: ignore[arg-type]


def test_phases_without_a_record_are_a_dash() -> None:
    figure = built("hub_jipp", "fase")
    counts = figure.rows[["awarded_count", "forum_count", "taken_count", "given_count", "legal_basis_count", "portal_count"]]
    assert not (counts == 0).any().any() and counts.isna().any().any()
    words = {text for trace in figure.drawings["grafik"]["data"] for text in trace["text"]}
    assert "–" in words and "0" not in words


def test_a_place_of_a_forum_that_is_no_hub_is_told() -> None:
    figure = built("hub_jipp", "linimasa")
    hubs = set(built("hub_jipp", "sebelum").rows["province_name"])
    others = set(figure.rows["province_name"]) - hubs
    assert others == {"DKI Jakarta"}
    assert any("DKI Jakarta" in note for note in figure.notes)
    assert not any("Belum disebut sebagai hub" in note for note in built("hub_jipp", "linimasa", province="16").notes)


def test_titles_tell_what_is_found() -> None:
    rows = built("hub_jipp", "sebelum").rows
    before, since = (rows["copies_before"] > rows["copies_since"]).sum(), (rows["copies_before"] < rows["copies_since"]).sum()
    title = built("hub_jipp", "sebelum", language="en").title
    assert title == f"Of {len(rows)} hubs, {before} took more recorded copies before becoming one, {since} since then"
    by_basis = built("hub_jipp", "tahun").rows.groupby("basis")["province_count"].sum()
    assert f"{by_basis['decree']} dengan keputusan menteri" in built("hub_jipp", "tahun").title


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_on_record_is_told_in_words(language: str) -> None:
    facts = built("pemerintah_rinci", "rinci", government="prov-16", language=language)
    assert "0" not in set(facts.rows["content"].astype(str))
    trail = built("inovasi_rinci", "jejak", innovation="laboratorium-kemiskinan", language=language)
    assert not trail.title.startswith("0 ") and " 0 " not in trail.title
    taken = built("pemerintah_rinci", "diambil", government="prov-16", language=language)
    assert " 0 " not in taken.title and "3" in taken.title


def test_regencies_of_a_province_have_sources() -> None:
    within = built("pemerintah_rinci", "wilayah", government="prov-16")
    assert within.sources and within.notes
    assert len({source.source_id for source in within.sources}) == len(within.sources)


def test_both_sides_of_a_comparison_have_their_sources() -> None:
    of_indicator = {source.source_id for source in built("dampak", "sebaran").sources}
    copies = {source.source_id for source in built("penyebaran", "arus", last_year=2025).sources}
    assert len({source.source_id for source in built("dampak", "kaitan").sources} & copies) > 10
    decrees = {source.source_id for source in built("hub_jipp", "linimasa").sources}
    gate = {source.source_id for source in built("dampak", "syarat_dd").sources}
    assert of_indicator <= gate and gate & decrees
