// Plotly, loaded once from this server. Values change by Plotly.react; geometry is fetched by address and kept by the browser.

const BASE = new URL(".", import.meta.url);
const HALL_PX = 1500; // a card this wide is on a projector or a large screen: letters grow with it
const HALL_SCALE = 1.25;
const LEGEND_ENTRIES_FREE = 2; // what the room above a chart holds anyway
const LEGEND_ENTRY_PX = 20;
let loading = null;

function plotly() {
  if (window.Plotly) return Promise.resolve(window.Plotly);
  // An empty world outline: without it Plotly asks its own host for one, and draws nothing when there is no internet.
  window.PlotlyGeoAssets = { topojson: { world_110m: { type: "Topology", objects: {}, arcs: [] } } };
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("plotly.min.js", BASE).href;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { loading = null; reject(new Error("plotly.min.js")); };
    document.head.append(script);
  });
  return loading;
}

function themed(layout, node, height) {
  const style = getComputedStyle(node);
  const ink = style.getPropertyValue("--ji-ink").trim() || "#1d2733";
  const line = style.getPropertyValue("--ji-line").trim() || "#d5dae0";
  const copy = structuredClone(layout);
  copy.font = { family: style.fontFamily, size: 13, ...(copy.font ?? {}), color: ink };
  copy.paper_bgcolor = "rgba(0,0,0,0)";
  copy.plot_bgcolor = "rgba(0,0,0,0)";
  for (const [key, axis] of Object.entries(copy)) {
    if (/^[xy]axis/.test(key)) Object.assign(axis, { gridcolor: line, linecolor: line, zerolinecolor: line });
  }
  copy.height = height;
  copy.autosize = true;
  return copy;
}

export async function drawPlot(node, drawing, figure, height, choose, open) {
  node.style.height = `${height}px`;
  let Plotly;
  try { Plotly = await plotly(); }
  catch { node.textContent = figure.labels.noPlot; return; }
  if (!node.isConnected) return;
  const isNarrow = node.clientWidth < 700;
  const traces = drawing.data.filter((trace) => trace.meta !== (isNarrow ? "wide" : "narrow")).map((trace) => ({ ...trace }));
  if (isNarrow) for (const trace of traces) if (trace.meta === "flow") Object.assign(trace, thinner(trace));
  const room = isNarrow ? legendRoom(traces, drawing.layout) : 0;
  if (room) node.style.height = `${height + room}px`;
  const layout = themed(drawing.layout, node, height + room);
  if (node.clientWidth >= HALL_PX) enlarge(traces, layout);
  for (const trace of traces) if (typeof trace.geojson === "string") trace.geojson = new URL(trace.geojson, BASE).href;
  const config = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: "reset", ...figure.config };
  await Plotly.react(node, traces, layout, config);
  if (!node.dataset.bound) {
    node.dataset.bound = "yes";
    node.on("plotly_click", (event) => {
      const point = event.points[0];
      const code = point.location ?? point.customdata;
      if (typeof code !== "string" || !code) return;
      if (node.pointKind) node.open(node.pointKind, code);
      else node.choose?.(code);
    });
  }
  node.choose = figure.isClickable ? choose : null;
  node.pointKind = figure.pointKind;
  node.open = open;
  node.dataset.drawn = figure.digest;
}

// Letters of a card seen from the back row. Sizes are numbers or lists of numbers; what has none follows the font of the layout.
function enlarge(traces, layout) {
  const larger = (font) => (font?.size ? { ...font, size: Array.isArray(font.size) ? font.size.map((size) => size * HALL_SCALE) : font.size * HALL_SCALE } : font);
  for (const trace of traces) if (trace.textfont) trace.textfont = larger(trace.textfont);
  layout.font = larger(layout.font);
  layout.annotations = layout.annotations?.map((note) => ({ ...note, font: larger(note.font) }));
}

// On a phone the entries of a legend stand one below the other; a low chart would leave them no room.
function legendRoom(traces, layout) {
  if (layout.showlegend === false || layout.legend?.orientation !== "h") return 0;
  const entries = traces.filter((trace) => trace.name && trace.showlegend !== false).length;
  return Math.max(0, entries - LEGEND_ENTRIES_FREE) * LEGEND_ENTRY_PX;
}

// Arrows and rings of a small map: what is drawn for a wide card would cover it.
function thinner({ marker, line }) {
  const found = {};
  if (line) found.line = { ...line, width: line.width * 0.55 };
  if (marker) found.marker = { ...marker, size: marker.size.map((size) => size * 0.55), line: { ...marker.line, width: marker.line.width * 0.6 } };
  return found;
}

// A picture at print size of what the card shows: its chart, or its map with the legend drawn in.
export async function savePicture(figure, picture, tab) {
  const Plotly = await plotly();
  const drawing = figure.drawings[tab]?.data ? figure.drawings[tab] : (figure.drawings.grafik ?? figure.drawings.peta);
  const isMap = drawing === figure.drawings.peta;
  const layout = structuredClone(drawing.layout);
  const margin = { l: 60, r: 30, t: 96, b: 96, ...(layout.margin ?? {}) };
  Object.assign(layout, {
    paper_bgcolor: "#ffffff", plot_bgcolor: "#ffffff", width: picture.width, height: picture.height,
    font: { size: 16, color: "#1d2733", family: "Arial, Helvetica, sans-serif" },
    margin: { ...margin, t: Math.max(margin.t, 140), b: Math.max(margin.b, 130) },
    annotations: [...(layout.annotations ?? []),
      { text: escaped(figure.title), xref: "paper", yref: "paper", x: 0, y: 1, yshift: 84, xanchor: "left", yanchor: "bottom", showarrow: false, font: { size: 24 } },
      { text: escaped(figure.subtitle), xref: "paper", yref: "paper", x: 0, y: 1, yshift: 56, xanchor: "left", yanchor: "bottom", showarrow: false },
      { text: escaped(figure.foot), xref: "paper", yref: "paper", x: 0, y: 0, yshift: -96, xanchor: "left", yanchor: "top", showarrow: false, font: { size: 13, color: "#5a6673" } }],
  });
  if (isMap) Object.assign(layout, { showlegend: true, legend: { orientation: "h", x: 0, y: 0, yanchor: "top", font: { size: 15 } } });
  const traces = drawing.data.filter((trace) => trace.meta !== "narrow").map((trace) => ({ ...trace, showlegend: isMap ? trace.meta === "class" : trace.showlegend, geojson: typeof trace.geojson === "string" ? new URL(trace.geojson, BASE).href : trace.geojson }));
  const node = document.createElement("div");
  await Plotly.newPlot(node, traces, layout, { ...figure.config, staticPlot: true });
  await Plotly.downloadImage(node, { format: picture.format, width: picture.width, height: picture.height, scale: picture.scale ?? 1, filename: figure.fileName });
  Plotly.purge(node);
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
