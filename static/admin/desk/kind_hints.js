// Says beside the value what to write for the chosen kind. Hooked on option[data-hint]; without it
// the help text says it for all. Loaded by templates/admin/contacts/change_form.html.

function show(select) {
  const value = select.closest(".form-row")?.querySelector(".field-value");
  const said = value?.parentElement.querySelector(".help > div");
  if (!said) return;
  said.dataset.general ??= said.textContent;
  said.textContent = select.selectedOptions[0]?.dataset.hint || said.dataset.general;
}

function showAll() {
  document.querySelectorAll("select:has(option[data-hint])").forEach(show);
}

// Rows that are added later bubble up to here.
document.addEventListener("change", (event) => {
  if (event.target.matches("select:has(option[data-hint])")) show(event.target);
});
document.addEventListener("formset:added", showAll);
showAll();
