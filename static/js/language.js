// Remembers the language a reader picks, so that the bare address opens in it next time: without
// this script the browser's own language decides. It does so for a year of 31536000 seconds.
// And the link leads to the same step.
const link = document.querySelector("[data-language]");

if (link) {
  const address = link.getAttribute("href");
  const keep = () => { link.href = address + location.hash; };
  keep();
  addEventListener("hashchange", keep);
  link.addEventListener("click", () => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `django_language=${link.dataset.language}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  });
}
