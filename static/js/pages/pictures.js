// Only on pages with pictures of steps, templates/components/picture.html: keeps those that were
// seen for reading without a network, in the place of those that are there longest where there is
// no room. The service worker (templates/sw.js) saves the others as far as they fit.
const ROOM = 1000000; // bytes of a language: MAX_SAVED_BYTES in contacts/views/offline.py
const quietly = () => {}; // without it the page reads as before
let keeping = "serviceWorker" in navigator && navigator.serviceWorker.ready;

async function keep(address) {
  const names = await caches.keys();
  const cache = await caches.open(names.pop()); // the newest version's
  if (!await cache.match(address)) await cache.add(address);
  await makeRoom(cache);
}

async function makeRoom(cache) {
  let size = 0, homes = 0, oldest;
  for (const { url } of await cache.keys()) {
    size += (await (await cache.match(url)).blob()).size;
    if (/\/..\/$/.test(url)) homes++;
    if (/\/pictures\//.test(url)) oldest = oldest || url;
  }
  if (size > ROOM * Math.max(1, homes) && oldest && await cache.delete(oldest)) await makeRoom(cache);
}

function note({ currentSrc }) {
  keeping = keeping.then(() => keep(currentSrc)).catch(quietly);
}

// One that does not come leaves its words, without the room that was kept for it.
function giveRoomBack(picture) {
  ["width", "height"].forEach((side) => picture.removeAttribute(side));
}

document.querySelectorAll(".picture img").forEach((picture) => {
  if (picture.complete && !picture.naturalWidth) giveRoomBack(picture);
  picture.addEventListener("error", () => giveRoomBack(picture));
});

if (keeping) {
  document.querySelectorAll(".picture img").forEach((picture) => {
    if (picture.complete && picture.naturalWidth) note(picture);
    picture.addEventListener("load", () => note(picture)); // another file too, in a wider window
  });
}
