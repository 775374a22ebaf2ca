// Keeps what is typed in the admin from being sent twice, lost or mixed up. Loaded by
// templates/admin/base_site.html; without it everything works as browsers do it.

const AGAIN = 10_000; // milliseconds, after which a form that was sent and stayed may be sent again

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault(); // the second click of a double click
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, AGAIN);
});

const form = document.querySelector(".change-form #content-main > form");
if (form) guard();

function guard() {
  let isTyped = Boolean(document.querySelector(".errornote, .search-preview"));
  form.addEventListener("input", () => { isTyped = true; });
  form.addEventListener("submit", () => { isTyped = false; });
  addEventListener("beforeunload", (event) => {
    // Browsers ask nobody who has not touched the page, and complain when told to.
    if (isTyped && navigator.userActivation?.hasBeenActive !== false) event.preventDefault();
  });

  // A browser that goes back fills the fields in by their places; if the rows have changed since,
  // the text of one would stand in another.
  const opened = form.elements.opened?.value ?? "";
  const before = history.state?.opened;
  history.replaceState({ ...history.state, opened }, "");
  addEventListener("pageshow", () => {
    if (before !== undefined && before !== opened) form.reset();
  });
}
