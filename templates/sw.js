{% comment %}
The service worker: lets the published pages be read without a network.
Network first; what it saves is only what offline/pages.json lists, so never the admin, a form's
page, or an address with a query. The admin's address may be private: it is not named here.
Takes version, languages, max_saved_bytes (bytes), network_timeout (milliseconds).
{% endcomment %}{% load static %}const VERSION = "{{ version }}";
const PAGE = /^\/(?:({{ languages|join:"|" }})\/|$)/;
const LANGUAGES = ["{{ languages|join:'", "' }}"];

{# Saves the pages of the reader's language, and of those that were saved before. #}
async function save(language) {
  const cache = await caches.open(VERSION);
  for (const code of LANGUAGES) {
    const list = `/${code}/offline/pages.json`;
    if (await cache.match(list) || (code !== language && !await caches.match(list))) continue;
    const answer = await fetch(list);
    let size = 0;
    for (const url of await answer.clone().json()) {
      const page = await fetch(url, { cache: "no-cache" });
      if (!page.ok) throw url;
      const body = await page.arrayBuffer();
      if ((size += body.byteLength) > {{ max_saved_bytes }}) break;
      await cache.put(url, new Response(body, page));
    }
    await cache.put(list, answer);{# last: it says that the others are there #}
  }
}

async function clean() {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
}

{# Back to what a form answered would be from the browser's cache alone, which keeps none of it: #}
{# a check, which changes nothing, is asked again; any other form is shown anew. #}
async function answer(request, page) {
  if (request.cache === "only-if-cached") {
    request = /verify/.test(request.url) ? new Request(request, { cache: "no-cache" }) : request.url;
  }
  const network = fetch(request);
  try {
    const found = await Promise.race([network, new Promise((_, late) => setTimeout(late, {{ network_timeout }}))]);
    if (found.status < 500) return found;
  } catch {}
  const copy = await caches.match(request);
  if (copy) return page ? new Response((await copy.text()).replace("<html", "<html data-saved"), copy) : copy;
  return network.catch(() => instead(page));
}

{# Nothing for a file, which is then missing as without a worker. #}
async function instead(page) {
  for (const code of LANGUAGES) {
    if (page?.[0] === "/" && await caches.match(`/${code}/`)) return Response.redirect(`/${code}/`);
    if (page?.[1] === code) return caches.match(`/${code}/offline/`);
  }
}

let saving = Promise.resolve();
addEventListener("message", (event) => {
  event.waitUntil(saving = saving.then(() => save(event.data)).catch(() => {}));
});
addEventListener("install", (event) => event.waitUntil(save().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clean()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const page = request.mode === "navigate" && PAGE.exec(pathname);
  const file = pathname.startsWith("{% get_static_prefix %}") && !search;
  if (origin === location.origin && (page || file)) event.respondWith(answer(request, page));
});
