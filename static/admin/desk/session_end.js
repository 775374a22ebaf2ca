// Tells before the session ends, and keeps the page when it has ended: who signs in again in another
// tab can save what is typed here. Typing counts as work. Hooked on #session-end; without it the
// server gives typed text back. Loaded by templates/admin/base_site.html.

const box = document.querySelector("#session-end");
const age = Number(box.dataset.age) * 1000; // milliseconds
const warning = Math.min(300_000, age / 4); // before the end
const AGAIN = 20_000; // how long to wait where the server does not answer
let endsAt = Date.now() + age;
let told = Date.now(); // when the server last heard of work here
let worked = 0;
let timer;

addEventListener("input", () => {
  worked = Date.now();
  if (worked - told > age / 6 && worked < endsAt) ask("POST");
});
addEventListener("focus", () => { if (isLate()) ask("GET"); });
document.addEventListener("visibilitychange", () => {
  if (!document.hidden && isLate()) ask("GET");
});
box.querySelector("[data-stay]").addEventListener("click", () => ask("POST"));
wait(endsAt - warning - Date.now());

// A form that is sent too late waits for the sign-in instead of being refused.
addEventListener("submit", async (event) => {
  const { target, submitter } = event;
  if (target.method !== "post" || !target.closest("#content") || Date.now() < endsAt) return;
  event.preventDefault();
  event.stopPropagation();
  if (await ask("GET")) target.requestSubmit(submitter);
}, true);

function isLate() {
  return Date.now() >= endsAt - warning;
}

function wait(milliseconds) {
  clearTimeout(timer);
  timer = setTimeout(() => ask(worked > told ? "POST" : "GET"), Math.max(milliseconds, 1000));
}

// Whether the session goes on; with POST from now on.
async function ask(method) {
  const held = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  told = Date.now();
  let answer;
  try {
    answer = await fetch(box.dataset.url, { method, headers: { "X-CSRFToken": held } });
  } catch {
    answer = { ok: false };
  }
  const { seconds, token } = answer.ok ? await answer.json() : {};
  if (seconds) goOn(seconds, token);
  else if (seconds === 0 || answer.status === 403) end(); // 403: the token is one of before
  else wait(AGAIN);
  return Boolean(seconds);
}

function goOn(seconds, token) {
  const wasOver = ["over", "back"].includes(box.dataset.state);
  endsAt = Date.now() + seconds * 1000;
  // Signing in has made the forms' tokens worthless.
  for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
  const isSoon = isLate();
  say(isSoon ? "soon" : wasOver ? "back" : "");
  wait(isSoon ? endsAt - Date.now() : endsAt - warning - Date.now());
}

function end() {
  endsAt = Math.min(endsAt, Date.now());
  clearTimeout(timer);
  say("over");
}

function say(state) {
  if (box.dataset.state === state) return;
  box.dataset.state = state;
  box.hidden = !state;
  for (const part of box.querySelectorAll("[data-in]")) part.hidden = part.dataset.in !== state;
}
