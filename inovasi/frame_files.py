"""Streamlit's own bundles, compressed once and kept: Streamlit sends them three times as large, a middleware would compress each time.

Also what a page will need soon: the browser asks for it with the first answer, not after three rounds of scripts.
"""

import gzip
import mimetypes
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from inovasi import assets
from inovasi.kept import KeptBytes

PREFIX = "/static"
COMPRESSED = (".js", ".css")  # fonts are compressed already
MOST_BYTES = 16 * 1024 * 1024
SOON = (
    "BidiComponent.",
    "StreamlitMarkdown.",
    "WidgetLabel.",
    "recordbatch.",
    "serialization.",
    "useBasicWidgetState.",
)  # chunks of every page of ours
MODULES = ("figure.js", "figures.js", "steps.js", "plot.js", "dom.js", "legend.js", "tiles.js", "table.js", "page.js")
MAPS_FIRST = ("", "peta_replikasi", "hub_jipp")  # pages that open with a map
_kept = KeptBytes(MOST_BYTES)


def find(address: str) -> Path | None:
    """Return the bundle behind an address, or None. Names are looked up in a list, never joined to a path."""
    return _known().get(address)


def media_type(path: Path) -> str:
    """Return the type of a file by its ending."""
    return mimetypes.guess_type(path.name)[0] or "application/octet-stream"


def compressed(path: Path) -> bytes:
    """Return a file gzipped, once per process."""
    return _kept.get(path, lambda: gzip.compress(path.read_bytes(), compresslevel=9, mtime=0))


@lru_cache(maxsize=1)
def _known() -> dict[str, Path]:
    folder = Path(str(files("streamlit"))) / "static" / "static"
    return {f"{PREFIX}/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.suffix in COMPRESSED}


@lru_cache(maxsize=64)
def links(page: str, has_year: bool) -> str:
    """Return the `Link` header of a page: the scripts that its first figures need, and the boundaries where a map of today comes first."""
    ours = f"{assets.PREFIX}/{assets.version()}"
    chunks = [name for name in sorted(_known()) if name.startswith(tuple(f"{PREFIX}/js/{start}" for start in SOON))]
    modules = [f"<{address}>; rel=modulepreload" for address in [*chunks, *(f"{ours}/{name}" for name in MODULES)]]
    script = f"<{ours}/plotly.min.js>; rel=preload; as=script"
    boundaries = [f"<{ours}/geo/provinces_38.geojson>; rel=preload; as=fetch; crossorigin"]
    return ", ".join([script, *modules, *(boundaries if page in MAPS_FIRST and not has_year else [])])
