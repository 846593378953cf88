// A story in one page: one view a slide, by keyboard, without a server. Every text from data is set as text, never as HTML.

import { element, clear } from "./dom.js";
import { drawLegend } from "./legend.js";
import { drawTiles } from "./tiles.js";
import { drawTable } from "./table.js";
import { darkened, strengthen } from "./contrast.js";
import { openSpeaker, tellSpeaker } from "./speaker.js";

const NARROW_PX = 700;
const PLOT_PX = 13; // the size for which drawings are made
const CONTRAST = "jejak-inovasi-kontras";
const SEEN_MS = 3000; // how long the controls stay after the pointer has moved
const ROW_EM = 1.35; // the least height of a row of bars in letters, and what stands around the rows
const FRAME_EM = 4.5;
const TITLE_SIZES = [1.75, 1.55, 1.4, 1.25];
const story = JSON.parse(document.getElementById("story").textContent);
const labels = story.labels;
const root = document.getElementById("stage");
const shown = {
  place: placeOf(location.hash),
  tabs: story.slides.map((slide) => slide.tab),
  years: story.slides.map((slide) => slide.years.length - 1), // the newest is the slide's own
  hasNotes: false,
  overlay: "",
  message: "",
  isStrong: keptContrast(),
};

function placeOf(hash) {
  const number = Number.parseInt(hash.slice(1), 10);
  return Number.isInteger(number) ? Math.min(Math.max(number - 1, 0), story.slides.length - 1) : 0;
}

function keptContrast() {
  try { return localStorage.getItem(CONTRAST) === "1"; } catch { return false; } // a browser that keeps nothing for files
}

function go(place) {
  shown.place = Math.min(Math.max(place, 0), story.slides.length - 1);
  shown.overlay = "";
  shown.message = "";
  history.replaceState(null, "", `#${shown.place + 1}`);
  render();
}

// The slide as it stands: where its map was moved to another year, the words, values and address of that year.
function current() {
  const slide = story.slides[shown.place];
  if (!hasYears()) return slide;
  const at = shown.years[shown.place];
  const found = slide.years[at];
  const own = at === slide.years.length - 1 ? { title: slide.title, lead: slide.lead } : { lead: "" };
  return { ...slide, ...found, ...own, drawings: { ...slide.drawings, ...found.drawings } };
}

function hasYears() {
  return story.slides[shown.place].years.length > 1 && ["peta", "ubin"].includes(shown.tabs[shown.place]);
}

function stepYear(step) {
  const most = story.slides[shown.place].years.length - 1;
  const next = Math.min(Math.max(shown.years[shown.place] + step, 0), most);
  if (next === shown.years[shown.place]) return;
  shown.years[shown.place] = next;
  render();
}

function render() {
  const slide = current();
  document.body.classList.toggle("of-strong", shown.isStrong);
  document.title = `${slide.title} · ${story.title}`;
  const title = element("h1", { class: "ji-title", text: slide.title });
  const lines = [["lead", "of-lead"], ["subtitle", "ji-subtitle"]].filter(([name]) => slide[name]).map(([name, style]) => element("p", { class: style, text: slide[name] }));
  const head = element("header", { class: "ji-head" }, [title, ...lines]);
  if (hasYears()) head.append(element("p", { class: "of-year", "aria-live": "polite", "aria-label": labels.yearOf.replace("{year}", slide.year), text: String(slide.year) }));
  const body = element("div", { class: "of-body", tabindex: "0" });
  const legend = element("div", { class: "of-legend" });
  const note = element("p", { class: "of-note" });
  clear(root).append(head, legend, body, note, ...notes(slide), foot(slide), controls(slide), ...overlay(slide));
  fitTitle(title);
  note.textContent = shown.hasNotes ? "" : (slide.notes[0] ?? ""); // before the figure, which takes the room that is left
  draw(slide, body, legend, note);
  (body.querySelector(".ji-scroll") ?? body).focus({ preventScroll: true }); // so that the arrows up and down move what is longer than the page
  tellSpeaker(labels, slide, story.slides[shown.place + 1], placeText());
}

