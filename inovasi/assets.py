"""Files that the browser gets from this server: our JavaScript, boundaries, Plotly. Addressed by content, so they are kept for ever."""

import gzip
import hashlib
from functools import lru_cache
from importlib.resources import files
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


@lru_cache(maxsize=1)
def version() -> str:
    """Return a hash of every asset. It is part of their addresses, so a changed file has a new one."""
    digest = hashlib.sha256()
    for path in sorted([*paths.FRONTEND.glob("*"), *paths.GEO.glob("*.geojson")]):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    digest.update(str(plotly_script().stat().st_size).encode())
    return digest.hexdigest()[:12]


def plotly_script() -> Path:
    """Return the plotly.js that comes with the Python package, so both are always of one version."""
    return Path(str(files("plotly"))) / "package_data" / "plotly.min.js"


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
