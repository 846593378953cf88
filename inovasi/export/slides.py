"""A sequence of views as PowerPoint slides: native charts, maps, tables and text from the model of each figure, never a screenshot."""

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from pptx.presentation import Presentation as Deck
from pptx.slide import Slide as NativeSlide
from pptx.util import Pt

from inovasi import progress
from inovasi.export import chart_model, chart_reading, codes, deck, picture, plates, slide_charts, slide_maps, slide_tables, texts
from inovasi.export.deck import Box
from inovasi.export.note import ReleaseFacts, Words
from inovasi.export.plates import MAP, Plate
from inovasi.export.slide_parts import describe
from inovasi.figures.base import Figure
from inovasi.i18n import day
from inovasi.stories import Slide

LANGUAGE_TAGS = {"id": "id-ID", "en": "en-GB"}
MOST_CHART_ROWS = 15
SAFE_WIDTH = 0.98  # letters of another font are a little wider
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def pptx_bytes(
    slides: Sequence[Slide], figures: Sequence[Figure], facts: Sequence[ReleaseFacts], words: Words, *, title: str = ""
) -> bytes:
    """Return a presentation: a cover when the sequence has a title, then one slide a view. Notes hold definition, notes and sources."""
    shown = plates.plates(slides, figures, facts, words)
    language = shown[0].language if shown else "id"
    made = deck.new_deck(words)
    heading = texts.clean(title)
    if heading:
        _cover(made, heading, shown, words)
    for plate in progress.each(shown):
        _figure_slide(made, plate)
    _finish(made, heading or (shown[0].title if shown else ""), facts, words, language)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _cover(made: Deck, title: str, shown: Sequence[Plate], words: Words) -> None:
    slide = made.slides.add_slide(made.slide_layouts[deck.COVER_LAYOUT])
    width = deck.COVER_TITLE_BOX.width * 72 * 0.93
    size = texts.fitting_size(title, width, (40, 34, 28, 24), 3)
    slide.shapes.title.text_frame.text = texts.cut(title, width, size, 4)
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    lines = [words("takeaway.cover", count=len(shown)), cover_date(shown, words)]
    slide.placeholders[1].text_frame.text = "\n".join(line for line in lines if line)


def cover_date(shown: Sequence[Plate], words: Words) -> str:
    """Return the day and release of the data of a sequence; several releases are named each."""
    known = dict.fromkeys((plate.facts.data_date, plate.facts.data_version) for plate in shown)
    language = shown[0].language if shown else "id"
    parts = [
        words("app.data_as_of", date=day(datetime.fromisoformat(when).date(), language), version=version) for when, version in known
    ]
    return " · ".join(parts)


def _figure_slide(made: Deck, plate: Plate) -> None:
    slide = made.slides.add_slide(made.slide_layouts[deck.FIGURE_LAYOUT])
    width = deck.TITLE_BOX.width * 72 * 0.93  # bold letters are wider
    words, size = texts.fitting_title(plate.title, width, (deck.TITLE_PT, 26, 24, 22, 20), deck.SMALLEST_TITLE_PT)
    title = slide.shapes.title
    title.text_frame.text = words
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
    _fill_in(slide, deck.SUBTITLE_INDEX, plate.subtitle, (deck.SUBTITLE_PT, 14, deck.TEXT_PT))
    summary = plate.lead or plate.summary
    _fill_in(slide, deck.SUMMARY_INDEX, summary, (14, deck.TEXT_PT))
    box = (
        deck.BODY_BOX
        if summary
        else Box(deck.BODY_BOX.left, deck.SUMMARY_BOX.top + 0.1, deck.BODY_BOX.width, _body_height(deck.SUMMARY_BOX.top + 0.1))
    )
    left_out = _body(slide, plate, box)
    caption = " ".join(part for part in (left_out, *plate.figure.notes) if part)
    _fill_in(slide, deck.CAPTION_INDEX, texts.clean(caption), (deck.TEXT_PT,), most_lines=2)
    _foot(slide, plate)
    slide.notes_slide.notes_text_frame.text = "\n".join(plate.speaker_notes)  # type: ignore[union-attr]


def _body_height(top: float) -> float:
    return deck.BODY_BOX.top + deck.BODY_BOX.height - top


