// Years at once: a step of the year is drawn by the cards themselves; server and address follow when the steps have ended.

const listeners = new Set(); // cards that can step: { prepare, show }
let pending = null; // the year shown here that the server does not know yet
let since = 0;
const GIVEN_UP_MS = 4000;

export function register(card) { listeners.add(card); }

// Cards that have left the page are forgotten when they are next asked.
function cards() {
  for (const card of listeners) if (!card.isThere()) listeners.delete(card);
  return [...listeners];
}

export async function prepare() {
  try { await Promise.all(cards().map((card) => card.prepare())); }
  catch { /* the server answers instead */ }
}

// Draw a year now where it is at hand; say whether all cards could.
export function step(year) {
  pending = year;
  since = performance.now();
  return cards().map((card) => card.show(year)).every(Boolean);
}

// The server has drawn a year: is it the one shown, or one that has been left behind by further steps?
export function isBehind(year) {
  if (pending === null || year === pending || performance.now() - since > GIVEN_UP_MS) { pending = null; return false; }
  return true;
}

export function shownYear() { return pending; }
