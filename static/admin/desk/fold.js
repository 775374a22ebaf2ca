// Closes the stored rows inside a form to one line each; new ones and those with an error stay open.
// What was opened is open again when the same form comes back, as after a save. Without this script
// all are open. Loaded by templates/admin/contacts/change_form.html.

const FEWEST = 2; // a single row needs no overview
const key = `open rows of ${location.pathname}`;
const opened = new Set(JSON.parse(sessionStorage.getItem(key) ?? "[]"));

document.querySelectorAll(".inline-group").forEach(prepare);

function prepare(group) {
  const rows = [...group.querySelectorAll(".inline-related.has_original")];
  for (const row of group.querySelectorAll(".inline-related")) nameLive(row);
  group.addEventListener("formset:added", ({ target }) => nameLive(target));
  if (rows.length < FEWEST) return;
  for (const row of rows) addButton(row, group);
  const all = document.querySelector("#fold-tools").content.firstElementChild.cloneNode(true);
  group.querySelector(".inline-heading").after(all);
  all.addEventListener("click", () => {
    const isOpen = rows.some(isFolded);
    for (const row of rows) show(row, isOpen);
    label(group);
  });
  label(group);
}

function addButton(row, group) {
  const title = row.querySelector(".row-title");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "fold";
  title.before(button);
  button.append(title);
  button.addEventListener("click", () => {
    show(row, isFolded(row));
    label(group);
  });
  show(row, Boolean(row.querySelector(".errorlist")) || opened.has(id(row)));
}

function id(row) {
  return `${row.closest(".inline-group").id} ${row.dataset.key}`;
}

function isFolded(row) {
  return row.classList.contains("folded");
}

function show(row, isOpen) {
  row.classList.toggle("folded", !isOpen);
  row.querySelector(".fold").setAttribute("aria-expanded", isOpen);
  if (isOpen) opened.add(id(row));
  else opened.delete(id(row));
  sessionStorage.setItem(key, JSON.stringify([...opened]));
}

function label(group) {
  const button = group.querySelector(".fold-all");
  button.textContent = group.querySelector(".folded") ? button.dataset.open : button.dataset.close;
}

// A link to a field, as in a list of errors, opens the row that it is in.
document.addEventListener("click", ({ target }) => {
  const fragment = target.closest?.("a[href^='#']")?.getAttribute("href").slice(1);
  const row = fragment && document.getElementById(fragment)?.closest(".inline-related.folded");
  if (!row) return;
  show(row, true);
  label(row.closest(".inline-group"));
}, true);

// The line says what is typed.
function nameLive(row) {
  const shown = row.querySelector("[data-heading-of]");
  const names = shown?.dataset.headingOf.split(" ").filter(Boolean) ?? [];
  const own = document.documentElement.lang;
  names.sort((one, other) => other.endsWith(own) - one.endsWith(own)); // the page's language first
  const inputs = names.map((name) => row.querySelector(`[name$="-${name}"]`)).filter(Boolean);
  for (const input of inputs) {
    input.addEventListener("input", () => {
      const named = inputs.find(({ value }) => value.trim());
      if (!named) return;
      shown.textContent = named.value;
      shown.dir = named.dir;
      shown.lang = named.lang;
    });
  }
}
