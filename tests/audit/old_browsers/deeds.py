"""What readers do on the pages, tried one after another; each answers with its faults.

Things are found by what they are, not by how they look: a page without one has nothing to try.
"""

import json
from collections.abc import Callable

from tests.audit.old_browsers.page import Page

TAB = 9
STOPS = 5  # presses of Tab, of which each must be seen
SKEW = 65_000  # milliseconds: the page's moment is over then
SAVED_WITHIN = 30  # seconds

SEEN = "(e => !!e && e.getClientRects().length > 0 && getComputedStyle(e).visibility === 'visible')"
RING = """(() => {
  const e = document.activeElement, s = getComputedStyle(e);
  const isRinged = (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0)
    || s.boxShadow !== "none";
  return e === document.body || isRinged ? "" : e.outerHTML.slice(0, 60);
})()"""
# The switch that shows the marks of the steps: whatever brings one to be seen.
SHOW_MARKS = f"""(() => {{
  const mark = document.querySelector("[data-step]");
  const steps = document.querySelector("[data-checklist]");
  const area = steps && steps.parentElement;
  const able = "button:not([data-step]):not([data-copy]), [role=switch], label, [type=checkbox]";
  for (const one of area ? area.querySelectorAll(able) : []) {{
    if ({SEEN}(mark)) break;
    if ({SEEN}(one)) one.click();
  }}
  return !mark || {SEEN}(mark);
}})()"""
STATE = """(() => {
  const e = document.querySelector("[data-step]");
  return e.matches("[aria-pressed=true], [aria-checked=true], :checked")
    || !!e.querySelector(":checked");
})()"""


def focus(page: Page) -> list[str]:
    """The ring of the keyboard's focus."""
    for _ in range(STOPS):
        page.press("Tab", TAB)
        unringed = page.run(RING)
        if unringed:
            return [f"no ring of focus on {unringed}"]
    return []


def menu(page: Page) -> list[str]:
    summary = "document.querySelector('header summary')"
    if not page.run(f"{SEEN}({summary})"):
        return []
    page.run(f"{summary}.click()")
    seen = page.run(f"{SEEN}(document.querySelector('.site-nav a'))")
    return [] if seen else ["the menu does not open"]


def marks(page: Page) -> list[str]:
    """Steps are marked as done, and still are after coming back."""
    if not page.run("!!document.querySelector('[data-checklist]')"):
        return ["no steps to mark"]
    if not page.until(SHOW_MARKS, seconds=2):
        return ["no mark of a step is shown"]
    before = page.run(STATE)  # both languages share the marks
    page.run("document.querySelector('[data-step]').click()")
    if page.run(STATE) is before:
        return ["a step is not marked"]
    page.open(page.run("location.href"))
    kept = f"{STATE} !== {json.dumps(before)}"
    return [] if page.until(kept, seconds=2) else ["the mark of a step is not kept"]


def suggestions(page: Page) -> list[str]:
    page.run("document.querySelector('[data-suggest]').focus()")
    page.call("Input.insertText", text="19912")
    shown = page.until(f"{SEEN}(document.querySelector('main [role=option]'))")
    return [] if shown else ["no suggestions"]


def copying(page: Page) -> list[str]:
    """Buttons that copy are hidden, or do it and say so."""
    button = "document.querySelector('[data-copy]')"
    if not page.run(f"{SEEN}({button})"):
        return []
    page.allow_copying()
    page.run(f"{button}.click()")
    said = f"s => s.textContent.trim() === {button}.dataset.copied"
    done = page.until(f"Array.from(document.querySelectorAll('[role=status]')).some({said})")
    return [] if done else ["nothing is copied"]


def renewal(page: Page) -> list[str]:
    """What depends on the moment is taken anew: a word that was not there is gone."""
    regions = "document.querySelectorAll('main [data-moment]')"
    if not page.run(f"{regions}.length > 0"):
        return []
    page.run(f"(r => {{ r[0].textContent = 'outdated'; }})({regions})")
    page.run(f"(now => {{ Date.now = () => now() + {SKEW}; }})(Date.now.bind(Date))")
    page.run("dispatchEvent(new Event('online'))")
    done = page.until(f"{regions}[0].textContent !== 'outdated'")
    return [] if done else ["the status is not renewed"]


def saving(page: Page) -> list[str]:
    """The service worker takes the pages of this language; `offline` then reads them."""
    ready = "navigator.serviceWorker.ready.then(() => true)"
    late = "new Promise(done => setTimeout(done, 5000, false))"
    if not page.run(f"Promise.race([{ready}, {late}])"):
        return ["the service worker does not start"]
    language = page.run("document.documentElement.lang")
    saved = f"caches.match('/{language}/offline/pages.json')"
    page.run(f"var isSaved = false, look = () => {saved}.then(found => {{ isSaved = !!found; }})")
    found = page.until("look() && isSaved", seconds=SAVED_WITHIN)
    return [] if found else ["the pages are not saved"]


def offline(page: Page, address: str) -> list[str]:
    """Without the site, a saved page opens and says that it is one."""
    page.call("Network.setCacheDisabled", cacheDisabled=True)  # it would answer by itself
    page.open(f"{address}/guides/call-19912/")
    marked = page.run("document.documentElement.hasAttribute('data-saved')")
    return [] if marked else ["no saved page without a network"]


# Where each is tried: the name of a kind of page.
DEEDS: dict[str, tuple[Callable[[Page], list[str]], ...]] = {
    "home": (focus, menu, renewal, saving),
    "guide": (focus, marks),
    "channel": (copying, renewal),
    "search, not yet asked": (suggestions,),
}
