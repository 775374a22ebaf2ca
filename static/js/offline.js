// Has the pages of this language saved on the device, once this one is there (templates/sw.js).
const quietly = () => {}; // without it the site reads as before

async function saveThisLanguage() {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage(document.documentElement.lang);
}

if ("serviceWorker" in navigator) {
  addEventListener("load", () => saveThisLanguage().catch(quietly));
}
