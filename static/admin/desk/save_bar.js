// Ctrl+S (⌘S) saves and stays; the page then comes back where it was, and the bar says that it is
// saved. Loaded by templates/admin/base_site.html; without it Save works as everywhere.

const PLACE = "where the form was"; // in sessionStorage: { path, y, field }

document.addEventListener("keydown", (event) => {
  // By the key's place too: on an Arabic keyboard it writes another letter.
  const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    && (event.code === "KeyS" || event.key.toLowerCase() === "s");
  if (!isSave) return;
  const button = document.querySelector("[name=_continue]") ?? document.querySelector("[name=_save]");
  if (!button) return;
  event.preventDefault();
  button.form.requestSubmit(button);
});

document.addEventListener("submit", ({ submitter }) => {
  if (submitter?.name !== "_continue") return;
  const place = { path: location.pathname, y: scrollY, field: document.activeElement?.id };
  sessionStorage.setItem(PLACE, JSON.stringify(place));
});

// Browsers bring the caret into view, and leave the rest of a tall field below the bar.
document.addEventListener("keyup", ({ key, target }) => {
  const bar = document.querySelector(".save-bar");
  if (key !== "Tab" || !bar || bar.contains(target)) return;
  const { bottom, height } = target.getBoundingClientRect();
  const end = bar.getBoundingClientRect().top;
  if (bottom > end && height < end) target.scrollIntoView({ block: "nearest" });
});

const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
sessionStorage.removeItem(PLACE);
const success = document.querySelector(".messagelist .success");
if (success && place?.path === location.pathname && !document.querySelector(".messagelist .warning")) {
  addEventListener("load", () => {
    document.querySelector(".save-note").textContent = success.textContent.trim();
    if (place.field) document.getElementById(place.field)?.focus({ preventScroll: true });
    scrollTo({ top: place.y, behavior: "instant" });
  });
}

// On a phone the menu's lines move sideways: the list that is open comes into view.
for (const link of document.querySelectorAll(".admin-nav [aria-current]")) {
  const line = link.closest("ul");
  const [own, whole] = [link, line].map((one) => one.getBoundingClientRect());
  line.scrollLeft += own.left + own.width / 2 - (whole.left + whole.width / 2);
}
