"""The map shown as GeoJSON and GeoPackage: every region with its boundary (EPSG:4326), its values, and the attribution."""

import json
import tempfile
from datetime import date
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyogrio
import shapely
from shapely.geometry import MultiPolygon, Polygon

from inovasi.export.note import Metadata, ReleaseFacts
from inovasi.export.tabular import arrow_table, values
from inovasi.figures.base import Figure
from inovasi.package.places import code_in_frame

REGENCY_FILE = "idn_kabkota.geojson"
CODE = "bps_code"
GEOMETRY = "geometry"


def shapes(figure: Figure, boundaries: Path) -> gpd.GeoDataFrame:
    """Return the boundaries of the figure's map: bps_code and geometry, EPSG:4326. Raises ValueError for a figure without a map."""
    if figure.geometry is None:
        raise ValueError("This figure has no map.")
    kind, frame, *place = figure.geometry.layer.split("_")
    if kind == "provinces":
        found = gpd.read_file(boundaries / f"idn_provinces_{frame}.geojson")
    else:
        found = gpd.read_file(boundaries / REGENCY_FILE)
        found = found[[code_in_frame(code, frame) == place[0] for code in found["province_bps_code"]]]
    return found[[CODE, GEOMETRY]].sort_values(CODE)


def joined(figure: Figure, regions: gpd.GeoDataFrame) -> list[list[object]]:
    """Return the figure's values in the order of the regions; a region without a row gets nulls. Raises ValueError without a map."""
    if figure.geometry is None:
        raise ValueError("This figure has no map.")
    names = [column.name for column in figure.columns]
    key = names.index(figure.geometry.key)
    keyed = {str(row[key]): row for row in values(figure, figure.rows)}
    return [keyed.get(code, [None] * len(names)) for code in regions[CODE]]


def geojson_bytes(figure: Figure, boundaries: Path, metadata: Metadata, facts: ReleaseFacts | None = None) -> bytes:
    """Return a GeoJSON collection that says its title, metadata and, where `facts` are given, address and attribution.

    EPSG:4326; dates are ISO text. Outer rings stay clockwise, as in the boundary files: d3 and Plotly would fill the globe otherwise.
    """
    regions = shapes(figure, boundaries)
    names = [column.name for column in figure.columns]
    content: dict[str, object] = {"type": "FeatureCollection", "title": figure.title}
    if facts is not None:
        content |= {"address": facts.address, "attribution": facts.attribution}
    content["metadata"] = [{"item": label, "content": text} for label, text in metadata]
    content["features"] = [
        {
            "type": "Feature",
            "properties": {CODE: code} | dict(zip(names, row, strict=True)),
            "geometry": shapely.geometry.mapping(geometry),
        }
        for code, geometry, row in zip(regions[CODE], regions.geometry, joined(figure, regions), strict=True)
    ]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=_json_text).encode()


def geopackage_bytes(figure: Figure, boundaries: Path, metadata: Metadata) -> bytes:
    """Return a GeoPackage with one layer of multipolygons and typed fields, whose description holds the metadata."""
    regions = shapes(figure, boundaries)
    table = arrow_table(figure.columns, joined(figure, regions))
    table = table.add_column(0, CODE, pa.array(regions[CODE].to_list(), pa.string()))
    geometry = [shapely.to_wkb(_multi(shape)) for shape in regions.geometry]
    table = table.append_column(GEOMETRY, pa.array(geometry, pa.binary()))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.gpkg"
        about = "\n".join(f"{label}: {text}" for label, text in metadata)
        # By Arrow, since a data frame would turn dates into text and whole numbers with nulls into decimals.
        pyogrio.write_arrow(
            table,
            path,
            layer=figure.geometry.layer if figure.geometry else "map",
            driver="GPKG",
            geometry_name=GEOMETRY,
            geometry_type="MultiPolygon",
            crs="EPSG:4326",
            layer_options={"DESCRIPTION": about, "IDENTIFIER": figure.title[:200]},
        )
        return path.read_bytes()


def _multi(shape: Polygon | MultiPolygon) -> MultiPolygon:
    return MultiPolygon([shape]) if isinstance(shape, Polygon) else shape


def _json_text(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"Not a value of a figure: {type(value).__name__}.")
