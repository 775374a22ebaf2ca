// The ticks of a reader, and the switch that shows them: by guide and the step's own name, so that
// they survive a new order. They stay on this device; without its storage there is no switch.
const steps = document.querySelector("[data-checklist]");
const parts = steps.parentElement.querySelectorAll("[hidden]");
const boxes = steps.parentElement.querySelectorAll("[data-step]"); // the switch has no name
const key = `steps ${steps.dataset.checklist}`;

function read() {
  try {
    return new Set(JSON.parse(localStorage.getItem(key)));
  } catch {
    return new Set(); // nothing to read, or not written by this script
  }
}

function write(done) {
  localStorage.setItem(key, JSON.stringify([...done])); // throws where nothing may be stored
  if (!done.size) localStorage.removeItem(key);
}

function keep({ target }) {
  const done = read();
  done[target.checked ? "add" : "delete"](target.dataset.step);
  write(done);
}

try {
  const done = read();
  write(done);
  boxes.forEach((box) => {
    box.checked = done.has(box.dataset.step);
    box.addEventListener("change", keep);
  });
  parts.forEach((part) => { part.hidden = false; });
} catch {
  parts.forEach((part) => part.remove());
}
