"use strict";
(() => {
  const root = document.documentElement;
  const map = document.getElementById("map");
  const chosen = document.getElementById("chosen");
  const asked = new URLSearchParams(location.search);

  const dress = (theme) => {
    root.dataset.theme = theme;
  };
  const speak = (language) => {
    root.lang = language;
  };
  const linkTo = (hash) => [...map.querySelectorAll("a")].filter((link) => link.getAttribute("href") === hash);

  // The address says which place is shown; the picture and the focus follow it.
  function follow() {
    const links = location.hash ? linkTo(location.hash) : [];
    for (const link of map.querySelectorAll(".on")) link.classList.remove("on");
    for (const link of links) link.classList.add("on");
    const shape = links.length ? links[0].querySelector(".shape") : null;
    chosen.setAttribute("d", shape ? shape.getAttribute("d") : "");
    const shown = document.getElementById(location.hash.slice(1));
    if (shown && shown.closest("#panel")) shown.focus({ preventScroll: shown.matches("article") });
    if (shown && shown.matches("article")) document.getElementById("panel").scrollTop = 0;
  }

  function leave(event) {
    if (event.key !== "Escape" || !location.hash) return;
    const [link] = linkTo(location.hash);
    location.hash = "#overview";
    if (link) setTimeout(() => link.focus());
  }

  const LOOKS = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linejoin",
    "stroke-linecap",
    "opacity",
    "paint-order",
    "font-family",
    "font-weight",
    "text-anchor",
  ];

  // The picture by itself: the colours of the page written into it, what is not shown left out.
  function saved() {
    const copy = map.cloneNode(true);
    const originals = map.querySelectorAll("*");
    copy.querySelectorAll("*").forEach((element, index) => {
      const look = getComputedStyle(originals[index]);
      if (look.display === "none") {
        element.dataset.unseen = "yes";
        return;
      }
      for (const name of LOOKS) element.setAttribute(name, look.getPropertyValue(name));
    });
    for (const element of copy.querySelectorAll("[data-unseen]")) element.remove();
    for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
    const [, , width, height] = copy.getAttribute("viewBox").split(" ");
    const paper = document.createElementNS(copy.namespaceURI, "rect");
    for (const [name, value] of Object.entries({
      width,
      height,
      fill: getComputedStyle(document.body).backgroundColor,
    }))
      paper.setAttribute(name, value);
    copy.prepend(paper);
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    return new XMLSerializer().serializeToString(copy);
  }

  function save() {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([saved()], { type: "image/svg+xml" }));
    link.download = `${document.title}.svg`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  document.querySelector(".tools").hidden = false;
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("print").addEventListener("click", () => print());
  document
    .getElementById("theme")
    .addEventListener("click", () => dress(root.dataset.theme === "dark" ? "light" : "dark"));
  document.getElementById("language").addEventListener("click", () => speak(root.lang === "en" ? "zh-CN" : "en"));
  addEventListener("hashchange", follow);
  addEventListener("keydown", leave);
  dress(asked.get("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"));
  speak(asked.get("lang") === "en" ? "en" : "zh-CN");
  follow();
  root.dataset.ready = "yes";
})();
