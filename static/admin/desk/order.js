// Moves rows up and down, by buttons and by dragging: lists with a "position" column, and the rows
// inside a form, where a new one can be put after any other. It only fills the number fields in;
// the form's own Save keeps the order. Loaded by templates/admin/base_site.html.

const tools = document.querySelector("#order-tools");
const SEEN_LONG_ENOUGH = 8000; // milliseconds, of what lies over the page
let gone;

for (const list of document.querySelectorAll("#result_list tbody")) {
  // Sorted by another column, "up" would mean nothing.
  // In another order, as of a search, a place among the rows shown says nothing.
  const asked = new URLSearchParams(location.search);
  if (!asked.get("o") && !asked.get("q")) prepareList(list);
}
document.querySelectorAll(".inline-group").forEach(prepareGroup);

function prepareList(list) {
  const rows = () => [...list.querySelectorAll(":scope > tr")].filter(position);
  if (rows().length < 2) return;
  for (const row of rows()) addTools(row, row.querySelector(".field-position"), rows);
}

// Rows of a form: Django's script adds and removes them, and tells by "formset:…".
function prepareGroup(group) {
  const rows = () =>
    [...group.querySelectorAll(".inline-related:not(.empty-form)")].filter(position);
  const prefix = group.id.replace(/-group$/, "");
  const add = () => group.querySelector(".add-row a");
  sort(rows());
  for (const row of rows()) addTools(row, row.querySelector("h3"), rows, add);
  group.addEventListener("formset:added", ({ target }) => {
    addTools(target, target.querySelector("h3"), rows, add);
    rename(rows(), prefix);
    number(rows(), target, "inserted");
    if (document.activeElement === add()) target.querySelector("fieldset :is(textarea, input)")?.focus();
  });
  let removed = 0;
  let undo;
  group.addEventListener("click", ({ target }) => {
    const row = target.closest(".inline-deletelink")?.closest(".inline-related");
    if (!row) return;
    removed = rows().indexOf(row);
    const typed = isTypedInto(row, group.querySelector(".empty-form")) && valuesOf(row);
    undo = typed && offerUndo(row, () => bringBack(typed, undo, rows, add));
  }, true);
  document.addEventListener("formset:removed", ({ detail }) => {
    if (detail.formsetName !== prefix) return;
    queueMicrotask(() => { // after Django's script has given the rows their names
      rename(rows(), prefix);
      rows().forEach(showNumber);
      say("removed");
      const next = rows()[removed]?.querySelector("h3 button") ?? add();
      (undo || next)?.focus();
    });
  });
}

function position(row) {
  return row.querySelector('input[name$="-position"]');
}

// A refused save comes back with the new rows last, wherever they stood.
function sort(rows) {
  const place = (row) => Number(position(row).value) || (isStored(row) ? 0 : Infinity);
  const sorted = [...rows].sort((one, other) => place(one) - place(other) || 0);
  if (sorted.every((row, index) => row === rows[index])) return;
  const end = document.createComment("");
  rows.at(-1).after(end);
  end.before(...sorted);
  end.remove();
  sorted.forEach(showNumber);
}

function isStored(row) {
  return !row.matches(".inline-related") || row.matches(".has_original");
}

// Django takes the first names for the stored rows, wherever they stand.
function rename(rows, prefix) {
  const named = [...rows.filter(isStored), ...rows.filter((row) => !isStored(row))];
  const pattern = new RegExp(`\\b${prefix}-(\\d+|__prefix__)`, "g");
  named.forEach((row, index) => {
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const name of ["id", "name", "for", "aria-controls", "aria-describedby", "aria-labelledby"]) {
        const value = element.getAttribute(name);
        if (value) element.setAttribute(name, value.replace(pattern, `${prefix}-${index}`));
      }
    }
  });
}

function addTools(row, place, rows, add) {
  const added = tools.content.firstElementChild.cloneNode(true);
  place.append(added);
  for (const button of added.querySelectorAll("button")) {
    const label = () => button.setAttribute("aria-label", `${button.dataset.label}: ${nameOf(row)}`);
    label();
    button.addEventListener("focus", label); // what the row is called may have been typed since
  }
  for (const button of added.querySelectorAll("[data-move]")) {
    button.addEventListener("click", () => move(row, Number(button.dataset.move), rows, button));
  }
  const insert = added.querySelector("[data-insert]");
  if (add) insert.addEventListener("click", () => insertAfter(row, rows, add));
  else insert.remove();
  added.querySelector("[data-drag]").addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag(event, row, rows);
  });
}

