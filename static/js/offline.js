// Has the pages of this language saved on the device, once this one is there (templates/sw.js);
// where data is dear or slow, only this one and those that matter most.
const quietly = () => {}; // without it the site reads as before
const { saveData, type, effectiveType } = navigator.connection || {};
const isMetered = saveData || type === "cellular" || /2g/.test(effectiveType);

async function saveThisLanguage() {
  await navigator.serviceWorker.register("/sw.js");
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage([`/${document.documentElement.lang}/`, isMetered, location.pathname]);
}

const save = () => saveThisLanguage().catch(quietly);

if ("serviceWorker" in navigator) {
  if (document.readyState === "complete") save();
  else addEventListener("load", save);
}
