// News of the page: "sight", "selection", "layout", "words" and "theme", told to whoever draws something of it.

const LISTENERS = new Map();

export function on(event, listener) {
  LISTENERS.set(event, [...(LISTENERS.get(event) || []), listener]);
}

export function emit(event, detail = {}) {
  for (const listener of LISTENERS.get(event) || []) listener(detail);
}
