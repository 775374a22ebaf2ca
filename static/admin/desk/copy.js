// Buttons that copy the text of an element ([data-copy], its id) or print the page ([data-print]).
// Loaded by templates/admin/accounts/; without it the buttons stay hidden.

function textOf(element) {
  const items = [...element.querySelectorAll("li")];
  return items.length ? items.map((item) => item.textContent.trim()).join("\n") : element.textContent.trim();
}

async function copy(button) {
  const status = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(textOf(document.getElementById(button.dataset.copy)));
    status.textContent = button.dataset.done;
  } catch {
    status.textContent = button.dataset.failed; // not allowed, or no safe connection
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
