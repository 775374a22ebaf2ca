"""What a page fetches beside its HTML on a first visit."""

import re

import pytest

REQUESTS = {
    "ar": ["css/site.css", "fonts/heading-ar.woff2", "js/site.js"],
    "en": ["css/site.css", "js/site.js"],
}


# The steps of the second hold Arabic words, in English too.
@pytest.mark.parametrize("guide", ["call-19912", "send-inquiry-website"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_first_visit_fetches_each_file_once_and_no_other(open_page, language, guide):
    page = open_page("about:blank")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/{language}/guides/{guide}/", wait_until="networkidle")
    found = [url.partition("/static/")[2] for url in asked[1:] if "/img/" not in url]
    assert sorted(re.sub(r"\.[0-9a-f]{12}\.", ".", name) for name in found) == REQUESTS[language]
    pictures = {url.partition("/static/")[2] for url in asked if "/img/" in url}
    assert pictures <= {"img/icon.svg", "img/hem.svg", "img/thread.svg"}
