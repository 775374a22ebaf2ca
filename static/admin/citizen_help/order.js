// Moves rows up and down, by buttons and by dragging: lists with a "position" column, and the
// saved rows inside a form (new ones come last until they are saved). It only fills the number
// fields in; the form's own Save keeps the order. Loaded by templates/admin/base_site.html.

const tools = document.querySelector("#order-tools");

for (const list of document.querySelectorAll("#result_list tbody")) {
  // Sorted by another column, "up" would mean nothing.
  if (!new URLSearchParams(location.search).get("o")) prepare(list, ":scope > tr", ".field-position");
}
for (const group of document.querySelectorAll(".inline-group")) {
  const first = group.querySelector(".inline-related.has_original");
  if (first) prepare(first.parentElement, ":scope > .has_original", ":scope > h3");
}

function prepare(container, selector, place) {
  const rows = () =>
    [...container.querySelectorAll(selector)].filter((row) => position(row));
  if (rows().length < 2) return;
  for (const row of rows()) addTools(row, row.querySelector(place), rows);
}

function position(row) {
  return row.querySelector('input[name$="-position"]');
}

function addTools(row, place, rows) {
  const added = tools.content.firstElementChild.cloneNode(true);
  place.append(added);
  for (const button of added.querySelectorAll("button")) {
    button.setAttribute("aria-label", `${button.dataset.label}: ${nameOf(row)}`);
    button.addEventListener("click", () => move(row, Number(button.dataset.move), rows, button));
  }
  added.querySelector("[data-drag]").addEventListener("pointerdown", (event) => {
    if (event.button === 0) drag(event, row, rows);
  });
}

function nameOf(row) {
  const name = row.querySelector(".inline_label, th");
  return name ? name.textContent.trim() : "";
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

function drag(event, row, rows) {
  event.preventDefault();
  row.classList.add("dragged");
  const follow = ({ clientY }) => {
    const others = rows().filter((each) => each !== row);
    const below = others.find((each) => clientY < middle(each));
    if (below) below.before(row);
    else others.at(-1).after(row);
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

// The same numbers in the new order, made to rise where some were equal.
function number(rows, moved) {
  const inputs = rows.map(position);
  const numbers = inputs.map((input) => Number(input.value)).sort((one, other) => one - other);
  let last = -1;
  inputs.forEach((input, place) => {
    last = Math.max(numbers[place], last + 1);
    if (Number(input.value) === last) return;
    input.value = last;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const status = document.querySelector("#order-status");
  status.textContent = status.dataset.text
    .replace("{place}", rows.indexOf(moved) + 1)
    .replace("{total}", rows.length);
}
