// The figure card: title, legend, map | tiles | chart | table of the same rows, notes, sources and downloads.
// Draws what the server describes; every text from data is set as text, never as HTML. Tabs switch here, without the server.

import { element, clear } from "./dom.js";
import { fetched, known, ofYears } from "./figures.js";
import { isBehind, register } from "./steps.js";
import { drawPlot, savePicture } from "./plot.js";
import { drawLegend } from "./legend.js";
import { drawTiles } from "./tiles.js";
import { drawTable } from "./table.js";

const NARROW_PX = 600;
const NEAR_PX = 300; // a card so far outside the window is drawn when the browser has nothing else to do
const IDLE_LIMIT_MS = 700;
const ADDED_MS = 15000; // how long a button says that its figure was added, also when the card is drawn anew meanwhile
const cards = new WeakMap(); // parent element -> card
let added = { digest: "", until: 0 };

// The page sends the address of a figure and what this place on the page decides; the figure itself is fetched once and kept.
export function mount({ parentElement, data, setTriggerValue }) {
  const card = cards.get(parentElement) ?? {};
  cards.set(parentElement, card);
  Object.assign(card, { data, choose: (code) => setTriggerValue("chosen", code), open: (kind, key) => setTriggerValue("opened", { kind, key }), add: (tab) => setTriggerValue("added", { tab }), turn: (asked) => setTriggerValue("turned", asked) });
  if (!card.root?.isConnected) {
    card.root = parentElement.querySelector(".ji-card") ?? element("section", { class: "ji-card ji-waiting" });
    card.parts = null;
    card.drawn = "";
    if (!card.root.isConnected) parentElement.append(card.root);
    if (data.years) register({ isThere: () => card.root.isConnected, prepare: () => prepareYears(card), show: (year) => showYear(card, year) });
  }
  if (data.figure) { card.asked = data.digest; if (card.drawn !== data.digest) take(card, data.digest, data.figure); return; }
  if (data.years && isBehind(data.year)) return;
  ask(card, data.address);
}

async function ask(card, address) {
  card.asked = address;
  if (card.drawn === address) return;
  let figure = known(address);
  if (!figure) {
    try { figure = await fetched(address, isNear(card.root)); }
    catch { if (card.asked === address) fail(card); return; }
  }
  if (card.asked === address) take(card, address, figure);
}

async function prepareYears(card) {
  const of = card.data.years;
  const addresses = await ofYears(of);
  if (card.data.years === of) card.byYear = { of, addresses };
}

// A year whose figure is at hand is drawn at once; otherwise the server is asked as for any other view.
function showYear(card, year) {
  const { years } = card.data;
  const address = card.byYear?.of === years ? card.byYear.addresses.get(year) : null;
  const figure = address && known(address);
  if (!figure) return false;
  card.asked = address;
  take(card, address, figure);
  return true;
}

function take(card, address, received) {
  const { heading, isClickable, choose } = card.data;
  const figure = { ...received, heading, isClickable, digest: address, labels: { ...received.labels, choose } };
  const isKept = card.figure && card.wanted === figure.tab && figure.tabs.some((tab) => tab.code === card.tab);
  card.figure = figure;
  card.drawn = address;
  card.wanted = figure.tab;
  if (!isKept) card.tab = openingTab(figure, card.root);
  card.root.classList.remove("ji-waiting");
  whenSeen(card, () => { if (card.drawn === address) render(card); });
}

function fail(card) {
  card.drawn = "";
  card.parts = null;
  clear(card.root).append(element("p", { class: "ji-notes", role: "alert", text: card.data.noFigure }));
}

// What is in the window is drawn now, the rest when the browser is idle.
function whenSeen(card, draw) {
  if (isNear(card.root) || !window.requestIdleCallback) draw();
  else window.requestIdleCallback(draw, { timeout: IDLE_LIMIT_MS });
}

function isNear(root) {
  const box = root.getBoundingClientRect();
  return box.top < window.innerHeight + NEAR_PX && box.bottom > -NEAR_PX;
}