function placeText() {
  return `${shown.place + 1} / ${story.slides.length}`;
}

function fitTitle(title) {
  for (const size of TITLE_SIZES) {
    title.style.fontSize = `${size}em`;
    if (title.clientHeight <= Number.parseFloat(getComputedStyle(title).lineHeight) * 2.2) return;
  }
}

function draw(slide, body, legend, note) {
  const tab = shown.tabs[shown.place];
  const drawing = slide.drawings[tab];
  const figure = { ...slide, isClickable: false, labels, language: story.language };
  if (slide.legend.length && (tab === "peta" || drawing?.tiles)) drawLegend(legend, slide.legend, labels);
  if (!drawing) {
    drawTable(body, figure, null, null);
    fitColumns(body, note);
    return;
  }
  if (drawing.tiles) { drawTiles(body, drawing, figure, null); return; }
  const plot = element("div", { class: "of-plot", role: "img", "aria-label": slide.alt });
  body.append(plot);
  drawPlot(plot, body, drawing);
}

// A hall does not scroll sideways: the last columns that do not fit are left out. The note says how many, and how many rows lie below.
function fitColumns(body, note) {
  const place = body.querySelector(".ji-scroll");
  const rows = [...body.querySelectorAll("tr")];
  let hidden = 0;
  while (rows.length && innerWidth > NARROW_PX && place.scrollWidth > place.clientWidth + 1 && rows[0].cells.length - hidden > 2) {
    hidden += 1;
    for (const row of rows) row.cells[row.cells.length - hidden].hidden = true;
  }
  const end = place.getBoundingClientRect().bottom;
  const below = rows.filter((row) => row.getBoundingClientRect().bottom > end + 1).length;
  const told = [hidden && labels.hiddenColumns.replace("{n}", hidden), below && labels.rowsBelow.replace("{n}", below)].filter(Boolean);
  if (told.length) note.textContent = told.join(" ");
}

