"""axe-core finds nothing wrong on any kind of page, in both languages, light and dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import WITHOUT_SERVICE_WORKER

pytestmark = pytest.mark.xdist_group("browser")
PATHS = [
    "",
    "questions/",
    "channels/hotline/",
    "guides/send-inquiry-website/",
    "pages/stay-safe/",
    "search/?q=19912",
    "search/?q=zzzzzz",
    "verify/",
    "verify/?q=ca-gov-sa.com",
    "no-such-page/",
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_violation_and_nothing_undecided(browser, site, language, scheme):
    context = browser.new_context(base_url=site, color_scheme=scheme)
    context.add_init_script(WITHOUT_SERVICE_WORKER)
    page, found = context.new_page(), {}
    for path in PATHS:
        page.goto(f"/{language}/{path}")
        results = Axe().run(page).response
        for kind in ("violations", "incomplete"):
            for rule in results[kind]:
                nodes = [node["html"][:120] for node in rule["nodes"]]
                found[f"{path or 'home'} {kind} {rule['id']}"] = nodes
    context.close()
    assert found == {}
