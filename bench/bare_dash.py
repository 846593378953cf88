"""A bare page in Dash: one list of years, the map, the stacked bar. Run by bench.servers."""

import sys

from dash import Dash, Input, Output, dcc, html

from bench import bare
from inovasi import paths

app = Dash(__name__, assets_folder=str(paths.ROOT / "data" / "build" / "bench" / "static"), serve_locally=True)
app.layout = html.Div(
    [
        html.H1("Replication"),
        dcc.RadioItems(list(bare.YEARS), bare.YEARS[-1], id="year", inline=True),
        dcc.Graph(id="map", config={"topojsonURL": "/assets/topo/"}),
        dcc.Graph(id="bars"),
    ]
)


@app.callback(Output("map", "figure"), Output("bars", "figure"), Input("year", "value"))
def draw(year: int) -> tuple:
    return bare.figures(bare.rows(int(year)), f"/assets/geo/{bare.GEOMETRY}")


if __name__ == "__main__":
    from waitress import serve

    serve(app.server, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
