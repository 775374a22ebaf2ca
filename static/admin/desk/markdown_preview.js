// What readers will see of the fields that take Markdown, below each pair of them, while one types.
// Hooked on textarea[data-markdown]. Loaded by templates/admin/contacts/change_form.html, with its
// words (markdown_tools.html).

const FIELD = "textarea[data-markdown]";
const PAUSE = 400; // milliseconds without typing, after which the preview follows
const tools = document.querySelector("#markdown-tools");
const asked = new WeakMap(); // what each preview waits for: { timer, request }

function prepare(root) {
  for (const row of root.querySelectorAll(`.form-row:has(${FIELD})`)) {
    if (row.closest(".empty-form")) continue;
    const box = tools.content.lastElementChild.cloneNode(true);
    const [button, , sides] = box.children;
    sides.id = `${row.querySelector(FIELD).id}-preview`;
    button.setAttribute("aria-controls", sides.id);
    row.append(box);
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.(".markdown-preview > button");
  if (!button) return;
  const box = button.parentElement;
  const isOpen = !isShown(box);
  button.setAttribute("aria-expanded", isOpen);
  box.querySelector(".markdown-sides").hidden = !isOpen;
  if (isOpen) show(box);
  else stop(box);
});

document.addEventListener("input", ({ target }) => {
  const box = target.matches?.(FIELD) && target.closest(".form-row").querySelector(".markdown-preview");
  if (!box || !isShown(box)) return;
  stop(box);
  asked.set(box, { timer: setTimeout(() => show(box), PAUSE) });
});

function isShown(box) {
  return !box.querySelector(".markdown-sides").hidden;
}

function stop(box) {
  const { timer, request } = asked.get(box) ?? {};
  clearTimeout(timer);
  request?.abort();
  asked.delete(box);
}

async function show(box) {
  stop(box);
  const request = new AbortController();
  asked.set(box, { request });
  const areas = [...box.closest(".form-row").querySelectorAll(FIELD)];
  const body = new FormData();
  body.set("field", areas[0].dataset.markdown);
  for (const area of areas) body.set(area.lang, area.value);
  const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
  try {
    const headers = { "X-CSRFToken": token };
    const answer = await fetch(tools.dataset.url, { method: "POST", body, headers, signal: request.signal });
    const html = await answer.text();
    if (answer.ok && !answer.redirected) fill(box, html);
    else say(box, answer.redirected || answer.status === 403 ? "refused" : "failed");
  } catch {
    if (!request.signal.aborted) say(box, "offline");
  }
}

function fill(box, html) {
  const sides = box.querySelector(".markdown-sides");
  sides.innerHTML = html; // of this site, and cleaned there
  for (const one of sides.querySelectorAll("a")) one.target = "_blank"; // the form stays
  say(box, "");
}

function say(box, problem) {
  box.dataset.problem = problem;
  box.querySelector("[role=status]").textContent = tools.dataset[problem] ?? "";
}

for (const sign of ["online", "focus"]) { // as after a sign-in in another tab
  addEventListener(sign, () => {
    for (const box of document.querySelectorAll(".markdown-preview")) {
      if (box.dataset.problem && isShown(box)) show(box);
    }
  });
}

document.addEventListener("formset:added", ({ target }) => prepare(target));
prepare(document);
