// What the page frame needs of the browser: the language of the document, and the address of the view in the address bar.
// The address is replaced, not pushed: the Back button goes from page to page, not through every filter.

let written = null; // what this tab wrote last; a session that is newer than the tab does not know it

export function mount({ data, setTriggerValue }) {
  if (data.language) document.documentElement.lang = data.language;
  if (!data.query) return;
  // The server was lost and another one goes on: Streamlit tells it the link that opened the tab, we the view shown last.
  if (data.run === 1 && written && written !== data.query) { setTriggerValue("restored", written); return; }
  written = data.query;
  if (window.location.search !== `?${data.query}`) {
    window.history.replaceState(window.history.state, "", `${window.location.pathname}?${data.query}`);
  }
}
