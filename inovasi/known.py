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


def checked(reading: Reading, data_version: str) -> Reading:
    """Return a reading whose names the release knows; a name it lacks is set back to its default and listed as ignored."""
    plain, view, ignored = views.View(), reading.view, list(reading.ignored)
    known = names(data_version)
    for short in CHECKED:
        field = FIELDS[short]
        value = str(getattr(view, field))
        if value != getattr(plain, field) and value not in known[short]:
            ignored.append((short, value[:60]))
            view = replace(view, **{field: getattr(plain, field)})  # type: ignore[arg-type]
    return Reading(view, tuple(ignored))


@readers.kept(maxsize=4)
def names(data_version: str) -> Mapping[str, frozenset[str]]:
    """Return every key that a release holds, by the short key under which an address names it."""
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
        "in": _column("innovations", "innovation_id", data_version),
        "gv": _column("governments", "government_id", data_version)
        | frozenset(
            queries.run("regions_listed", data_version, frame=common.NEWEST_FRAME, language="id")["government_id"].astype(str)
        ),
        "fo": _column("forums", "forum_id", data_version),
        "i": indicators,
    }


def _codes(group: str) -> frozenset[str]:
    prefix = f"codes.{group}."
    return frozenset(key.removeprefix(prefix) for key in words("id") if key.startswith(prefix))


def _column(table: str, name: str, data_version: str) -> frozenset[str]:
    return frozenset(tables.everything(table, "id", data_version)[name].dropna().astype(str))
