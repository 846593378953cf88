"""How the map would move: two maps side by side before publishing, and the same as a table."""

from collections.abc import Sequence

import streamlit as st

from inovasi import release
from inovasi.figures.base import Figure
from inovasi.i18n import number, t
from inovasi.publishing import changes, map_pair
from inovasi.publishing.changes import ProvinceMove
from inovasi.ui import browser, card_content, plain


def maps_of(old: str, new: str, language: str) -> Sequence[ProvinceMove]:
    """Draw both maps when recorded copies move somewhere, else say that they do not; return what moves, for the table beside."""
    moves = changes.province_moves(old, new, language)
    count = number(len(moves), language)
    if not moves:
        st.markdown(t("publishing.no_province", language))
        st.caption(t("publishing.no_province_help", language))
        return moves
    st.markdown(t("publishing.provinces", language, count=count))
    before, after = map_pair.of(old, new, moves, language)
    for place, code, version, figure in zip(st.columns(2), map_pair.CODES, (old, new), (before, after), strict=True):
        with place:
            _drawn(figure, version, code)
    return moves


def rows(moves: Sequence[ProvinceMove], language: str) -> list[list[str]]:
    """Return what moves as rows of a table: province, before, after, difference."""
    return [
        [plain.text(one.name), number(one.before, language), number(one.after, language), _difference(one, language)]
        for one in moves
    ]


def _difference(one: ProvinceMove, language: str) -> str:
    """Return by how much a province moves; a dash where a record comes or goes, since no record is no zero."""
    if one.before is None or one.after is None:
        return t("publishing.move_first" if one.before is None else "publishing.move_last", language)
    by = one.after - one.before
    return ("+" if by > 0 else "−") + number(abs(by), language)


def _drawn(figure: Figure, data_version: str, code: str) -> None:
    """Draw a figure that has no address of its own: nobody but the editor may see it before it is published."""
    with release.reading(data_version):
        data = card_content.drawn(figure, data_version, is_clickable=False, heading="h4")
    shown = data["figure"] | {"isPreview": True, "downloads": [], "pictures": []}
    browser.mount("figure", key=f"preview_{code}", data={**data, "digest": f"preview-{code}-{data['digest']}", "figure": shown})
