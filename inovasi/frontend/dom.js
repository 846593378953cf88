// Small helpers to build elements; texts are always set as text.

export function element(name, attributes = {}, children = []) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "text") node.textContent = value;
    else node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

export function clear(node) {
  node.replaceChildren();
  return node;
}

export function numberText(value, column, language) {
  if (value === null || value === undefined) return "–";
  const locale = language === "id" ? "id-ID" : "en-GB";
  const digits = { minimumFractionDigits: column.decimals ?? 0, maximumFractionDigits: column.decimals ?? 0 };
  if (column.kind === "share") return new Intl.NumberFormat(locale, { style: "percent", ...digits }).format(value);
  if (column.kind === "year") return String(value);
  return new Intl.NumberFormat(locale, digits).format(value);
}

export function isNumeric(column) {
  return ["integer", "number", "share", "year"].includes(column.kind);
}
