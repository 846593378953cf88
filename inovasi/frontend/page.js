// What the page frame needs of the browser: the language of the document and of Streamlit's own words, the address of the view
// in the address bar, and the place on a page: its top when one arrives, the place one left when one comes back. The address is replaced, not pushed: the Back button
// goes from page to page, not through every filter.

const KEPT = "ji-places"; // in sessionStorage: address of a page -> how far it was scrolled at the last click or key
const WAIT_MS = 30000; // a page grows while its figures load, on a slow machine for long; past this the place is given up
const HOLD_MS = 6000; // once there, for so long it is kept while figures above it grow
const SPEAK_AGAIN_MS = [0, 150, 1000];
let words = {};
let isReturning = false; // the browser's own Back or Forward was used
let isListening = false;

let shown = null; // path of the page shown last
let keeping = 0; // the timer that keeps a place
let written = null; // what this tab wrote last; a session that is newer than the tab does not know it

export function mount({ data, setTriggerValue }) {
  listen();
  if (data.language) document.documentElement.lang = data.language;
  if (data.words) words = data.words;
  for (const wait of SPEAK_AGAIN_MS) window.setTimeout(speak, wait); // parts of the page come after this one
  // Left from further down, a page shrinks to its foot while another takes its place; Streamlit then holds on to the foot.
  if (shown && shown !== window.location.pathname) keep(0);
  shown = window.location.pathname;
  if (!data.query) return;
  // The server was lost and another one goes on: Streamlit tells it the link that opened the tab, we the view shown last.
  if (data.run === 1 && written && written !== data.query) { setTriggerValue("restored", written); return; }
  written = data.query;
  if (window.location.search !== `?${data.query}`) {
    window.history.replaceState(window.history.state, "", `${window.location.pathname}?${data.query}`);
  }
  if (data.isReturn || isReturning) keep(places()[place()] ?? 0);
  isReturning = false;
}

function listen() {
  if (isListening) return;
  isListening = true;
  for (const kind of ["click", "keydown"]) document.addEventListener(kind, remember, true);
  window.addEventListener("popstate", () => { isReturning = true; });
  // Menus open as new children of the body; the header is drawn again when the menu changes.
  const watch = new MutationObserver(() => { speak(); window.setTimeout(speak, 60); });
  watch.observe(document.body, { childList: true });
  const header = document.querySelector("[data-testid=stHeader]");
  if (header) watch.observe(header, { childList: true, subtree: true, characterData: true }); // "3 more" counts anew when the window narrows
}

function main() { return document.querySelector("[data-testid=stMain]"); }

function place() { return window.location.pathname + window.location.search; }

function places() {
  try { return JSON.parse(window.sessionStorage.getItem(KEPT)) ?? {}; } catch { return {}; }
}

function remember() {
  if (!main()) return;
  try { window.sessionStorage.setItem(KEPT, JSON.stringify({ ...places(), [place()]: Math.round(main().scrollTop) })); } catch { /* a full or closed store: one comes back to the top */ }
}

// Scroll as soon as the page is tall enough, and keep the place while figures above it grow, unless the reader moves on.
function keep(top) {
  window.clearInterval(keeping);
  let until = Date.now() + WAIT_MS;
  let isMoved = false, isThere = false;
  for (const kind of ["wheel", "touchstart", "keydown", "pointerdown"]) window.addEventListener(kind, () => { isMoved = true; }, { once: true, capture: true });
  const timer = keeping = window.setInterval(() => {
    const scroller = main();
    if (isMoved || !scroller || Date.now() > until) return window.clearInterval(timer);
    if (scroller.scrollHeight < top + scroller.clientHeight) return;
    if (!isThere) until = Date.now() + HOLD_MS;
    isThere = true;
    if (Math.abs(scroller.scrollTop - top) > 1) scroller.scrollTop = top;
  }, 120);
}

// Words of Streamlit's own frame, which it has in English only.
function speak() {
  const skip = document.querySelector("[data-testid=stSkipToContent]");
  if (skip && words.skip && skip.textContent !== words.skip) skip.textContent = words.skip;
  const menu = document.querySelector("[data-testid=stTopNav]");
  if (menu && words.menu) menu.setAttribute("aria-label", words.menu);
  const own = words.own ?? {};
  for (const button of document.querySelectorAll("[data-testid=stHeader] [aria-label], [data-testid=stSidebar] [aria-label]")) {
    const said = own[button.getAttribute("aria-label")];
    if (said && button.getAttribute("aria-label") !== said) button.setAttribute("aria-label", said);
  }
  const parts = "[data-testid=stMainMenuPopover], [data-testid=stMainMenuList], [data-testid=stHeader], [data-testid=stFileUploader], [data-testid=InputInstructions], [data-testid=stSelectboxVirtualDropdown]";
  for (const list of document.querySelectorAll(parts)) {
    const walk = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const [text, ...kinds] = walk.currentNode.data.trim().split(" • "); // "30MB per file • XLSX"
      const said = own[text.replace(/\d+/, "#")]?.replace("#", text.match(/\d+/)?.[0]).concat(kinds.map((kind) => `: ${kind}`).join(""));
      if (said && walk.currentNode.data !== said && !walk.currentNode.parentElement.matches("[data-testid=stIconMaterial], [translate=no]")) walk.currentNode.data = said;
    }
  }
}
