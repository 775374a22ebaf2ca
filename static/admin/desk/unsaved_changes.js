// Keeps what is typed in the admin from being sent twice, lost or mixed up. Loaded by
// templates/admin/base_site.html; without it everything works as browsers do it.

const AGAIN = 10_000; // milliseconds, after which a form that was sent and stayed may be sent again

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || staysOpen(event)) return;
  if (form.dataset.sent) event.preventDefault(); // the second click of a double click
  form.dataset.sent = "yes";
  setTimeout(() => delete form.dataset.sent, AGAIN);
});

const form = document.querySelector(
  ".change-form #content-main > form, #changelist-form:has([name=_save])",
);
if (form) guard();

// What is sent to be looked at comes in a page of its own.
function staysOpen({ submitter }) {
  return submitter?.formTarget === "_blank";
}

function guard() {
  const shown = values();
  // What comes back unsaved was typed on the page before.
  const isUnsaved = Boolean(document.querySelector(".errornote, .search-preview"));
  let isSent = false;
  form.addEventListener("input", () => { isSent = false; });
  form.addEventListener("submit", (event) => { isSent = !event.defaultPrevented && !staysOpen(event); });
  addEventListener("beforeunload", (event) => {
    if (isSent || !(isUnsaved || values() !== shown)) return;
    // Browsers ask nobody who has not touched the page, and complain when told to.
    if (navigator.userActivation?.hasBeenActive === false) return;
    event.preventDefault();
    setTimeout(() => { // who stays may press the same button again
      for (const sent of document.querySelectorAll("form[data-sent]")) delete sent.dataset.sent;
    });
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

// Everything but the token, which a sign-in elsewhere renews, and what a list's actions have chosen.
function values() {
  const data = new FormData(form);
  for (const name of ["csrfmiddlewaretoken", "action", "_selected_action", "select_across"]) {
    data.delete(name);
  }
  // Pictures are sent by themselves (pictures.js); what the form keeps of them is their names.
  return JSON.stringify([...data].filter(([, value]) => typeof value === "string"));
}
