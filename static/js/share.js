// Opens the device's own sheet for sharing; the button stays hidden where there is none.
const button = document.querySelector("[data-share]");

button.hidden = !navigator.share;
button.addEventListener("click", async () => {
  try {
    await navigator.share({ title: button.dataset.title, url: button.dataset.share });
  } catch {
    // The reader closed the sheet.
  }
});
