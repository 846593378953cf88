"""Pictures of the files of one story, for the docs: the draft of six views on Sumatera Selatan as slides, handout and sheets.

It also writes docs/story-files.md, measured while the files are made. PDF pages are drawn by
pdftoppm (poppler-utils), slides by LibreOffice Impress; what is not installed is left out and said.
"""

import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from inovasi import downloads, paths, release, story_starts
from inovasi.figures import _built
from inovasi.stories import Slide, Story
from inovasi.views import View

FOLDER = paths.ROOT / "docs" / "screenshots" / "forum"
REPORT = paths.ROOT / "docs" / "story-files.md"
HEADING = "## Files of a story"
PROVINCE = "16"
BASE = "http://localhost:8501"
DOTS_PER_INCH = {"deck": 84, "handout": 84, "sheets": 84}
FILES = (("pptx", "", "deck"), ("pdf", "16x9", "handout"), ("pdf", "a4", "sheets"))
MEASURED = (("PPTX", "pptx", ""), ("PDF A4", "pdf", "a4"), ("PDF 16:9", "pdf", "16x9"), ("HTML", "html", ""), ("XLSX", "xlsx", ""))
LEAST_TIMES = 3


def ten_slides() -> Story:
    """Return the draft with four more views: what a longer forum shows."""
    draft = story_starts.of_province(View(), PROVINCE, release.current())
    more = (("ringkasan", "tren"), ("hub_jipp", "linimasa"), ("penghargaan", "corong_provinsi"), ("peta_replikasi", "daftar"))
    return Story(draft.title, (*draft.slides, *(Slide(View(page=page, fig=fig, province=PROVINCE)) for page, fig in more)))


def measured() -> list[str]:
    """Return the rows of the table: each file of ten slides, with figures built anew and from the cache."""
    story, rows = ten_slides(), []
    for label, kind, size in MEASURED:
        _built.cache_clear()
        first = _seconds(kind, story, size)[0]
        times = sorted(_seconds(kind, story, size)[0] for _ in range(LEAST_TIMES))
        length = _seconds(kind, story, size)[1]
        rows.append(f"| {label} | {first:.1f} s | {times[len(times) // 2]:.1f} s | {length / 1_000_000:.2f} MB |")
    return rows


def _seconds(kind: str, story: Story, size: str) -> tuple[float, int]:
    began = time.perf_counter()
    content = downloads.story_content(kind, story, BASE, size or "a4")
    return time.perf_counter() - began, len(content)


def write_report(rows: list[str]) -> None:
    """Replace the section of the report, and keep whatever else stands in it."""
    text = REPORT.read_text(encoding="utf-8") if REPORT.exists() else "# Measured\n"
    section = [
        HEADING,
        "",
        f"Ten slides: the draft on Sumatera Selatan and four more figures. Python {platform.python_version()}, release {release.current()}.",
        "Made by `make pictures`; read them as ratios, since they are of one machine.",
        "",
        "| file | first time | again | size |",
        "| --- | ---: | ---: | ---: |",
        *rows,
    ]
    kept = re.split(rf"^{re.escape(HEADING)}$", text, flags=re.MULTILINE)
    rest = re.search(r"^## ", kept[1], flags=re.MULTILINE) if len(kept) > 1 else None
    after = kept[1][rest.start() :] if rest else ""
    REPORT.write_text(kept[0].rstrip() + "\n\n" + "\n".join(section) + "\n" + (f"\n{after}" if after else ""), encoding="utf-8")


def draw(folder: Path) -> list[str]:
    """Write the pictures of every page; return what could not be drawn."""
    story, missing = story_starts.of_province(View(), PROVINCE, release.current()), []
    for kind, size, name in FILES:
        path = folder / f"{name}.{kind}"
        path.write_bytes(downloads.story_content(kind, story, BASE, size or "a4"))
        pdf = _as_pdf(path)
        if pdf is None or not shutil.which("pdftoppm"):
            missing.append(name)
            continue
        for old in FOLDER.glob(f"{name}-*.png"):
            old.unlink()
        subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH[name]), "-png", str(pdf), str(FOLDER / name)], check=True)
    return missing


def _as_pdf(path: Path) -> Path | None:
    """Return a file as PDF: slides through LibreOffice, which also shows that they open without a repair."""
    if path.suffix == ".pdf":
        return path
    office = shutil.which("soffice")
    if office is None:
        return None
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
    )
    return path.with_suffix(".pdf")


def main() -> int:
    """Draw every picture and write the table."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_report(measured())
    with tempfile.TemporaryDirectory() as folder:
        missing = draw(Path(folder))
    for name in missing:
        print(f"{name}: not drawn; install poppler-utils, and libreoffice-impress for slides")
    return 0


if __name__ == "__main__":
    sys.exit(main())
