"""A sequence of views as one HTML file: working charts and maps, by keyboard, that asks nothing of any server.

What comes from data travels as JSON and is set as text. The page forbids itself every request (its content security policy).
"""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from inovasi import assets, maps, palette, paths, plotly_words, progress
from inovasi.export import codes, plates, shapes, tabular, texts
from inovasi.export.note import ReleaseFacts, Words
from inovasi.export.plates import MAP, TABLE, TILES, Plate
from inovasi.figures.base import Figure
from inovasi.plotly_text import harmless
from inovasi.stories import Slide

MODULES = ("dom", "legend", "tiles", "table", "contrast", "speaker", "offline")  # in the order in which they need one another
STYLES = ("figure.css", "offline.css")
MOST_ROWS = 500
MOST_SOURCES = 80
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
LABELS = {  # label of the page -> its words
    "controls": "controls",
    "showNotes": "show_notes",
    "previous": "previous",
    "next": "next",
    "speaker": "speaker",
    "code": "code",
    "codeTitle": "code_title",
    "contrast": "contrast",
    "fullScreen": "full_screen",
    "keys": "keys",
    "keysHelp": "keys_help",
    "close": "close",
    "leave": "leave",
    "earlier": "earlier",
    "later": "later",
    "nextSlide": "next_slide",
    "lastSlide": "last_slide",
    "noNote": "no_note",
    "elapsed": "elapsed",
    "blocked": "speaker_blocked",
}
NO_OUTLINE = 'window.PlotlyGeoAssets = {topojson: {world_110m: {type: "Topology", objects: {}, arcs: []}}};'


@dataclass(frozen=True)
class Stage:
    """What a page of slides holds beside its slides: each slide's map in other years, and where leaving the hall leads.

    Without a way back the page is a file of its own, whose controls are in sight.
    """

    years: tuple[Sequence[tuple[int, Figure, ReleaseFacts]], ...] = ()
    back: str = ""


def html_bytes(
    slides: Sequence[Slide],
    figures: Sequence[Figure],
    facts: Sequence[ReleaseFacts],
    words: Words,
    *,
    title: str = "",
    stage: Stage | None = None,
) -> bytes:
    """Return the page. It opens from a disk or a stick, in any current browser, with the network cut."""
    stage = stage or Stage()
    shown = plates.plates(slides, figures, facts, words)
    language = shown[0].language if shown else "id"
    heading = texts.clean(title) or (shown[0].title if shown else "")
    years = stage.years or ((),) * len(shown)
    made = [_slide(plate) | {"years": _years(of, words)} for plate, of in progress.each(zip(shown, years, strict=True))]
    every = [*figures, *(figure for of in years for _, figure, _ in of)]
    drawings = [drawing for figure in every for drawing in figure.drawings.values()]
    content = {
        "title": heading,
        "language": language,
        "back": stage.back,
        "labels": {
            "views": words("card.views"),
            "legend": words("card.legend"),
            "choose": words("card.open_row"),
            "notes": words("export.notes"),
            "rowsBelow": words("takeaway.rows_below", count="{n}"),
            "hiddenColumns": words("takeaway.hidden_columns", count="{n}"),
            "yearOf": words("takeaway.year_of", year="{year}"),
        }
        | {name: words(f"takeaway.{key}") for name, key in LABELS.items()},
        "colours": {"ink": palette.INK, "line": palette.LINE, "soft": palette.INK_SOFT},
        "config": plotly_words.config(language),
        "geometry": {f"geo/{name}.geojson": shapes.layer(name) for name in sorted(_layers(drawings))},
        "slides": made,
    }
    plotly = assets.plotly_script().read_text(encoding="utf-8")
    parts = [
        "<!doctype html>",
        f'<html lang="{language}"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{html.escape(heading)}</title>",
        *(f"<style>{_style(name)}</style>" for name in STYLES),
        f'</head><body class="{"of-hall" if stage.back else "of-file"}"><main id="stage" class="ji-card"><noscript>{html.escape(words("takeaway.no_script"))}</noscript></main>',
        f'<script type="application/json" id="story">{_json(content)}</script>',
        f"<script>{NO_OUTLINE}</script>",
        f"<script>{_in_script(plotly)}</script>",
        f'<script type="module">{_in_script(script())}</script>',
        "</body></html>",
    ]
    return "\n".join(parts).encode()


def script() -> str:
    """Return our modules as one: what they import from one another stands before them. Raises ValueError for another import."""
    joined = []
    for name in MODULES:
        text = (paths.FRONTEND / f"{name}.js").read_text(encoding="utf-8")
        text = re.sub(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', "", text, flags=re.MULTILINE)
        text = re.sub(r"^export ", "", text, flags=re.MULTILINE)
        if re.search(r"^(import|export)\b", text, flags=re.MULTILINE):
            raise ValueError(f"{name}.js imports or exports in a way that one file cannot hold.")
        joined.append(text)
    return "\n".join(joined)


def _style(name: str) -> str:
    return (paths.FRONTEND / name).read_text(encoding="utf-8").replace("</", "<\\/")


def _in_script(text: str) -> str:
    """Return JavaScript that cannot end its own element."""
    return re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE).replace("<!--", "<\\!--")


