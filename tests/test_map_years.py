"""One map over the years: each year as the page shows it, on common classes; nothing for what is no map of years."""

from dataclasses import replace

import pytest

from inovasi import figures, release
from inovasi.figures import map_years
from inovasi.views import View

COPIES = View(page="peta_replikasi", fig="peta", first_year=2016)


def test_every_year_holds_the_values_of_its_own_map() -> None:
    of = dict(map_years.of(COPIES, release.current()))
    assert sorted(of) == list(range(2016, 2027))
    for year, figure in of.items():
        own = figures.build(replace(COPIES, last_year=year), release.current())
        assert figure.title == own.title and figure.view == own.view
        assert figure.rows["value"].equals(own.rows["value"])
    assert len(of[2021].regions) == 34 and len(of[2022].regions) == 38


def test_a_colour_means_the_same_in_every_year() -> None:
    fills: dict[int, str] = {}
    for _, figure in map_years.of(COPIES, release.current()):
        values = dict(zip(figure.rows["province_code"], figure.rows["value"], strict=True))
        for region in figure.regions:
            if region.group.startswith("c"):
                assert fills.setdefault(int(values[region.code]), region.fill) == region.fill
    assert len(set(fills.values())) >= 4
    labels = [
        tuple(entry.label for entry in figure.legend if entry.group.startswith("c"))
        for _, figure in map_years.of(COPIES, release.current())
    ]
    assert len(set(labels)) == 1


def test_years_that_show_nothing_new_or_cannot_be_drawn_are_left_out() -> None:
    indicator = map_years.of(View(page="dampak", fig="peta"), release.current())
    titles = [figure.title for _, figure in indicator]
    assert len(titles) == len(set(titles)) > 3
    new_province = map_years.of(View(page="peta_replikasi", fig="kabkota", province="95"), release.current())
    assert all(year >= 2022 for year, _ in new_province)


@pytest.mark.parametrize(("page", "fig"), [("ringkasan", "tren"), ("data", "tabel"), ("hub_jipp", "linimasa")])
def test_what_is_no_map_of_years_has_none(page: str, fig: str) -> None:
    assert map_years.of(View(page=page, fig=fig), release.current()) == ()