def _body(slide: NativeSlide, plate: Plate, box: Box) -> str:
    """Place the figure; return the line that tells what did not fit."""
    figure, drawing = plate.figure, plate.drawing
    if drawing is None:
        return slide_tables.add_table(slide, plate, box)
    if plate.tab == MAP and figure.geometry is not None and figure.regions:
        slide_maps.add_map(slide, figure, box, plate.words)
        return ""
    if "tiles" in drawing:
        slide_maps.add_tiles(slide, drawing, figure, box, plate.words)
        return ""
    chart = chart_reading.read(drawing)
    if chart is not None and slide_charts.is_native(chart):
        return _native_chart(slide, plate, chart, box)
    made = picture.drawn(plate, width_inch=box.width, most_inch=box.height, font_pt=deck.TEXT_PT, kind="png", is_filling=True)
    if made is None:
        return slide_tables.add_table(slide, picture.as_table(plate), box)
    width = min(made.width_inch, box.width)
    place = Box(box.left + (box.width - width) / 2, box.top, width, made.height_inch)
    shape = slide.shapes.add_picture(io.BytesIO(made.content), *place.emu())
    shape.name = plate.words("card.grafik")
    describe(shape, figure.alt)
    return (
        plate.words("takeaway.left_out", parts=plate.words("takeaway.more_rows", count=made.hidden_rows))
        if made.hidden_rows
        else ""
    )


def _native_chart(slide: NativeSlide, plate: Plate, chart: chart_model.Chart, box: Box) -> str:
    hidden = max(chart.rows - MOST_CHART_ROWS, 0)
    chart = chart_model.first_rows(chart, MOST_CHART_ROWS)
    slide_charts.add_chart(slide, chart, box, alt=plate.figure.alt, language=LANGUAGE_TAGS[plate.language], words=plate.words)
    return plate.words("takeaway.left_out", parts=plate.words("takeaway.more_rows", count=hidden)) if hidden else ""


def _fill_in(slide: NativeSlide, index: int, text: str, sizes_pt: Sequence[float], *, most_lines: int = 1) -> None:
    """Write into a placeholder as large as fits; one that stays empty leaves the slide, so that no prompt is shown."""
    place = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == index)
    if not text:
        place._element.getparent().remove(place._element)
        return
    width = deck.SUBTITLE_BOX.width * 72 * SAFE_WIDTH
    size = texts.fitting_size(text, width, sizes_pt, most_lines)
    place.text_frame.text = texts.cut(text, width, size, most_lines)
    place.text_frame.paragraphs[0].runs[0].font.size = Pt(size)


def _foot(slide: NativeSlide, plate: Plate) -> None:
    place = next(shape for shape in slide.placeholders if shape.placeholder_format.idx == deck.FOOT_INDEX)
    frame = place.text_frame
    frame.text = plate.foot
    line = frame.add_paragraph()
    run = line.add_run()
    run.text = texts.cut(plate.facts.address, deck.FOOT_BOX.width * 72, deck.FOOT_PT, 1)
    if plate.facts.address.startswith(("http://", "https://")):
        run.hyperlink.address = plate.facts.address
    try:
        code = codes.png(plate.facts.scanned_address)
    except codes.CodeError:  # an address too long for a code still stands as a link
        code = b""
    if code:
        shape = slide.shapes.add_picture(io.BytesIO(code), *deck.CODE_BOX.emu())
        shape.name = "QR"
        describe(shape, plate.words("takeaway.code_alt"))
    slide.shapes._spTree.append(deck.number_shape(slide.shapes._next_shape_id))


def _name_placeholders(made: Deck, words: Words) -> None:
    """Name what the library names in English: placeholders as their layout does, and the pages of notes."""
    for slide in made.slides:
        names = {shape.placeholder_format.idx: shape.name for shape in slide.slide_layout.placeholders}
        for shape in slide.placeholders:
            shape.name = names.get(shape.placeholder_format.idx, shape.name)
        for shape in slide.notes_slide.placeholders if slide.has_notes_slide else ():
            shape.name = f"{words('export.notes')} {shape.placeholder_format.idx}"
    if any(slide.has_notes_slide for slide in made.slides):
        placeholders: Any = made.notes_master.placeholders
        for shape in placeholders:
            shape.name = f"{words('export.notes')} {shape.placeholder_format.idx}"
            for run in shape._element.iter(f"{{{DRAWING}}}t"):
                run.text = words("takeaway.slot_text") if "level" in (run.text or "") or "Click" in (run.text or "") else run.text


def _finish(made: Deck, title: str, facts: Sequence[ReleaseFacts], words: Words, language: str) -> None:
    """Say what the file is, and in which language every word of it stands."""
    _name_placeholders(made, words)
    core = made.core_properties
    core.title, core.author, core.language = title[:250], "Jejak Inovasi", LANGUAGE_TAGS[language]
    core.comments, core.keywords, core.subject = "", "", ""
    core.last_modified_by = "Jejak Inovasi"
    dates = [datetime.combine(datetime.fromisoformat(one.data_date).date(), time()) for one in facts]
    if dates:
        core.created = core.modified = max(dates)
    parts: list[Any] = [
        made.slide_master,
        *made.slide_layouts,
        *made.slides,
        *(slide.notes_slide for slide in made.slides if slide.has_notes_slide),
    ]
    for part in parts:
        for properties in part._element.iter(*(f"{{{DRAWING}}}{name}" for name in ("rPr", "endParaRPr", "defRPr"))):
            properties.set("lang", LANGUAGE_TAGS[language])
