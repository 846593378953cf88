// The tile map: one equal tile a province, a button each, so it is read from the back row, on a phone and with a keyboard.

import { element } from "./dom.js";

export function drawTiles(place, drawing, figure, choose) {
  const rows = Math.max(...drawing.tiles.map((tile) => tile.row));
  const columns = Math.max(...drawing.tiles.map((tile) => tile.column));
  const grid = element("div", { class: "ji-tiles", role: "group", "aria-label": figure.alt });
  grid.style.setProperty("--columns", columns);
  grid.style.setProperty("--rows", rows);
  for (const tile of drawing.tiles) {
    const button = element("button", { type: "button", class: `ji-tile ji-hatch-${tile.hatch || "plain"}`, title: tile.hover, "aria-label": tile.hover }, [
      element("span", { class: "ji-tile-name", text: tile.name }),
      element("span", { class: "ji-tile-value", text: tile.value }),
    ]);
    button.style.gridRow = tile.row;
    button.style.gridColumn = tile.column;
    button.style.setProperty("--fill", tile.fill);
    button.style.setProperty("--edge", tile.edge);
    button.style.color = tile.ink;
    if (tile.isSelected) button.setAttribute("aria-pressed", "true");
    if (figure.isClickable) button.addEventListener("click", () => choose(tile.code));
    grid.append(button);
  }
  place.append(element("div", { class: "ji-tiles-place", tabindex: "-1" }, [grid]));
}
