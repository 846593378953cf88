// What the page frame needs of the browser: the language of the document.

export function mount({ data }) {
  document.documentElement.lang = data.language;
}
