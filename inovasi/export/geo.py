"""The map shown as GeoJSON and GeoPackage: every region with its boundary (EPSG:4326), its values, and the attribution."""

import json
import tempfile
from pathlib import Path

import geopandas as gpd
import pyogrio

from inovasi.export.note import Metadata
from inovasi.export.tabular import values
from inovasi.figures.base import Figure
from inovasi.package.places import code_in_frame

REGENCY_FILE = "idn_kabkota.geojson"


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
    return found[["bps_code", "geometry"]].sort_values("bps_code")


def layer(figure: Figure, boundaries: Path) -> gpd.GeoDataFrame:
    """Return the regions of the figure's map with its rows joined; a region without a value keeps its boundary and nulls."""
    regions = shapes(figure, boundaries)
    key = figure.geometry.key if figure.geometry else ""
    names = [column.name for column in figure.columns]
    keyed = {str(row[names.index(key)]): row for row in values(figure, figure.rows)}
    columns = {
        name: [keyed.get(code, [None] * len(names))[place] for code in regions["bps_code"]] for place, name in enumerate(names)
    }
    return gpd.GeoDataFrame(
        {"bps_code": regions["bps_code"].to_list(), **columns}, geometry=regions.geometry.to_list(), crs="EPSG:4326"
    )


def geojson_bytes(figure: Figure, boundaries: Path, metadata: Metadata) -> bytes:
    """Return GeoJSON (RFC 7946) with the metadata as a member of the collection."""
    regions = layer(figure, boundaries)
    content = json.loads(regions.to_json(drop_id=True))
    content["metadata"] = [{"item": label, "content": text} for label, text in metadata]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def geopackage_bytes(figure: Figure, boundaries: Path, metadata: Metadata) -> bytes:
    """Return a GeoPackage with one layer, whose description holds the metadata."""
    regions = layer(figure, boundaries)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.gpkg"
        about = "\n".join(f"{label}: {text}" for label, text in metadata)
        name = figure.geometry.layer if figure.geometry else "map"
        pyogrio.write_dataframe(
            regions, path, layer=name, driver="GPKG", layer_options={"DESCRIPTION": about, "IDENTIFIER": figure.title[:200]}
        )
        return path.read_bytes()
