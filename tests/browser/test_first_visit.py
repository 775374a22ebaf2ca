"""What a page fetches beside its HTML on a first visit."""

import re

import pytest

REQUESTS = {
    "ar": ["css/site.css", "fonts/heading-ar.woff2", "js/site.js"],
    "en": ["css/site.css", "js/site.js"],
}


WITH_PICTURES = ["css/pictures.css", "js/pictures.js"]


# The second holds Arabic words, in English too; the third has pictures.
@pytest.mark.parametrize(
    ("guide", "pictures"),
    [("call-19912", 0), ("what-is-contact-us", 0), ("send-inquiry-website", 3)],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_first_visit_fetches_each_file_once_and_no_other(open_page, language, guide, pictures):
    page = open_page("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/{language}/guides/{guide}/", wait_until="networkidle")
    shown = [url for url in asked if "/pictures/" in url]
    assert len(shown) == len(set(shown)) <= pictures  # those further down come later
    assert bool(shown) == bool(pictures)
    files = [url for url in asked[1:] if "/img/" not in url and url not in shown]
    found = [re.sub(r"\.[0-9a-f]{12}\.", ".", url.partition("/static/")[2]) for url in files]
    assert sorted(found) == sorted(REQUESTS[language] + (WITH_PICTURES if pictures else []))
    drawings = {url.partition("/static/")[2] for url in asked if "/img/" in url}
    assert drawings <= {"img/icon.svg", "img/hem.svg", "img/thread.svg"}
