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

export async function fetched(address) {
  const figure = known(address) ?? await json(address);
  keep(address, figure);
  return figure;
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
