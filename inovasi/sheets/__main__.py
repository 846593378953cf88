"""Write the sheets of all provinces: `python -m inovasi.sheets --language id --as-of 2020-11-03`."""

import argparse
import time
from datetime import date

from inovasi import paths, release
from inovasi.sheets import build
from inovasi.views import LANGUAGES, View


def main() -> None:
    """Write the sheets of all provinces: `python -m inovasi.sheets --language id --as-of 2026-11-24`."""
    parser = argparse.ArgumentParser(prog="python -m inovasi.sheets", description="Write the A4 sheet of every province.")
    parser.add_argument("--language", choices=(*LANGUAGES, "both"), default="both")
    parser.add_argument("--as-of", type=date.fromisoformat, default=View().as_of, help="day of the sheets (YYYY-MM-DD)")
    parser.add_argument("--base", default="http://localhost:8501", help="address under which readers reach the dashboard")
    asked = parser.parse_args()
    data_version = release.current()
    target = paths.BUILD / "sheets" / data_version
    target.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    count = 0
    for language in LANGUAGES if asked.language == "both" else (asked.language,):
        view = View(page=build.PAGE, language=language, as_of=asked.as_of)
        total = len(build.every_province(view, data_version))
        for at, (name, content) in enumerate(build.build_all(view, data_version, asked.base), start=1):
            (target / name).write_bytes(content)
            count += 1
            print(f"\r{language} {at}/{total} {name[:70]:70}", end="", flush=True)
    print(f"\r{count} sheets in {target.relative_to(paths.ROOT)}, {time.monotonic() - started:.1f} s{' ' * 60}")


if __name__ == "__main__":
    main()
