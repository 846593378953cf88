// The figure card: title, legend, map | tiles | chart | table of the same rows, notes, sources and downloads.
// Draws what the server describes; every text from data is set as text, never as HTML. Tabs switch here, without the server.

import { element, clear } from "./dom.js";
import { drawPlot, savePicture } from "./plot.js";
import { drawLegend } from "./legend.js";
import { drawTiles } from "./tiles.js";
import { drawTable } from "./table.js";

const NARROW_PX = 600;
const cards = new WeakMap(); // parent element -> { digest, tab }

export function mount({ parentElement, data, setTriggerValue }) {
  const known = cards.get(parentElement);
  if (known && known.digest === data.digest) return;
  const figure = data.figure;
  const keep = known && figure.tabs.some((tab) => tab.code === known.tab) && known.asked === figure.tab ? known.tab : null;
  const card = { digest: data.digest, figure, asked: figure.tab, tab: keep ?? openingTab(figure, parentElement), choose: (code) => setTriggerValue("chosen", code), open: (kind, key) => setTriggerValue("opened", { kind, key }), add: (tab) => setTriggerValue("added", { tab }) };
  cards.set(parentElement, card);
  const root = known?.root ?? parentElement.querySelector(".ji-card") ?? element("section", { class: "ji-card" });
  card.root = root;
  if (!root.isConnected) parentElement.append(root);
  render(card);
}

function openingTab(figure, parent) {
  if (figure.tab && figure.tabs.some((tab) => tab.code === figure.tab)) return figure.tab;
  const hasTiles = figure.tabs.some((tab) => tab.code === "ubin");
  const width = parent.clientWidth || window.innerWidth;
  return hasTiles && width < NARROW_PX ? "ubin" : figure.tabs[0].code;
}

function render(card) {
  const { figure, root } = card;
  root.setAttribute("aria-label", figure.title);
  root.setAttribute("lang", figure.language);
  const oldPlot = root.querySelector(".ji-plot");
  const head = element("header", { class: "ji-head" }, [
    element(figure.heading ?? "h3", { class: "ji-title", text: figure.title }),
    element("p", { class: "ji-subtitle", text: figure.subtitle }),
  ]);
  const body = element("div", { class: "ji-body" });
  if (figure.height && card.tab === "peta") body.style.minHeight = `${bodyHeight(figure, root)}px`;
  const parts = [head, tabList(card), element("div", { class: "ji-legend-place" }), body, notes(figure), foot(figure), actions(card, body)];
  clear(root).append(...parts.filter(Boolean));
  show(card, body, oldPlot);
}

function bodyHeight(figure, root) {
  const width = root.clientWidth || window.innerWidth;
  return figure.aspect ? Math.max(180, Math.min(figure.height, width / figure.aspect)) : figure.height;
}

function show(card, body, oldPlot) {
  const { figure, root, tab } = card;
  const legendPlace = root.querySelector(".ji-legend-place");
  clear(legendPlace);
  if (figure.legend?.length && (tab === "peta" || tab === "ubin")) drawLegend(legendPlace, figure.legend, figure.labels);
  if (tab === "tabel") return drawTable(clear(body), figure, card.choose, card.open);
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

function tabList(card) {
  const { figure } = card;
  if (figure.tabs.length < 2) return null;
  const list = element("div", { class: "ji-tabs", role: "tablist", "aria-label": figure.labels.views });
  for (const tab of figure.tabs) {
    const button = element("button", { type: "button", role: "tab", class: "ji-tab", text: tab.label, "data-tab": tab.code });
    button.setAttribute("aria-selected", String(tab.code === card.tab));
    button.tabIndex = tab.code === card.tab ? 0 : -1;
    button.addEventListener("click", () => { card.tab = tab.code; render(card); card.root.querySelector(`[data-tab="${tab.code}"][role=tab]`)?.focus(); });
    list.append(button);
  }
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const codes = figure.tabs.map((tab) => tab.code);
    list.querySelector(`[data-tab="${codes[(codes.indexOf(card.tab) + step + codes.length) % codes.length]}"]`).click();
  });
  return list;
}

function notes(figure) {
  if (!figure.notes.length) return null;
  return element("div", { class: "ji-notes" }, figure.notes.map((note) => element("p", { text: note })));
}

function foot(figure) {
  const links = figure.sources.map((source) => element("li", {}, [
    source.url ? element("a", { href: source.url, target: "_blank", rel: "noopener noreferrer", text: source.text }) : element("span", { text: source.text }),
  ]));
  const parts = [element("p", { text: figure.foot })];
  if (links.length) parts.push(element("details", {}, [element("summary", { text: figure.labels.sources.replace("{n}", links.length) }), element("ul", {}, links)]));
  if (figure.definition) parts.push(element("details", {}, [element("summary", { text: figure.labels.definition }), element("p", { text: figure.definition })]));
  return element("footer", { class: "ji-foot" }, parts);
}

function actions(card, body) {
  const { figure } = card;
  const menu = element("details", { class: "ji-menu" }, [element("summary", { class: "ji-action", text: figure.labels.download })]);
  const panel = element("div", { class: "ji-panel" });
  for (const group of figure.downloads) {
    panel.append(element("p", { class: "ji-panel-title", text: group.label }));
    const items = group.items.map((item) => element("a", { class: "ji-chip", href: item.href, download: "", text: item.label }));
    panel.append(element("div", { class: "ji-chips" }, items));
  }
  if (figure.pictures.length && Object.values(figure.drawings).some((drawing) => drawing.data)) {
    panel.append(element("p", { class: "ji-panel-title", text: figure.labels.pictures }));
    const items = figure.pictures.map((picture) => {
      const button = element("button", { type: "button", class: "ji-chip", text: picture.label });
      button.addEventListener("click", () => savePicture(figure, picture, card.tab));
      return button;
    });
    panel.append(element("div", { class: "ji-chips" }, items));
  }
  menu.append(panel);
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
  const copy = element("button", { type: "button", class: "ji-action", text: figure.labels.copy });
  copy.addEventListener("click", async () => {
    const address = new URL(figure.address, window.location.origin).href;
    try { await navigator.clipboard.writeText(address); copy.textContent = figure.labels.copied; }
    catch { window.prompt(figure.labels.copy, address); }
  });
  const add = element("button", { type: "button", class: "ji-action", text: figure.labels.add });
  add.addEventListener("click", () => { add.textContent = figure.labels.added; card.add(card.tab); });
  return element("div", { class: "ji-actions" }, [menu, add, copy]);
}
