"""Drawings read as neutral charts, by hand-made dicts: bars, intervals, dates, logarithms, panels, and what is no chart."""

import io
import re
from typing import Any

import pytest
from pptx import Presentation

from inovasi.export import chart_model, chart_plot, chart_reading, codes, deck, flow_plot, label_places, shapes, slide_charts, texts
from inovasi.export.chart_model import Chart
from inovasi.figures import build
from inovasi.figures.base import Column
from inovasi.views import View
from tests.export.sequence import words_of

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def read(data: list[dict[str, Any]], **layout: Any) -> Chart:
    found = chart_reading.read({"data": data, "layout": layout})
    assert found is not None
    return found


def native(chart: Chart) -> Any:
    made = deck.new_deck(words_of("id"))
    slide = made.slides.add_slide(made.slide_layouts[deck.FIGURE_LAYOUT])
    slide_charts.add_chart(slide, chart, deck.BODY_BOX, alt="alt", language="id-ID", words=words_of("id"))
    buffer = io.BytesIO()
    made.save(buffer)
    return next(shape.chart for shape in Presentation(io.BytesIO(buffer.getvalue())).slides[0].shapes if shape.has_chart)


BARS = {
    "type": "bar",
    "orientation": "h",
    "name": "Bagian",
    "y": ["A<b>", "B", "C"],
    "x": [0.5, None, 0.25],
    "marker": {"color": "#0f5c73"},
    "error_x": {"array": [0.1, None, 0.3], "arrayminus": [0.2, None, 0.25]},
}


def test_lying_bars_with_intervals() -> None:
    chart = read(
        [BARS], xaxis={"tickformat": ",.0%", "title": {"text": "Bagian"}}, yaxis={"type": "category", "autorange": "reversed"}
    )
    series = chart.series[0]
    assert chart.is_lying and chart.panels[0].y.categories == ("A", "B", "C") and chart.panels[0].y.is_reversed
    assert (series.xs, series.ys) == ((0.5, None, 0.25), (0.0, 1.0, 2.0))
    assert (series.lows, series.highs) == ((0.3, None, 0.0), (0.6, None, 0.55)) and series.interval_axis == "x"
    assert chart.panels[0].x.is_percent and chart.panels[0].x.from_zero
    drawn = native(chart)
    arms = {
        part: [float(v.text) for v in drawn._chartSpace.find(f".//{C}errBars/{C}{part}").iter(f"{C}v")]
        for part in ("plus", "minus")
    }
    assert arms == {"plus": pytest.approx([0.1, 0.3]), "minus": pytest.approx([0.2, 0.25])}
    assert drawn.value_axis.maximum_scale >= 0.55 and drawn.value_axis.minimum_scale == 0
    order = [child.tag.removeprefix(C) for child in drawn._chartSpace.find(f".//{C}ser")]
    assert order.index("errBars") < order.index("cat") < order.index("val")
    crosses = drawn.value_axis._element.find(f"{C}crosses").get("val")
    assert crosses == "max"  # rows run from top to bottom, the axis of values stays below


def test_dates_are_days_of_spreadsheets_and_steps_are_whole_years() -> None:
    marks = {"type": "scatter", "mode": "markers", "name": "M", "x": ["2020-11-03", "2021-06-30T12:00"], "y": ["A", "B"]}
    chart = read(
        [marks], xaxis={"type": "date", "range": ["2019-05-01", "2026-12-31"]}, yaxis={"type": "category", "range": [1.6, -0.6]}
    )
    assert chart.series[0].xs == (44138.0, 44377.0)  # as a spreadsheet shows =DATEVALUE("2020-11-03")
    axis = native(chart).category_axis
    first, step = axis.minimum_scale, axis.major_unit
    years = [chart_model.DAY_ZERO.fromordinal(chart_model.DAY_ZERO.toordinal() + int(first + step * n)).year for n in range(8)]
    assert years == list(range(2019, 2027))


def test_logarithms_rules_bands_and_words() -> None:
    lower = {"type": "scatter", "mode": "lines", "x": [1, 10], "y": [0, 1], "showlegend": False}
    upper = lower | {"y": [3, 2], "fill": "tonexty", "fillcolor": "rgba(95, 163, 179, 0.16)"}
    dots = {
        "type": "scatter",
        "mode": "markers+text",
        "name": "T",
        "x": [2, 5],
        "y": [1, 2],
        "text": ["<b>Satu</b>", ""],
        "textposition": "top center",
    }
    rule = {"type": "line", "x0": 3, "x1": 3, "y0": 0, "y1": 1, "yref": "paper", "line": {"dash": "dot"}}
    chart = read([lower, upper, dots], xaxis={"type": "log", "range": [0, 1]}, shapes=[rule])
    assert (chart.panels[0].x.kind, chart.panels[0].x.low, chart.panels[0].x.high) == ("log", 1.0, 10.0)
    assert chart.series[1].fill and chart.series[2].words == ("Satu", "") and chart.rules[0].along == "y"
    drawn = native(chart)
    assert drawn._chartSpace.find(f".//{C}logBase").get("val") == "2"
    assert (drawn.category_axis.minimum_scale, drawn.category_axis.maximum_scale) == (1, 16)
    assert len(list(drawn._chartSpace.iter(f"{C}ser"))) == 4  # the rule is a series of two points
    assert [node.get("val") for node in drawn._chartSpace.iter(f"{C}dLblPos")] == ["t"]
    rule_ys = [float(node.text) for node in next(drawn._chartSpace.iter(f"{C}ser")).find(f"{C}yVal").iter(f"{C}v")]
    assert rule_ys == [drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale]


