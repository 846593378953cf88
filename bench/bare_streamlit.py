"""A bare page in stock Streamlit: one list of years, the map, the stacked bar. Run by bench.servers."""

import streamlit as st

from bench import bare

st.set_page_config(layout="wide")
st.title("Replication")
year = st.selectbox("Year", bare.YEARS, index=len(bare.YEARS) - 1)
area, bars = bare.figures(bare.rows(year), f"app/static/geo/{bare.GEOMETRY}")
st.plotly_chart(area, config={"topojsonURL": "app/static/topo/"}, key="map")
st.plotly_chart(bars, key="bars")
