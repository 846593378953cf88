// The rows of a figure as a real table: sorted by any column, numbers written in the page's language, names that lead to their view.

import { element, isNumeric, numberText } from "./dom.js";

const NEAR_END_PX = 400;
const LONG_LETTERS = 60; // sentences get the room of a sentence

// `fetched` gets the whole table by its address where only the first rows came with the card. A table too long to be sent at all has a
// pager: `turn` asks the server for other rows of it, or for another order.
export function drawTable(place, figure, choose, open, fetched = null, turn = null) {
  let { keys, links, orders = {}, more } = figure.table;
  const { columns, pager, order: given } = figure.table;
  let rows = lines(figure.table.rows);
  const isChosen = figure.isClickable && keys.length > 0;
  const hasOwnButton = isChosen && Boolean(links[0]); // the first cell leads elsewhere, so the row gets a button of its own
  let order = { column: -1, isDescending: false };
  const body = element("tbody");
  function lines(found) { return found.map((values, at) => ({ values, key: keys[at], at })); }

  // The rest of the rows, once: when somebody sorts, scrolls to the end or asks for it, be it all at the same time.
  let completing = null;
  function complete() {
    if (!more || !fetched) return true;
    completing ??= takeRest().finally(() => { completing = null; });
    return completing;
  }

  async function takeRest() {
    try {
      const whole = await fetched(more);
      ({ keys, links, orders = {} } = whole);
      rows = lines(whole.rows);
      more = null;
      rest.remove();
      fill();
      return true;
    } catch { return false; } // the first rows stay as they are; the next try asks again
  }
  const heads = columns.map((column, index) => {
    const button = element("button", { type: "button", class: "ji-sort", text: column.label, title: column.description ?? "" });
    const head = element("th", { scope: "col", class: classOf(column) }, [button]);
    if (given?.[0] === index) head.setAttribute("aria-sort", given[1] ? "descending" : "ascending");
    button.addEventListener("click", async () => {
      if (pager && turn) {
        const isDescending = given?.[0] === index ? !given[1] : isNumeric(column);
        turn({ sort: `${isDescending ? "-" : ""}${pager.names[index]}` });
        return;
      }
      if (!(await complete())) return; // a part of the rows is never sorted as if it were all
      order = { column: index, isDescending: order.column === index ? !order.isDescending : isNumeric(column) };
      heads.forEach((other, at) => other.setAttribute("aria-sort", at === index ? (order.isDescending ? "descending" : "ascending") : "none"));
      fill();
    });
    return head;
  });

  function chooser(row, text) {
    const button = element("button", { type: "button", class: "ji-link", text });
    button.addEventListener("click", () => choose(row.key));
    return button;
  }

  function line(row) {
    const cells = columns.map((column, index) => cell(column, row.values[index], figure, index, target(row, index)));
    if (hasOwnButton && row.key) {
      const button = chooser(row, figure.labels.choose);
      button.setAttribute("aria-label", `${figure.labels.choose}: ${row.values[0] ?? row.key}`);
      cells.push(element("td", {}, [button]));
    } else if (isChosen && row.key) {
      cells[0].replaceChildren(chooser(row, cells[0].textContent));
    }
    return element("tr", {}, cells);
  }

  function target(row, index) {
    const link = links[index];
    if (!link || !link.keys[row.at]) return null;
    return { kind: link.kinds[row.at], key: link.keys[row.at], open };
  }

  // Dates and steps are written in words, but stand in the order of their day or rank.
  function standing(row, column) {
    return orders[column] ? orders[column][row.at] : row.values[column];
  }

  function fill() {
    const sorted = order.column < 0 ? rows : [...rows].sort((a, b) => compare(standing(a, order.column), standing(b, order.column), order.isDescending, figure.language));
    body.replaceChildren(...sorted.map(line));
  }

  fill();
  const head = element("tr", {}, hasOwnButton ? [...heads, element("th", { scope: "col", "aria-label": figure.labels.choose })] : heads);
  const table = element("table", { class: "ji-table" }, [element("caption", { class: "ji-caption", text: figure.title }), element("thead", {}, [head]), body]);
  const scroll = element("div", { class: "ji-scroll", tabindex: "0", role: "region", "aria-label": figure.title }, [table]);
  const rest = more && fetched ? element("button", { type: "button", class: "ji-action ji-rest", text: figure.labels.allRows.replace("{count}", figure.table.count) }) : null;
  if (rest) {
    const all = () => complete();
    rest.addEventListener("click", all);
    scroll.addEventListener("scroll", () => { if (more && scroll.scrollTop + scroll.clientHeight > scroll.scrollHeight - NEAR_END_PX) all(); }, { passive: true });
    scroll.append(rest);
  }
  place.append(scroll);
  if (pager && turn) place.append(turns(pager, turn));
}

function turns(pager, turn) {
  const button = (text, row) => {
    const made = element("button", { type: "button", class: "ji-action", text });
    made.disabled = row === null;
    made.addEventListener("click", () => turn({ first_row: row }));
    return made;
  };
  const told = element("span", { class: "ji-turned", role: "status", text: pager.text });
  return element("nav", { class: "ji-turns", "aria-label": pager.text }, [button(pager.previousText, pager.previous), told, button(pager.nextText, pager.next)]);
}

// Years are labels, not amounts: they stand on the left, close to what they date.
function classOf(column) {
  if (column.kind === "year") return "ji-when";
  return isNumeric(column) ? "ji-number" : "";
}

function cell(column, value, figure, index, target) {
  const name = index === 0 ? "th" : "td";
  const attributes = { class: typeof value === "string" && value.length > LONG_LETTERS ? "ji-long" : classOf(column) };
  if (index === 0) attributes.scope = "row";
  if (target && value) return element(name, attributes, [nameLink(value, target, figure)]);
  if (column.kind === "link" && value) return element(name, attributes, [element("a", { href: value, target: "_blank", rel: "noopener noreferrer" }, breakable(host(value)))]);
  return element(name, { ...attributes, text: isNumeric(column) ? numberText(value, column, figure.language) : (value ?? "–") });
}

// A real link, so it can be copied and opened in a tab of its own; a plain click stays in this visit.
export function nameLink(text, { kind, key, open }, figure) {
  const link = element("a", { href: figure.pointAddresses[kind].replace("{key}", encodeURIComponent(key)), class: "ji-name", text });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    open(kind, key);
  });
  return link;
}

// A line may end after each dot of a host, so that a long one does not push the table out of the page.
function breakable(name) {
  return name.split(/(?<=\.)/).flatMap((part, at) => (at ? [element("wbr"), part] : [part]));
}

function host(address) {
  try { return new URL(address).host.replace(/^www\./, ""); } catch { return address; }
}

function compare(a, b, isDescending, language) {
  if (a === null || a === undefined) return 1; // unknown stays at the end, whichever way it is sorted
  if (b === null || b === undefined) return -1;
  const result = typeof a === "number" ? a - b : String(a).localeCompare(String(b), language);
  return isDescending ? -result : result;
}