def test_ends_hold_every_interval_and_ranks_have_no_zero() -> None:
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": [1, 2],
        "y": [0.1, 0.2],
        "error_y": {"array": [1.1, 0.2], "arrayminus": [0.9, 0.2]},
    }
    axis = native(read([points])).value_axis
    assert axis.minimum_scale <= -0.8 and axis.maximum_scale >= 1.2
    ranks = {"type": "scatter", "mode": "markers", "x": [1, 12], "y": ["A", "B"]}
    axis = native(read([ranks], xaxis={"range": [0.4, 12.6]}, yaxis={"type": "category"})).category_axis
    assert axis.minimum_scale == 0 and axis.tick_labels.number_format == "0;-0;"


def test_hatched_parts_are_told_once() -> None:
    quiet = BARS | {"name": "Bagian, tanpa kabar", "marker": {"color": "#0f5c73", "pattern": {"shape": "/"}}}
    assert read([BARS, quiet], barmode="stack").quiet_words == "tanpa kabar"
    assert read([BARS], barmode="stack").quiet_words == ""


def test_first_rows_are_what_stands_on_top() -> None:
    chart = chart_model.first_rows(read([BARS]), 2)
    assert chart.panels[0].y.categories == ("A", "B") and chart.series[0].xs == (0.5, None) and chart.series[0].highs == (0.6, None)
    assert chart_model.first_rows(chart, 5) == chart


@pytest.mark.parametrize(
    ("data", "layout"),
    [
        ([BARS, BARS | {"xaxis": "x2", "yaxis": "y2"}], {}),  # two panels
        ([BARS], {"annotations": [{"text": "kata", "x": 1, "y": 1}]}),
        ([BARS], {"yaxis": {"visible": False}}),
        ([BARS], {"shapes": [{"type": "line", "x0": 1, "x1": 1, "y0": 0, "y1": 1}]}),
        ([{"type": "scatter", "mode": "markers", "x": ["A"], "y": ["B"]}], {}),  # categories along both axes
    ],
)
def test_what_no_native_chart_can_say_is_a_picture(data: list[dict[str, Any]], layout: dict[str, Any]) -> None:
    chart = read(data, **layout)
    assert not slide_charts.is_native(chart)
    with pytest.raises(ValueError, match="native"):
        native(chart)
    assert chart_plot.chart_bytes(chart, width_inch=6, height_inch=3, font_pt=9).startswith(b"<?xml")


SANKEY = {
    "type": "sankey",
    "node": {"label": ["Asal (3)", "Penerima (3)"], "color": ["#0f5c73", "#7d6a93"]},
    "link": {"source": [0], "target": [1], "value": [3], "color": ["rgba(1,2,3,.5)"]},
}
HEAT = {"type": "heatmap", "z": [[1, None]], "colorscale": [[0, "#dceef0"], [1, "#083d54"]], "zmin": 0, "zmax": 1}
GEO = [
    {
        "type": "choropleth",
        "geojson": "geo/provinces_38.geojson",
        "locations": ["11"],
        "z": [1],
        "colorscale": [[0, "#f1f2f4"], [1, "#f1f2f4"]],
    },
    {
        "type": "scattergeo",
        "mode": "lines+markers",
        "lon": [95.0, 105.0],
        "lat": [5.0, -5.0],
        "marker": {"symbol": "arrow"},
        "line": {"width": 2},
    },
    {"type": "scattergeo", "mode": "text", "lon": [105.0], "lat": [-5.0], "text": ["Lampung"]},
]


@pytest.mark.parametrize(
    ("data", "layout", "said"),
    [
        ([SANKEY], {}, "Penerima (3)"),
        (
            [HEAT],
            {"xaxis": {"tickvals": [0, 1], "ticktext": ["Kiri", "Kanan"], "range": [-0.5, 1.5]}, "yaxis": {"range": [0.5, -0.5]}},
            "Kanan",
        ),
        (GEO, {}, "Lampung"),
    ],
)
def test_flows_cells_and_arrows_are_vectors(data: list[dict[str, Any]], layout: dict[str, Any], said: str) -> None:
    drawing = {"data": data, "layout": layout}
    assert chart_reading.read(drawing) is None
    made = flow_plot.flow_bytes(drawing, width_inch=6, height_inch=3, font_pt=9)
    assert made is not None and said in made.decode() and b"<path" in made
    assert (
        flow_plot.flow_bytes(
            drawing,
            width_inch=6,
            height_inch=3,
            font_pt=9,
            kind="png",
        )[:4]
        == b"\x89PNG"
    )  # type: ignore[index]


