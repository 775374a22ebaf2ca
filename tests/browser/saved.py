"""What a phone has saved of the site, and the wait for it."""

from playwright.sync_api import Page

# The list is saved last; false after twenty seconds.
IS_SAVED = """async (list) => {
  for (let turn = 0; turn < 400; turn++) {
    if (await caches.match(list)) return true;
    await new Promise((later) => setTimeout(later, 50));
  }
  return false;
}"""
IS_GONE = """async (name) => {
  for (let turn = 0; turn < 400; turn++) {
    if (!(await caches.keys()).includes(name)) return true;
    await new Promise((later) => setTimeout(later, 50));
  }
  return false;
}"""
SAVED_ADDRESSES = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const requests = await Promise.all(caches_.map((cache) => cache.keys()));
  return requests.flat().map((request) => request.url.replace(location.origin, ""));
}"""


def visit(page: Page, language: str) -> None:
    """Opens the home page and stays until everything is saved."""
    page.goto(f"/{language}/")
    assert page.evaluate(IS_SAVED, f"/{language}/offline/pages.json")
    forget(page)


def forget(page: Page) -> None:
    """Empties the browser's own cache, which may show a page for a minute without asking."""
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
