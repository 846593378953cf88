"""The rules of the house, read from the source: what a reviewer would otherwise have to remember."""

import ast
import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from inovasi import descriptor, i18n, paths, queries, views, warehouse

PACKAGE = descriptor.load(paths.DESCRIPTOR)
QUERY_NAMES = sorted(path.stem for path in paths.QUERIES.glob("*.sql"))
PYTHON = [path for folder in ("inovasi", "pages") for path in sorted((paths.ROOT / folder).rglob("*.py"))] + [
    paths.ROOT / "dashboard.py"
]
PAGE_FILES = sorted(paths.PAGES.glob("*.py"))
ONE_ROW = {"key_figures", "adoption_ranks"}  # nothing to put in order
SHARED = {
    "hub_first_designations",
    "copies",
    "copy_changes",
    "copy_history",
    "copy_states",
    "copy_steps",
    "forum_links",
    "copies_at_date",
    "award_entries",
    "awarded",
    "awarded_cells",
    "award_cells",
    "award_choices",
    "awarded_innovations",
    "choice_cells",
    "choices_at_date",
    "innovation_awards",
    "innovation_firsts",
    "innovation_years",
    "innovation_days",
    "innovation_numbers",
    "innovation_places",
    "innovation_results",
    "match_pool",
    "match_scores",
    "subject_needs",
    "innovation_spread",
    "winners",
    "forum_copies",
    "award_counts",
    "cells_at_date",
    "cells_of_innovation",
    "choice_ranks",
    "copy_cells",
    "copy_firsts",
    "dated_events",
    "forum_spans",
    "copies_in_words",
    "copy_parents",
    "government_records",
    "innovation_records",
    "innovation_counts",
    "innovation_first_days",
    "innovation_starts",
    "innovation_first_years",
    "named_copies",
    "recorded_years",
    "intent_cells",
    "intent_counts",
    "intent_history",
    "intent_kinds",
    "milestone_cells",
    "milestone_counts",
    "milestone_innovation_cells",
    "milestone_innovation_counts",
    "plan_cells",
    "plan_counts",
    "plan_history",
    "plan_keys",
    "plan_news",
    "plan_spans",
    "region_plans",
    "source_cells",
    "source_cells_at_date",
    "intents",
    "milestone_states",
    "plan_states",
}  # put before other queries; their rows need no order of their own
STREAMLIT_ALLOWED = {"session.py", "server.py", "headers.py", "dashboard.py"}


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("path", PAGE_FILES, ids=lambda path: path.name)
def test_pages_import_streamlit_and_inovasi_only(path: Path) -> None:
    assert imports(path) <= {"streamlit", "inovasi", "dataclasses"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(paths.ROOT)))