function nameOf(row) {
  const name = row.querySelector(".row-title, th");
  return name ? name.textContent.trim().replace(/\s+/g, " ") : "";
}

function move(row, by, rows, button) {
  const all = rows();
  const other = all[all.indexOf(row) + by];
  if (!other) return;
  if (by < 0) other.before(row);
  else other.after(row);
  number(rows(), row);
  button.focus(); // it was lost with the move
}

function insertAfter(row, rows, add) {
  add().click();
  const added = rows().at(-1);
  row.after(added);
  number(rows(), added, "inserted");
  added.querySelector("fieldset :is(input:not([type=hidden]), select, textarea)")?.focus();
}

// What a person typed, chose, ticked or sent into a row; its place is given anew.
function inputsOf(row) {
  return [...row.querySelectorAll(":is(input, select, textarea)[name]")].filter(
    ({ name, type }) => type !== "file" && !/^initial-|-(position|id)$/.test(name),
  );
}

// By the place of an input in the row: its name changes with the row's number.
function valuesOf(row) {
  return inputsOf(row).map((input) => (input.matches("[type=checkbox]") ? input.checked : input.value));
}

function isTypedInto(row, empty) {
  const before = valuesOf(empty);
  return valuesOf(row).some((value, index) => value !== before[index]);
}

// A line in the place of the row, until the page is left.
function offerUndo(row, act) {
  const line = document.querySelector("#removed-row").content.firstElementChild.cloneNode(true);
  row.before(line);
  const button = line.querySelector("button");
  button.setAttribute("aria-label", `${button.textContent}: ${nameOf(row)}`);
  button.addEventListener("click", act);
  return button;
}

function bringBack(typed, button, rows, add) {
  add().click();
  const row = rows().at(-1);
  button.closest(".removed-row").replaceWith(row);
  inputsOf(row).forEach((input, index) => {
    if (input.matches("[type=checkbox]")) input.checked = typed[index];
    else input.value = typed[index];
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
  });
  number(rows(), row, "back");
  row.querySelector("fieldset :is(textarea, input:not([type=hidden]), select)")?.focus();
}

function drag(event, row, rows) {
  event.preventDefault();
  row.classList.add("dragged");
  const follow = ({ clientY }) => {
    const others = rows().filter((each) => each !== row);
    const below = others.find((each) => clientY < middle(each));
    if (below) below.before(row);
    else others.at(-1)?.after(row);
  };
  const drop = () => {
    document.removeEventListener("pointermove", follow);
    row.classList.remove("dragged");
    number(rows(), row);
  };
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", drop, { once: true });
  document.addEventListener("pointercancel", drop, { once: true });
}

function middle(element) {
  const box = element.getBoundingClientRect();
  return box.top + box.height / 2;
}

// The same numbers in the new order, made to rise where some were equal; a new row brings one more.
function number(rows, moved, text = "text") {
  const inputs = rows.map(position);
  const given = inputs.filter((input, index) => input.value > 0 || isStored(rows[index]));
  const numbers = given.map((input) => Number(input.value)).sort((one, other) => one - other);
  let last = -1;
  inputs.forEach((input, place) => {
    last = Math.max(numbers[place] ?? 1, last + 1);
    if (Number(input.value) === last) return;
    input.value = last;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  rows.forEach(showNumber);
  say(text, rows.indexOf(moved) + 1, rows.length);
}

function showNumber(row, index) {
  const shown = row.querySelector(".row-number");
  if (shown) shown.textContent = index + 1;
}

function say(text, place, total) {
  const status = document.querySelector("#order-status");
  status.textContent = status.dataset[text].replace("{place}", place).replace("{total}", total);
  clearTimeout(gone);
  gone = setTimeout(() => { status.textContent = ""; }, SEEN_LONG_ENOUGH);
}
