"""Candidates and what changes: rows found by key, nothing removed unasked, what follows recomputed, unchanged tables change nothing."""

from datetime import date

import pandas as pd
import pytest

from inovasi import descriptor, figures, paths, queries, release, views
from inovasi.access.people import NotAllowedError
from inovasi.package.inputs import PackageError
from inovasi.publishing import candidate, changes, store
from inovasi.publishing.candidate import Edit
from tests.publishing.conftest import SARI, embedded_tables, renamed

PACKAGE = descriptor.load(paths.DESCRIPTOR)
EDITABLE = [table.name for table in PACKAGE.tables if table.editing == "editable"]


def test_uploading_every_table_unchanged_changes_nothing(base: str) -> None:
    frames = {name: pd.DataFrame(rows, dtype=str) for name, rows in embedded_tables().items() if name in EDITABLE and rows}
    made = candidate.make(SARI, base, Edit(frames, replaced=frozenset(frames)), date(2027, 1, 1))
    assert made.data_version == base
    assert changes.between(embedded_tables(), candidate.read(made.package)) == ()


def test_one_name_changed_and_one_copy_added(base: str) -> None:
    made = candidate.make(SARI, base, renamed())
    found = {change.table: change for change in changes.between(embedded_tables(), candidate.read(made.package))}
    (cell,) = found["innovations"].cells
    old = embedded_tables()["innovations"][0]
    assert (cell.key, cell.column, cell.old, cell.new) == ((old["innovation_id"],), "name", old["name"], old["name"] + " (baru)")
    assert [row["replication_id"] for row in found["replications"].added] == ["r900"]
    assert [row["alias"] for row in found["innovation_aliases"].added] == [old["name"] + " (baru)"]
    assert changes.count(tuple(found.values())) == 4  # one innovation, one alias, one copy, one step
    assert sum(change.removed != () for change in found.values()) == 0


def test_key_figures_and_provinces_move_by_the_products_own_queries(base: str) -> None:
    made = candidate.make(SARI, base, renamed())
    moves = changes.key_moves(base, made.data_version, "id")
    recorded = int(queries.run("key_figures", base, **_params("key_figures"))["recorded_count"].iloc[0])
    assert (moves[0].before, moves[0].after, moves[0].is_moved) == (str(recorded), str(recorded + 1), True)
    (move,) = changes.province_moves(base, made.data_version, "en")
    assert (move.province_code, (move.after or 0) - (move.before or 0)) == ("94", 1)
    view = views.View(page="peta_replikasi", fig="peta")
    rows = figures.build(view, made.data_version).rows.set_index("province_code")["value"]
    assert rows["94"] == move.after


def _params(name: str) -> dict[str, object]:
    return views.View().params(*queries.parameter_names(name))


def test_a_candidate_is_no_release(base: str) -> None:
    made = candidate.make(SARI, base, renamed())
    assert release.current() == base and not release.is_kept(made.data_version)
    assert release.facts(made.data_version).data_version == made.data_version


def test_rows_go_only_where_the_editor_asked() -> None:
    tables = embedded_tables()
    one = pd.DataFrame([tables["hub_events"][3]])
    added = candidate.edited(tables, Edit({"hub_events": one}))
    assert len(added["hub_events"]) == len(tables["hub_events"])
    whole = candidate.edited(tables, Edit({"hub_events": one}, replaced=frozenset({"hub_events"})))
    assert whole["hub_events"] == [tables["hub_events"][3]]
    assert sum(row["reason"] == "removed" for row in whole["reconciliation"]) == len(tables["hub_events"]) - 1
    named = candidate.edited(tables, Edit(removed={"hub_events": [(tables["hub_events"][0]["hub_event_id"],)]}))
    assert named["hub_events"] == tables["hub_events"][1:]


def test_a_left_out_column_keeps_its_value_and_is_empty_in_a_new_row() -> None:
    tables = embedded_tables()
    key = tables["forums"][0]["forum_id"]
    frame = pd.DataFrame([{"forum_id": key, "organiser": "Biro"}, {"forum_id": "baru", "organiser": None}])
    rows = {row["forum_id"]: row for row in candidate.edited(tables, Edit({"forums": frame}))["forums"]}
    assert rows[key] == tables["forums"][0] | {"organiser": "Biro"}
    assert set(rows["baru"].values()) == {"baru", ""}


@pytest.mark.parametrize("name", ["provinces", "government_provinces", "reconciliation"])
def test_reference_and_derived_tables_are_not_edited(name: str) -> None:
    with pytest.raises(ValueError, match="not edited"):
        candidate.edited(embedded_tables(), Edit({name: pd.DataFrame()}))


def test_unknown_tables_and_columns_are_refused() -> None:
    with pytest.raises(KeyError):
        candidate.edited(embedded_tables(), Edit({"tidak_ada": pd.DataFrame()}))
    with pytest.raises(KeyError):
        candidate.edited(embedded_tables(), Edit({"forums": pd.DataFrame([{"forum_id": "x", "tidak_ada": "1"}])}))


def test_rows_that_do_not_fit_are_named_and_leave_nothing(base: str) -> None:
    lost = renamed().rows["replications"].assign(adopter_government_id="prov-00", reported_year="dua ribu")
    with pytest.raises(PackageError) as caught:
        candidate.make(SARI, base, Edit({"replications": lost}))
    assert {problem.column for problem in caught.value.problems} >= {"reported_year"}
    assert list(store.folder("candidates").iterdir()) == []


def test_an_empty_release_keeps_reference_tables_and_answers_every_question(base: str) -> None:
    made = candidate.make(SARI, base, Edit(is_emptied=True))
    tables = candidate.read(made.package)
    for table in PACKAGE.tables:
        if table.editing == "reference" or table.name in candidate.KEPT_WHEN_EMPTY:
            assert tables[table.name] == embedded_tables()[table.name], table.name
        elif table.editing == "editable" and table.name != "sources":
            assert tables[table.name] == [], table.name
    assert {row["outcome"] for row in tables["reconciliation"] if row["table_name"] == "awards"} == {"set_aside"}
    assert changes.key_moves(base, made.data_version, "id")[0].after == "–"  # nothing on record is not zero


def test_the_day_of_the_data_moves_with_changes_and_never_back(base: str) -> None:
    later = candidate.make(SARI, base, renamed(), date(2027, 1, 15))
    assert release.facts(later.data_version).data_date == date(2027, 1, 15)
    assert candidate.make(SARI, base, renamed(), date(2020, 1, 1)).data_date == PACKAGE.data_date
    assert candidate.make(SARI, base, renamed(), date(2027, 1, 15)) == later


def test_only_an_editor_makes_candidates(base: str) -> None:
    with pytest.raises(NotAllowedError):
        candidate.make(None, base, renamed())  # type: ignore[arg-type]
    assert not store.folder().exists()
