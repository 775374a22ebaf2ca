// What a page looks like, for looks.py; in syntax that Chromium 72 knows.
(() => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = "var(--accent)";
  const accent = getComputedStyle(probe).color;
  probe.remove();
  const box = (element) => element.getBoundingClientRect();
  const isSeen = (element) => box(element).width > 0 && getComputedStyle(element).visibility === "visible";
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const header = document.querySelector("body > header") || document.querySelector("header");
  const actions = all("main a[href^='tel:'], main a[href^='http'], main button, main input[type=submit]");
  const shown = all("body *").filter((one) => isSeen(one) && box(one).height > 1);
  const wide = shown.filter((one) => box(one).width > 360.5);
  const outside = shown.filter((one) => box(one).right > 361 || box(one).left < -1);
  const body = getComputedStyle(document.body);
  return {
    background: body.backgroundColor,
    font: body.fontFamily,
    margin: body.marginTop,
    filled: actions.filter((one) => isSeen(one) && getComputedStyle(one).backgroundColor === accent).length,
    header: header ? Math.round(box(header).height) : 0,
    width: Math.max(document.documentElement.scrollWidth, document.body.scrollWidth),
    beyond: (wide.length ? wide : outside).slice(-1).map((one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 60)),
    icons: all("svg").filter(isSeen).map((one) => Math.round(Math.max(box(one).width, box(one).height))),
    unsized: all("svg").filter((one) => !one.hasAttribute("width") || !one.hasAttribute("height")).length,
  };
})()
