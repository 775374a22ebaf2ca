// Remembers the language a reader picks, so that the bare address opens in it next time.
// Without this script the browser's own language decides.
const YEAR = 365 * 24 * 60 * 60;
const link = document.querySelector("[data-language]");

link?.addEventListener("click", () => {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `django_language=${link.dataset.language}; Path=/; Max-Age=${YEAR}; SameSite=Lax${secure}`;
});
