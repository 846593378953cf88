"""The data package: valid, derived from what was handed, nothing lost, and built the same way every time."""

import csv
import json
import shutil
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from frictionless import Package

from inovasi import descriptor, paths, release, warehouse
from inovasi.package import derive
from inovasi.package.inputs import PackageError

PACKAGE = descriptor.load(paths.DESCRIPTOR)
HANDED = {
    "replications.csv": 383,
    "awards_2014_2019.csv": 311,
    "awards_2020_2025.csv": 406,
    "hub_jipp.csv": 57,
    "replication_forums.csv": 35,
    "oaoi.csv": 58,
    "iga_scores.csv": 125,
    "indicators.csv": 3666,
}


def table(name: str) -> list[dict[str, str]]:
    with (paths.DATA / PACKAGE.table(name).path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the data folder that a test may damage."""
    target = tmp_path / "data"
    shutil.copytree(paths.DATA, target, ignore=shutil.ignore_patterns("build", "boundaries"))
    return target


def test_frictionless_finds_the_package_valid() -> None:
    report = Package(str(paths.DESCRIPTOR)).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "note"])[:10]
    assert len(report.tasks) == len(PACKAGE.tables)


def test_committed_tables_are_those_derived_from_sources_and_reference() -> None:
    tables = derive.derive(paths.DATA, PACKAGE.data_date)
    for item in PACKAGE.tables:
        assert (paths.DATA / item.path).read_text(encoding="utf-8") == derive.as_csv(item, tables[item.name]), (
            f"{item.name}: run `make data`"
        )


def test_every_handed_row_is_accounted_for_once() -> None:
    rows = table("reconciliation")
    assert len({(row["source_file"], row["source_row"]) for row in rows}) == len(rows)
    counts = Counter(row["source_file"] for row in rows)
    for name, expected in HANDED.items():
        with (paths.SOURCES / name).open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == expected
        assert counts[name] == expected
        outcomes = Counter(row["outcome"] for row in rows if row["source_file"] == name)
        assert sum(outcomes.values()) == expected
        assert all(row["reason"] for row in rows if row["source_file"] == name and row["outcome"] != "loaded")


def test_loaded_and_merged_rows_point_to_rows_that_exist() -> None:
    keys = {
        item.name: {row[item.primary_key[0]] for row in table(item.name)} for item in PACKAGE.tables if len(item.primary_key) == 1
    }
    for row in table("reconciliation"):
        if row["outcome"] != "set_aside" and row["table_name"] in keys:
            assert row["row_key"] in keys[row["table_name"]], row


def test_expected_row_counts() -> None:
    with (paths.ROOT / "tests" / "data" / "expected_counts.csv").open(encoding="utf-8", newline="") as file:
        expected = {(row["table"], row["year"]): int(row["rows"]) for row in csv.DictReader(file)}
    found: Counter[tuple[str, str]] = Counter()
    for name, column in (
        ("awards", "award_year"),
        ("replications", "reported_year"),
        ("indicators", "indicator_year"),
        ("competition_counts", "award_year"),
        ("action_plans", "made_date"),
        ("forums", "date_to"),
    ):
        found.update((name, row[column][:4]) for row in table(name))
    found[("indicator_subjects", "")] = len(table("indicator_subjects"))  # a mapping has no year
    assert found == expected


def test_a_mapping_to_an_unknown_indicator_or_subject_is_told(copy: Path) -> None:
    path = copy / "reference" / "indicator_subjects.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "tidak_ada,health,direct,x,x\npoverty_rate_march,tidak_ada,direct,x,x\n", encoding="utf-8")
    with pytest.raises(PackageError) as problem:
        derive.derive(copy, PACKAGE.data_date)
    assert {(item.column, item.value) for item in problem.value.problems} == {
        ("indicator_id", "tidak_ada"),
        ("subject_code", "tidak_ada"),
    }


@pytest.mark.parametrize(("frame", "count"), [("33", 33), ("34", 34), ("37", 37), ("38", 38)])
def test_frames_have_their_provinces(frame: str, count: int) -> None:
    assert sum(row["frame"] == frame for row in table("province_frames")) == count
    tiles = [(row["tile_row"], row["tile_column"]) for row in table("province_frames") if row["frame"] == frame]
    assert len(set(tiles)) == count


def test_indicator_values_stand_on_provinces_of_their_frame() -> None:
    known = {(row["frame"], row["province_code"]) for row in table("province_frames")}
    assert all((row["frame"], row["province_code"]) in known for row in table("indicators") if row["province_code"])
    poverty = {
        row["frame"]
        for row in table("indicators")
        if row["indicator_id"] == "poverty_rate_march" and row["indicator_year"] == "2023"
    }
    assert poverty == {"34"}


def test_known_identities() -> None:
    copies = {row["replication_id"]: row for row in table("replications")}
    assert "r180" not in copies and "r383" not in copies  # second tellings of r038 and r080
    aliases = {row["alias"].lower(): row["innovation_id"] for row in table("innovation_aliases")}
    assert aliases["sagarurung keli selai"] == aliases["sagarurung keli salai"]
    assert (
        aliases["gebrakan susi"] == copies["r004"]["innovation_id"] or aliases["gebrakan susi"] == copies["r005"]["innovation_id"]
    )
    sorong = {row["government_id"] for row in table("governments") if row["name_id"] in ("Kota Sorong", "Kabupaten Sorong")}
    assert len(sorong) == 2
    unpsa = [row for row in table("awards") if row["competition"] == "UNPSA" and row["award_year"] in ("2024", "2026")]
    assert len(unpsa) == 3


def test_the_sumatera_selatan_story_joins_from_end_to_end() -> None:
    forum = next(row for row in table("forums") if row["date_from"] == "2020-11-03" and row["province_code"] == "16")
    choices = [row for row in table("forum_choices") if row["forum_id"] == forum["forum_id"]]
    assert [row["status"] for row in choices] == ["chosen"] * 3
    copies = {row["replication_id"]: row for row in table("replications")}
    steps = table("replication_steps")
    links = [row for row in table("forum_choice_copies") if row["forum_id"] == forum["forum_id"]]
    assert len(links) == 3
    for link in links:
        copy = copies[link["replication_id"]]
        assert copy["adopter_government_id"] == "prov-16" and copy["source_id"]
        assert any(
            row["replication_id"] == copy["replication_id"] and row["step"] == "chosen" and row["date_from"] == "2020-11-03"
            for row in steps
        )
    awarded = {row["innovation_id"] for row in table("awards") if row["award_year"] == "2020" and row["is_award"] == "yes"}
    names = {row["alias"].lower(): row["innovation_id"] for row in table("innovation_aliases")}
    for name in ("sagarurung keli salai", "gema daya pentas oku", "jam kunci", "poltabes"):
        assert names[name] in awarded, name


def test_no_step_without_its_copy_and_no_date_after_reading() -> None:
    copies = {row["replication_id"] for row in table("replications")}
    steps = table("replication_steps")
    assert {row["replication_id"] for row in steps} == copies
    for row in steps:
        assert row["date_to"] <= PACKAGE.data_date
        assert row["date_from"] <= row["date_to"] or row["precision"] != "day"
        assert (row["precision"] == "none") == (row["date_from"] == "")


def test_two_builds_are_one_release(tmp_path: Path) -> None:
    first = warehouse.build(paths.DATA, tmp_path)
    again = warehouse.build(paths.DATA, tmp_path)
    assert first == again == (tmp_path / "current").read_text()
    assert [path.name for path in tmp_path.glob("*.duckdb")] == [f"{first}.duckdb"]
    with duckdb.connect(str(tmp_path / f"{first}.duckdb"), read_only=True) as connection:
        counts = [
            connection.execute(f"select count(*) from {name}").fetchall()[0][0] for name in ("replications", "awards", "indicators")
        ]
    assert counts == [381, 714, 3666]


def test_bad_cells_are_listed_and_the_current_release_stays(copy: Path, tmp_path: Path) -> None:
    target = tmp_path / "build"
    good = warehouse.build(copy, target)
    path = copy / "tables" / "awards.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split(",")
    for number, column, value in ((1, "award_year", "dua ribu"), (2, "competition", ""), (3, "government_id", "kab-0000")):
        cells = next(csv.reader([lines[number]]))
        cells[header.index(column)] = value
        lines[number] = ",".join(f'"{cell}"' if "," in cell else cell for cell in cells)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with pytest.raises(PackageError) as caught:
        warehouse.build(copy, target)
    found = {(problem.file, problem.column, problem.value) for problem in caught.value.problems}
    assert ("tables/awards.csv", "award_year", "dua ribu") in found
    assert ("tables/awards.csv", "competition", "") in found
    assert (target / "current").read_text() == good
    assert not list(target.glob(".*building"))


@pytest.mark.parametrize(("table", "column"), [("sources", "source_id"), ("replication_steps", "replication_id")])
def test_every_row_of_a_key_that_stands_twice_is_named(copy: Path, tmp_path: Path, table: str, column: str) -> None:
    path = copy / "tables" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows.append(rows[4])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    with pytest.raises(PackageError) as caught:
        warehouse.build(copy, tmp_path / "build")
    found = [(problem.file, problem.row, problem.column, problem.value) for problem in caught.value.problems]
    twice = [(f"tables/{table}.csv", row, column, rows[4][0]) for row in (4, len(rows) - 1)]
    assert found == twice


def test_an_unknown_government_stops_the_derivation_with_a_suggestion(copy: Path) -> None:
    path = copy / "sources" / "oaoi.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Pemerintah Kabupaten Sidoarjo", "Pemerintah Kabupaten Sidoarja"), encoding="utf-8"
    )
    with pytest.raises(PackageError) as caught:
        derive.derive(copy, PACKAGE.data_date)
    (problem,) = caught.value.problems
    assert (problem.file, problem.row, problem.column) == ("oaoi.csv", 5, "government")
    assert "Sidoarjo" in problem.suggestion


def test_a_correction_that_no_longer_fits_is_told(copy: Path) -> None:
    (copy / "corrections.csv").write_text(
        "source_file,source_row,column,old,new,why\noaoi.csv,1,year,1999,2000,test\n", encoding="utf-8"
    )
    with pytest.raises(PackageError) as caught:
        derive.derive(copy, PACKAGE.data_date)
    assert "corrections.csv" in str(caught.value)


def test_a_release_is_read_only() -> None:
    connection = release.connection(release.current())
    with pytest.raises(duckdb.Error):
        connection.cursor().execute("delete from awards")
    with pytest.raises(duckdb.Error):
        connection.cursor().execute("select * from read_csv('data/corrections.csv')")


def test_descriptor_says_what_every_table_is() -> None:
    raw = json.loads(paths.DESCRIPTOR.read_text(encoding="utf-8"))
    for resource in raw["resources"]:
        assert resource["description"].startswith("One row"), resource["name"]
        assert resource["description_id"].startswith("Satu baris"), resource["name"]


def test_what_follows_from_other_tables_is_recomputed_by_the_same_definition() -> None:
    tables = {item.name: table(item.name) for item in PACKAGE.tables}
    again = derive.rederive(tables)
    for item in PACKAGE.tables:
        assert derive.as_csv(item, again[item.name]) == (paths.DATA / item.path).read_text(encoding="utf-8"), item.name


def test_what_an_editor_takes_out_is_said_and_comes_back_as_it_was() -> None:
    tables = {item.name: table(item.name) for item in PACKAGE.tables}
    less = tables | {"awards": [row for row in tables["awards"] if row["award_id"] != "a14-001"]}
    edited = derive.rederive(less)
    gone = [row for row in edited["reconciliation"] if row["reason"] == "removed"]
    assert [(row["row_key"], row["outcome"]) for row in gone] == [("a14-001", "set_aside")]
    assert derive.rederive(edited | {"awards": tables["awards"]})["reconciliation"] == tables["reconciliation"]


def test_a_new_name_becomes_an_alias_and_a_new_plan_step_a_plan() -> None:
    tables = {item.name: table(item.name) for item in PACKAGE.tables}
    first = tables["innovations"][0]
    renamed = [first | {"name": "Nama Baru"}, *tables["innovations"][1:]]
    free = next(
        row for row in tables["replications"] if row["replication_id"] not in {p["replication_id"] for p in tables["action_plans"]}
    )
    step = tables["replication_steps"][0] | {"replication_id": free["replication_id"], "step_no": "9", "step": "action_plan"}
    edited = derive.rederive(tables | {"innovations": renamed, "replication_steps": [*tables["replication_steps"], step]})
    names = {row["alias"] for row in edited["innovation_aliases"] if row["innovation_id"] == first["innovation_id"]}
    assert {"Nama Baru", first["name"]} <= names
    assert edited["action_plans"][-1]["action_plan_id"] == f"p-{free['replication_id']}-9"


def test_a_step_of_an_unknown_copy_and_an_unknown_regency_are_told() -> None:
    tables = {item.name: table(item.name) for item in PACKAGE.tables}
    lost = tables["replication_steps"][0] | {"replication_id": "r999"}
    nowhere = tables["governments"][0] | {"government_id": "kab-0000", "regency_code": "0000"}
    with pytest.raises(PackageError) as caught:
        derive.rederive(
            tables | {"replication_steps": [*tables["replication_steps"], lost], "governments": [*tables["governments"], nowhere]}
        )
    assert {(item.column, item.value) for item in caught.value.problems} == {("replication_id", "r999"), ("regency_code", "0000")}


def test_descriptor_says_who_changes_each_table_and_natural_keys_hold() -> None:
    kinds = Counter(item.editing for item in PACKAGE.tables)
    assert set(kinds) == {"editable", "derived", "reference"}
    assert {item.name for item in PACKAGE.tables if item.editing == "derived"} == {
        "government_provinces",
        "reconciliation",
    }
    for item in PACKAGE.tables:
        names = {field.name for field in item.fields}
        assert set(item.natural_key) <= names, item.name
        for field in item.fields:
            assert field.default in ("", *field.codes) if field.codes else True, f"{item.name}.{field.name}"
            assert not (field.default and field.fill), f"{item.name}.{field.name}: two ways to fill"
