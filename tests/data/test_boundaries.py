"""Boundaries: the regions of every frame, shaped as the browser needs them, and made from the display files by one command."""

import csv
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely.geometry import shape

from inovasi import boundaries, paths
from inovasi.package.places import FRAMES

LARGEST_PROVINCE_FILE = 300_000  # bytes, before compression: what one map may cost a first visit
REGENCIES = 514


def reference(name: str) -> list[dict[str, str]]:
    with (paths.REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def codes_of(frame: str) -> set[str]:
    return {row["province_code"] for row in reference("province_frames") if row["frame"] == frame}


def features(path: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def display(frame: str) -> gpd.GeoSeries:
    return gpd.read_file(paths.BOUNDARIES / f"idn_provinces_{frame}.geojson").set_index("bps_code").geometry


def is_clockwise(ring: Sequence[Sequence[float]]) -> bool:
    """Return whether a closed ring turns clockwise (twice its signed area is positive here)."""
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in zip(ring, ring[1:], strict=False)) > 0


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_has_its_provinces_in_both_sets(frame: str) -> None:
    shown = features(paths.GEO / f"provinces_{frame}.geojson")
    assert len(shown) == int(frame)
    assert {str(feature["id"]) for feature in shown} == codes_of(frame) == set(display(frame).index)
    assert (paths.GEO / f"provinces_{frame}.geojson").stat().st_size <= LARGEST_PROVINCE_FILE
    for feature in shown:
        properties = feature["properties"]
        assert isinstance(properties, dict) and set(properties) == {"code", "name"} and properties["code"] == feature["id"]


@pytest.mark.parametrize("frame", FRAMES)
def test_every_regency_is_drawn_once_in_its_province(frame: str) -> None:
    drawn = [
        (str(feature["id"]), path.stem.rsplit("_", 1)[1])
        for path in paths.GEO.glob(f"regencies_{frame}_*.geojson")
        for feature in features(path)
    ]
    known = {(row["regency_code"], row["province_code"]) for row in reference("regency_provinces") if row["frame"] == frame}
    assert len(drawn) == len(known) == REGENCIES
    assert set(drawn) == known
    assert {province for _, province in drawn} == codes_of(frame)


def test_rings_turn_as_plotly_wants_and_shapes_are_valid() -> None:
    for path in sorted(paths.GEO.glob("*.geojson")):
        for feature in features(path):
            geometry = shape(feature["geometry"])
            assert geometry.is_valid and not geometry.is_empty, (path.name, feature["id"])
            for part in geometry.geoms if geometry.geom_type == "MultiPolygon" else [geometry]:
                assert is_clockwise(part.exterior.coords), (path.name, feature["id"])
                assert not any(is_clockwise(hole.coords) for hole in part.interiors), (path.name, feature["id"])


@pytest.mark.parametrize("frame", FRAMES)
def test_neighbouring_provinces_share_their_edges(frame: str) -> None:
    layer = [shape(feature["geometry"]) for feature in features(paths.GEO / f"provinces_{frame}.geojson")]
    assert shapely.coverage_is_valid(layer)


def test_the_37_frame_is_the_38_frame_with_papua_barat_whole() -> None:
    before, after = display("37"), display("38")
    assert before["91"].equals(after["91"].union(after["92"]))
    assert before["91"].area == pytest.approx(after["91"].area + after["92"].area, rel=1e-12)
    assert all(before[code].equals(after[code]) for code in before.index if code != "91")


@pytest.mark.parametrize("frame", FRAMES)
def test_a_label_stands_on_the_largest_part_of_its_province(frame: str) -> None:
    shapes = display(frame)
    for row in reference("province_frames"):
        if row["frame"] == frame:
            geometry = shapes[row["province_code"]]
            parts = list(geometry.geoms) if geometry.geom_type == "MultiPolygon" else [geometry]
            largest = max(parts, key=lambda part: part.area)
            assert largest.contains(shapely.Point(float(row["label_lon"]), float(row["label_lat"]))), row["province_code"]


def test_successions_tell_what_the_land_tells() -> None:
    rows = reference("province_successions")
    shapes = {frame: display(frame) for frame in FRAMES}
    for old, new in (("33", "34"), ("34", "37"), ("37", "38"), ("34", "38")):
        steps = [row for row in rows if (row["from_frame"], row["to_frame"]) == (old, new)]
        assert {row["from_code"] for row in steps} == codes_of(old)
        assert sorted(row["to_code"] for row in steps) == sorted(codes_of(new))
        for row in steps:
            assert (row["from_code"] == row["to_code"]) == (row["kind"] != "split_off")
            is_same_land = shapes[old][row["from_code"]].equals(shapes[new][row["to_code"]])
            assert is_same_land == (row["kind"] == "same"), row


def test_the_committed_files_are_those_the_command_makes(tmp_path: Path) -> None:
    source, target = tmp_path / "boundaries", tmp_path / "geo"
    shutil.copytree(paths.BOUNDARIES, source)
    written = boundaries.build_static(source, target)
    assert {path.name for path in written} == {path.name for path in paths.GEO.glob("*.geojson")}
    for path in written:
        assert path.read_bytes() == (paths.GEO / path.name).read_bytes(), f"{path.name}: run `python -m inovasi.boundaries`"
    assert (source / "idn_provinces_37.geojson").read_bytes() == (paths.BOUNDARIES / "idn_provinces_37.geojson").read_bytes()
