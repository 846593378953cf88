// The year of the page: a slider, a step to each side, and play. The cards step at once; the server follows when it is quiet.

import { element } from "./dom.js";
import { isBehind, prepare, step } from "./steps.js";

const QUIET_MS = 450;
const PLAY_MS = 900;
const controls = new WeakMap(); // parent element -> control

export function mount({ parentElement, data, setTriggerValue }) {
  let control = controls.get(parentElement);
  if (!control || !control.root.isConnected) {
    control = built(data);
    controls.set(parentElement, control);
    parentElement.append(control.root);
  }
  control.data = data;
  control.tell = (year) => setTriggerValue("year", year);
  if (!isBehind(data.year)) show(control, data.year);
}

function built(data) {
  const control = { data, timer: 0, playing: 0 };
  const button = (text, label, act) => {
    const made = element("button", { type: "button", class: "ji-step", title: label, text });
    made.addEventListener("click", act);
    return made;
  };
  const slider = element("input", { type: "range", min: data.first, max: data.last, step: 1, "aria-label": data.labels.year });
  control.slider = slider;
  control.shown = element("output", { class: "ji-year" });
  control.back = button("◀", data.labels.previous, () => { pause(control); go(control, control.year - 1); });
  control.next = button("▶", data.labels.next, () => { pause(control); go(control, control.year + 1); });
  control.play = button(data.labels.play, data.labels.playHelp, () => { if (control.playing) pause(control); else play(control); });
  control.play.classList.add("ji-play");
  slider.addEventListener("input", () => { pause(control); go(control, Number(slider.value)); });
  const head = element("div", { class: "ji-years-head" }, [element("span", { text: data.labels.year }), control.shown]);
  const row = element("div", { class: "ji-years-row" }, [control.back, slider, control.next, control.play]);
  control.root = element("div", { class: "ji-years", role: "group", "aria-label": data.labels.year }, [head, row]);
  for (const kind of ["pointerenter", "focusin", "touchstart"]) control.root.addEventListener(kind, prepare, { passive: true });
  return control;
}

function show(control, year) {
  const { first, last } = control.data;
  control.year = year;
  control.slider.value = String(year);
  control.shown.textContent = String(year);
  control.back.disabled = year <= first;
  control.next.disabled = year >= last;
}

function go(control, asked) {
  const year = Math.min(Math.max(asked, control.data.first), control.data.last);
  if (year === control.year) return;
  show(control, year);
  const isDrawn = step(year);
  window.clearTimeout(control.timer);
  if (!control.playing) control.timer = window.setTimeout(() => control.tell(control.year), isDrawn ? QUIET_MS : 0);
}

async function play(control) {
  control.play.textContent = control.data.labels.pause;
  control.playing = -1; // asked for, not yet moving
  await prepare();
  if (!control.playing) return;
  if (control.year >= control.data.last) go(control, control.data.first);
  control.playing = window.setInterval(() => {
    if (!control.root.isConnected || control.year >= control.data.last) return pause(control);
    go(control, control.year + 1);
  }, PLAY_MS);
}

function pause(control) {
  if (!control.playing) return;
  window.clearInterval(control.playing);
  control.playing = 0;
  control.play.textContent = control.data.labels.play;
  if (control.root.isConnected) control.tell(control.year);
}
