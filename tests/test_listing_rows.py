"""Pages of long tables: filtered, sorted, turned and counted in SQL, from kept rows and from the definition alike."""

from dataclasses import replace
from datetime import date

import duckdb
import pandas as pd
import pytest

from inovasi import downloads, figures, known, listing_rows, listings, queries, release, views
from inovasi.figures import tables
from inovasi.listings import LISTINGS
from inovasi.views import PAGE_ROWS, View

INDICATORS = View(page="data", fig="tabel", table="indicators")


@pytest.mark.parametrize("language", views.LANGUAGES)
@pytest.mark.parametrize("code", LISTINGS)
def test_kept_rows_are_the_listing_in_its_order(code: str, language: str) -> None:
    version = release.current()
    listing = LISTINGS[code]
    every = listing_rows.page(listing_rows.of_listing(code, language, version), (), version)
    params = listings.parameters(listing.query, language, release.facts(version).data_date)
    pd.testing.assert_frame_equal(every, queries.run(listing.query, version, **params), check_exact=True)
    own = release.connection(version).cursor().execute(listings.definition(code, frozenset()) + " order by position", params).df()
    kept = release.connection(version).cursor()
    rows = kept.execute(
        f"select * exclude (language) from kept_listing_{code} where language = ? order by position", [language]
    ).df()
    pd.testing.assert_frame_equal(rows, own, check_exact=True)


def test_pages_together_are_the_table() -> None:
    version = release.current()
    whole = figures.whole(INDICATORS, version)
    firsts = range(1, whole.found_count + 1, PAGE_ROWS)
    parts = [figures.build(replace(INDICATORS, first_row=first), version) for first in firsts]
    assert whole.found_count == len(whole.rows) > 2 * PAGE_ROWS
    assert [part.first_row for part in parts] == list(firsts)
    assert {part.title for part in parts} == {whole.title}
    pd.testing.assert_frame_equal(pd.concat([part.rows for part in parts], ignore_index=True), whole.rows, check_dtype=False)


def test_a_row_past_the_end_shows_the_last_page() -> None:
    found = figures.build(replace(INDICATORS, first_row=999_999_999))
    assert found.first_row == 1 + (found.found_count - 1) // PAGE_ROWS * PAGE_ROWS
    assert len(found.rows) == found.found_count - found.first_row + 1


def test_sorting_is_of_the_whole_table_with_the_unknown_at_the_end() -> None:
    whole = figures.whole(INDICATORS).rows["value"]
    down = figures.build(replace(INDICATORS, sort="-value")).rows["value"]
    up = figures.build(replace(INDICATORS, sort="value")).rows["value"]
    assert list(down) == sorted(whole.dropna(), reverse=True)[:PAGE_ROWS]
    assert list(up) == sorted(whole.dropna())[:PAGE_ROWS]
    assert figures.whole(replace(INDICATORS, sort="value")).rows["value"].isna().sum() == whole.isna().sum()


def test_steps_are_sorted_by_the_ladder_and_names_whatever_their_case() -> None:
    states = list(dict.fromkeys(queries_state(replace(View(page="data", fig="tabel"), sort="state"))))
    assert states == [state for state in views.STATES if state in states]
    names = figures.build(View(page="data", fig="tabel", table="innovations", sort="innovation_name")).rows["innovation_name"]
    assert list(names) == sorted(names, key=str.lower)


def queries_state(view: View) -> list[str]:
    rows = figures.whole(view).rows
    states = tables.rows_with("replications", "id", release.current()).set_index("replication_id")["state"]
    return [state for state in states.loc[rows["replication_id"]] if isinstance(state, str)]


def test_an_unknown_sort_leaves_the_order() -> None:
    plain = figures.build(INDICATORS).rows
    pd.testing.assert_frame_equal(figures.build(replace(INDICATORS, sort="value; drop table x")).rows, plain)
    assert views.parse({"o": "value; drop table x"}).ignored


def test_files_hold_every_row_of_a_long_table() -> None:
    view = replace(INDICATORS, first_row=501, sort="-value")
    content = downloads.download("csv", views.parameters(view), "http://x").content.decode("utf-8-sig")
    assert len(content.splitlines()) == 1 + figures.whole(INDICATORS).found_count


def test_tables_of_the_package_are_paged_too() -> None:
    view = View(page="data", fig="tabel", table="raw_replication_steps", sort="-date_from")
    found = figures.build(view)
    assert len(found.rows) == min(PAGE_ROWS, found.found_count)
    cursor = release.connection(release.current()).cursor()
    assert found.found_count == cursor.execute("select count(*) from replication_steps").fetchone()[0]
    days = found.rows["date_from"].dropna()
    assert list(days) == sorted(days, reverse=True)


def test_a_page_asks_for_its_rows_only(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = []
    asked = queries.rows_of

    def watched(*args: object) -> pd.DataFrame:
        longest.append(len(asked(*args)))  # type: ignore[arg-type]
        return asked(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(queries, "rows_of", watched)
    figures.build(replace(INDICATORS, search="kemiskinan", first_row=501, sort="-value"))
    assert longest and max(longest) <= PAGE_ROWS


def test_dates_count_as_precisely_as_they_are_known() -> None:
    rows = [(1, date(2020, 5, 9), "day"), (2, date(2020, 5, 1), "month"), (3, date(2020, 1, 1), "year"), (4, date(2019, 1, 1), "year"), (5, None, None), (6, date(2021, 2, 1), "day")]  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute("create table handed (number integer, since date, precision varchar)")
        connection.executemany("insert into handed values (?, ?, ?)", rows)

        def counted(cut_off: date, first_year: int, known_year: int) -> list[int]:
            condition = listing_rows.in_years("since", True, "precision", first_year, known_year, cut_off)
            sql = f"select number from handed where {condition.sql} order by number"
            return [number for (number,) in connection.execute(sql, dict(condition.params)).fetchall()]

        assert counted(date(2020, 5, 20), 2019, 2019) == [1, 4]  # May is not over, nor is the year
        assert counted(date(2020, 5, 31), 2019, 2019) == [1, 2, 4]
        assert counted(date(2020, 12, 31), 2020, 2020) == [1, 2, 3]


def test_things_are_looked_up_one_by_one() -> None:
    version = release.current()
    innovation = tables.values_of("innovations", "innovation_id", version)[0]
    assert known.checked(views.parse({"in": innovation}), version).ignored == ()
    assert known.checked(views.parse({"in": "tidak-ada"}), version).ignored == (("in", "tidak-ada"),)