def test_python_keeps_to_its_place(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "unsafe_allow_html" not in text
    assert not re.search(r"except( Exception| BaseException)?:\s*\n\s+pass", text)
    if path.name != "session.py":
        assert "session_state" not in text
    is_ui = path.parent.name in ("ui", "pages") or path.name in STREAMLIT_ALLOWED
    assert is_ui or "streamlit" not in imports(path)
    if path.parent.name not in ("inovasi", "figures", "engines") or path.name not in (
        "queries.py",
        "warehouse.py",
        "kept_rows.py",
        "release.py",
        "spark.py",
    ):
        assert not re.search(r"\.execute\(f?[\"']", text), (
            "SQL runs in queries.py, engines, warehouse.py, kept_rows.py and release.py only"
        )


@pytest.mark.parametrize("path", PYTHON, ids=lambda path: str(path.relative_to(paths.ROOT)))
def test_every_function_is_typed(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert node.returns is not None, f"{path.name}: {node.name}"


@pytest.mark.parametrize("name", QUERY_NAMES)
def test_query_header_matches_what_duckdb_reads(name: str) -> None:
    header = queries.header(name)
    assert {"question", "grain", "params", "returns", "nulls", "sources"} <= set(header), f"{name}: header incomplete"
    text = queries.read_sql(name)
    named = set(re.findall(r"\$(\w+)", header["params"]))
    assert named == queries.parameter_names(name)
    with duckdb.connect() as connection:
        warehouse.create_tables(connection, PACKAGE)
        cursor = connection.execute(text, {key: sample(key) for key in named})
        columns = [item[0] for item in cursor.description]
    if name not in ("copies_at_date", "recorded_by_province", "awarded", "awarded_cells", "winners"):
        stated = re.sub(r"\([^)]*\)", "", header["returns"])
        assert columns == [part.strip() for part in stated.split(",")], f"{name}: returns"
    known = {table.name for table in PACKAGE.tables}
    stated_sources = {part.strip() for part in header["sources"].split(",")}
    assert stated_sources <= known, f"{name}: unknown sources {stated_sources - known}"


def sample(key: str) -> object:
    """Return a value of the right type for a parameter."""
    if key == "competitions":
        return ["KIPP"]
    if key == "tiers":
        return ["top_99"]
    if key == "row":
        return "r001"
    if key == "undated_year":
        return 2026
    if key == "innovations":
        return ["laboratorium-kemiskinan", "gebrakan-suami-siaga"]
    if key == "least_score":
        return -1.0
    if key.endswith("_weight"):
        return 2
    if key in ("adopter", "origin", "adopter_province", "origin_province"):
        return ""
    if key == "copies":
        return ["r001", "r002"]
    if key == "sought":
        return "poltabes"
    if key == "held":
        return date(2021, 12, 6)
    if key == "opened":
        return "f-2021-12-06-kalimantan-barat"
    if key == "most_bars":
        return 40
    if key == "least_adopters":
        return 10
    if key == "indicator_year":
        return 2020
    return views.View().params(key)[key]


@pytest.mark.parametrize("name", QUERY_NAMES)
def test_query_is_portable_ordered_used_and_tested(name: str) -> None:
    text = (paths.QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    body = re.sub(r"--.*", "", text).lower()
    for word in (
        "qualify",
        "group by all",
        "percentile_cont",
        "quantile",
        "string_agg",
        "list(",
        "make_date",
        "pivot",
        "ilike",
        "list_sort",
    ):
        assert word not in body, f"{name}: {word} is not portable"
    assert text == text.replace("\t", " ") and ";" not in re.sub(
        r"'[^']*'", "", body
    )  # one statement; in a text it separates words
    if name not in SHARED and name not in ONE_ROW:
        assert "order by" in body.rsplit("from", 1)[1] or "order by" in body.rsplit("\n\n", 1)[-1]
    code = "\n".join(path.read_text(encoding="utf-8") for path in PYTHON) + "\n".join(
        path.read_text(encoding="utf-8").split("-- params", 1)[0] for path in paths.QUERIES.glob("*.sql") if path.stem != name
    )
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (paths.ROOT / "tests" / "queries").glob("*.py"))
    assert re.search(rf"\b{name}\b", code), f"{name} is not used"
    assert f'"{name}"' in tests, f"{name} has no test on hand-countable rows"


def test_locales_have_equal_keys_and_placeholders() -> None:
    indonesian, english = i18n.words("id"), i18n.words("en")
    assert set(indonesian) == set(english)
    for key, text in indonesian.items():
        assert set(re.findall(r"\{(\w+)~?\}", text)) == set(re.findall(r"\{(\w+)~?\}", english[key])), key


def test_every_key_that_code_names_exists() -> None:
    known = i18n.words("id")
    for path in PYTHON:
        for key in re.findall(r'\bt\(\s*"([a-z_]+(?:\.[a-z_0-9]+)+)"', path.read_text(encoding="utf-8")):
            assert key in known, f"{path.name}: {key}"


def test_every_table_is_described() -> None:
    for table in PACKAGE.tables:
        assert table.primary_key and table.description_id and table.description_en, table.name
        assert table.description_en != table.name, f"{table.name}: no description"
        for field in table.fields:
            assert field.description_en not in ("", field.name), f"{table.name}.{field.name}: no description"
            assert field.title_id not in ("", field.name) or field.name == "sdg", f"{table.name}.{field.name}: no Indonesian label"


def test_tree_names_no_machine() -> None:
    for path in [
        *PYTHON,
        *paths.QUERIES.glob("*.sql"),
        *(paths.ROOT / "docs").rglob("*.md"),
        paths.ROOT / "README.md",
        paths.ROOT / "Makefile",
    ]:
        assert not re.search(r"(?<![\w.])/(work|root|tmp|home)/[a-z]", path.read_text(encoding="utf-8")), path


def test_browser_code_asks_no_other_host() -> None:
    for path in (found for found in paths.FRONTEND.glob("*") if found.is_file()):  # vendor/ is not ours; see tests/performance
        text = path.read_text(encoding="utf-8")
        assert "http://" not in text and "https://" not in text, path.name
        assert "innerHTML" not in text and "insertAdjacentHTML" not in text, path.name


def test_view_keys_are_unique() -> None:
    shorts = [key.short for key in views.KEYS]
    assert len(shorts) == len(set(shorts))
    assert {path.stem for path in PAGE_FILES} == set(views.PAGES)
