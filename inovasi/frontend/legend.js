// The legend of a map: classes with their limits and counts, then the looks outside the scale, each told apart without colour.

import { element } from "./dom.js";

export function drawLegend(place, entries, labels) {
  const list = element("ul", { class: "ji-legend", "aria-label": labels.legend });
  for (const entry of entries) {
    const swatch = element("span", { class: `ji-swatch ji-hatch-${entry.hatch || "plain"}`, "aria-hidden": "true" });
    swatch.style.setProperty("--fill", entry.fill);
    swatch.style.setProperty("--edge", entry.edge);
    list.append(element("li", {}, [swatch, element("span", { text: entry.label }), element("span", { class: "ji-count", text: entry.count })]));
  }
  place.append(list);
}
