"""Names on maps: none over another, none cut by a coast or by the frame."""

from dataclasses import replace

import pytest
from shapely.geometry import Point, box

from inovasi import charts_flows, figures, map_names, maps, views
from inovasi.export import shapes
from inovasi.letters import width_pt
from inovasi.views import View

FACTOR = map_names.WIDTH_PX / (maps.LONGITUDES[1] - maps.LONGITUDES[0])


def national(view: View) -> tuple[list[maps.MapName], str]:
    figure = figures.build(view)
    layer = f"provinces_{view.shown_frame}"
    return map_names.of_regions(figure.regions, layer), layer


def frame_of(name: maps.MapName):
    width, height = width_pt(name.text, map_names.NAME_PX) / FACTOR, map_names.NAME_PX / FACTOR
    return box(name.longitude - width / 2, name.latitude - height / 2, name.longitude + width / 2, name.latitude + height / 2)


@pytest.mark.parametrize(
    "view",
    [
        View(page="peta_replikasi", fig="peta"),
        View(page="hub_jipp", fig="peta"),
        View(page="peta_replikasi", fig="peta", last_year=2011),
    ],
    ids=["copies", "hubs", "33 provinces"],
)
def test_names_stand_clear_of_each_other_and_of_coasts(view: View) -> None:
    names, layer = national(view)
    boxes = [frame_of(name) for name in names]
    assert len(names) >= 28
    assert not [(names[a].text, names[b].text) for a in range(len(names)) for b in range(a) if boxes[a].intersects(boxes[b])]
    ground = map_names._outlines(layer, (0.0, 0.0), 1.0)[0]  # degrees, with y running down
    for name, area in zip(names, boxes, strict=True):
        assert maps.LONGITUDES[0] <= area.bounds[0] and area.bounds[2] <= maps.LONGITUDES[1], name.text
        if name.is_inside:
            assert ground[name.code].buffer(0.02).contains(Point(name.longitude, -name.latitude)), name.text


def test_names_of_regencies_do_not_cover_each_other() -> None:
    figure = figures.build(View(page="peta_replikasi", fig="kabkota", province="33"))
    names = map_names.of_regions(figure.regions, "regencies_38_33")
    west, south, east, north = shapes.extent("regencies_38_33")
    factor = min(map_names.WIDTH_PX / (east - west), maps.HEIGHT_PX / (north - south))
    boxes = []
    for name in names:
        lines = name.text.split("<br>")
        wide, high = max(width_pt(line, map_names.NAME_PX) for line in lines) / factor, len(lines) * map_names.NAME_PX / factor
        boxes.append(box(name.longitude - wide / 2, name.latitude - high / 2, name.longitude + wide / 2, name.latitude + high / 2))
    assert len(names) >= 20
    assert not [(names[a].text, names[b].text) for a in range(len(names)) for b in range(a) if boxes[a].intersects(boxes[b])]


def test_flows_name_few_places_and_the_chosen_one() -> None:
    figure = figures.build(View(page="penyebaran", fig="arus"))
    names = next(trace for trace in figure.drawings["peta"]["data"] if trace.get("meta") == "wide")
    every = set(figure.rows["adopter_province_code"].dropna()) | set(figure.rows["origin_province_code"].dropna())
    assert 10 <= len(names["text"]) < len(every)
    place = charts_flows.Place("Maluku", "Maluku", 130.0, -4.0, "81")
    spot = map_names.Spot("81", place.short, 130.0, -4.0, 1)
    crowd = [map_names.Spot(f"{at}", "Tempat", 96.0 + 3 * at, -9.0, 9) for at in range(map_names.FEW_SPOTS)]
    assert spot not in [found for found, _ in map_names.of_spots([*crowd, spot])]
    assert [found for found, _ in map_names.of_spots([spot])] == [spot]  # on a map of few places every one has its name
    assert map_names.of_spots([spot], "81") == [(spot, "bottom center")]


def test_every_column_of_the_matrix_has_its_heading() -> None:
    matrix = figures.build(View(page="penyebaran", fig="arus")).drawings["matriks"]["layout"]
    assert len(matrix["xaxis"]["ticktext"]) == len(matrix["xaxis"]["tickvals"])
    assert matrix["xaxis"]["tickangle"] == -90  # upright words never make Plotly drop one


@pytest.mark.parametrize("language", views.LANGUAGES)
def test_what_is_no_region_bears_one_name_everywhere(language: str) -> None:
    figure = figures.build(replace(View(page="penyebaran", fig="arus"), language=language))
    short = next(
        text for text in figure.drawings["matriks"]["layout"]["xaxis"]["ticktext"] if text.startswith(("Bukan daerah", "No region"))
    )
    labels = figure.drawings["sankey"]["data"][0]["node"]["label"]
    assert short in labels  # with the same count
    assert any(str(name).startswith(short.split(" (")[0]) for name in figure.rows["origin_province"])
