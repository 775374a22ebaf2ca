// Copies a number, address or account. The buttons stay hidden where the browser can't.
const SHOWN = 2000; // milliseconds

document.querySelectorAll("[data-copy]").forEach((button) => {
  if (!navigator.clipboard) return button.remove();
  const said = button.nextElementSibling;
  let timer;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
    } catch {
      return; // not allowed: the value stands beside the button
    }
    const show = (isCopied) => {
      button.classList.toggle("is-copied", isCopied);
      said.textContent = isCopied ? button.dataset.copied : "";
    };
    show(true);
    clearTimeout(timer);
    timer = setTimeout(show, SHOWN, false);
  });
});
