// Pictures of steps: chosen, dragged onto the row or pasted, they are sent at once, one after
// another, and their names stand in the form. Loaded with the form of a question; without it files
// go with the form. Listens on the document, as rows are copied and moved.

const SMALL = "small.webp"; // contacts/pictures/names.py
const AGAIN = 2000; // milliseconds, after which a server that makes other pictures is asked again
const MOST_TRIES = 20;
const SEEN_LONG_ENOUGH = 8000; // milliseconds, of what lies over the page
const status = document.querySelector("#picture-status");
const texts = status?.dataset ?? {};
let queue = Promise.resolve();
let waiting = 0;
let areTaken = true; // those that were on their way together
let gone;

if (status) {
  // What a browser brings back on going back has its name, and perhaps another picture.
  for (const input of document.querySelectorAll(".picture-input")) prepare(input);
  addEventListener("pageshow", () => document.querySelectorAll(".picture-input").forEach(show));
}

function prepare(input) {
  const file = input.querySelector(".picture-file");
  file.removeAttribute("name"); // what is sent at once need not come with the form
  file.classList.add("scripted");
  for (const one of input.querySelectorAll(".picture-choose, .picture-hint")) one.hidden = false;
  show(input);
}

function field(input) {
  return input.querySelector("[type=hidden]");
}

function show(input) {
  const { value } = field(input);
  const shown = input.querySelector(".picture-shown");
  if ((shown.querySelector("img")?.getAttribute("src") ?? "") !== address(value)) {
    shown.replaceChildren(...(value ? [image(value), size(value)] : []));
  }
  const former = input.dataset.former ?? "";
  input.querySelector(".picture-remove").hidden = !value;
  input.querySelector(".picture-undo").hidden = !former || former === value;
}

function address(name) {
  return name && `/pictures/${name}/${SMALL}`;
}

function image(name) {
  const [width, height] = name.split("-")[1].split("x");
  const made = new Image(width, height);
  made.className = "thumbnail";
  made.alt = "";
  made.src = address(name);
  return made;
}

function size(name) {
  const made = document.createElement("bdi");
  made.className = "picture-size";
  made.dir = "ltr";
  made.textContent = name.split("-")[1].replace("x", " × ");
  return made;
}

function put(input, name) {
  const hidden = field(input);
  input.dataset.former = hidden.value || input.dataset.former || "";
  hidden.value = name;
  hidden.dispatchEvent(new Event("input", { bubbles: true }));
}

function take(input, files) {
  refuse(input, "");
  if (files.length > 1) return refuse(input, texts.several);
  const fold = input.closest(".inline-related").querySelector(".fold[aria-expanded=false]");
  fold?.click();
  if (!waiting) areTaken = true;
  waiting += 1;
  const bar = input.querySelector("progress");
  bar.removeAttribute("value");
  bar.hidden = false;
  say(texts.sending);
  queue = after(queue, input, files[0], bar);
}

async function after(others, input, file, bar) {
  await others;
  areTaken = await send(input, file, bar) && areTaken;
  waiting -= 1;
  bar.hidden = true;
}

// Whether it was taken.
async function send(input, file, bar) {
  for (let tries = 0; ; tries += 1) {
    const { code, answer } = await post(input.dataset.url, file, bar);
    if (code === 503 && answer && tries < MOST_TRIES) {
      await new Promise((resolve) => { setTimeout(resolve, AGAIN); });
    } else if (answer?.name) {
      put(input, answer.name);
      say(texts.done.replace("{size}", size(answer.name).textContent));
      return true;
    } else {
      refuse(input, answer?.problem ?? texts.failed);
      return false;
    }
  }
}

