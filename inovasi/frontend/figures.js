// Figures by address: fetched once and kept, since an address names its content for ever. The page holds the latest ones ready.

const MOST_KEPT = 150;
const kept = new Map(); // address -> figure, the one asked for longest ago first

export function known(address) {
  const figure = kept.get(address);
  if (figure) keep(address, figure);
  return figure;
}

export function keep(address, figure) {
  kept.delete(address);
  kept.set(address, figure);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
}

const awaited = new Set(); // what somebody is looking at and waits for

const PATIENCE_MS = 1500; // one of them may take long, or belong to a page that was left

// A figure outside the window lets those go first that are in it: the server makes them one after the other.
export async function fetched(address, isSeen = true) {
  const ready = known(address);
  if (ready) return ready;
  if (!isSeen) await Promise.race([Promise.allSettled(awaited), new Promise((go) => window.setTimeout(go, PATIENCE_MS))]);
  const asked = json(address);
  if (isSeen) awaited.add(asked);
  try {
    const figure = await asked;
    keep(address, figure);
    return figure;
  } finally { awaited.delete(asked); }
}

const years = new Map(); // address of all years of a card -> promise of year -> address of its figure

// The cards of every year in one answer; parts that are the same in all of them come once.
export function ofYears(address) {
  if (!years.has(address)) {
    if (years.size >= 8) years.delete(years.keys().next().value);
    years.set(address, json(address).then((all) => new Map(all.years.map((year, at) => {
      keep(all.addresses[at], joined(all, at));
      return [year, all.addresses[at]];
    }))).catch((error) => { years.delete(address); throw error; }));
  }
  return years.get(address);
}

function joined(all, at) {
  const figure = { drawings: {} };
  const put = (name, value) => {
    if (value === null || value === undefined) return;
    if (name.startsWith("drawings.")) figure.drawings[name.slice(9)] = value;
    else figure[name] = value;
  };
  for (const [name, value] of Object.entries(all.same)) put(name, value);
  for (const [name, values] of Object.entries(all.each)) put(name, values[at]);
  return figure;
}

async function json(address) {
  const answer = await fetch(new URL(address, document.baseURI));
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
}
