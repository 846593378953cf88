"""A bare page in Dash: a list of years (and the same as radio buttons), the map, the stacked bar. Run by bench.servers."""

import sys

from dash import Dash, Input, Output, ctx, dcc, html

from bench import bare
from inovasi import paths

app = Dash(__name__, assets_folder=str(paths.ROOT / "data" / "build" / "bench" / "static"), serve_locally=True)
app.layout = html.Div(
    [
        html.H1("Replication"),
        dcc.Dropdown(list(bare.YEARS), bare.YEARS[-1], id="list", clearable=False, searchable=False),
        dcc.RadioItems(list(bare.YEARS), bare.YEARS[-1], id="year", inline=True),
        dcc.Graph(id="map", config={"topojsonURL": "/assets/topo/"}),
        dcc.Graph(id="bars"),
    ]
)


@app.callback(Output("map", "figure"), Output("bars", "figure"), Input("list", "value"), Input("year", "value"))
def draw(listed: int, marked: int) -> tuple:
    """Draw the year that was chosen last, in whichever way."""
    year = marked if ctx.triggered_id == "year" else listed
    return bare.figures(bare.rows(int(year)), f"/assets/geo/{bare.GEOMETRY}")


if __name__ == "__main__":
    from waitress import serve

    serve(app.server, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
