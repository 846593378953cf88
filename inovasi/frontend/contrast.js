// High contrast: thin and pale lines and words become dark, filled areas get an outline. Nothing changes its colour's meaning.

const LEAST_RATIO = 7; // WCAG AAA, against white
const PALEST_KEPT = 0.8; // words and lines so pale stand on something dark
const OUTLINE_PX = 1.4;

function channels(colour) {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour ?? "");
  if (hex) return [0, 2, 4].map((at) => Number.parseInt(hex[1].slice(at, at + 2), 16));
  const rgb = /^rgba?\(\s*(\d+)[ ,]+(\d+)[ ,]+(\d+)/.exec(colour ?? "");
  return rgb ? rgb.slice(1, 4).map(Number) : null;
}

function luminance(parts) {
  const [red, green, blue] = parts.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function darkened(colour) {
  if (Array.isArray(colour)) return colour.map(darkened);
  let parts = channels(colour);
  if (!parts || luminance(parts) > PALEST_KEPT) return colour;
  while (1.05 / (luminance(parts) + 0.05) < LEAST_RATIO) parts = parts.map((part) => Math.floor(part * 0.93));
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

// Change a copy of a drawing in place.
export function strengthen(traces, layout) {
  for (const trace of traces) {
    if (trace.textfont?.color) trace.textfont.color = darkened(trace.textfont.color);
    if (trace.line) Object.assign(trace.line, { color: darkened(trace.line.color), width: (trace.line.width ?? 2) * 1.5 });
    if (["bar", "choropleth", "scatter", "scattergeo"].includes(trace.type ?? "scatter") && trace.marker) {
      trace.marker.line = { ...trace.marker.line, color: "#000000", width: OUTLINE_PX };
    }
  }
  for (const shape of layout.shapes ?? []) if (shape.line?.color) shape.line.color = darkened(shape.line.color);
  for (const note of layout.annotations ?? []) if (note.font?.color) note.font.color = darkened(note.font.color);
}
