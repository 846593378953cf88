"""Folders of the project, all relative to its root, so nothing depends on the working directory."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
SOURCES = DATA / "sources"
REFERENCE = DATA / "reference"
TABLES = DATA / "tables"
BUILD = DATA / "build"
STATE = Path(os.environ.get("INOVASI_STATE") or ROOT / "var").resolve()  # what editors made: drafts, releases, audit log
DESCRIPTOR = DATA / "datapackage.json"
QUERIES = ROOT / "queries"
PAGES = ROOT / "pages"
LOCALES = ROOT / "inovasi" / "locales"
FRONTEND = ROOT / "inovasi" / "frontend"
STATIC = ROOT / "static"
GEO = STATIC / "geo"
BOUNDARIES = REFERENCE / "boundaries"
