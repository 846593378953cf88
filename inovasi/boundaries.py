"""Boundaries for the browser, made from the display files in data/reference/boundaries/. Run: `python -m inovasi.boundaries`.

CRS EPSG:4326 throughout. Shared edges stay shared: the whole layer is simplified as one coverage, so no gaps open between
neighbours. Outer rings are clockwise, as plotly's choropleth wants them. Source and attribution: NOTICE.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import geopandas as gpd
import shapely
from shapely.geometry import MultiPolygon, Polygon, mapping
from shapely.geometry.base import BaseGeometry

from inovasi import files, paths
from inovasi.package.places import FRAMES, code_in_frame

PROVINCE_TOLERANCE = 0.03  # degrees; about 2 px of the map at 1920 px width
REGENCY_TOLERANCE = 0.006
DECIMALS = 3
SMALLEST_PROVINCE_PART = 0.002  # square degrees, about 25 km2; the largest part of a region always stays
SMALLEST_REGENCY_PART = 0.0002
UNITED = {"91": ("91", "92")}  # the 37 frame is the 38 frame before Papua Barat Daya left Papua Barat


def united_37(provinces_38: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the 37 frame: the 38 frame with 91 and 92 united, exactly."""
    rows = provinces_38.copy()
    for code, parts in UNITED.items():
        whole = shapely.union_all(rows.loc[rows["bps_code"].isin(parts), "geometry"].to_list())
        rows.loc[rows["bps_code"] == code, "geometry"] = whole
        rows = rows[~rows["bps_code"].isin(set(parts) - {code})]
    return rows.reset_index(drop=True)


def simplified(layer: gpd.GeoDataFrame, *, tolerance: float, smallest: float) -> list[BaseGeometry]:
    """Return simple geometries with clockwise outer rings; specks go, but never the largest part of a region."""
    clean = shapely.coverage_simplify(layer.geometry.to_list(), tolerance, simplify_boundary=True)
    return [clockwise(_without_specks(geometry, smallest)) for geometry in clean]


def clockwise(geometry: BaseGeometry) -> BaseGeometry:
    """Return polygons with rounded coordinates, outer rings clockwise and holes against it."""
    rounded = shapely.set_precision(geometry, 10**-DECIMALS)
    parts = [shapely.geometry.polygon.orient(part, sign=-1.0) for part in _polygons(rounded)]
    return MultiPolygon(parts) if len(parts) > 1 else parts[0]


def _without_specks(geometry: BaseGeometry, smallest: float) -> BaseGeometry:
    parts = sorted(_polygons(geometry), key=lambda part: part.area, reverse=True)
    kept = parts[:1] + [part for part in parts[1:] if part.area >= smallest]
    return MultiPolygon(kept) if len(kept) > 1 else kept[0]


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    if geometry.geom_type == "Polygon":
        return [geometry]
    return [part for part in geometry.geoms if part.geom_type == "Polygon"]


def collection(codes: Iterable[str], names: Iterable[str], geometries: Iterable[BaseGeometry]) -> str:
    """Return a GeoJSON text whose features carry their code as id."""
    features = [
        {"type": "Feature", "id": code, "properties": {"code": code, "name": name}, "geometry": _rounded(mapping(geometry))}
        for code, name, geometry in zip(codes, names, geometries, strict=True)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))


def _rounded(shape: Mapping[str, object]) -> dict[str, object]:
    def short(value: object) -> object:
        return [short(item) for item in value] if isinstance(value, (list, tuple)) else round(float(str(value)), DECIMALS)

    return {"type": shape["type"], "coordinates": short(shape["coordinates"])}


def build_static(boundaries: Path, target: Path) -> list[Path]:
    """Write provinces_<frame>.geojson and regencies_<frame>_<province>.geojson; return their paths. Deterministic."""
    written: list[Path] = []
    write_37(boundaries)
    for frame in FRAMES:
        layer = gpd.read_file(boundaries / f"idn_provinces_{frame}.geojson").sort_values("bps_code").reset_index(drop=True)
        shapes = simplified(layer, tolerance=PROVINCE_TOLERANCE, smallest=SMALLEST_PROVINCE_PART)
        written.append(_write(target / f"provinces_{frame}.geojson", collection(layer["bps_code"], layer["name"], shapes)))
    regencies = gpd.read_file(boundaries / "idn_kabkota.geojson").sort_values("bps_code").reset_index(drop=True)
    shapes = simplified(regencies, tolerance=REGENCY_TOLERANCE, smallest=SMALLEST_REGENCY_PART)
    kinds = {"kabupaten": "Kabupaten", "kota": "Kota"}
    names = [f"{kinds[kind]} {name}" for kind, name in zip(regencies["kind"], regencies["name"], strict=True)]
    for frame in FRAMES:
        provinces = [code_in_frame(code, frame) for code in regencies["province_bps_code"]]
        for province in sorted(set(provinces)):
            chosen = [place for place, code in enumerate(provinces) if code == province]
            text = collection([regencies["bps_code"][i] for i in chosen], [names[i] for i in chosen], [shapes[i] for i in chosen])
            written.append(_write(target / f"regencies_{frame}_{province}.geojson", text))
    return written


def write_37(boundaries: Path) -> None:
    """Write the display file of the 37 frame beside the handed ones."""
    provinces = gpd.read_file(boundaries / "idn_provinces_38.geojson")
    rows = united_37(provinces)
    features = [
        {"type": "Feature", "properties": {"bps_code": code, "name": name}, "geometry": mapping(clockwise_exact(geometry))}
        for code, name, geometry in zip(rows["bps_code"], rows["name"], rows.geometry, strict=True)
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    files.write_text(boundaries / "idn_provinces_37.geojson", text)


def clockwise_exact(geometry: BaseGeometry) -> BaseGeometry:
    """Return polygons with clockwise outer rings and every coordinate as it was."""
    parts = [shapely.geometry.polygon.orient(part, sign=-1.0) for part in _polygons(geometry)]
    return MultiPolygon(parts) if len(parts) > 1 else parts[0]


def _write(path: Path, text: str) -> Path:
    files.write_text(path, text)
    return path


def main() -> None:
    """Make the browser's boundaries from the display files."""
    written = build_static(paths.BOUNDARIES, paths.GEO)
    print(f"{len(written)} files, {sum(path.stat().st_size for path in written) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
