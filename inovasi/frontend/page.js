// What the page frame needs of the browser: the language of the document, and the address of the view in the address bar.
// The address is replaced, not pushed: the Back button goes from page to page, not through every filter.

export function mount({ data }) {
  if (data.language) document.documentElement.lang = data.language;
  if (data.query && window.location.search !== `?${data.query}`) {
    window.history.replaceState(window.history.state, "", `${window.location.pathname}?${data.query}`);
  }
}
