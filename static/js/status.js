// What a page says of this moment may not outlive it, however long the page stays open and whatever
// the device's clock says. All that depends on it ([data-moment]) is taken from the page as it is
// now: when its time is over, and every minute, as an editor may say at any time that a channel is
// out of order. Where that fails it is hidden (static/css/components/offline.css), which happens by
// itself without this script. A copy saved on the device shows none of it and stays as it is.
const main = document.querySelector("[data-renew-at]");
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const PATIENCE = 10 * SECOND; // with one answer
const address = main.dataset.renewFrom || location.href;
const isSaved = document.documentElement.hasAttribute("data-saved");

// The server's time when it was last heard, and two clocks of the device since then: one may be
// set back, the other stands still while the device sleeps.
const reading = (server) => ({ server, device: Date.now(), steady: performance.now() });
let clock = reading(Date.now());
let earliest = reading(0); // the server has proved that it is not earlier
const now = () => Math.max(Date.now() - clock.device, performance.now() - clock.steady) + clock.server;
const ends = (page) => Date.parse(page.dataset.renewAt) || 0;

// An old answer that a cache did not mark with its age sets no clock back.
function setClock({ headers }) {
  const time = Date.parse(headers.get("Date")) + headers.get("Age") * SECOND;
  const known = earliest.server + performance.now() - earliest.steady;
  if (time && time + MINUTE > known) clock = earliest = reading(time);
}

// Nodes that stay as they are stay where they are: the reader's focus and selection are in them.
const kind = (node) => [node.nodeName, ...["data-key", "href", "class"].map((name) => (
  node.getAttribute && node.getAttribute(name) || "").split(" ")[0])].join();

function isInUse(node) {
  const { anchorNode, focusNode } = getSelection();
  return [document.activeElement, anchorNode, focusNode].some((used) => used && node.contains(used));
}

function place(parent, nodes) {
  if (nodes.every((node, at) => parent.childNodes[at] === node)) return;
  const fixed = nodes.findIndex(isInUse);
  nodes.forEach((node, at) => {
    if (at !== fixed) parent.insertBefore(node, at < fixed ? nodes[fixed] : null);
  });
}

function adopt(old, fresh) {
  const byReader = (name) => name === "open" || (name === "hidden" && !old.dataset.moment);
  [...old.attributes].forEach(({ name }) => {
    if (!fresh.attributes[name] && !byReader(name)) old.removeAttribute(name);
  });
  [...fresh.attributes].forEach(({ name, value }) => {
    if (!byReader(name)) old.setAttribute(name, value);
  });
}

function change(old, fresh) {
  if (old.isEqualNode(fresh)) return old;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    old.data = fresh.data;
    return old;
  }
  adopt(old, fresh);
  const spare = [...old.childNodes];
  const take = (fits) => {
    const at = spare.findIndex(fits);
    return at < 0 ? undefined : spare.splice(at, 1)[0];
  };
  const wanted = [...fresh.childNodes];
  const same = wanted.map((child) => take((one) => one.isEqualNode(child)));
  const nodes = wanted.map((child, at) => {
    const found = same[at] || take((one) => kind(one) === kind(child));
    return found ? change(found, child) : child;
  });
  spare.forEach((node) => node.remove());
  place(old, nodes);
  return old;
}

const live = document.createElement("p");
live.className = "visually-hidden";
live.setAttribute("role", "status");
const statuses = () => [...main.querySelectorAll("[data-moment] .status, .notice")].map((status) => {
  const name = status.closest("[data-key], [data-moment]").querySelector("h3, .channel-name");
  return (name ? `${name.textContent}: ` : "") + status.textContent.trim();
});

// What stands in the middle of the screen stays there, though cards around it change their order.
function inPlace(act) {
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2) || main;
  const { top } = seen.getBoundingClientRect();
  act();
  if (scrollY && seen.isConnected) scrollBy(0, seen.getBoundingClientRect().top - top);
}

function renew(fresh) {
  const before = statuses();
  const focused = document.activeElement;
  main.querySelectorAll("[data-moment]").forEach((old) => {
    const region = fresh.querySelector(`[data-moment="${old.dataset.moment}"]`);
    const hadFocus = old.contains(focused);
    if (region) change(old, region);
    else old.textContent = ""; // it is gone from the page
    if (hadFocus && !old.contains(document.activeElement)) {
      old.tabIndex = -1; // what had the focus is gone: the reader stays at its place
      old.focus({ preventScroll: true });
    }
  });
  main.dataset.renewAt = fresh.dataset.renewAt;
  main.dataset.live = "yes";
  main.dataset.turn = main.dataset.turn === "1" ? "0" : "1"; // begins the stylesheet's minute again
  live.textContent = [...new Set(statuses())].filter((text) => !before.includes(text)).join(". ");
  setTimeout(() => { live.textContent = ""; }, PATIENCE);
}

async function ask() {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  const answer = await Promise.race([fetch(address, { cache: "no-cache" }), late]);
  setClock(answer);
  const text = await Promise.race([answer.text(), late]);
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-renew-at]");
  if (!answer.ok || !fresh || now() >= ends(fresh)) throw Error();
  inPlace(() => renew(fresh));
}

let timer;
let isAsking = false;
let failures = 0;
let until = 0; // the next time to ask is before it
let due = 0;

// Not all readers at once.
function heard() {
  failures = 0;
  until = Math.min(ends(main), now() + 50 * SECOND);
  due = Math.min(ends(main) + SECOND, now() + (30 + 10 * Math.random()) * SECOND);
}

async function askNow() {
  isAsking = true;
  try {
    await ask();
    heard();
  } catch {
    failures += 1;
    if (now() >= until) inPlace(() => { main.dataset.live = "no"; });
  }
  isAsking = false;
  wait();
}

// Twice as long after each failure, but never past the time to hide.
function wait() {
  const pause = Math.min(5 * SECOND * 2 ** failures, 5 * MINUTE) * (0.5 + Math.random() / 2);
  const left = failures ? pause : due - now();
  clearTimeout(timer);
  timer = setTimeout(check, now() < until ? Math.min(left, until - now()) : left);
}

function check() {
  if (isAsking || document.hidden) return;
  if (failures || now() >= due) askNow();
  else wait();
}

// A page that seems to be made in the future shows that the device's clock is slow; one that is old,
// or does not say when it was made, is asked for at once.
function start() {
  const [{ serverTiming = [] } = {}] = performance.getEntriesByType("navigation");
  const made = serverTiming.find(({ name }) => name === "made");
  if (made) earliest = reading(made.duration * SECOND);
  if (earliest.server > now()) clock = earliest;
  heard();
  if (now() > earliest.server + MINUTE) until = due = 0;
  main.dataset.live = "yes";
  document.body.append(live);
  check();
  addEventListener("pageshow", check);
  addEventListener("online", check);
  document.addEventListener("visibilitychange", check);
}

if (!isSaved) start();
