// The speaker's own window: note, what comes next, and the time, on the laptop while the hall sees the slide. It asks nobody either.

import { element } from "./dom.js";

let opened = null;
let clock = 0;

// Open the window, or bring it to the front; false when the browser does not allow one.
export function openSpeaker(labels, language, onKey) {
  if (opened && !opened.closed) { opened.focus(); return true; }
  opened = window.open("", "jejak-inovasi-pembicara", "popup,width=900,height=680");
  if (!opened) return false;
  const began = Date.now();
  opened.document.documentElement.lang = language;
  const style = element("style", { text: "body{margin:0;padding:2rem 2.4rem;font:22px/1.45 system-ui,'Segoe UI',Arial,sans-serif;color:#1d2733;background:#fff}h1{font:600 1.35rem/1.25 Georgia,serif;margin:.4rem 0 1rem}.n{font-size:1.5rem;white-space:pre-line;margin:0 0 1.2rem}.s{color:#4a5561;font-size:.85rem;margin:.3rem 0}.t{display:flex;justify-content:space-between;font-variant-numeric:tabular-nums;color:#4a5561;font-size:1rem}" });
  opened.document.head.append(style);
  opened.addEventListener("keydown", onKey);
  const time = element("span");
  const tick = () => { const past = Math.floor((Date.now() - began) / 1000); time.textContent = `${labels.elapsed} ${Math.floor(past / 60)}:${String(past % 60).padStart(2, "0")}`; };
  clearInterval(clock);
  clock = setInterval(() => (opened.closed ? clearInterval(clock) : tick()), 1000);
  tick();
  const place = element("span", { id: "place" });
  opened.document.body.replaceChildren(element("p", { class: "t" }, [place, time]), element("main", { id: "words" }));
  return true;
}

export function tellSpeaker(labels, slide, next, place) {
  if (!opened || opened.closed) return;
  const page = opened.document;
  page.title = slide.title;
  page.getElementById("place").textContent = place;
  page.getElementById("words").replaceChildren(
    element("h1", { text: slide.title }),
    element("p", { class: "n", text: slide.note || labels.noNote }),
    element("p", { class: "s", text: next ? `${labels.nextSlide}: ${next.title}` : labels.lastSlide }),
    ...[...slide.notes, slide.definition].filter(Boolean).map((text) => element("p", { class: "s", text })),
  );
}
