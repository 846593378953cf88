"""Parameters under which every query is compared: the opening view, an early one of other borders, one of a single innovation and forum."""

from collections.abc import Iterator
from datetime import date

from inovasi import queries
from tests.test_house_rules import QUERY_NAMES, SHARED, sample

VIEWS: tuple[dict[str, object], ...] = (
    {},
    {
        "frame": "34",
        "cut_off": date(2021, 6, 30),
        "first_year": 2016,
        "last_year": 2020,
        "province": "33",
        "with_packages": False,
        "language": "en",
        "least_step": 2,
        "indicator_year": 2019,
        "undated_year": 2019,
        "tiers": ["top_45", "top_99"],
        "competitions": ["KIPP", "UNPSA"],
        "level": "kabupaten",
        "subject": "health",
    },
    {
        "frame": "33",
        "cut_off": date(2023, 12, 31),
        "last_year": 2023,
        "innovation": "laboratorium-kemiskinan",
        "government": "prov-16",
        "adopter_province": "16",
        "state": "committed",
    },
)

__all__ = ["QUERY_NAMES", "SHARED", "VIEWS", "of_query"]


def of_query(name: str) -> Iterator[dict[str, object]]:
    """Yield the distinct parameters of one query."""
    seen: list[dict[str, object]] = []
    for view in VIEWS:
        params = {key: view.get(key, sample(key)) for key in sorted(queries.parameter_names(name))}
        if params not in seen:
            seen.append(params)
            yield params