function drawPlot(plot, body, drawing) {
  const size = Number.parseFloat(getComputedStyle(body).fontSize);
  const scale = size / PLOT_PX;
  const isNarrow = body.clientWidth < NARROW_PX;
  const legible = (px) => Math.max(px * scale, isNarrow ? 0 : size); // small words of a drawing stay words in a hall
  const traces = structuredClone(drawing.data).filter((trace) => trace.meta !== (isNarrow ? "wide" : "narrow"));
  for (const trace of traces) {
    if (typeof trace.geojson === "string") trace.geojson = story.geometry[trace.geojson];
    if (typeof trace.textfont?.size === "number") trace.textfont.size = legible(trace.textfont.size);
    if (typeof trace.marker?.size === "number") trace.marker.size *= scale;
    if (typeof trace.line?.width === "number") trace.line.width *= Math.sqrt(scale);
  }
  const layout = structuredClone(drawing.layout);
  const hasRows = layout.yaxis?.type === "category" && layout.height;
  const rowCount = hasRows ? new Set(traces.flatMap((trace) => trace.y ?? [])).size : 0;
  const height = Math.max(body.clientHeight - 4, hasRows ? Math.min(layout.height * scale, (rowCount * ROW_EM + FRAME_EM) * size) : 240);
  for (const note of layout.annotations ?? []) {
    if (note.font?.size) note.font.size = legible(note.font.size);
    for (const shift of ["xshift", "yshift", "ax", "ay"]) if (typeof note[shift] === "number") note[shift] *= scale;
  }
  if (layout.margin) for (const side of ["t", "b", "r"]) layout.margin[side] = (layout.margin[side] ?? 0) * scale;
  Object.assign(layout, { height, autosize: true, paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)" });
  layout.font = { family: getComputedStyle(body).fontFamily, size, color: shown.isStrong ? "#000000" : story.colours.ink };
  const line = shown.isStrong ? darkened(story.colours.soft) : story.colours.line;
  for (const [key, axis] of Object.entries(layout)) {
    if (!/^[xy]axis/.test(key)) continue;
    for (const font of [axis.tickfont, axis.title?.font]) if (font?.size) font.size = legible(font.size);
    Object.assign(axis, { gridcolor: story.colours.line, linecolor: line, zerolinecolor: line });
    if (!layout.xaxis2) axis.automargin = true; // larger letters need more room; panels have theirs set
  }
  if (shown.isStrong) strengthen(traces, layout);
  window.Plotly.newPlot(plot, traces, layout, { displayModeBar: false, responsive: true, scrollZoom: false, ...story.config }).then(() => thinNames(plot));
}

// Names on a map that would cover one another in letters for a hall are left out; the first of two stays.
function thinNames(plot) {
  const kept = [];
  for (const name of plot.querySelectorAll(".scattergeo text")) {
    const box = name.getBoundingClientRect();
    const isCovered = kept.some((other) => box.left < other.right && other.left < box.right && box.top + box.height * .15 < other.bottom - other.height * .15 && other.top + other.height * .15 < box.bottom - box.height * .15);
    if (isCovered) name.style.visibility = "hidden";
    else kept.push(box);
  }
}

function notes(slide) {
  if (!shown.hasNotes) return [];
  const own = slide.note || labels.noNote;
  const lines = [element("p", { class: "of-own", text: own }), ...[...slide.notes, slide.definition].filter(Boolean).map((text) => element("p", { text }))];
  const sources = slide.sources.map((source) => element("li", {}, [source.url ? element("a", { href: source.url, rel: "noopener noreferrer", text: source.text }) : element("span", { text: source.text })]));
  const address = slide.address ? [element("p", {}, [element("a", { href: slide.address, rel: "noopener noreferrer", text: slide.address })])] : [];
  const rights = slide.attribution ? [element("p", { text: slide.attribution })] : [];
  return [element("section", { class: "of-notes", tabindex: "0", "aria-label": labels.notes }, [...lines, element("ul", {}, sources), ...address, ...rights])];
}

function foot(slide) {
  const place = element("span", { class: "of-place", text: placeText() });
  const address = slide.scanned.replace(/^https?:\/\//, "");
  const found = slide.scanned && slide.scanned !== slide.address ? [element("span", { class: "of-address", text: address })] : [];
  return element("footer", { class: "ji-foot of-foot" }, [element("span", { class: "of-words", text: slide.hallFoot }), ...found, place]);
}

function button(label, text, act, isPressed) {
  const made = element("button", { type: "button", class: "ji-action", "aria-label": label, title: label, text });
  if (isPressed !== undefined) made.setAttribute("aria-pressed", String(isPressed));
  made.addEventListener("click", act);
  return made;
}

function controls(slide) {
  const tabs = slide.tabs.length < 2 ? [] : slide.tabs.map((tab) => button(tab.label, tab.label, () => { shown.tabs[shown.place] = tab.code; render(); }, tab.code === shown.tabs[shown.place]));
  const years = hasYears() ? [button(labels.earlier, "↓", () => stepYear(-1)), button(labels.later, "↑", () => stepYear(1))] : [];
  return element("nav", { class: "of-controls", "aria-label": labels.controls }, [
    button(labels.previous, "←", KEYS.ArrowLeft), button(labels.next, "→", KEYS.ArrowRight), ...years, ...tabs,
    button(labels.showNotes, labels.showNotes, KEYS.n, shown.hasNotes), button(labels.speaker, labels.speaker, KEYS.w), button(labels.code, labels.code, KEYS.q),
    button(labels.contrast, labels.contrast, KEYS.c, shown.isStrong), button(labels.fullScreen, labels.fullScreen, KEYS.f), button(labels.keys, "?", KEYS["?"]),
    ...(story.back ? [button(labels.leave, labels.leave, leave)] : []),
  ]);
}

function overlay(slide) {
  if (shown.message) return [element("p", { class: "of-message", role: "status", text: shown.message })];
  if (!shown.overlay) return [];
  const parts = shown.overlay === "code"
    ? [element("h2", { text: labels.codeTitle }), picture(slide), element("p", { class: "of-big-address", text: slide.scanned.replace(/^https?:\/\//, "") })]
    : [element("p", { class: "of-keys", text: labels.keysHelp })];
  const made = element("div", { class: "of-overlay", role: "dialog", "aria-label": shown.overlay === "code" ? labels.code : labels.keys }, [...parts, button(labels.close, labels.close, () => toggle(""))]);
  return [made];
}

function picture(slide) {
  if (!slide.code) return element("p", { text: slide.address });
  return element("img", { class: "of-code", alt: labels.code, src: `data:image/svg+xml,${encodeURIComponent(slide.code)}` });
}

function toggle(name) {
  shown.overlay = shown.overlay === name ? "" : name;
  shown.message = "";
  render();
}

function leave() {
  if (shown.overlay || shown.message) { shown.overlay = ""; shown.message = ""; render(); return; }
  if (!story.back) return;
  window.close(); // a tab of its own goes, and the Forum page stands behind it
  setTimeout(() => location.assign(story.back), 200);
}

function nextTab() {
  const codes = story.slides[shown.place].tabs.map((tab) => tab.code);
  shown.tabs[shown.place] = codes[(codes.indexOf(shown.tabs[shown.place]) + 1) % codes.length];
  render();
}

let isOurs = false; // who ended the full screen: a key of ours, or Esc
function fullScreen() {
  if (!document.fullscreenElement) return document.documentElement.requestFullscreen();
  isOurs = true;
  return document.exitFullscreen();
}

const KEYS = {
  ArrowRight: () => go(shown.place + 1), PageDown: () => go(shown.place + 1), " ": () => go(shown.place + 1),
  ArrowLeft: () => go(shown.place - 1), PageUp: () => go(shown.place - 1),
  Home: () => go(0), End: () => go(story.slides.length - 1),
  n: () => { shown.hasNotes = !shown.hasNotes; render(); },
  w: () => { if (!openSpeaker(labels, story.language, onKey)) { shown.hasNotes = true; shown.message = labels.blocked; } render(); },
  q: () => toggle("code"),
  "?": () => toggle("keys"),
  t: nextTab,
  c: () => { shown.isStrong = !shown.isStrong; try { localStorage.setItem(CONTRAST, shown.isStrong ? "1" : "0"); } catch { /* kept for this visit only */ } render(); },
  f: fullScreen,
  Escape: leave,
};

function onKey(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isOnControl = event.target.closest?.("button, a, input") && (event.key === " " || event.key === "Enter");
  if (isOnControl || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = { ArrowUp: 1, ArrowDown: -1 }[key];
  const act = step && hasYears() ? () => stepYear(step) : KEYS[key];
  if (!act) return;
  event.preventDefault();
  act();
}

let hiding = 0;
function showControls() {
  document.body.classList.add("of-moved");
  clearTimeout(hiding);
  hiding = setTimeout(() => document.body.classList.remove("of-moved"), SEEN_MS);
}

addEventListener("keydown", onKey);
addEventListener("pointermove", showControls);
addEventListener("pointerdown", showControls);
addEventListener("fullscreenchange", () => {
  if (!document.fullscreenElement && !isOurs) leave();
  isOurs = false;
});
addEventListener("hashchange", () => { if (placeOf(location.hash) !== shown.place) go(placeOf(location.hash)); });
let waiting = 0;
addEventListener("resize", () => { clearTimeout(waiting); waiting = setTimeout(render, 150); });
render();