def test_a_histogram_is_the_bars_of_its_counts_and_outlines_stay() -> None:
    chart = read([{"type": "histogram", "x": [0, 0.1, 0.9, 1.0], "nbinsx": 2, "marker": {"color": "#0f5c73"}}])
    assert (
        chart.series[0].xs == (0.25, 0.75) and chart.series[0].ys == (2.0, 2.0) and chart.series[0].breadth == pytest.approx(0.475)
    )
    hollow = BARS | {"marker": {"color": "#ffffff", "line": {"color": "#5a6673", "width": 1}}}
    assert read([hollow]).series[0].edge == "#5a6673"


def test_words_beside_panels_stand_where_the_whole_chart_says() -> None:
    words = [
        {"text": text, "x": x, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left"}
        for text, x in (("Kiri", 0), ("Kanan", 0.6))
    ]
    panels = {"xaxis": {"domain": [0, 0.4]}, "xaxis2": {"domain": [0.6, 1]}, "yaxis": {}, "yaxis2": {}}
    chart = read([BARS, BARS | {"xaxis": "x2", "yaxis": "y2"}], annotations=words, **panels)
    svg = chart_plot.chart_bytes(chart, width_inch=8, height_inch=3, font_pt=9).decode()
    places = [
        float(re.search(rf'x="([\d.]+)"[^>]*>{word}<|translate\(([\d.]+)[^>]*>{word}<', svg).group(1) or 0)
        for word in ("Kiri", "Kanan")
    ]  # type: ignore[union-attr]
    assert places[1] - places[0] > 8 * 72 * 0.4


def test_what_nobody_can_draw_is_told() -> None:
    assert flow_plot.flow_bytes({"data": [{"type": "treemap"}]}, width_inch=6, height_inch=3, font_pt=9) is None
    assert chart_reading.read({"data": []}) is None and chart_reading.read(None) is None


@pytest.mark.parametrize(("width", "height", "font_pt"), [(880, 300, 12), (493, 200, 7)])
@pytest.mark.parametrize("frame", ["34", "38"])
def test_names_on_a_map_cover_neither_one_another_nor_the_edge(frame: str, width: float, height: float, font_pt: float) -> None:
    figure = build(View(page="peta_replikasi", fig="peta", frame=frame))
    layer = f"provinces_{frame}"
    found = label_places.placed(figure.regions, layer, label_places.Scale(shapes.extent(layer), width, height), font_pt)
    boxes = [(one.x - one.width / 2, one.y - one.height / 2, one.x + one.width / 2, one.y + one.height / 2) for one in found]
    assert len(found) >= int(frame) - 2
    for at, one in enumerate(boxes):
        assert one[0] >= 0 and one[2] <= width
        for other in boxes[at + 1 :]:
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])


def test_words_fit_and_values_are_written_as_people_read_them() -> None:
    assert texts.width_pt("Jawa Tengah", 12) == pytest.approx(12 * (500 + 556 + 722 + 556 + 278 + 611 + 556 * 5) / 1000, abs=1.5)
    assert texts.lines("satu dua tiga", 50, 12) == ["satu dua", "tiga"]
    assert texts.cut("satu dua tiga empat", 50, 12, 1).endswith("…") and texts.cut("satu", 50, 12, 1) == "satu"
    assert texts.clean("a\u202eb\x00 \n c") == "ab c"
    assert texts.without_tags("<b>A</b><br>&lt;5") == "A\n<5"
    assert texts.cell_text(0.1234, Column("a", "A", "share", 1), "id") == "12,3%"
    assert texts.cell_text(1234.5, Column("a", "A", "number", 1), "id") == "1.234,5"
    assert texts.cell_text(2020, Column("a", "A", "year"), "id") == "2020"
    assert texts.cell_text(None, Column("a", "A"), "id") == "–"


def test_codes_hold_the_address_and_refuse_what_no_phone_reads() -> None:
    import segno

    address = "http://192.168.1.5:8501/ringkasan?v=1&p=ringkasan"
    svg = codes.svg(address).decode()
    modules = segno.make_qr(address, error="m").symbol_size(border=codes.BORDER_MODULES)[0]
    assert f'viewBox="0 0 {modules} {modules}"' in svg and "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert codes.png(address)[:4] == b"\x89PNG" and codes.png(address) != codes.png(address + "x")
    for bad in ("", "x" * 1501):
        with pytest.raises(codes.CodeError):
            codes.svg(bad)
