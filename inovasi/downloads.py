"""Files on request: from the address of a view to bytes. The figure is the one on the screen, so the numbers are, too."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from inovasi import figures, i18n, palette, paths, release, stories, views
from inovasi.access import readers, tickets
from inovasi.export import geo, images, note, sequences, tabular
from inovasi.figures import common
from inovasi.figures.base import Column, Figure
from inovasi.sheets import build as sheets
from inovasi.stories import Slide, Story
from inovasi.views import View

RELEASE = "release"  # an older data version; of a story `kept`, see below
OPTIONS = ("rows", "sep", "size", RELEASE)  # what a download adds to the address of its view
MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
    "gpkg": "application/geopackage+sqlite3",
    "png": "image/png",
    "svg": "image/svg+xml",
} | sequences.MEDIA_TYPES
TICKET = "izin"  # the parameter that holds the ticket for an internal table (access.tickets)
STORY = "cerita"  # the parameter that holds a whole story
RELEASES = ("current", "kept")  # the figures of today, or those of the release a slide was added from
NAMED_OPTIONS = ("all", "semicolon", "a4")  # what differs from the file one gets without asking
TABULAR = ("csv", "xlsx", "parquet")
SHEETS = {"sheet": "application/pdf", "sheets": "application/zip"}  # of one region; of every province
SEPARATORS = {"comma": ",", "semicolon": ";"}


class DownloadError(ValueError):
    """There is no such file: an unknown kind, figure or option."""


@dataclass(frozen=True)
class File:
    """A file to send: its name says page, measure, years and view number."""

    name: str
    media_type: str
    content: bytes


def download(kind: str, parameters: Mapping[str, str], base: str) -> File:
    """Build the file that an address asks for, of a view or of a story.

    Raises DownloadError for what does not exist, RestrictedError for an internal table without a ticket for it. A story never
    holds an internal table: it is made to be handed on.
    """
    ticket = parameters.get(TICKET, "")
    parameters = {key: text for key, text in parameters.items() if key != TICKET}
    editor = tickets.holder(ticket, parameters.get("tb", ""), time.time()) if ticket and STORY not in parameters else None
    asked = parameters.get(RELEASE, "")
    try:
        with readers.reading_as(editor), release.one_version("" if asked in RELEASES else asked):
            return _download(kind, parameters, base)
    except release.NoReleaseError as error:
        raise DownloadError(str(error)) from error


def _download(kind: str, parameters: Mapping[str, str], base: str) -> File:
    if STORY in parameters:
        return _story_file(kind, parameters, base)
    if kind in SHEETS:
        return sheet(kind, parameters, base)
    options = {name: parameters[name] for name in OPTIONS if name in parameters}
    view = views.parse({key: text for key, text in parameters.items() if key not in OPTIONS}).view
    if kind not in MEDIA_TYPES or (view.page, view.fig) not in figures.BUILDERS:
        raise DownloadError(f"No {kind} of figure {view.fig!r} on page {view.page!r}.")
    data_version = release.current()
    try:
        figure = figures.build(view, data_version)
    except KeyError as error:
        raise DownloadError(f"No such row: {error.args[0]!r}.") from error
    if options.get("rows") == "all" and kind in TABULAR:
        figure = with_all_rows(figure, data_version)
    facts = facts_of(view, data_version, base)
    name = note.file_name(figure, facts, kind)
    chosen = [options[key] for key in OPTIONS if key in options and options[key] in NAMED_OPTIONS]
    if chosen:  # two files of one view do not overwrite each other
        name = f"{name.removesuffix(f'.{kind}')}_{'_'.join(chosen)}.{kind}"
    return File(name, MEDIA_TYPES[kind], _content(kind, figure, facts, options))


def _story_file(kind: str, parameters: Mapping[str, str], base: str) -> File:
    """Build the file of a story. Options: `l` (language of all its views), `size` (a4, 16x9), `release` (current, kept)."""
    if kind not in sequences.STORY_KINDS:
        raise DownloadError(f"No {kind} of a story.")
    try:
        story = stories.from_parameter(parameters[STORY])
    except stories.StoryError as error:
        raise DownloadError(str(error)) from error
    if not story.slides:
        raise DownloadError("The story has no slides.")
    asked = parameters.get("l", "")
    language = asked if asked in views.LANGUAGES else story.slides[0].view.language
    content = story_content(
        kind, stories.in_language(story, language), base, parameters.get("size", "a4"), parameters.get("release", "")
    )
    return File(sequences.story_name(story, language, kind), MEDIA_TYPES[kind], content)


def story_content(kind: str, story: Story, base: str, size: str = "a4", which: str = "current") -> bytes:
    """Return the bytes of a story in one language. `which` is `kept` for the figures of the release each slide was added from,
    where it is still there. Raises DownloadError, naming the slide, for a view whose row is gone."""
    current = release.current()
    built, facts = [], []
    for number, slide in enumerate(story.slides, start=1):
        version = slide.data_version if which == "kept" and release.is_kept(slide.data_version) else current
        try:
            built.append(figures.build(slide.view, version))
        except KeyError as error:
            raise DownloadError(f"slide {number}: no such row: {error.args[0]!r}.") from error
        facts.append(facts_of(slide.view, version, base))
    title = story.title or i18n.t("takeaway.story", story.slides[0].view.language)
    words = _words_of(story.slides[0].view.language)
    return sequences.content(kind, story.slides, built, facts, words, title=title, size=size)


def _words_of(language: str) -> note.Words:
    def words(key: str, /, **values: object) -> str:
        return i18n.t(key, language, **values)

    return words


def sheet(kind: str, parameters: Mapping[str, str], base: str) -> File:
    """Build the A4 sheet of the region that an address names, or the ZIP of every province's. Raises DownloadError without a region."""
    view = views.parse(parameters).view
    data_version = release.current()
    if kind == "sheets":
        name = f"jejak-inovasi_lembar_38-provinsi_{view.as_of.isoformat()}_{view.language}.zip"
        return File(name, SHEETS[kind], sheets.zip_bytes(view, data_version, base))
    try:
        return File(sheets.file_name(view, data_version), SHEETS[kind], sheets.pdf(view, data_version, base))
    except KeyError as error:
        raise DownloadError(f"No such region: {error.args[0]!r}.") from error


