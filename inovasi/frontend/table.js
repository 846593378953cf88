// The rows of a figure as a real table: sorted by any column, numbers written in the page's language.

import { element, isNumeric, numberText } from "./dom.js";

export function drawTable(place, figure, choose) {
  const { columns, keys } = figure.table;
  const rows = figure.table.rows.map((values, at) => Object.assign(values, { key: keys[at] }));
  let order = { column: -1, isDescending: false };
  const body = element("tbody");
  const heads = columns.map((column, index) => {
    const button = element("button", { type: "button", class: "ji-sort", text: column.label, title: column.description ?? "" });
    const head = element("th", { scope: "col", class: isNumeric(column) ? "ji-number" : "" }, [button]);
    button.addEventListener("click", () => {
      order = { column: index, isDescending: order.column === index ? !order.isDescending : isNumeric(column) };
      heads.forEach((other, at) => other.setAttribute("aria-sort", at === index ? (order.isDescending ? "descending" : "ascending") : "none"));
      fill();
    });
    return head;
  });

  function fill() {
    const sorted = order.column < 0 ? rows : [...rows].sort((a, b) => compare(a[order.column], b[order.column], order.isDescending, figure.language));
    body.replaceChildren(...sorted.map((row) => {
      const line = element("tr", {}, columns.map((column, index) => cell(column, row[index], figure, index)));
      if (figure.isClickable && row.key) {
        const first = line.firstElementChild;
        const button = element("button", { type: "button", class: "ji-link", text: first.textContent });
        button.addEventListener("click", () => choose(row.key));
        first.replaceChildren(button);
      }
      return line;
    }));
  }

  fill();
  const table = element("table", { class: "ji-table" }, [element("caption", { class: "ji-caption", text: figure.title }), element("thead", {}, [element("tr", {}, heads)]), body]);
  place.append(element("div", { class: "ji-scroll", tabindex: "0", role: "region", "aria-label": figure.title }, [table]));
}

function cell(column, value, figure, index) {
  const name = index === 0 ? "th" : "td";
  const attributes = { class: isNumeric(column) ? "ji-number" : "" };
  if (index === 0) attributes.scope = "row";
  if (column.kind === "link" && value) return element(name, attributes, [element("a", { href: value, target: "_blank", rel: "noopener noreferrer", text: host(value) })]);
  return element(name, { ...attributes, text: isNumeric(column) ? numberText(value, column, figure.language) : (value ?? "–") });
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
