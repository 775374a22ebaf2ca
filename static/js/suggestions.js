// Questions and steps under the search field while someone types: the editable combobox with a
// list of the ARIA guide. Nothing is chosen until the reader picks it; without this script the
// form searches as ever.
const input = document.querySelector("[data-suggest]");
const { suggest: address, name, counts } = input.dataset;
const PAUSE = 150; // milliseconds without a key before the server is asked
const SHORTEST = 2; // letters: one alone begins nearly everything

function set(element, attributes) {
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  return element;
}
const make = (tag, attributes) => set(document.createElement(tag), attributes);

const list = make("ul", { id: "suggestions", class: "suggestions", role: "listbox", tabindex: -1, "aria-label": name });
const said = make("p", { class: "visually-hidden", role: "status" });
input.after(list);
input.form.append(said);
set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });

let chosen = -1; // the place of the option under the arrow keys; -1 is the field itself
let timer;
let request;

function choose(place) {
  if (list.children[chosen]) set(list.children[chosen], { "aria-selected": false });
  const option = list.children[place];
  chosen = place;
  if (!option) return input.removeAttribute("aria-activedescendant");
  set(option, { "aria-selected": true }).scrollIntoView({ block: "nearest" });
  set(input, { "aria-activedescendant": option.id });
}

function open(isOpen) {
  choose(-1);
  list.hidden = !isOpen;
  set(input, { "aria-expanded": isOpen });
}

function stop() {
  clearTimeout(timer);
  if (request) request.abort();
}

function close() {
  stop();
  open(false);
}

function show(found) {
  choose(-1);
  list.textContent = "";
  list.append(...found.map(({ title, lang, url }, place) => {
    const dir = lang === "ar" ? "rtl" : "ltr";
    const option = make("li", { id: `suggestion-${place}`, role: "option", "aria-selected": false, lang, dir, "data-url": url });
    option.textContent = title;
    return option;
  }));
  const wasHidden = list.hidden;
  open(found.length > 0);
  // A phone's keyboard may cover the list: the form goes to the top then.
  if (wasHidden && list.getBoundingClientRect().bottom > (window.visualViewport || { height: innerHeight }).height) input.form.scrollIntoView();
  said.textContent = counts.split("|")[found.length];
}

async function ask() {
  stop();
  said.textContent = "";
  const query = input.value.trim();
  if (query.length < SHORTEST) return close();
  request = new AbortController();
  try {
    const answer = await fetch(`${address}?q=${encodeURIComponent(query)}`, { signal: request.signal });
    show(await answer.json());
  } catch (error) {
    // Overtaken by a later key, or no answer: the form still searches.
    if (error.name !== "AbortError") close();
  }
}

// From the field to the first or last option, and past the other end back to the field.
function move(by) {
  const stops = list.children.length + 1;
  choose(((chosen + 1 + by + stops) % stops) - 1);
}

const go = (option) => location.assign(option.dataset.url);

// What answers true leaves the key to the browser.
const keys = {
  ArrowDown: () => (list.hidden ? ask() : move(1)),
  ArrowUp: () => list.hidden || move(-1),
  Escape: () => list.hidden || close(),
  Enter: () => chosen < 0 || go(list.children[chosen]),
};

input.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (!keys[event.key]) choose(-1); // to write on or move the caret
  else if (keys[event.key]() !== true) event.preventDefault();
});
input.addEventListener("input", () => {
  stop();
  timer = setTimeout(ask, PAUSE);
});
input.addEventListener("blur", close);
input.form.addEventListener("submit", close);
list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
list.addEventListener("click", (event) => {
  if (event.target !== list) go(event.target);
});
// The browser brings a page back as it was left. Else the reader may be writing already.
addEventListener("pageshow", (event) => { if (event.persisted) close(); });
close();
// The reader was faster than this script.
if (input.matches(":focus") && input.value !== input.defaultValue) ask();