// A bare body, so that the server need not read it to know who sends it.
function post(url, file, bar) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    const token = document.querySelector(".change-form [name=csrfmiddlewaretoken]").value;
    request.setRequestHeader("X-CSRFToken", token);
    let told = 0;
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      const percent = Math.floor((100 * loaded) / total);
      bar.value = percent;
      if (percent < told + 25 || percent === 100) return; // a word now and then is enough
      told = percent;
      say(texts.percent.replace("{percent}", percent));
    });
    request.addEventListener("loadend", () => {
      resolve({ code: request.status, answer: request.response });
    });
    request.send(file);
  });
}

// Beside the field, where the form's own refusals stand; "" takes it away.
function refuse(input, sentence) {
  const box = input.closest(".fieldBox").parentElement;
  const file = input.querySelector(".picture-file");
  box.querySelector(":scope > .errorlist")?.remove();
  if (!sentence) {
    file.removeAttribute("aria-invalid");
    file.removeAttribute("aria-describedby");
    return;
  }
  const list = document.createElement("ul");
  const item = document.createElement("li");
  list.className = "errorlist";
  list.id = `${file.id}_error`;
  list.setAttribute("role", "alert");
  item.textContent = sentence;
  list.append(item);
  box.prepend(list);
  file.setAttribute("aria-invalid", "true");
  file.setAttribute("aria-describedby", list.id);
  say("");
}

function say(text) {
  status.textContent = text;
  clearTimeout(gone);
  gone = setTimeout(() => { status.textContent = ""; }, SEEN_LONG_ENOUGH);
}

// Of the language in whose field something happens, else of the page's.
function inputNear(target) {
  const row = target.closest?.(".inline-related");
  const own = target.closest?.(".picture-input");
  if (own || !row) return own;
  const box = target.closest(".two-languages .fieldBox")?.parentElement;
  const code = box?.querySelector("[lang]")?.lang ?? document.documentElement.lang;
  const found = row.querySelector(`.fieldBox.field-picture_${code} .picture-input`);
  return found ?? row.querySelector(".picture-input");
}

// Also when another script brings a row back.
document.addEventListener("input", ({ target }) => {
  if (target.matches(".picture-input [type=hidden]")) show(target.closest(".picture-input"));
});

document.addEventListener("change", ({ target }) => {
  if (!target.matches(".picture-file.scripted") || !target.files.length) return;
  take(target.closest(".picture-input"), [...target.files]);
  target.value = ""; // the same file may be chosen again
});

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".picture-remove, .picture-undo");
  if (!button) return;
  const input = button.closest(".picture-input");
  const isUndone = button.matches(".picture-undo");
  refuse(input, "");
  put(input, isUndone ? input.dataset.former : "");
  say(isUndone ? texts.back : texts.removed);
  input.querySelector(isUndone ? ".picture-file" : ".picture-undo").focus();
});

// A file that is dropped beside the rows would open in the place of the form.
for (const kind of ["dragover", "drop"]) {
  document.addEventListener(kind, (event) => {
    if (!status || !event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    const input = inputNear(event.target);
    mark(kind === "dragover" ? input : null);
    event.dataTransfer.dropEffect = input ? "copy" : "none";
    if (kind === "drop" && input) take(input, [...event.dataTransfer.files]);
  });
}
document.addEventListener("dragleave", ({ relatedTarget }) => { if (!relatedTarget) mark(null); });

function mark(input) {
  const marked = document.querySelector(".picture-input.dropping");
  if (marked === input) return;
  marked?.classList.remove("dropping");
  input?.classList.add("dropping");
}

document.addEventListener("paste", (event) => {
  const data = event.clipboardData;
  const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));
  const input = files.length && !data.getData("text/plain") && inputNear(event.target);
  if (!input) return;
  event.preventDefault();
  take(input, files.slice(0, 1)); // some programs give the same picture in several kinds
});

// Before what else listens: a form whose picture is on its way is saved once it is there.
document.addEventListener("submit", async (event) => {
  if (!waiting) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  say(texts.wait);
  const { target, submitter } = event;
  await queue;
  if (areTaken) target.requestSubmit(submitter);
}, true);