def facts_of(view: View, data_version: str, base: str) -> note.ReleaseFacts:
    """Return what every file says of its release and of the view's full address."""
    facts = release.facts(data_version)
    return note.ReleaseFacts(
        data_version=data_version,
        data_date=facts.data_date.isoformat(),
        address=f"{base}/{view.page}?{views.address(view)}",
        attribution=facts.attribution,
        coverage_note=i18n.t("app.sample", view.language),
    )


def with_all_rows(figure: Figure, data_version: str) -> Figure:
    """Return the figure with every record behind it, whatever its filters: all years and places, under the query's own names."""
    if not figure.all_rows_query:
        raise DownloadError("This figure has no further rows.")
    view = figure.view
    everything = replace(View(), page=view.page, fig=view.fig, table=view.table, language=view.language, as_of=view.as_of)
    rows = common.rows_for(figure.all_rows_query, everything, data_version).copy()
    for name in rows.columns:
        if pd.api.types.is_bool_dtype(rows[name]):
            rows[name] = [i18n.t("words.yes" if flag else "words.no", view.language) for flag in rows[name]]
    return replace(figure, view=view, rows=rows, columns=tuple(_column(rows, name, view.language) for name in rows.columns))


def _column(rows: pd.DataFrame, name: str, language: str) -> Column:
    key = f"columns.{name}"
    label = i18n.t(key, language) if i18n.known(key, language) else name
    values = rows[name]
    if pd.api.types.is_datetime64_any_dtype(values):
        kind = "date"
    elif name.endswith("_year"):
        kind = "year"
    elif pd.api.types.is_integer_dtype(values):
        kind = "integer"
    elif pd.api.types.is_float_dtype(values):
        kind = "number"
    else:
        kind = "text"
    return Column(name, label, kind, 2 if kind == "number" else 0)


def _content(kind: str, figure: Figure, facts: note.ReleaseFacts, options: Mapping[str, str]) -> bytes:
    words = _words_of(figure.view.language)
    if kind in sequences.MEDIA_TYPES:
        slide = Slide(figure.view, tab=figure.view.tab, data_version=facts.data_version)
        return sequences.content(kind, [slide], [figure], [facts], words, size=options.get("size", "a4"))
    if kind in ("geojson", "gpkg", "png", "svg") and figure.geometry is None:
        raise DownloadError("This figure has no map.")
    if kind == "csv":
        return tabular.csv_bytes(figure, figure.rows, SEPARATORS.get(options.get("sep", ""), ","))
    metadata = note.metadata(figure, facts, words)
    if kind == "xlsx":
        return tabular.xlsx_bytes(figure, figure.rows, metadata, words)
    if kind == "parquet":
        return tabular.parquet_bytes(figure, figure.rows, metadata, facts)
    if kind == "geojson":
        return geo.geojson_bytes(figure, paths.BOUNDARIES, metadata, facts)
    if kind == "gpkg":
        return geo.geopackage_bytes(figure, paths.BOUNDARIES, metadata)
    if not figure.regions:
        raise DownloadError("This figure has no picture made by the server.")
    fills = {region.code: images.Fill(region.fill, hatch_of(region.group), region.edge) for region in figure.regions}
    entries = [
        images.LegendEntry(group.label, images.Fill(group.fill, hatch_of(group.group), group.edge), group.count)
        for group in figure.legend
    ]
    return images.map_image(
        figure,
        geo.shapes(figure, paths.BOUNDARIES),
        fills,
        entries,
        kind=kind,
        size=options.get("size", "16x9"),
        words=words,
        facts=facts,
    )


def hatch_of(group: str) -> str:
    """Return the print hatch of a look; classes of the scale have none."""
    return palette.LOOK_HATCHES.get(group, "")
