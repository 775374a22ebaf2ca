// Has the pages of this language saved on the device, once this one is there (templates/sw.js).
const quietly = () => {}; // without it the site reads as before

async function saveThisLanguage() {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage(document.documentElement.lang);
}

const save = () => saveThisLanguage().catch(quietly);

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") save();
  else addEventListener("load", save);
}
