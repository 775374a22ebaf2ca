// Marks on the steps that a reader has done, by guide and the step's own name, so that they
// survive a new order. They stay on this device; without its storage there are no buttons.
const steps = document.querySelector("[data-checklist]");
const parts = steps.parentElement.querySelectorAll("[data-step], [data-checklist-note]");
const key = `steps ${steps.dataset.checklist}`;

function read() {
  try {
    return new Set(JSON.parse(localStorage.getItem(key)));
  } catch {
    return new Set(); // nothing to read, or not written by this script
  }
}

function write(done) {
  if (done.size) localStorage.setItem(key, JSON.stringify([...done]));
  else localStorage.removeItem(key);
}

const draw = (button, done) => button.setAttribute("aria-pressed", done.has(button.dataset.step));

function toggle({ currentTarget: button }) {
  const done = read();
  const { step } = button.dataset;
  if (!done.delete(step)) done.add(step);
  write(done);
  draw(button, done);
}

try {
  const done = read();
  write(done); // throws where nothing may be stored
  parts.forEach((part) => {
    part.hidden = false;
    if (!part.dataset.step) return;
    draw(part, done);
    part.addEventListener("click", toggle);
  });
} catch {
  parts.forEach((part) => part.remove());
}
