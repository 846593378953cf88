// Files that take a while: a button each, how far the making has come and for how long, a way to stop it, and why it failed.
// The page stays where it is; a run of the page does not touch a file on its way.

import { element } from "./dom.js";

const ASK_EVERY_MS = 600;
const places = new WeakMap(); // parent element -> digest of what it shows

export function mount({ parentElement, data }) {
  const digest = JSON.stringify(data);
  if (places.get(parentElement) === digest) return;
  places.set(parentElement, digest);
  const told = element("p", { class: "ji-told", role: "status" });
  const bar = element("progress", { class: "ji-progress", hidden: "", "aria-label": data.labels.progress });
  const stop = element("button", { type: "button", class: "ji-action", hidden: "", text: data.labels.cancel });
  const buttons = data.files.map((file) => {
    const button = element("button", { type: "button", class: "ji-action", text: file.label });
    button.addEventListener("click", () => make(file));
    return button;
  });
  const root = parentElement.querySelector(".ji-takeaway") ?? element("div", { class: "ji-card ji-takeaway" });
  root.replaceChildren(element("div", { class: "ji-chips" }, buttons), element("div", { class: "ji-chips" }, [bar, stop]), told);
  if (!root.isConnected) parentElement.append(root);

  async function make(file) {
    const began = Date.now();
    const asked = new AbortController();
    const name = randomName();
    const tell = async () => {
      const { done, parts } = await progress(name, asked.signal);
      if (!clock) return;
      if (parts) bar.value = done / parts; else bar.removeAttribute("value");
      told.textContent = fill(data.labels.making, { kind: file.label, seconds: Math.floor((Date.now() - began) / 1000) });
    };
    let clock = setInterval(tell, ASK_EVERY_MS);
    show(true);
    tell();
    stop.onclick = () => asked.abort();
    try {
      const answer = await fetch(`${file.href}&kerja=${name}`, { signal: asked.signal });
      if (!answer.ok) throw new Error(await answer.text());
      const fileName = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "jejak-inovasi";
      save(await answer.blob(), fileName);
      told.textContent = fill(data.labels.done, { name: fileName });
    } catch (error) {
      const reason = error instanceof TypeError ? data.labels.offline : error.message;
      told.textContent = asked.signal.aborted ? "" : fill(data.labels.failed, { kind: file.label, reason });
    } finally {
      clearInterval(clock);
      clock = 0;
      show(false);
    }
  }

  function show(isBusy) {
    bar.hidden = !isBusy;
    stop.hidden = !isBusy;
    for (const button of buttons) button.disabled = isBusy;
  }
}

// How far a file has come, in parts; nothing where the server does not know it.
async function progress(name, signal) {
  try {
    const answer = await fetch(`/kemajuan/${name}`, { signal });
    return answer.ok ? await answer.json() : {};
  } catch { return {}; }
}

function randomName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function fill(text, values) {
  return Object.entries(values).reduce((line, [name, value]) => line.replace(`{${name}}`, value), text);
}

function save(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
