// Buttons above the fields that take Markdown. Hooked on textarea[data-markdown]; without it they
// are plain fields whose help says the signs.
// Loaded by templates/admin/contacts/change_form.html, with its words (markdown_tools.html).

const FIELD = "textarea[data-markdown]";
const LETTER = /[\p{L}\p{M}\p{N}]/u;
const BOLD = /\*\*(.+?)\*\*/g;
const LINK = /\[([^[\]\n]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)/g;
const ENTRY = /^(\s*)(?:[-*+•–]|([\d٠-٩]{1,2})([.)]))\s+/; // also as other programs write it
const BULLET = /^\s*-\s/;
const NUMBER = /^\s*\d{1,2}[.)]\s/;
const tools = document.querySelector("#markdown-tools");

// ---- What each button does: of { value, start, end }, where the selection is, it makes an edit
// { from, to, text, select: [from, to] }. Without `text` only the selection changes.

const PRESSES = {
  bold,
  link,
  bullets: (typed) => list(typed, BULLET, () => "- "),
  numbers: (typed) => list(typed, NUMBER, (place) => `${place}. `),
  break: lineBreak,
};

function bold(typed) {
  const { value, start } = typed;
  const [first, last] = wordOr(typed);
  const parts = lines(value, first, last).map((line) => boldPart(value, line)).filter(Boolean);
  if (!parts.length) {
    const isBetween = value.slice(start - 2, start + 2) === "****";
    const [from, to, text] = isBetween ? [start - 2, start + 2, ""] : [start, start, "****"];
    return { from, to, text, select: [from + text.length / 2, from + text.length / 2] };
  }
  const isOff = parts.every((part) => part.isBold);
  const sign = isOff ? "" : "**";
  const [from, to] = [parts[0].from, parts.at(-1).to];
  let [text, place] = ["", from];
  for (const part of parts) {
    text += value.slice(place, part.from) + sign + part.words + sign;
    place = part.to;
  }
  const edge = parts.length === 1 ? sign.length : 0;
  const inner = [from + edge, from + text.length - edge];
  const caret = clamp(start + (isOff ? -2 : 2), ...inner); // stays in its word
  return { from, to, text, select: start === typed.end ? [caret, caret] : inner };
}

// What of a line is selected, without the signs of its entry and grown to whole bold words.
function boldPart(value, { from, to, start, end }) {
  const entry = value.slice(from, to).match(ENTRY)?.[0].length ?? 0;
  let [first, last] = tight(value, Math.max(start, from + entry), end);
  if (first >= last) return null;
  const at = matches(LINK, value).find((one) => first < one.to && last >= one.to - one.found[2].length);
  if (at) [first, last] = [Math.min(first, at.from), Math.max(last, at.to)]; // no signs in an address
  const part = grown(value, { first, last, from, to }, BOLD);
  const words = value.slice(part.first, part.last).replaceAll("**", "");
  return { from: part.first, to: part.last, words, isBold: part.isWhole };
}

function link(typed) {
  const { value, start, end } = typed;
  const inside = matches(LINK, value).find((one) => start === end
    ? one.from < start && start < one.to : one.from <= start && end <= one.to);
  if (inside) {
    const to = inside.to - 1;
    const from = to - inside.found[2].length;
    if (start !== from || end !== to) return { select: [from, to] };
    const words = inside.found[1]; // the address was selected already: no link any more
    return { from: inside.from, to: inside.to, text: words,
      select: [inside.from, inside.from + words.length] };
  }
  const [line] = lines(value, ...wordOr(typed));
  return linkTo(value, ...tight(value, line.start, line.end), "");
}

// The words between the two places as a link; they may be its address.
function linkTo(value, first, last, address) {
  const whole = grown(value, { first, last, from: 0, to: value.length }, LINK);
  const words = value.slice(whole.first, whole.last).replace(LINK, "$1");
  const own = address ? "" : addressIn(words);
  const shown = own || !words ? tools.dataset.words : words;
  const url = own || address || "https://";
  const text = `[${shown}](${url})`;
  const to = whole.first + text.length;
  const select = own ? [whole.first + 1, whole.first + 1 + shown.length]
    : address ? [to, to] : [to - 1 - url.length, to - 1];
  return { from: whole.first, to: whole.last, text, select };
}

