// Buttons beside the inputs of days and moments: today and tomorrow, now and midnight, on the site's clock.
// Hooked on the inputs' types; without it days are typed or picked. Loaded by
// templates/admin/contacts/change_form.html.

const texts = document.querySelector("#date-shortcuts")?.dataset;
// "2026-11-30 22:05:00": the Swedish way of writing is the inputs' own
const clock = new Intl.DateTimeFormat("sv-SE", {
  dateStyle: "short", timeStyle: "medium", timeZone: texts?.zone,
});

const SHORTCUTS = {
  past: { today },
  date: { today, tomorrow },
  "datetime-local": {
    now: () => clock.format().slice(0, 16).replace(" ", "T"),
    midnight: () => `${tomorrow()}T00:00`,
  },
};

function today() {
  return clock.format().slice(0, 10);
}

// By the calendar: a day may have 23 hours, or 25
function tomorrow() {
  const day = new Date(today());
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
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
