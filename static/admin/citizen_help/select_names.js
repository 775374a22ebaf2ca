// Names the searched selects (select2): the label of the select that they hide, then its value.

function nameSelects() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const shown = select.nextElementSibling?.querySelector(".select2-selection");
    const label = select.labels?.[0];
    if (!shown || !label) continue;
    label.id ||= `${select.id}-label`;
    const value = shown.querySelector(".select2-selection__rendered")?.id ?? "";
    shown.setAttribute("aria-labelledby", `${label.id} ${value}`.trim());
  }
}

addEventListener("load", nameSelects);
document.addEventListener("formset:added", () => requestAnimationFrame(nameSelects));