function openingTab(figure, parent) {
  if (figure.tab && figure.tabs.some((tab) => tab.code === figure.tab)) return figure.tab;
  const hasTiles = figure.tabs.some((tab) => tab.code === "ubin");
  const width = parent.clientWidth || window.innerWidth;
  return hasTiles && width < NARROW_PX ? "ubin" : figure.tabs[0].code;
}

// The frame of a card is built once; later figures only change what differs, so that nothing jumps and focus stays.
function render(card) {
  const { figure, root } = card;
  root.setAttribute("aria-label", figure.title);
  root.setAttribute("lang", figure.language);
  const parts = (card.parts ??= built(card));
  setText(parts.title, figure.title);
  setText(parts.subtitle, figure.subtitle);
  drawTabs(card);
  parts.body.style.minHeight = figure.height && card.tab === "peta" ? `${bodyHeight(figure, root)}px` : "";
  drawNotes(card);
  drawFoot(card);
  drawActions(card);
  show(card, parts.body, root.querySelector(".ji-plot"));
}

function built(card) {
  const parts = {
    title: element(card.figure.heading ?? "h3", { class: "ji-title" }),
    subtitle: element("p", { class: "ji-subtitle" }),
    tabs: element("div", { class: "ji-tabs-place" }),
    legend: element("div", { class: "ji-legend-place" }),
    body: element("div", { class: "ji-body" }),
    notes: element("div", { class: "ji-notes" }),
    foot: element("footer", { class: "ji-foot" }),
    actions: element("div", { class: "ji-actions" }),
  };
  const head = element("header", { class: "ji-head" }, [parts.title, parts.subtitle]);
  clear(card.root).append(head, parts.tabs, parts.legend, parts.body, parts.notes, parts.foot, parts.actions);
  return parts;
}

function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Draw a part again only when what it shows has changed.
function changed(node, shown) {
  const text = JSON.stringify(shown);
  if (node.shown === text) return false;
  node.shown = text;
  return true;
}

function bodyHeight(figure, root) {
  const width = root.clientWidth || window.innerWidth;
  return figure.aspect ? Math.max(180, Math.min(figure.height, width / figure.aspect)) : figure.height;
}

function show(card, body, oldPlot) {
  const { figure, root, tab } = card;
  const legend = figure.legend?.length && (tab === "peta" || tab === "ubin") ? figure.legend : [];
  if (changed(card.parts.legend, legend)) {
    clear(card.parts.legend);
    if (legend.length) drawLegend(card.parts.legend, legend, figure.labels);
  }
  if (tab === "tabel") return drawTable(clear(body), figure, card.choose, card.open, fetched, card.turn);
  const drawing = fitting(figure.drawings[tab], root);
  if (drawing.tiles) return drawTiles(clear(body), drawing, figure, card.choose);
  const reuse = oldPlot && oldPlot.dataset.tab === tab ? oldPlot : element("div", { class: "ji-plot", "data-tab": tab });
  if (!body.contains(reuse)) clear(body).append(reuse);
  reuse.setAttribute("role", "img");
  reuse.setAttribute("aria-label", figure.alt);
  const isSized = tab !== "peta" && drawing.layout.height;
  drawPlot(reuse, drawing, figure, isSized ? drawing.layout.height : bodyHeight(figure, root), card.choose, card.open);
}

// A drawing may hold a narrow arrangement of the same traces for phones: what it does not say again stays as it is.
function fitting(drawing, root) {
  const narrow = drawing.narrow;
  if (!narrow || (root.clientWidth || window.innerWidth) >= NARROW_PX) return drawing;
  return { data: drawing.data.map((trace, at) => ({ ...trace, ...narrow.data[at] })), layout: { ...drawing.layout, ...narrow.layout } };
}

function drawTabs(card) {
  const { figure, parts } = card;
  if (changed(parts.tabs, figure.tabs)) {
    clear(parts.tabs);
    if (figure.tabs.length > 1) parts.tabs.append(tabList(card));
  }
  for (const button of parts.tabs.querySelectorAll("[role=tab]")) {
    const isShown = button.dataset.tab === card.tab;
    button.setAttribute("aria-selected", String(isShown));
    button.tabIndex = isShown ? 0 : -1;
  }
}