function addressIn(text) {
  const typed = text.trim().replace(/\(/g, "%28").replace(/\)/g, "%29");
  if (/^(https:\/\/|mailto:|tel:)\S+$/.test(typed)) return typed;
  if (/^www\.[^\s.]+\.\S+$/i.test(typed)) return `https://${typed}`;
  return /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed) ? `mailto:${typed}` : "";
}

function list({ value, start, end }, own, mark) {
  const all = lines(value, start, end);
  const [from, to] = [all[0].from, all.at(-1).to];
  const texts = all.map((line) => value.slice(line.from, line.to));
  const filled = texts.filter((text) => text.trim());
  const isOff = filled.length > 0 && filled.every((text) => own.test(text));
  let place = 0;
  const made = texts.map((text) => {
    if (filled.length && !text.trim()) return text;
    const words = text.replace(ENTRY, "").trimStart();
    place += 1;
    return isOff ? words : mark(place) + words;
  });
  // A line beside the list would be read as part of its last entry.
  const next = value.slice(to + 1).split("\n")[0];
  const isAfterEntry = isOff && ENTRY.test(value.slice(0, from).split("\n").at(-2) ?? "");
  const isBeforeText = !isOff && next.trim() && !ENTRY.test(next);
  const text = (isAfterEntry ? "\n" : "") + made.join("\n");
  const last = from + text.length;
  const caret = clamp(last - (to - end), from, last);
  return { from, to, text: text + (isBeforeText ? "\n" : ""),
    select: start === end ? [caret, caret] : [from + (isAfterEntry ? 1 : 0), last] };
}

// After what is selected, within the entry of a list; in the text of a page with its sign.
function lineBreak({ value, end, isShort }) {
  const [line] = lines(value, end, end);
  const before = value.slice(line.from, end);
  const indent = " ".repeat((before.match(ENTRY) ?? before.match(/^\s*/))[0].length);
  const text = `${isShort || !before.trim() ? "" : "\\"}\n${indent}`;
  const to = end + value.slice(end).match(/^ */)[0].length;
  return { from: end, to, text, select: [end + text.length, end + text.length] };
}

// Enter in a list: the next entry, or, in an empty one, the end of the list. Null elsewhere.
function nextEntry({ value, start, end }) {
  const [line] = lines(value, start, start);
  const found = value.slice(line.from, line.to).match(ENTRY);
  if (start !== end || !found || start < line.from + found[0].length) return null;
  const [sign, indent, number, dot] = found;
  const isEmpty = sign.length === line.to - line.from;
  const from = isEmpty ? line.from : value.slice(start, line.to) === "**" ? line.to : start;
  const next = number ? `${indent}${Number(number) + 1 || 1}${dot} ` : sign;
  const text = isEmpty ? "\n" : `\n${next}`;
  return { from, to: isEmpty ? line.to : from, text, select: [from + text.length, from + text.length] };
}

// ---- Places in a text

// The lines that a selection touches, each with the part of it that is selected.
function lines(value, start, end) {
  const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
  const found = [];
  for (let from = value.slice(0, start).lastIndexOf("\n") + 1; ;) {
    const at = value.indexOf("\n", from);
    const to = at < 0 ? value.length : at;
    found.push({ from, to, start: Math.max(start, from), end: Math.min(last, to) });
    if (to >= last) return found;
    from = to + 1;
  }
}

// The selection, or the word at the caret.
function wordOr({ value, start, end }) {
  if (start !== end) return [start, end];
  while (LETTER.test(value[start - 1] ?? "")) start -= 1;
  while (LETTER.test(value[end] ?? "")) end += 1;
  return [start, end];
}

// Without blanks around; and without «», where a letter stands beside: signs there are no signs.
function tight(value, from, to) {
  while (from < to && /\s/.test(value[from])) from += 1;
  while (from < to && /\s/.test(value[to - 1])) to -= 1;
  const is = (place) => LETTER.test(value[place] ?? "");
  if ((is(from - 1) && !is(from)) || (is(to) && !is(to - 1))) {
    while (from < to && !is(from)) from += 1;
    while (from < to && !is(to - 1)) to -= 1;
  }
  return [from, to];
}

function matches(pattern, value) {
  return [...value.matchAll(pattern)].map((found) => (
    { found, from: found.index, to: found.index + found[0].length }));
}

