// A status on a page that stays open, or that came from a cache, may not lie: when its time is
// over it is fetched again, and hidden where that fails.
const all = (root) => [...root.querySelectorAll("[data-holds-until]")];
const isOver = (status) => Date.parse(status.dataset.holdsUntil) <= Date.now();
const LONGEST_TIMER = 2 ** 31 - 1;

async function refresh() {
  try {
    const answer = await fetch(location.href, { cache: "no-store" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = all(page);
    const shown = all(document);
    if (fresh.length !== shown.length) throw new Error("another page");
    shown.forEach((status, place) => status.replaceWith(fresh[place]));
  } catch {
    all(document).filter(isOver).forEach((status) => { status.hidden = true; });
  }
}

async function check() {
  if (all(document).some((status) => !status.hidden && isOver(status))) await refresh();
  const left = all(document).filter((status) => !isOver(status));
  const next = Math.min(...left.map((status) => Date.parse(status.dataset.holdsUntil) - Date.now()));
  if (left.length) setTimeout(check, Math.min(next + 1000, LONGEST_TIMER));
}

check();
addEventListener("pageshow", (event) => { if (event.persisted) check(); });
document.addEventListener("visibilitychange", () => { if (!document.hidden) check(); });
