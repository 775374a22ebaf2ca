{% comment %}
The service worker: lets the published pages be read without a network.
Network first; what it saves is only what offline/pages.json lists, so never the admin, a form's
page, or an address with a query. The admin's address may be private: it is not named here.
Takes version, languages, hotline (path of its page after the language), max_saved_bytes (bytes),
network_timeout (milliseconds). Written for Chrome 70 and Safari 12.1, which know no "?." and "??".
{% endcomment %}{% load static %}const VERSION = "{{ version }}";
{# What a page of another version names, while both run: saved, it would stay without its files. #}
const OTHER = RegExp("(?!{% static 'css/site.css' %}|{% static 'js/site.js' %})/\\w+/(css|js)/site[.]");
const HOMES = ["/{{ languages|join:'/", "/' }}/"];
{# Pages that a query makes another page; of any other a query is what came with the link. #}
const ASKED = /^\/..\/(channels\/.*[?&]page|\?(.*&)?(language|cost|sign_in))=/;
{# Saved on any connection: pages are read as well in a device's own font. #}
const FIRST = RegExp("^.(static|theme)/(?!fonts)|^/../(offline/.*|{{ hotline }})?$");

{# Saves the pages of the reader's language, and of those that were saved before. #}
{# Few of them: those that matter most, the one that is being read, and anew those of before, #}
{# which is also all that a new publication makes it ask for by itself. #}
async function save(own, few, read) {
  const cache = await caches.open(VERSION);
  for (const home of HOMES) {
    const list = home + "offline/pages.json";
    if (await cache.match(list) || (home !== own && !await caches.match(home))) continue;
    const answer = await fetch(list);
    let size = 0;
    for (const url of await answer.clone().json()) {
      if (few && url !== read && !FIRST.test(url) && !await caches.match(url)) continue;
      const page = await cache.match(url) || await fetch(url, { cache: "no-cache" });
      if (!page.ok || OTHER.test(await page.clone().text())) throw url;
      const body = await page.arrayBuffer();
      if ((size += body.byteLength) > {{ max_saved_bytes }}) break;
      await cache.put(url, new Response(body, page));
    }
    if (!few) await cache.put(list, answer);{# last: it says that the others are there #}
  }
}

async function clean() {
  for (const name of await caches.keys()) if (name !== VERSION) await caches.delete(name);
}

{# Without what came with the link: a query, a mark at the end, capitals, a slash too few. #}
{# Of a picture the small file is saved, whatever is asked for. #}
async function find(address) {
  if (ASKED.test(address)) return;
  const path = address.split("?")[0];
  return await caches.match(path) || await caches.match(path.toLowerCase().replace(/(%..|\W)*$/, "/"))
    || caches.match(path.replace(/\w+.\w+$/, "small.webp"));
}

const changed = async (copy, ...change) => new Response((await copy.text()).replace(...change), copy);

{# Back to what a form answered would be from the browser's cache alone, which keeps none of it: #}
{# a check, which changes nothing, is asked again; any other form is shown anew. #}
async function answer(request, page, address) {
  if (request.cache === "only-if-cached") {
    request = /verify/.test(address) ? new Request(request, { cache: "no-cache" }) : request.url;
  }
  const still = /^.pictures/.test(address) && await caches.match(address);{# it never changes #}
  if (still) return still;
  const network = fetch(request);
  try {
    const found = await Promise.race([network, new Promise((_, late) => setTimeout(late, {{ network_timeout }}))]);
    if (found.status < 500) return found;
  } catch {}
  const copy = request.method !== "POST" && await find(address);
  if (copy) return page ? changed(copy, "<html", "<html data-saved") : copy;
  return network.catch(() => page && instead(page, address));
}

{# Nothing for a file, which is then missing as without a worker. #}
async function instead(start, address) {
  for (const home of HOMES) {
    if (start === "/" && await caches.match(home)) return Response.redirect(home);
    if (!start[1] || !home.startsWith(start)) continue;
    const rows = await saved(home);
    const copy = await caches.match(`${home}offline/${/^....(search|verify)/i.test(address) ? "connection/" : ""}`);
    return changed(copy, /(saved-pages>)[^]*?(?=<\/ul>)/, (_, list) => list + rows);
  }
}

{# What there is to read in that language, by its own titles. #}
async function saved(home) {
  let rows = "";
  for (const { url } of await (await caches.open(VERSION)).keys()) {
    if (!url.includes(home) || /offline|booklet/.test(url)) continue;
    const title = /<h1.*?>([^]*?)<\/h1>/.exec(await (await caches.match(url)).text());
    if (title) rows += `<li><a href="${url}"><span>${title[1]}</span></a></li>`;
  }
  return rows;
}

let saving = Promise.resolve();
addEventListener("message", event => {
  event.waitUntil(saving = saving.then(() => save(...event.data)).catch(() => {}));
});
addEventListener("install", event => event.waitUntil(save("", true).then(() => skipWaiting())));
addEventListener("activate", event => event.waitUntil(clean()));
addEventListener("fetch", event => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  const start = pathname.slice(0, 4).toLowerCase();
  const page = request.mode === "navigate" && HOMES.some(home => home.startsWith(start)) && start;
  if (origin === location.origin && (page || /^.(static|theme|site|pictures)/.test(pathname))) {
    event.respondWith(answer(request, page, pathname + search));
  }
});
