"""What every file says of itself: title, filters, sources, date, version, definition, attribution, and its own name."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from inovasi import origin, views
from inovasi.figures.base import Figure

Words = Callable[..., str]
Metadata = list[tuple[str, str]]


@dataclass(frozen=True)
class ReleaseFacts:
    """Facts of the release and the place of a file: data version and date, full address of the view, attribution, coverage.

    `short_address` leads to the same view in fewer letters, where this server keeps its code: a phone reads it from afar.
    """

    data_version: str
    data_date: str
    address: str
    attribution: str
    coverage_note: str
    short_address: str = ""

    @property
    def scanned_address(self) -> str:
        """The address that a QR code holds: the short one where there is one."""
        return self.short_address or self.address


def metadata(figure: Figure, facts: ReleaseFacts, words: Words) -> Metadata:
    """Return label and text of everything a reader needs to defend the figures of a file."""
    view = figure.view
    filters = "; ".join(f"{key}={text}" for key, text in views.parameters(view).items())
    pairs = [
        ("title", figure.title),
        ("subtitle", figure.subtitle),
        ("definition", figure.definition),
        ("notes", " ".join(figure.notes)),
        ("filters", filters),
        ("address", facts.address),
        ("view_number", views.number(view, facts.data_version)),
        ("data_version", facts.data_version),
        ("data_date", facts.data_date),
        ("as_of", view.as_of.isoformat()),
        ("rows", str(figure.found_count)),
        ("missing", str(figure.missing_count)),
        ("query", f"queries/{figure.query}.sql" if figure.query else ""),
        ("coverage", facts.coverage_note),
    ]
    pairs += [("source", _source_text(source)) for source in figure.sources]
    pairs += [
        ("attribution", facts.attribution),
        ("licence", words(origin.key("export.licence_text", view.language, facts.data_version))),
    ]
    return [(words(f"export.{key}"), text) for key, text in pairs if text]


def file_name(figure: Figure, facts: ReleaseFacts, extension: str) -> str:
    """Return a plain ASCII name that says page, figure, measure, years, place, language and view number."""
    view = figure.view
    what = {"peta_replikasi": view.measure, "data": view.table}.get(view.page, "")
    parts = ["jejak-inovasi", view.page, view.fig, what, f"{view.first_year}-{view.last_year}", view.province, view.language]
    parts.append(views.number(view, facts.data_version))
    stem = "_".join(re.sub(r"[^a-z0-9-]+", "-", part.lower()).strip("-") for part in parts if part)
    return f"{stem}.{extension}"


def _source_text(source: object) -> str:
    texts = (getattr(source, name) for name in ("publisher", "title", "url", "date_read"))
    return ", ".join(text for text in texts if text)