// Grown to what matches and is selected in part; `isWhole`: that is all of it.
function grown(value, { first, last, from, to }, pattern) {
  const touched = matches(pattern, value.slice(from, to))
    .map((one) => ({ from: one.from + from, to: one.to + from }))
    .filter((one) => one.from < last && one.to > first);
  const start = Math.min(first, ...touched.map((one) => one.from));
  const end = Math.max(last, ...touched.map((one) => one.to));
  const [one] = touched;
  return { first: start, last: end, isWhole: one?.from === start && one.to === end };
}

function clamp(number, least, most) {
  return Math.min(Math.max(number, least), most);
}

// ---- In the page

function typedIn(area) {
  const { value, selectionStart: start, selectionEnd: end, dataset } = area;
  return { value, start, end, isShort: dataset.grammar === "short" };
}

// As if typed, so that the browser can undo it and everybody is told.
function apply(area, { from, to, text, select }) {
  area.focus();
  if (text !== undefined) {
    area.setSelectionRange(from, to);
    if (!document.execCommand(text ? "insertText" : "delete", false, text)) {
      area.setRangeText(text, from, to, "end");
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }
  area.setSelectionRange(...select);
}

function press(area, name) {
  apply(area, PRESSES[name](typedIn(area)));
}

function prepare(root) {
  for (const area of root.querySelectorAll(FIELD)) {
    if (area.closest(".empty-form")) continue;
    const bar = tools.content.firstElementChild.cloneNode(true);
    bar.setAttribute("aria-label", `${tools.dataset.label}: ${area.labels[0].textContent.trim().replace(/:$/, "")}`);
    bar.setAttribute("aria-controls", area.id);
    [...bar.children].forEach((button, place) => { button.tabIndex = place ? -1 : 0; });
    area.before(bar);
  }
}

document.addEventListener("mousedown", (event) => { // the text keeps the focus, and phones the keyboard
  if (event.target.closest?.(".markdown-tools")) event.preventDefault();
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-press]");
  if (!button) return;
  press(document.getElementById(button.parentElement.getAttribute("aria-controls")), button.dataset.press);
});

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.isComposing) return;
  if (target.matches?.(".markdown-tools button")) moveIn(target, event);
  else if (target.matches?.(FIELD)) {
    const name = shortcut(event);
    if (!name) return;
    event.preventDefault();
    press(target, name);
  }
});

// By the key's place where it writes no Latin letter, as on an Arabic keyboard.
function shortcut({ key, code, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return "";
  if (key === "Enter") return shiftKey && !ctrlKey && !metaKey ? "break" : "";
  if (shiftKey || ctrlKey === metaKey) return "";
  const letter = /^[a-z]$/i.test(key) ? key.toUpperCase() : code.replace("Key", "");
  return { B: "bold", K: "link" }[letter] ?? "";
}

// One of the buttons is a stop of the Tab key, and arrows lead to the others.
function moveIn(button, event) {
  const all = [...button.parentElement.children];
  const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const place = all.indexOf(button);
  const next = event.key === "Home" ? 0 : event.key === "End" ? all.length - 1
    : /^Arrow(Left|Right)$/.test(event.key) ? place + (event.key === forward ? 1 : -1) : NaN;
  if (Number.isNaN(next)) return;
  event.preventDefault();
  const chosen = all.at(next % all.length);
  for (const one of all) one.tabIndex = one === chosen ? 0 : -1;
  chosen.focus();
}

document.addEventListener("beforeinput", (event) => { // virtual keyboards send no key
  if (!/^insert(LineBreak|Paragraph)$/.test(event.inputType) || !event.target.matches(FIELD)) return;
  const edit = nextEntry(typedIn(event.target));
  if (!edit) return;
  event.preventDefault();
  apply(event.target, edit);
});

// An address that is pasted on words makes them its link.
document.addEventListener("paste", (event) => {
  const area = event.target;
  if (!area.matches?.(FIELD)) return;
  const { value, start, end } = typedIn(area);
  const words = value.slice(start, end);
  const address = addressIn(event.clipboardData.getData("text/plain"));
  if (!address || !words.trim() || /\n|^\w+:|\]\(/.test(words) || addressIn(words)) return;
  event.preventDefault();
  apply(area, linkTo(value, ...tight(value, start, end), address));
});

document.addEventListener("formset:added", ({ target }) => prepare(target));
prepare(document);
