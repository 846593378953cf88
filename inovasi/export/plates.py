"""What is shown of each slide of a sequence, in words and in kind, whatever the file: slides, paper and the offline page share it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inovasi import i18n, views
from inovasi.export import texts
from inovasi.export.note import ReleaseFacts, Words
from inovasi.figures.base import Column, Figure
from inovasi.stories import Slide

TABLE = "tabel"
MAP = "peta"
TILES = "ubin"
MOST_LETTERS = 34  # of a cell, before a column is held to be wide
SHORTEST_LETTERS = 6
MOST_STRETCH = 1.35  # a small table stays small: numbers far from their names are misread
UNSHOWN_COLUMNS = ("province_code", "regency_code")  # codes are for machines; the files of rows hold them


@dataclass(frozen=True)
class Plate:
    """One slide as it is shown: the drawing that is picked, and every word around it."""

    figure: Figure
    facts: ReleaseFacts
    tab: str  # a key of the figure's drawings, or "tabel"
    title: str
    lead: str  # the figure's own title where the slide has another
    subtitle: str
    summary: str
    note: str
    foot: str
    hall_foot: str  # the same in fewer words, for letters that a hall reads
    attribution: str  # of the boundaries; empty without a map
    words: Words

    @property
    def language(self) -> str:
        return self.figure.view.language

    @property
    def drawing(self) -> Mapping[str, Any] | None:
        return self.figure.drawings.get(self.tab)

    @property
    def speaker_notes(self) -> list[str]:
        """The paragraphs for whoever speaks: own note, definition, notes, sources with addresses, where to find the view."""
        say, figure = self.words, self.figure
        found = [self.note, self.lead, f"{say('export.definition')}: {figure.definition}" if figure.definition else ""]
        found += [*figure.notes, f"{say('export.source')}:" if figure.sources else ""]
        found += [source_text(source) for source in figure.sources]
        found += [f"{say('export.address')}: {self.facts.address}", self.foot, self.attribution]
        return [texts.clean(line) for text in found if text for line in text.splitlines()]


@dataclass(frozen=True)
class Table:
    """A table that fits a width: heads, cells as written, which columns stand to the right, how much was left out."""

    columns: tuple[Column, ...]
    heads: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]  # in points; together at most the width asked for
    hidden_rows: int
    hidden_columns: int


def plates(slides: Sequence[Slide], figures: Sequence[Figure], facts: Sequence[ReleaseFacts], words: Words) -> list[Plate]:
    """Return the plates of a sequence. Raises ValueError when slides, figures and facts are not equally many."""
    return [_plate(*given, words) for given in zip(slides, figures, facts, strict=True)]


def _plate(slide: Slide, figure: Figure, facts: ReleaseFacts, words: Words) -> Plate:
    tab = slide.tab or figure.view.tab
    if tab not in figure.drawings and tab != TABLE:
        tab = next(iter(figure.drawings), TABLE)
    own = texts.clean(slide.title)
    title = texts.clean(figure.title)
    day = i18n.day(date.fromisoformat(facts.data_date), figure.view.language)
    key = "card.foot" if figure.sources else "card.foot_none"
    number = views.number(figure.view, facts.data_version)
    return Plate(
        figure=figure,
        facts=facts,
        tab=tab,
        title=own or title,
        lead=title if own and own != title else "",
        subtitle=texts.clean(figure.subtitle),
        summary=texts.clean(figure.alt) if texts.clean(figure.alt) != title else "",
        note="\n".join(texts.clean(line) for line in slide.note.splitlines()),
        foot=words(key, count=len(figure.sources), date=day, version=facts.data_version, number=number),
        hall_foot=words(f"takeaway.{key.replace('card.foot', 'hall_foot')}", count=len(figure.sources), date=day, number=number),
        attribution=facts.attribution if figure.geometry else "",
        words=words,
    )


def source_text(source: object) -> str:
    """Return one source in a line: who published what, where."""
    parts = [str(getattr(source, name) or "") for name in ("publisher", "title", "url")]
    return texts.clean(" · ".join(part for part in parts if part))


def table(plate: Plate, *, width_pt: float, size_pt: float, most_rows: int, padding_pt: float) -> Table:
    """Return as many columns as fit a width and the first rows; links and codes are left to the files of rows."""
    figure, language = plate.figure, plate.language
    shown = figure.rows.head(most_rows)
    usable = [column for column in figure.columns if column.kind != "link" and column.name not in UNSHOWN_COLUMNS]
    columns: list[Column] = []
    cells: list[list[str]] = []
    widths: list[float] = []
    empty = 0
    for column in usable:
        written = [texts.cell_text(value, column, language) for value in shown[column.name]]
        if columns and written and all(text == texts.UNKNOWN for text in written):
            empty += 1  # an empty column says nothing on paper; the file of rows keeps it
            continue
        wanted = _column_width(column, written, size_pt) + 2 * padding_pt
        if columns and sum(widths) + wanted > width_pt:
            break
        columns.append(column)
        cells.append(written)
        widths.append(min(wanted, width_pt))
    stretch = min(width_pt / sum(widths), MOST_STRETCH) if widths else 1.0
    widths = [width * stretch for width in widths]
    return Table(
        columns=tuple(columns),
        heads=tuple(texts.clean(column.label) for column in columns),
        cells=tuple(zip(*cells, strict=True)) if cells else (),
        widths=tuple(widths),
        hidden_rows=figure.found_count - len(shown),
        hidden_columns=len(usable) - len(columns) - empty,
    )


def _column_width(column: Column, written: Sequence[str], size_pt: float) -> float:
    """Return the width a column asks for: its longest cell within bounds, and no usual word of its head broken."""
    widest = max((texts.width_pt(text[:MOST_LETTERS], size_pt) for text in written), default=0)
    head = max((texts.width_pt(word, size_pt * 1.08) for word in texts.clean(column.label).split()), default=0)
    return max(widest, min(head, MOST_LETTERS * size_pt * 0.56), SHORTEST_LETTERS * size_pt / 2)


def left_out(found: Table, words: Words) -> str:
    """Return the line that tells what a table does not show, or nothing."""
    parts = []
    if found.hidden_rows:
        parts.append(words("takeaway.more_rows", count=found.hidden_rows))
    if found.hidden_columns:
        parts.append(words("takeaway.more_columns", count=found.hidden_columns))
    return words("takeaway.left_out", parts=", ".join(parts)) if parts else ""
