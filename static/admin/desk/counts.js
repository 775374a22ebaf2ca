// Counts the characters of titles and summaries while an editor types, beside the number that
// search engines show. Hooked on [data-cut]; without it the help text says the number alone.
// Loaded by templates/admin/contacts/change_form.html.

const counted = new Intl.Segmenter(document.documentElement.lang, { granularity: "grapheme" });

function count(text) {
  return [...counted.segment(text.trim())].length;
}

function show(input, output) {
  const cut = Number(input.dataset.cut);
  const length = count(input.value);
  output.textContent = `${length} / ${cut}`;
  output.classList.toggle("over", length > cut);
}

for (const input of document.querySelectorAll("[data-cut]")) {
  const output = document.createElement("output");
  output.className = "count";
  output.dir = "ltr";
  output.htmlFor = input.id;
  input.after(output);
  show(input, output);
  input.addEventListener("input", () => show(input, output));
}
