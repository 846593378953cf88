"""Files on request: from the address of a view to bytes. The figure is the one on the screen, so the numbers are, too."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from inovasi import all_rows, figures, i18n, known, origin, palette, paths, progress, release, short_codes, stories, views
from inovasi.access import readers, tickets
from inovasi.export import geo, images, note, sequences, tabular
from inovasi.export.web import Stage
from inovasi.figures import common, map_years
from inovasi.figures.base import Figure
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
MAKING = "kerja"  # the parameter that names a making (progress)
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
    ticket, making = parameters.get(TICKET, ""), parameters.get(MAKING, "")
    parameters = {key: text for key, text in parameters.items() if key not in (TICKET, MAKING)}
    editor = tickets.holder(ticket, parameters.get("tb", ""), time.time()) if ticket and STORY not in parameters else None
    asked = parameters.get(RELEASE, "")
    try:
        with progress.told_as(making), readers.reading_as(editor), release.one_version("" if asked in RELEASES else asked):
            return _download(kind, parameters, base)
    except release.NoReleaseError as error:
        raise DownloadError(str(error)) from error


def _download(kind: str, parameters: Mapping[str, str], base: str) -> File:
    if STORY in parameters:
        return _story_file(kind, parameters, base)
    if kind in SHEETS:
        return sheet(kind, parameters, base)
    options = {name: parameters[name] for name in OPTIONS if name in parameters}
    data_version = release.current()
    reading = views.parse({key: text for key, text in parameters.items() if key not in OPTIONS})
    checked = known.checked(reading, data_version)
    if len(checked.ignored) > len(reading.ignored):  # a file of something else than asked for would be a silent error
        raise DownloadError("No such name: " + ", ".join(f"{short}={text}" for short, text in checked.ignored) + ".")
    view = checked.view
    if kind not in MEDIA_TYPES or (view.page, view.fig) not in figures.BUILDERS:
        raise DownloadError(f"No {kind} of figure {view.fig!r} on page {view.page!r}.")
    try:
        figure = (figures.whole if kind in TABULAR else figures.build)(view, data_version)
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
    story = asked_story(parameters)
    content = story_content(kind, story, base, parameters.get("size", "a4"), parameters.get("release", ""))
    return File(sequences.story_name(story, story.slides[0].view.language, kind), MEDIA_TYPES[kind], content)


def asked_story(parameters: Mapping[str, str]) -> Story:
    """Return the story that an address holds, in the language it asks for. Raises DownloadError for none, or one without slides."""
    try:
        story = stories.from_parameter(parameters.get(STORY, ""))
    except stories.StoryError as error:
        asked = parameters.get("l", "")
        raise DownloadError(error.words(asked if asked in views.LANGUAGES else View().language)) from error
    if not story.slides:
        raise DownloadError("The story has no slides.")
    asked = parameters.get("l", "")
    return stories.in_language(story, asked if asked in views.LANGUAGES else story.slides[0].view.language)


def presented(parameters: Mapping[str, str], base: str) -> bytes:
    """Return a story as a page to be shown in a hall; leaving it leads back to the Forum page with the same story.

    Raises DownloadError for what is no story.
    """
    story = asked_story(parameters)
    back = f"/forum?l={story.slides[0].view.language}&{STORY}={parameters[STORY]}"
    return story_content("html", story, base, which=parameters.get("release", ""), back=back)


def story_content(kind: str, story: Story, base: str, size: str = "a4", which: str = "current", back: str = "") -> bytes:
    """Return the bytes of a story in one language. `which` is `kept` for the figures of the release each slide was added from,
    where it is still there; `back` is where a page in a hall leads when it is left.

    Raises DownloadError, naming the slide, for a view whose row is gone.
    """
    built, facts, years = [], [], []
    progress.expect(2 * len(story.slides))  # each is worked out, then written
    for number, slide in enumerate(progress.each(story.slides), start=1):
        version = version_of(slide, which)
        try:
            built.append((figures.whole if kind in TABULAR else figures.build)(slide.view, version))
        except KeyError as error:
            gone = i18n.t("takeaway.gone_row", slide.view.language, key=error.args[0])
            raise DownloadError(f"slide {number}: {gone}") from error
        of = map_years.of(slide.view, version) if kind == "html" else ()
        short_codes.remember([slide.view, *(figure.view for _, figure in of)], release.current())
        facts.append(facts_of(slide.view, version, base))
        years.append([(year, figure, facts_of(figure.view, version, base)) for year, figure in of])
    language = story.slides[0].view.language
    title = story.title or i18n.t("takeaway.story", language)
    stage = Stage(years=tuple(years), back=back)
    return sequences.content(kind, story.slides, built, facts, _words_of(language), title=title, size=size, stage=stage)


def version_of(slide: Slide, which: str) -> str:
    """Return the release whose figures a slide shows: the one it was added from where that is asked for and kept, else the current."""
    return slide.data_version if which == "kept" and release.is_kept(slide.data_version) else release.current()


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
    code = views.number(view, release.current())
    return note.ReleaseFacts(
        data_version=data_version,
        data_date=facts.data_date.isoformat(),
        address=f"{base}/{view.page}?{views.address(view)}",
        attribution=common.attribution(view.language, data_version),
        coverage_note=origin.completeness(data_version, view.language),
        short_address=f"{base}/k/{code}" if short_codes.resolve(code, release.current()) else "",
    )


def with_all_rows(figure: Figure, data_version: str) -> Figure:
    """Return the records behind a figure, whatever its filters. Raises DownloadError for a figure that has none."""
    if not figure.all_rows_query:
        raise DownloadError("This figure has no further rows.")
    return all_rows.of(figure, data_version)


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
