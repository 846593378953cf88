// A story in one file: one view a slide, by keyboard, without a server. Every text from data is set as text, never as HTML.

import { element, clear } from "./dom.js";
import { drawLegend } from "./legend.js";
import { drawTiles } from "./tiles.js";
import { drawTable } from "./table.js";

const NARROW_PX = 700;
const PLOT_PX = 13; // the size for which drawings are made
const story = JSON.parse(document.getElementById("story").textContent);
const root = document.getElementById("stage");
const shown = { place: placeOf(location.hash), tabs: story.slides.map((slide) => slide.tab), hasNotes: false };

function placeOf(hash) {
  const number = Number.parseInt(hash.slice(1), 10);
  return Number.isInteger(number) ? Math.min(Math.max(number - 1, 0), story.slides.length - 1) : 0;
}

function go(place) {
  shown.place = Math.min(Math.max(place, 0), story.slides.length - 1);
  history.replaceState(null, "", `#${shown.place + 1}`);
  render();
}

function render() {
  const slide = story.slides[shown.place];
  document.title = `${slide.title} · ${story.title}`;
  const head = element("header", { class: "ji-head" }, [
    element("h1", { class: "ji-title", text: slide.title }),
    ...[["lead", "of-lead"], ["subtitle", "ji-subtitle"], ["summary", "of-summary"]].filter(([name]) => slide[name]).map(([name, style]) => element("p", { class: style, text: slide[name] })),
  ]);
  const body = element("div", { class: "of-body", tabindex: "0" });
  const legend = element("div", { class: "of-legend" });
  clear(root).append(head, tabs(slide), legend, body, ...notes(slide), foot(slide));
  draw(slide, body, legend);
  body.focus({ preventScroll: true }); // so that the arrows up and down move what is longer than the page
}

function tabs(slide) {
  const list = element("div", { class: "ji-tabs", role: "tablist", "aria-label": story.labels.views });
  for (const tab of slide.tabs) {
    const button = element("button", { type: "button", role: "tab", class: "ji-tab", text: tab.label });
    button.setAttribute("aria-selected", String(tab.code === shown.tabs[shown.place]));
    button.addEventListener("click", () => { shown.tabs[shown.place] = tab.code; render(); });
    list.append(button);
  }
  return list;
}

function draw(slide, body, legend) {
  const tab = shown.tabs[shown.place];
  const drawing = slide.drawings[tab];
  const figure = { ...slide, isClickable: false, labels: story.labels, language: story.language };
  if (slide.legend.length && (tab === "peta" || drawing?.tiles)) drawLegend(legend, slide.legend, story.labels);
  if (!drawing) return drawTable(body, figure, null, null);
  if (drawing.tiles) return drawTiles(body, drawing, figure, null);
  const plot = element("div", { class: "of-plot", role: "img", "aria-label": slide.alt });
  body.append(plot);
  drawPlot(plot, body, drawing);
}

function drawPlot(plot, body, drawing) {
  const size = Number.parseFloat(getComputedStyle(body).fontSize) * 0.86;
  const scale = size / PLOT_PX;
  const isNarrow = body.clientWidth < NARROW_PX;
  const traces = structuredClone(drawing.data).filter((trace) => trace.meta !== (isNarrow ? "wide" : "narrow"));
  for (const trace of traces) {
    if (typeof trace.geojson === "string") trace.geojson = story.geometry[trace.geojson];
    if (typeof trace.textfont?.size === "number") trace.textfont.size *= scale;
    if (typeof trace.marker?.size === "number") trace.marker.size *= scale;
  }
  const layout = structuredClone(drawing.layout);
  const hasRows = layout.yaxis?.type === "category" && layout.height;
  const height = Math.max(body.clientHeight - 4, hasRows ? layout.height * scale : 240);
  for (const note of layout.annotations ?? []) if (note.font?.size) note.font.size *= scale;
  if (layout.margin) for (const side of ["t", "b"]) layout.margin[side] = (layout.margin[side] ?? 0) * scale;
  Object.assign(layout, { height, autosize: true, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" });
  layout.font = { family: getComputedStyle(body).fontFamily, size, color: story.colours.ink };
  for (const [key, axis] of Object.entries(layout)) if (/^[xy]axis/.test(key)) Object.assign(axis, { gridcolor: story.colours.line, linecolor: story.colours.line, zerolinecolor: story.colours.line });
  window.Plotly.newPlot(plot, traces, layout, { displayModeBar: false, responsive: true, scrollZoom: false, ...story.config });
}

function notes(slide) {
  if (!shown.hasNotes) return slide.notes.length ? [element("p", { class: "of-note", text: slide.notes.join(" ") })] : [];
  const lines = [slide.note, ...slide.notes, slide.definition].filter(Boolean).map((text) => element("p", { text }));
  const sources = slide.sources.map((source) => element("li", {}, [source.url ? element("a", { href: source.url, rel: "noopener noreferrer", text: source.text }) : element("span", { text: source.text })]));
  return [element("section", { class: "of-notes", tabindex: "0", "aria-label": story.labels.notes }, [...lines, element("ul", {}, sources)])];
}

function foot(slide) {
  const words = element("div", { class: "of-words" }, [element("p", { text: slide.foot }), element("p", {}, [element("a", { href: slide.address, rel: "noopener noreferrer", text: slide.address })])]);
  if (slide.attribution && shown.hasNotes) words.append(element("p", { text: slide.attribution }));
  const step = (label, text, act) => {
    const button = element("button", { type: "button", class: "ji-action", "aria-label": label, title: label, text });
    button.addEventListener("click", act);
    return button;
  };
  const place = element("span", { class: "of-place", "aria-live": "polite", text: `${shown.place + 1} / ${story.slides.length}` });
  const steps = element("nav", { class: "of-steps" }, [
    step(story.labels.showNotes, "N", () => { shown.hasNotes = !shown.hasNotes; render(); }),
    step(story.labels.previous, "←", () => go(shown.place - 1)), place, step(story.labels.next, "→", () => go(shown.place + 1)),
  ]);
  return element("footer", { class: "ji-foot of-foot" }, [words, steps]);
}

const KEYS = {
  ArrowRight: () => go(shown.place + 1), PageDown: () => go(shown.place + 1), " ": () => go(shown.place + 1),
  ArrowLeft: () => go(shown.place - 1), PageUp: () => go(shown.place - 1),
  Home: () => go(0), End: () => go(story.slides.length - 1),
  n: () => { shown.hasNotes = !shown.hasNotes; render(); },
  f: () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
};

addEventListener("keydown", (event) => {
  const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const isOnControl = event.target.closest?.("button, a, input") && (event.key === " " || event.key === "Enter");
  if (!act || isOnControl || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});
addEventListener("hashchange", () => { if (placeOf(location.hash) !== shown.place) go(placeOf(location.hash)); });
let waiting = 0;
addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(render, 150); });
render();