function tabList(card) {
  const { tabs, labels } = card.figure;
  const list = element("div", { class: "ji-tabs", role: "tablist", "aria-label": labels.views });
  for (const tab of tabs) {
    const button = element("button", { type: "button", role: "tab", class: "ji-tab", text: tab.label, "data-tab": tab.code });
    button.addEventListener("click", () => { card.tab = tab.code; render(card); });
    list.append(button);
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const codes = tabs.map((tab) => tab.code);
    const next = list.querySelector(`[data-tab="${codes[(codes.indexOf(card.tab) + step + codes.length) % codes.length]}"]`);
    next.click();
    next.focus();
  });
  return list;
}

function drawNotes({ figure, parts }) {
  if (changed(parts.notes, figure.notes)) clear(parts.notes).append(...figure.notes.map((note) => element("p", { text: note })));
}

function drawFoot({ figure, parts }) {
  if (!changed(parts.foot, [figure.foot, figure.sources, figure.definition, figure.labels.sources])) return;
  const shown = [element("p", { text: figure.foot })];
  if (figure.sourceCount) shown.push(closed(figure.labels.sources.replace("{n}", figure.sourceCount), {}, () => sourceList(figure)));
  if (figure.definition) shown.push(closed(figure.labels.definition, {}, () => element("p", { text: figure.definition })));
  clear(parts.foot).append(...shown);
}

function sourceList(figure) {
  const list = element("ul");
  fetched(figure.sources).then(({ sources }) => list.append(...sources.map(sourceLine))).catch(() => list.append(element("li", { text: figure.labels.noPlot })));
  return list;
}

function sourceLine(source) {
  const link = source.url ? element("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", text: source.text }) : element("span", { text: source.text });
  return element("li", {}, [link]);
}

// A part that most readers never open is built when it is opened.
function closed(label, attributes, build, summaryClass = "") {
  const details = element("details", attributes, [element("summary", { class: summaryClass, text: label })]);
  details.addEventListener("toggle", () => { if (details.open && details.childElementCount === 1) details.append(build()); });
  return details;
}

function drawActions(card) {
  const { figure, parts } = card;
  const pictured = figure.pictures.length && Object.values(figure.drawings).some((drawing) => drawing.data);
  if (figure.isPreview) return clear(parts.actions);  // not published: no address leads here, so nothing can be handed on
  if (!changed(parts.actions, [figure.downloads, figure.pictures, figure.address, figure.labels, pictured])) return;
  const menu = closed(figure.labels.download, { class: "ji-menu" }, () => downloadPanel(card, pictured), "ji-action");
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
  const copy = element("button", { type: "button", class: "ji-action", text: figure.labels.copy });
  copy.addEventListener("click", async () => {
    const address = new URL(figure.address, window.location.origin).href;
    try { await navigator.clipboard.writeText(address); copy.textContent = figure.labels.copied; }
    catch { window.prompt(figure.labels.copy, address); }
  });
  const add = element("button", { type: "button", class: "ji-action", text: added.digest === figure.digest && Date.now() < added.until ? figure.labels.added : figure.labels.add });
  add.addEventListener("click", () => {
    added = { digest: figure.digest, until: Date.now() + ADDED_MS };
    add.textContent = figure.labels.added;
    card.add(card.tab);
  });
  clear(parts.actions).append(menu, add, copy);
}

function downloadPanel(card, isPictured) {
  const { figure } = card;
  const panel = element("div", { class: "ji-panel" });
  const group = (label, items) => panel.append(element("p", { class: "ji-panel-title", text: label }), element("div", { class: "ji-chips" }, items));
  for (const { label, items } of figure.downloads) group(label, items.map((item) => element("a", { class: "ji-chip", href: item.href, download: "", text: item.label })));
  if (isPictured) {
    group(figure.labels.pictures, figure.pictures.map((picture) => {
      const button = element("button", { type: "button", class: "ji-chip", text: picture.label });
      button.addEventListener("click", () => savePicture(figure, picture, card.tab));
      return button;
    }));
  }
  return panel;
}
