"""What the two bare pages show: the map and the stacked bar of Peta replikasi, from the same query, as a beginner would write them."""

from functools import lru_cache
from typing import Any

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

from inovasi import queries, release
from inovasi.figures import province_map
from inovasi.views import View

YEARS = tuple(range(2016, 2027))
GEOMETRY = "provinces_38.geojson"
STATES = [f"{state}_count" for state in province_map.STATE_COLUMNS]


def rows(year: int) -> pd.DataFrame:
    """Return the rows of the map of recorded copies at the end of a year; asked of DuckDB each time, as bare pages do."""
    view = View(page="peta_replikasi", last_year=year, frame="38")
    params = view.params("frame", "cut_off", "first_year", "with_packages")
    return release.connection(release.current()).cursor().execute(queries.read_sql("recorded_by_province"), params).df()


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Return the names of the provinces by code."""
    places = queries.run("province_frames_listed", frame="38")
    return dict(zip(places["province_code"], places["name_id"], strict=True))


def figures(found: pd.DataFrame, geometry: Any) -> tuple[go.Figure, go.Figure]:
    """Return the choropleth and the stacked bar. `geometry` is an address or the GeoJSON itself."""
    shown = found.assign(name=found["province_code"].map(names()))
    area = go.Figure(
        go.Choropleth(
            geojson=geometry,
            locations=shown["province_code"],
            z=shown["value"],
            text=shown["name"],
            colorscale="Teal",
            marker_line_width=0.7,
        )
    )
    area.update_geos(visible=False, lonaxis_range=[94.6, 141.4], lataxis_range=[-11.4, 6.4])
    area.update_layout(margin={"l": 0, "r": 0, "t": 0, "b": 0}, height=420)
    bars = px.bar(shown.sort_values("value"), y="name", x=STATES, orientation="h", height=720)
    return area, bars
