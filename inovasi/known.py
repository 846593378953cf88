"""Which keys a release knows: an address may be well written and still name what no record holds.

`views.parse` reads the grammar of an address; this reads its names. What is unknown falls back to the default and is listed with the rest
of what could not be read, so that no page shows a raw key as if it were a name.
"""

from collections.abc import Mapping
from dataclasses import replace

from inovasi import measures, queries, views
from inovasi.access import readers
from inovasi.figures import associations, common, tables
from inovasi.i18n import words
from inovasi.views import Reading

FIELDS: Mapping[str, str] = {key.short: key.field for key in views.KEYS}
CHECKED = ("m", "m2", "g", "b", "lv", "t", "tb", "in", "gv", "fo", "i")
THINGS: Mapping[str, tuple[str, str]] = {  # too many to hold: each is looked up. Short key -> the table and its key
    "in": ("innovations", "innovation_id"),
    "gv": ("governments", "government_id"),
    "fo": ("forums", "forum_id"),
}


def checked(reading: Reading, data_version: str) -> Reading:
    """Return a reading whose names the release knows; a name it lacks is set back to its default and listed as ignored."""
    plain, view, ignored = views.View(), reading.view, list(reading.ignored)
    known = names(data_version)
    for short in CHECKED:
        field = FIELDS[short]
        value = str(getattr(view, field))
        if value != getattr(plain, field) and not (_has(short, value, data_version) if short in THINGS else value in known[short]):
            ignored.append((short, value[:60]))
            view = replace(view, **{field: getattr(plain, field)})  # type: ignore[arg-type]
    return Reading(view, tuple(ignored))


@readers.kept(maxsize=4)
def names(data_version: str) -> Mapping[str, frozenset[str]]:
    """Return the keys that a release holds, by the short key under which an address names them; things are looked up one by one."""
    indicators = frozenset(queries.run("indicator_catalogue_listed", data_version)["indicator_id"])
    every_measure = frozenset(measures.CATALOGUE) | {f"{measures.INDICATOR_PREFIX}{name}" for name in indicators}
    return {
        "m": every_measure | frozenset(associations.MEASURES),
        "m2": every_measure,
        "g": frozenset(code for frame in views.FRAMES for code in common.province_names(data_version, frame, "id")),
        "b": _codes("subject"),
        "lv": _codes("level"),
        "t": frozenset(queries.run("coverage_by_tier", data_version)["tier_code"].dropna()),
        "tb": frozenset(tables.every_table_code()),  # an internal one is no unknown one: it asks to sign in
        "i": indicators,
    }


def _codes(group: str) -> frozenset[str]:
    prefix = f"codes.{group}."
    return frozenset(key.removeprefix(prefix) for key in words("id") if key.startswith(prefix))


def _has(short: str, key: str, data_version: str) -> bool:
    """Say whether a release holds a thing; a region may be matched for though no record names it."""
    table, name = THINGS[short]
    if tables.count_with(table, data_version, **{name: key}):
        return True
    return short == "gv" and key in _regions(data_version)


@readers.kept(maxsize=4)
def _regions(data_version: str) -> frozenset[str]:
    rows = queries.run("regions_listed", data_version, frame=common.NEWEST_FRAME, language="id")
    return frozenset(rows["government_id"].astype(str))
