"use strict";
(() => {
  const MOST = 200;
  const WORDS = window.kgWords;
  const box = document.querySelector("input[name=q]");
  const list = document.getElementById("found");
  const said = document.getElementById("said");
  const plain = (text) => text.toLowerCase().normalize("NFKC").replace(/\s+/g, "");
  const rows = window.kgIndex.map((row, order) => ({
    row,
    order,
    name: plain(row[0]),
    others: row[4].split(" ").map(plain),
  }));

  // the name is the word; another name is; the name begins with it; holds it; another name holds it
  function rank(entry, word) {
    if (entry.name === word) return 0;
    if (entry.others.includes(word)) return 1;
    if (entry.name.startsWith(word)) return 2;
    if (entry.name.includes(word)) return 3;
    return entry.others.some((other) => other.includes(word)) ? 4 : -1;
  }

  function found(words) {
    const hits = [];
    for (const entry of rows) {
      const ranks = words.map((word) => rank(entry, word));
      if (!ranks.includes(-1)) hits.push([Math.max(...ranks), entry]);
    }
    return hits.sort((a, b) => a[0] - b[0] || a[1].order - b[1].order).map((hit) => hit[1].row);
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function item([name, label, address, beside]) {
    const line = document.createElement("li");
    const link = element("a", "", name);
    link.href = address;
    line.append(
      element("span", `chip ${label.toLowerCase()}`, WORDS.labels[label]),
      " ",
      link,
      " ",
      element("span", "word", beside),
    );
    return line;
  }

  function show() {
    const words = box.value.split(/\s+/).map(plain).filter(Boolean);
    const hits = words.length ? found(words) : [];
    list.replaceChildren(...hits.slice(0, MOST).map(item));
    const filled = (phrase) => phrase.replace("{count}", hits.length).replace("{most}", MOST);
    const few = filled(WORDS.found) + (hits.length > MOST ? filled(WORDS.most) : "");
    said.textContent = words.length ? few : WORDS.hint;
  }

  box.value = new URLSearchParams(location.search).get("q") || "";
  box.addEventListener("input", show);
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) location.href = first.href;
  });
  show();
  box.focus();
})();