def _json(content: object) -> str:
    """Return JSON whose letters mean nothing to HTML."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=str)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text


def _layers(drawings: Sequence[Mapping[str, Any]]) -> set[str]:
    """Return the layers of geometry that drawings name: each stands in the page once, however many years draw on it."""
    traces: list[Any] = [trace for drawing in drawings for trace in drawing.get("data", ())]
    return {name for trace in traces if (name := shapes.layer_of(trace.get("geojson")))}


def _slide(plate: Plate) -> dict[str, object]:
    figure, words = plate.figure, plate.words
    names = [*figure.drawings, TABLE]
    return _words(plate) | {
        "lead": plate.lead,
        "summary": plate.summary,
        "note": plate.note,
        "definition": texts.clean(figure.definition),
        "foot": plate.foot,
        "attribution": texts.clean(plate.attribution),
        "sources": [_source(source) for source in figure.sources[:MOST_SOURCES]],
        "tabs": [{"code": name, "label": words(f"card.{name}")} for name in names],
        "tab": plate.tab,
        "drawings": {name: _drawing(drawing) for name, drawing in figure.drawings.items()},
        "table": _table(figure),
    }


def _years(of: Sequence[tuple[int, Figure, ReleaseFacts]], words: Words) -> list[dict[str, object]]:
    """Return a map in each of its years: values, words, legend and address only."""
    found = []
    for year, figure, facts in of:
        plate = plates.plates([Slide(figure.view)], [figure], [facts], words)[0]
        drawings = {name: _drawing(figure.drawings[name]) for name in (MAP, TILES) if name in figure.drawings}
        found.append(_words(plate) | {"year": year, "drawings": drawings})
    return found


def _words(plate: Plate) -> dict[str, object]:
    """Return what is said of a map, and changes with its year."""
    figure, facts = plate.figure, plate.facts
    return {
        "title": plate.title,
        "subtitle": plate.subtitle,
        "alt": texts.clean(figure.alt),
        "notes": [texts.clean(note) for note in figure.notes],
        "hallFoot": plate.hall_foot,
        "code": _code(facts.scanned_address),
        "scanned": facts.scanned_address,
        "address": facts.address if facts.address.startswith(("http://", "https://")) else "",
        "legend": maps.legend(figure.legend),
    }


def _drawing(drawing: Mapping[str, Any]) -> object:
    """Return a drawing as the page reads it; tiles hold no words that anything would read as more than words."""
    return drawing if "tiles" in drawing else _safe(drawing)


def _code(address: str) -> str:
    """Return the QR code of an address as SVG; nothing for one too long for a phone."""
    try:
        return codes.svg(address).decode()
    except codes.CodeError:
        return ""


def _source(source: object) -> dict[str, str]:
    address = str(getattr(source, "url", "") or "")
    is_link = address.startswith(("http://", "https://"))
    return {"text": plates.source_text(source), "url": address if is_link else ""}


def _table(figure: Figure) -> dict[str, object]:
    """Return the rows for the table of the page: raw values, written by the page in its language."""
    columns = [
        {
            "label": texts.clean(column.label),
            "kind": column.kind,
            "decimals": column.decimals,
            "description": texts.clean(column.description),
        }
        for column in figure.columns
    ]
    kinds = [column.kind for column in figure.columns]
    rows = [
        [_value(value, kind) for value, kind in zip(row, kinds, strict=True)]
        for row in tabular.values(figure, figure.rows.head(MOST_ROWS))
    ]
    for column in columns:
        if column["kind"] == "link":
            column["kind"] = "text"
    return {"columns": columns, "rows": rows, "keys": [], "links": {}}


def _value(value: object, kind: str) -> object:
    """Return one value; of a link only whose page it is, since the whole address stands among the sources."""
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, float):
        return round(value, 9)
    text = texts.clean(str(value))
    return (urlsplit(text).netloc.removeprefix("www.") or text) if kind == "link" and "//" in text else text


def _safe(value: Any) -> Any:
    """Return a drawing in which words are words: Plotly reads a few tags, and data may use only those that our drawings write."""
    if isinstance(value, Mapping):
        return {str(key): _safe(item) for key, item in value.items() if key != "narrow"}
    if isinstance(value, (list, tuple)):
        return [_safe(item) for item in value]
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, float) and value != value:
        return None
    return value.item() if hasattr(value, "item") else value
