"""On paper: the number and a code to scan, no status that would lie later, nothing to press."""

import pytest

pytestmark = pytest.mark.xdist_group("browser")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_channel_prints_with_its_code_and_without_its_status(open_page, language):
    page = open_page(f"/{language}/channels/hotline/")
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    page.emulate_media(media="print")
    page.pdf(format="A4")
    assert [url for url in requested if url.endswith("/channels/hotline/qr.svg")]
    assert page.locator("img.only-print").is_visible()
    assert page.locator(".endpoint-value").inner_text() == "19912"
    for hidden in (".status", ".button", ".site-nav", ".language-link"):
        assert page.locator(hidden).first.is_hidden(), hidden


@pytest.mark.parametrize("language", ["ar", "en"])
def test_code_is_not_fetched_for_the_screen(open_page, language):
    page = open_page(f"/{language}/")
    requested = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto(f"/{language}/channels/hotline/", wait_until="networkidle")
    assert [url for url in requested if "qr.svg" in url] == []
