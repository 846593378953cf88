"""docs/performance.md and the lines of the README, written from the results; words about them are in bench/performance.*.md."""

import re
from pathlib import Path
from typing import Any

from inovasi import paths

TARGET = paths.ROOT / "docs" / "performance.md"
README = paths.ROOT / "README.md"
METHOD = Path(__file__).parent / "performance.method.md"
START, END = "<!-- performance -->", "<!-- /performance -->"
Results = dict[str, Any]


def write(results: Results) -> None:
    """Write the page and the lines."""
    parts = ["# Performance", summary(results), targets(results), acts(results), pages(results), crowds(results), rest(results)]
    TARGET.write_text("\n\n".join([*parts, METHOD.read_text(encoding="utf-8").strip()]) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    if START in text:
        inside = f"{START}\n{summary(results)}\n[All numbers, what was missed, and the method](docs/performance.md).\n{END}"
        README.write_text(re.sub(f"{START}.*?{END}", lambda _: inside, text, flags=re.DOTALL), encoding="utf-8")


def value(results: Results, path: str) -> Any:
    """Return the number at a path of names by dots, or None."""
    found: Any = results
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def shown(number: Any, unit: str = "") -> str:
    """Write a number of the results; what was not measured is a dash."""
    if number is None:
        return "–"
    return f"{number:,.0f}{unit}" if isinstance(number, int | float) and abs(number) >= 100 else f"{number}{unit}"


def _times(number: Any, part: Any) -> str:
    """Return how many times a number is a part of it; a dash where one was not measured."""
    return shown(round(number / part, 1) if number and part else None)


def summary(results: Results) -> str:
    """Return what an honest person says in a few lines."""

    def of(path: str) -> str:
        return shown(value(results, path))

    return (
        f"Measured on {of('acts.machine.cores')} cores ({of('acts.day')}; load by other work {of('acts.machine.load_before')}, so read ratios): "
        f"a click that asks the server repaints our whole map page in {of('acts.product_server.ms.median')} ms, "
        f"{of('acts.ratio_to_stock')} times a bare stock Streamlit page and {of('acts.ratio_to_dash')} times a bare Dash page beside it "
        f"(a view that nobody has asked for before: {of('acts.product_new.ms.median')} ms, {of('acts.ratio_new_to_dash')} times Dash); "
        f"a step of the year answers in the browser in {of('acts.product_year.ms.median')} ms. "
        f"100 users with an act every 3 s: median {of('crowds.product_100.s.median')} s, 95th percentile {of('crowds.product_100.s.p95')} s "
        f"({of('workers.users_100.s.p95')} s on two workers behind nginx), "
        f"{of('crowds.product_100.errors')} errors, {of('crowds.product_100.server_cpu_ms')} ms of server CPU an act "
        f"(stock Streamlit with 50 users: {of('crowds.stock_50.server_cpu_ms')} ms). "
        f"First load of Ringkasan: {of('first_loads.ratio_bytes')} of the bytes and {of('first_loads.ratio_s')} of the time of the bare stock page. "
    ).strip()


def targets(results: Results) -> str:
    """Return the table of targets: what was asked, what was reached."""
    rows = [
        ("click to repaint against bare Dash", "at most 0.8", "acts.ratio_to_dash", ""),
        ("the same against radio buttons in Dash", "at most 0.8", "acts.ratio_to_dash_radio", ""),
        ("the same, views that nobody has asked for before", "at most 0.8", "acts.ratio_new_to_dash", ""),
        (
            "the first five acts after opening, never seen, against the first five in Dash",
            "at most 0.8",
            "acts.ratio_first_to_dash",
            "",
        ),
        ("click to repaint against bare stock Streamlit", "at most 0.5", "acts.ratio_to_stock", ""),
        ("step of the year, in the browser", "under 50 ms", "acts.product_year.ms.median", " ms"),
        ("another tab (map, tiles, chart, table)", "under 50 ms", "acts.product_tab.ms.median", " ms"),
        ("hover", "under 50 ms", "acts.product_hover.ms.median", " ms"),
        ("bytes per act, views seen before", "at most 10 kB", "acts.product_server.bytes.median", " B"),
        ("bytes per act, views never seen", "at most 10 kB", "acts.product_new.bytes.median", " B"),
        ("first load of Ringkasan, bytes against stock", "at most 0.7", "first_loads.ratio_bytes", ""),
        ("first load of Ringkasan, time against stock", "at most 0.7", "first_loads.ratio_s", ""),
        ("100 users, an act every 3 s, one process, p95", "at most 0.15 s", "crowds.product_100.s.p95", " s"),
        ("100 users, an act every 3 s, two workers behind nginx, p95", "at most 0.15 s", "workers.users_100.s.p95", " s"),
        ("100 users, errors (one process)", "0", "crowds.product_100.errors", ""),
        ("500 users, an act every 10 s, two workers behind nginx, p95", "at most 1 s", "workers.users_500.s.p95", " s"),
        ("500 users behind nginx, errors", "0", "workers.users_500.errors", ""),
        ("200 first loads in 60 s, p95", "at most 8 s", "load_crowd.s.p95", " s"),
        ("200 first loads, errors", "0", "load_crowd.errors", ""),
        ("server CPU per act (mean of the crowd)", "at most 20 ms", "crowds.product_100.server_cpu_ms", " ms"),
        ("memory of an idle session", "at most 1 MB", "memory.mb_a_session", " MB"),
        ("soak: growth in its second half, an hour", "none", "soak.mb_an_hour_second_half", " MB"),
        ("second start serves", "within 5 s", "starts.serves_s.median", " s"),
        ("data build", "within 5 s", "starts.build_s.median", " s"),
    ]
    lines = ["## Targets", "", "| | asked | reached | measured on |", "| --- | --- | --- | --- |"]
    for words, asked, path, unit in rows:
        day = value(results, path.split(".")[0] + ".day") or "–"
        lines.append(f"| {words} | {asked} | {shown(value(results, path), unit)} | {day} |")
    return "\n".join(lines)


def acts(results: Results) -> str:
    """Return the table of acts side by side."""
    names = {
        "product_server": "whole Peta replikasi: another measure (values seen before)",
        "product_new": "whole Peta replikasi: another measure (never seen)",
        "product_server_first": "whole Peta replikasi: first acts after opening (never seen)",
        "stock": "bare stock Streamlit: another year",
        "dash": "bare Dash: another year, from a list",
        "dash_first": "bare Dash: first acts after opening",
        "dash_radio": "bare Dash: another year, by a radio button",
        "product_year": "whole Peta replikasi: step of the year, in the browser",
        "product_tab": "whole Peta replikasi: another tab, in the browser",
        "product_hover": "whole Peta replikasi: hover, in the browser",
        "browser_alone": "drawing the map alone, in the browser (raw part)",
    }
    lines = [
        "## One user, side by side",
        "",
        "| act | median ms | p95 ms | n | bytes | server CPU ms |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for name, words in names.items():
        found = value(results, f"acts.{name}") or {}
        cells = [shown(value(found, path)) for path in ("ms.median", "ms.p95", "ms.n", "bytes.median", "cpu_ms_mean")]
        lines.append(f"| {words} | {' | '.join(cells)} |")
    drawing, asking = value(results, "acts.browser_alone.ms.median"), value(results, "queries.queries_ms.peta_replikasi.median")
    lines += [
        "",
        "Beside the raw parts: a step of the year takes "
        f"{_times(value(results, 'acts.product_year.ms.median'), drawing)} times what drawing the map alone takes in the browser, "
        f"an act seen before {_times(value(results, 'acts.product_server.ms.median'), drawing)} times, and one never seen "
        f"{_times(value(results, 'acts.product_new.ms.median'), asking)} times what all queries of the page take on DuckDB alone.",
    ]
    lines += ["", "| first load, empty cache | median s | p95 s | bytes | requests |", "| --- | --- | --- | --- | --- |"]
    for name in ("ringkasan", "peta_replikasi", "stock", "dash"):
        found = value(results, f"first_loads.{name}") or {}
        cells = [shown(value(found, path)) for path in ("s.median", "s.p95", "bytes", "requests")]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def pages(results: Results) -> str:
    """Return the table of acts on every page: opened through the menu, another option of its list."""
    found = value(results, "pages") or {}
    kinds = [f"{act}.{which}" for act in ("menu", "list") for which in ("first", "seen")]
    fields = [f"{kind}.ms.median" for kind in kinds] + [
        f"list.{which}.{field}.median" for field in ("cpu_ms", "bytes") for which in ("first", "seen")
    ]
    lines = [
        "## Every page",
        "",
        "Milliseconds from the click to the last repaint in the window; server CPU and bytes of another option of a list.",
        "",
        "| page | opened, new to this browser | opened again | another option, never seen | seen before | server CPU ms, never seen | seen before | bytes, never seen | seen before |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name, of in found.items():
        if isinstance(of, dict) and ("menu" in of or "list" in of):
            lines.append(f"| {name} | {' | '.join(shown(value(of, field)) for field in fields)} |")
    day, load = value(results, "pages.day") or "–", shown(value(results, "pages.machine.load_before"))
    return "\n".join([*lines, "", f"Measured on {day}, load by other work {load}."])


def crowds(results: Results) -> str:
    """Return the table of crowds."""
    names = {
        "crowds.product_50": "50 users, every 3 s, one process",
        "crowds.product_100": "100 users, every 3 s, one process",
        "crowds.product_500": "500 users, every 10 s, one process",
        "workers.users_100": "100 users, every 3 s, two workers behind nginx",
        "workers.users_500": "500 users, every 10 s, two workers behind nginx",
        "crowds.stock_50": "bare stock Streamlit, 50 users, every 3 s",
        "load_crowd": "200 first loads in 60 s, one process",
    }
    lines = [
        "## Many users",
        "",
        "| crowd | median s | p95 s | p95 s while they arrived | asked | done | errors | server CPU ms per act | server CPU, cores | generator CPU, cores |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for path, words in names.items():
        found = value(results, path) or {}
        fields = ("s.median", "s.p95", "arriving_s.p95", "asked", "done", "errors", "server_cpu_ms", "server_cpu_share", "generator_cpu_share")  # fmt: skip
        lines.append(f"| {words} | {' | '.join(shown(value(found, field)) for field in fields)} |")
    return "\n".join(lines)


def rest(results: Results) -> str:
    """Return memory, soak, queries, starts and exports."""

    def of(path: str, unit: str = "") -> str:
        return shown(value(results, path), unit)

    lines = [
        "## Memory, start, files",
        "",
        f"- Process after warming: {of('memory.process_mb', ' MB')}; an idle session {of('memory.mb_a_session', ' MB')} ({of('memory.sessions')} sessions).",
        f"- Soak of {of('soak.minutes')} minutes: {of('soak.visits')} visits, {of('soak.acts')} acts, {of('soak.errors')} errors; "
        f"{of('soak.mb_first', ' MB')} at first, {of('soak.mb_last', ' MB')} at the end; slope of the second half {of('soak.mb_an_hour_second_half', ' MB')} an hour.",
        f"- The second start serves after {of('starts.serves_s.median', ' s')}; the data build takes {of('starts.build_s.median', ' s')}.",
        "",
        "| queries of a page, DuckDB alone | median ms | p95 ms | queries |",
        "| --- | --- | --- | --- |",
    ]
    for page, found in (value(results, "queries.queries_ms") or {}).items():
        lines.append(f"| {page} | {shown(found['median'])} | {shown(found['p95'])} | {found['queries']} |")
    lines += [
        "",
        "| copies (synthetic, made for this) | queries | within 100 ms or three times the embedded records | median ms | p95 ms | the map | key figures | candidates | slowest | tables made in | measured on |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for part in ("rows", "rows_10m"):
        sizes = {size: found for size, found in (results.get(part) or {}).items() if size.isdecimal()}
        for size, found in sorted(sizes.items(), key=lambda item: int(item[0])):
            named = [shown(found["shown_ms"][name]) for name in ("recorded_by_province", "key_figures", "match_candidates")]
            lines.append(
                f"| {int(size):,} | {found['ms']['n']} | {found['reached']} | {shown(found['ms']['median'])} | {shown(found['ms']['p95'])} | {' | '.join(named)} | "
                f"`{found['slowest']}` {shown(found['slowest_ms'])} | {found['made_s']} s | {value(results, part + '.day')} |"
            )
    lines += ["", "| file of the map | first, ms | then, ms | bytes |", "| --- | --- | --- | --- |"]
    for kind, found in (results.get("exports") or {}).items():
        if isinstance(found, dict) and "ms" in found:
            lines.append(f"| {kind} | {shown(found['first_ms'])} | {shown(found['ms'])} | {shown(found['bytes'])} |")
    return "\n".join(lines)
