// Names the searched selects (select2): their label names the select that they hide.

function nameSelects() {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const shown = select.nextElementSibling?.querySelector(".select2-selection");
    const label = select.labels?.[0]?.textContent.trim().replace(/:$/, "");
    if (shown && label) shown.setAttribute("aria-label", label);
  }
}

addEventListener("load", nameSelects);
document.addEventListener("formset:added", () => requestAnimationFrame(nameSelects));
