"""Files that the browser gets from this server: our JavaScript, boundaries, Plotly. Addressed by content, so they are kept for ever."""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from inovasi import paths

MEDIA_TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".geojson": "application/geo+json",
    ".json": "application/json",
    ".woff2": "font/woff2",
}
PREFIX = "/aset"
TRACES = ("bar", "choropleth", "heatmap", "histogram", "sankey", "scatter", "scattergeo")  # those of our bundle of plotly.js


@lru_cache(maxsize=1)
def version() -> str:
    """Return a hash of every asset. It is part of their addresses, so a changed file has a new one."""
    digest = hashlib.sha256()
    for name, path in sorted(_known().items()):
        digest.update(name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def plotly_script() -> Path:
    """Return plotly.js with the traces in use (tools/plotly): a third of the whole one, of the version of the Python package."""
    return paths.FRONTEND / "vendor" / "plotly.min.js"


def find(name: str) -> Path | None:
    """Return the file behind an asset name, or None. Names are looked up in a list, never joined to a path."""
    return _known().get(name)


@lru_cache(maxsize=1)
def _known() -> dict[str, Path]:
    known = {path.name: path for path in paths.FRONTEND.glob("*") if path.is_file()}
    known |= {f"geo/{path.name}": path for path in paths.GEO.glob("*.geojson")}
    known["plotly.min.js"] = plotly_script()
    return known


@lru_cache(maxsize=600)
def compressed(name: str) -> bytes:
    """Return an asset gzipped, once per process. Raises KeyError for an unknown name."""
    return gzip.compress(_known()[name].read_bytes(), compresslevel=9, mtime=0)
