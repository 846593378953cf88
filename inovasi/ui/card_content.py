"""What the browser needs to draw a figure: words, drawings, the table's values, addresses of its files, as plain data."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pandas as pd

from inovasi import entities, i18n, maps, plotly_words, release, views
from inovasi.access import readers
from inovasi.export.note import ReleaseFacts, file_name
from inovasi.figures import build, tables
from inovasi.figures.base import Column, Figure
from inovasi.i18n import day, number, t
from inovasi.plotly_text import harmless
from inovasi.views import View

# Words of dates and steps are sorted by what stands behind them, not by their letters.
ORDERED_BY: Mapping[str, tuple[str, ...]] = {
    "date_text": ("date_from", "event_date"),
    "since_text": ("since_date",),
    "furthest_text": ("furthest_date",),
    "date_from": ("date_from_order",),
    "since_date": ("since_date_order",),
    "step_text": ("step_rank",),
    "furthest_rank": ("furthest_rank_order",),
}
PAPERS = (("a4", "a4"), ("wide", "16x9"))
LABELS = ("add", "added", "views", "legend", "download", "copy", "copied", "sources", "definition", "pictures")


@readers.kept(maxsize=16)  # what is asked for again is kept as bytes (`card_files`)
def payload(view: View, data_version: str, is_clickable: bool, heading: str, choose_label: str = "") -> dict[str, Any]:
    """Return what the browser needs to draw a figure; cached by view and data version, never changed in place."""
    return drawn(build(view, data_version), data_version, is_clickable=is_clickable, heading=heading, choose_label=choose_label)


def drawn(figure: Figure, data_version: str, *, is_clickable: bool, heading: str, choose_label: str = "") -> dict[str, Any]:
    """Return what the browser needs to draw a figure that has been built."""
    view = figure.view
    language = view.language
    facts = release.facts(data_version)
    labels = {name: t(f"card.{name}", language) for name in LABELS} | {
        "noPlot": t("card.no_plot", language),
        "choose": choose_label,
        "allRows": t("card.all_rows_shown", language),
    }
    tabs = [{"code": code, "label": t(f"card.{code}", language)} for code in (*figure.drawings, "tabel")]
    number_text = views.number(view, data_version)
    day_text = day(facts.data_date, language)
    foot_key = "card.foot" if figure.sources else "card.foot_none"
    foot = t(foot_key, language, count=len(figure.sources), date=day_text, version=data_version, number=number_text)
    is_cut = figure.found_count > views.PAGE_ROWS and not tables.is_paged(view)
    cut = t("card.first_rows", language, shown=number(views.PAGE_ROWS, language), count=number(figure.found_count, language))
    counted = t("card.n", language, rows=number(figure.found_count, language), missing=number(figure.missing_count, language))
    content = {
        "title": figure.title,
        "subtitle": figure.subtitle,
        "heading": heading,
        "alt": figure.alt,
        "language": language,
        "definition": figure.definition,
        "notes": [*figure.notes, *([cut] if is_cut else []), counted],
        "foot": foot,
        "sources": [
            {
                "text": f"{source.publisher} — {source.title}" if source.title else _short(source.url) or source.publisher,
                "url": source.url,
            }
            for source in figure.sources
        ],
        "tabs": tabs,
        "tab": view.tab,
        "drawings": {name: drawing if "tiles" in drawing else harmless(drawing) for name, drawing in figure.drawings.items()},
        "legend": maps.legend(figure.legend),
        "labels": labels,
        "table": table(figure),
        "downloads": downloads(figure),
        "pictures": pictures(figure),
        "address": f"/{view.page}?{views.address(view)}",
        "fileName": file_name(figure, ReleaseFacts(data_version, "", "", "", ""), "").rstrip("."),
        "isClickable": is_clickable,
        "pointKind": figure.point_kind,
        "pointAddresses": {kind: entities.address_pattern(view, kind) for kind in _kinds(figure)},
        "height": maps.HEIGHT_PX if "peta" in figure.drawings else 0,
        "aspect": maps.ASPECT if maps.is_national(figure.drawings.get("peta")) else 0,
        "config": plotly_words.config(language),
    }
    return {"digest": f"{number_text}-{data_version}-{is_clickable}-{heading}", "figure": content}


def table(figure: Figure) -> dict[str, Any]:
    """Return the rows of a figure for the card's table: raw values, written by the browser in the page's language."""
    shown = figure.rows.head(views.PAGE_ROWS)
    columns = [
        {"label": item.label, "kind": item.kind, "decimals": item.decimals, "description": item.description}
        for item in figure.columns
    ]
    rows = [list(row) for row in zip(*(_cells(shown[column.name], column) for column in figure.columns), strict=True)]
    keys = [str(value) for value in shown[figure.key]] if figure.key else []
    links = {}
    for index, column in enumerate(figure.columns):
        found = entities.links_of(shown, column.name)
        if found is not None and any(found.keys):
            links[str(index)] = {"kinds": found.kinds, "keys": found.keys}
    orders = {}
    for index, column in enumerate(figure.columns):
        behind = next((name for name in ORDERED_BY.get(column.name, ()) if name in shown), None)
        if behind is not None:
            orders[str(index)] = [_order(value) for value in shown[behind]]
    return {"columns": columns, "rows": rows, "keys": keys, "links": links, "orders": orders} | _paging(figure)


def _paging(figure: Figure) -> dict[str, Any]:
    """Return how a table that is sorted and turned by the server stands: its order, and the part shown where it is too long to be whole."""
    view, language = figure.view, figure.view.language
    if not tables.is_paged(view):
        return {}
    names = [column.name for column in figure.columns]
    by = view.sort.removeprefix("-")
    found: dict[str, Any] = {"order": [names.index(by), view.sort.startswith("-")]} if by in names else {}
    if figure.found_count <= views.PAGE_ROWS:
        return found
    first, last = figure.first_row, figure.first_row + len(figure.rows) - 1
    said = {"first": number(first, language), "last": number(last, language), "count": number(figure.found_count, language)}
    pager = {
        "text": t("card.rows_of", language, **said),
        "names": names,
        "previous": max(1, first - views.PAGE_ROWS) if first > 1 else None,
        "next": last + 1 if last < figure.found_count else None,
        "previousText": t("card.previous_rows", language),
        "nextText": t("card.next_rows", language),
    }
    return found | {"pager": pager}


def _order(value: object) -> object:
    """Return what a value in words is sorted by: the day of a date, the number of a step; None for unknown."""
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    return value.strftime("%Y-%m-%d") if isinstance(value, (datetime, date, pd.Timestamp)) else float(str(value))


def _cells(values: pd.Series, column: Column) -> list[object]:
    """Return the values of a column for the browser: None for unknown, text for dates, plain numbers otherwise."""
    known = zip(values.tolist(), values.isna(), strict=True)
    return [None if is_unknown else _cell(value, column) for value, is_unknown in known]


def _cell(value: object, column: Column) -> object:
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if column.kind in ("integer", "year"):
        return int(str(value).split(".")[0])
    if column.kind in ("number", "share"):
        return round(float(str(value)), 9)
    return str(value)


def downloads(figure: Figure) -> list[dict[str, Any]]:
    """Return the addresses of every file of a figure. Each is built only when somebody asks for it."""
    language, query = figure.view.language, views.address(figure.view)

    def item(kind: str, label: str, extra: str = "") -> dict[str, str]:
        return {"label": label, "href": f"/unduh/{kind}?{query}{extra}"}

    def tables(rows: str) -> list[dict[str, str]]:
        return [
            item("csv", t("card.csv_comma", language), f"&rows={rows}&sep=comma"),
            item("csv", t("card.csv_semicolon", language), f"&rows={rows}&sep=semicolon"),
            item("xlsx", "XLSX", f"&rows={rows}"),
            item("parquet", "Parquet", f"&rows={rows}"),
        ]

    groups = [{"label": t("card.rows_shown", language), "items": tables("shown")}]
    if figure.all_rows_query:
        groups.append({"label": t("card.all_rows", language), "items": tables("all")})
    if figure.geometry:
        groups.append({"label": t("card.map_layer", language), "items": [item("geojson", "GeoJSON"), item("gpkg", "GeoPackage")]})
    if figure.regions:
        sizes = (("a4", t("card.a4", language)), ("16x9", t("card.wide", language)))
        pictures_made = [item(kind, f"{kind.upper()} {label}", f"&size={size}") for size, label in sizes for kind in ("png", "svg")]
        groups.append({"label": t("card.map_picture", language), "items": pictures_made})
    groups.append({"label": t("card.slides", language), "items": slides_and_documents(figure)})
    return groups


def slides_and_documents(figure: Figure) -> list[dict[str, str]]:
    """Return the addresses of the view as slides (one chip a way of showing), as paper, and as a page of its own."""
    language = figure.view.language
    query = views.address(replace(figure.view, tab=""))

    def item(kind: str, label: str, extra: str) -> dict[str, str]:
        return {"label": label, "href": f"/unduh/{kind}?{query.replace('&tab=', '')}{extra}"}

    tabs = [code for code in (*figure.drawings, "tabel") if i18n.known(f"card.{code}", language)]
    items = [item("pptx", f"PPTX {t(f'card.{code}', language)}", f"&tab={code}") for code in tabs]
    items += [item("pdf", t(f"card.pdf_{name}", language), f"&tab={figure.view.tab}&size={size}") for name, size in PAPERS]
    return [*items, item("html", t("card.html", language), f"&tab={figure.view.tab}")]


def pictures(figure: Figure) -> list[dict[str, Any]]:
    """Return the pictures that the browser makes of the chart or map it shows, at print size (A4 landscape and 16:9)."""
    if not figure.drawings:
        return []
    language = figure.view.language
    sizes = (("a4", 1123, 794, 3), ("wide", 1600, 900, 2))
    return [
        {
            "label": f"{kind.upper()} {t(f'card.{name}', language)}",
            "format": kind,
            "width": width,
            "height": height,
            "scale": scale if kind == "png" else 1,
        }
        for name, width, height, scale in sizes
        for kind in ("png", "svg")
    ]


def _kinds(figure: Figure) -> list[str]:
    """Return the kinds of things that names and points of a figure lead to."""
    found = {figure.point_kind}
    for column in figure.columns:
        links = entities.links_of(figure.rows, column.name)
        found |= set(links.kinds) if links else set()
    return sorted(found - {""})


def _short(url: str) -> str:
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.")[:110]
