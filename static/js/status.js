// What a page says of this moment may not outlive it, however long the page stays open and whatever
// the device's clock says. When its time is over, all that depends on it ([data-moment]) is taken
// from the page as it is now; until that works, what is no longer true ([data-holds-until]) is
// hidden. A copy saved on the device shows none of it and stays as it is.
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
const isOver = (time) => !(Date.parse(time) > now());

function timeOf(answer) {
  const age = Number(answer.headers.get("Age"));
  return Date.parse(answer.headers.get("Date")) + age * SECOND;
}

// An old answer that a cache did not mark with its age sets no clock back.
function setClock(answer) {
  const time = timeOf(answer);
  const known = earliest.server + performance.now() - earliest.steady;
  if (time && time + MINUTE > known) clock = earliest = reading(time);
}

// When the page was made. Browsers that hide its header have the answer at hand in their cache.
async function timeOfPage() {
  const [{ serverTiming = [] } = {}] = performance.getEntriesByType("navigation") || [];
  const made = serverTiming.find(({ name }) => name === "made");
  if (made) return made.duration * SECOND;
  return timeOf(await fetch(location.href, { method: "HEAD", cache: "force-cache" }));
}

// A page that seems to be made in the future shows that the device's clock is slow.
async function findSlowClock() {
  try {
    const time = await timeOfPage();
    const slow = time - now();
    if (time) earliest = reading(time);
    if (slow > 0) clock = earliest;
    if (slow > 5 * SECOND) setClock(await fetch(address, { method: "HEAD", cache: "no-store" }));
  } catch {
    // The device's clock has to do until the first answer.
  }
}

function hide() {
  main.querySelectorAll("[data-holds-until]").forEach((part) => {
    if (isOver(part.dataset.holdsUntil)) part.hidden = true;
  });
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
  const { attributes } = fresh;
  const isOurs = old.hasAttribute("data-holds-until") || old.hasAttribute("data-moment");
  const byReader = (name) => name === "open" || (name === "hidden" && !isOurs);
  [...old.attributes].forEach(({ name }) => {
    if (!attributes[name] && !byReader(name)) old.removeAttribute(name);
  });
  [...attributes].forEach(({ name, value }) => {
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
const statuses = () => [...main.querySelectorAll("[data-moment] .status")].map((status) => {
  const name = status.closest("[data-key], [data-moment]").querySelector("h1, h3, .hotline-name");
  return (name ? `${name.textContent}: ` : "") + status.textContent;
});

function renew(fresh) {
  const pairs = [...main.querySelectorAll("[data-moment]")].map((region) => (
    [region, fresh.querySelector(`[data-moment="${region.dataset.moment}"]`)]));
  if (pairs.some(([, region]) => !region)) throw Error(); // it is another page
  const before = statuses();
  // What stands in the middle of the screen stays there, though cards around it change their order.
  const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const { top } = seen.getBoundingClientRect();
  const focused = document.activeElement;
  pairs.forEach(([old, region]) => {
    const hadFocus = old.contains(focused);
    change(old, region);
    if (hadFocus && !old.contains(document.activeElement)) {
      old.tabIndex = -1; // what had the focus is gone: the reader stays at its place
      old.focus({ preventScroll: true });
    }
  });
  if (scrollY && seen.isConnected) scrollBy({ top: seen.getBoundingClientRect().top - top, behavior: "instant" });
  main.dataset.renewAt = fresh.dataset.renewAt;
  live.textContent = [...new Set(statuses())].filter((text) => !before.includes(text)).join(". ");
  setTimeout(() => { live.textContent = ""; }, PATIENCE);
}

async function ask() {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  const answer = await Promise.race([fetch(address, { cache: "no-store" }), late]);
  setClock(answer);
  const text = await Promise.race([answer.text(), late]);
  const fresh = new DOMParser().parseFromString(text, "text/html").querySelector("[data-renew-at]");
  if (!answer.ok || !fresh || isOver(fresh.dataset.renewAt)) throw Error();
  renew(fresh);
}

let timer;
let isAsking = false;
let failures = 0;

async function askNow() {
  isAsking = true;
  try {
    await ask();
    failures = 0;
  } catch {
    failures += 1;
    hide();
  }
  isAsking = false;
  wait();
}

// Twice as long after each failure, and not all readers at once.
function wait() {
  const { renewAt } = main.dataset;
  const left = isOver(renewAt)
    ? Math.min(5 * SECOND * 2 ** failures, 5 * MINUTE) * (0.5 + Math.random() / 2)
    : Date.parse(renewAt) - now() + SECOND;
  clearTimeout(timer);
  timer = setTimeout(check, Math.min(left, 60 * MINUTE));
}

function check() {
  if (isAsking) return;
  const { renewAt } = main.dataset;
  if (!isOver(renewAt)) return wait();
  if (document.hidden || now() > Date.parse(renewAt) + PATIENCE) hide();
  if (!document.hidden) askNow();
}

if (!isSaved) {
  document.body.append(live);
  check();
  findSlowClock().then(check);
  addEventListener("pageshow", check);
  addEventListener("online", check);
  document.addEventListener("visibilitychange", check);
}
