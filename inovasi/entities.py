"""Where a name leads: every innovation, government, province and forum has a view of its own.

A column of a figure leads there by its name: `innovation_name` beside `innovation_id`, `province_name` beside `province_code`.
A helper column `<name>_opens` (with `<name>_key`) says it row by row where one column holds names of several kinds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

import pandas as pd

from inovasi import views
from inovasi.views import View

KINDS = ("innovation", "government", "province", "forum", "award", "replication")
OF_COLUMN: Mapping[str, tuple[str, str]] = {  # name of a column -> kind, column of its key
    "innovation_name": ("innovation", "innovation_id"),
    "government_name": ("government", "government_id"),
    "adopter_name": ("government", "adopter_government_id"),
    "origin_name": ("government", "origin_government_id"),
    "province_name": ("province", "province_code"),
    "adopter_province": ("province", "adopter_province_code"),
    "origin_province": ("province", "origin_province_code"),
    "forum_title": ("forum", "forum_id"),
}
ROW_TABLES = {"forum": "forums", "award": "awards", "replication": "replications"}
PROVINCE_PREFIX = "prov-"


@dataclass(frozen=True)
class Links:
    """Where the names of one column lead, row by row: kind and key, both empty where no row of ours stands behind the name."""

    kinds: tuple[str, ...]
    keys: tuple[str, ...]


def opened(view: View, kind: str, key: str) -> View:
    """Return the view of a thing, with the filters of the view it is opened from. Raises KeyError for an unknown kind."""
    if kind == "innovation":
        return replace(view, page="inovasi_rinci", fig="", innovation=key, tab="")
    if kind == "government":
        return replace(view, page="pemerintah_rinci", fig="", government=key, tab="")
    if kind == "province":
        return replace(view, page="pemerintah_rinci", fig="", government=PROVINCE_PREFIX + key, tab="")
    table = ROW_TABLES[kind]
    return replace(view, page="data", fig="", table=table, row=key, search="", subject="", state="", level="", tab="")


def address_pattern(view: View, kind: str) -> str:
    """Return the address of a kind's view with a leading slash; `{key}` stands where the key comes."""
    target = opened(view, kind, "")
    written = views.parameters(target)
    short = {"innovation": "in", "government": "gv", "province": "gv"}.get(kind, "id")
    written[short] += "{key}"  # a province's key follows the prefix of its government
    return f"/{target.page}?{urlencode(written, safe='{}')}"


def links_of(rows: pd.DataFrame, name: str) -> Links | None:
    """Return where the names of a column lead, or None when they lead nowhere."""
    if f"{name}_opens" in rows and f"{name}_key" in rows:
        kinds = tuple(_text(value) for value in rows[f"{name}_opens"])
        return Links(kinds, tuple(_text(value) for value in rows[f"{name}_key"]))
    kind, column = OF_COLUMN.get(name, ("", ""))
    if column not in rows:
        return None
    keys = tuple(_text(value) for value in rows[column])
    return Links(tuple(kind if key else "" for key in keys), keys)


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value)  # type: ignore[call-overload]
