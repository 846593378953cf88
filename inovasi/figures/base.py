"""What a figure is: everything a card, a file or a slide needs to show it, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from inovasi.maps import LegendGroup, Region
from inovasi.views import View


@dataclass(frozen=True)
class Column:
    """A column of the rows of a figure: machine name, words for people, and how its values are written.

    kind: text, integer, number, share (0-1 in the data, shown as percent), date, year or link. Null means unknown.
    """

    name: str
    label: str
    kind: str = "text"
    decimals: int = 0
    unit: str = ""
    description: str = ""


@dataclass(frozen=True)
class Source:
    """A page the rows rest on. Empty text: the source does not state it."""

    source_id: str
    publisher: str
    title: str
    url: str
    date_published: str = ""
    date_read: str = ""


@dataclass(frozen=True)
class Geometry:
    """The map layer of a figure (`provinces_38`, `regencies_38_16`) and the column that holds its codes (EPSG:4326)."""

    layer: str
    key: str


@dataclass(frozen=True)
class Figure:
    """One figure of one view: a pure result of the view and a release."""

    view: View
    title: str
    subtitle: str
    alt: str
    definition: str
    rows: pd.DataFrame
    columns: tuple[Column, ...]
    query: str
    query_params: Mapping[str, object] = field(default_factory=dict)
    drawings: Mapping[str, dict[str, object]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    all_rows_query: str = ""
    geometry: Geometry | None = None
    missing_count: int = 0
    row_count: int | None = None  # of the whole table, where `rows` are only those that the view shows at a time
    first_row: int = 1  # of the whole table, from 1
    regions: tuple[Region, ...] = ()  # how each region of the map is drawn, for pictures made by the server
    legend: tuple[LegendGroup, ...] = ()
    point_kind: str = ""  # what a click on a point of the chart opens (see entities.KINDS), by its `customdata`
    key: str = ""  # the column whose value a click on a row reports; empty: rows are not clicked

    @property
    def found_count(self) -> int:
        """How many rows the figure has, shown at a time or not."""
        return len(self.rows) if self.row_count is None else self.row_count
