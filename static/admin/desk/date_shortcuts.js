// Buttons beside the inputs of days and moments: today and tomorrow of Riyadh, now and midnight.
// Hooked on the inputs' types; without it days are typed or picked. Loaded by
// templates/admin/contacts/change_form.html.

const DAY = 86_400_000; // milliseconds; Riyadh has no summer time
const texts = document.querySelector("#date-shortcuts")?.dataset;
// "2026-11-30 22:05:00": the Swedish way of writing is the inputs' own
const riyadh = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short", timeStyle: "medium", timeZone: "Asia/Riyadh",
});

const SHORTCUTS = {
  past: { today: () => at(0).slice(0, 10) },
  date: { today: () => at(0).slice(0, 10), tomorrow: () => at(DAY).slice(0, 10) },
  "datetime-local": {
    now: () => at(0).slice(0, 16).replace(" ", "T"),
    midnight: () => `${at(DAY).slice(0, 10)}T00:00`,
  },
};

function at(later) {
  return riyadh.format(Date.now() + later);
}

function kindOf(input) {
  return input.name.endsWith("verified_on") ? "past" : input.type;
}

if (texts) {
  for (const input of document.querySelectorAll("input:is([type=date], [type=datetime-local])")) {
    if (!input.disabled && !input.readOnly) addButtons(input);
  }
}

function addButtons(input) {
  const group = document.createElement("span");
  group.className = "date-shortcuts";
  for (const name of Object.keys(SHORTCUTS[kindOf(input)])) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.shortcut = name;
    button.textContent = texts[name];
    const label = input.labels[0]?.textContent.trim().replace(/:$/, "");
    if (label) button.setAttribute("aria-label", `${texts[name]}: ${label}`);
    group.append(button);
  }
  input.after(group);
}

// Rows that are added later are copies, buttons and all.
document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-shortcut]");
  if (!button) return;
  const input = button.parentElement.previousElementSibling;
  input.value = SHORTCUTS[kindOf(input)][button.dataset.shortcut]();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
