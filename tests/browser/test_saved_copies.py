"""Which pages are saved and found again, and what is said where none is."""

import pytest

from contacts.models import Guide
from tests.browser.saved import IS_GONE, IS_SAVED, SAVED_ADDRESSES, forget, visit

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
NEEDS_CONNECTION = {"ar": "هذا يحتاج إلى اتصال بالإنترنت", "en": "This needs a connection"}
CAME_WITH = [
    "guides/call-19912/?fbclid=IwAR0&utm_source=x",
    "guides/call-19912/?q=1&page=2",
    "guides/call-19912",
    "guides/call-19912?gclid=1",
    "Guides/CALL-19912/",
    "guides/call-19912/%E2%80%8F",
    "guides/call-19912%D8%9F",
]


@both_languages
def test_saved_page_is_found_by_what_came_with_its_link(reader, language):
    visit(reader, language)
    reader.goto(f"/{language}/guides/call-19912/")
    title = reader.locator("h1").inner_text()
    reader.context.set_offline(True)
    for path in (
        f"{prefix}/{came}" for prefix in (language, language.upper()) for came in CAME_WITH
    ):
        reader.goto(f"/{path}")
        assert reader.locator("h1").inner_text() == title, path
        assert reader.locator(".saved-copy").is_visible()
    reader.goto(f"/{language}?utm_campaign=x")
    assert reader.locator(".call-card a[href='tel:19912']").is_visible()


@both_languages
def test_query_that_makes_another_page_finds_no_saved_one(reader, language):
    visit(reader, language)
    reader.context.set_offline(True)
    for query in ("?cost=free", "?utm_source=x&language=en"):
        reader.goto(f"/{language}/{query}")
        assert reader.locator("meta[name=robots]").get_attribute("content") == "noindex"


@both_languages
@pytest.mark.parametrize("page", ["search/?q=19912", "VERIFY/"])
def test_search_and_checker_say_that_they_need_a_connection(reader, language, page):
    visit(reader, language)
    reader.goto(f"/{language}/guides/call-19912/")
    title = reader.locator("h1").inner_text()
    forget(reader)
    reader.context.set_offline(True)
    reader.goto(f"/{language}/{page}")
    assert reader.locator("h1").inner_text() == NEEDS_CONNECTION[language]
    assert reader.locator("main a[href='tel:19912']").is_visible()
    rows = reader.locator("[data-saved-pages] a")
    assert rows.count() > 30
    rows.get_by_text(title, exact=True).click()
    reader.locator(".saved-copy").wait_for()
    assert reader.locator("h1").inner_text() == title


@both_languages
@pytest.mark.parametrize(
    "connection", ["saveData: true", "type: 'cellular'", "effectiveType: 'slow-2g'"]
)
def test_where_data_is_dear_only_what_matters_and_what_was_read_is_saved(
    reader, language, connection
):
    reader.add_init_script(
        f"Object.defineProperty(navigator, 'connection', {{ value: {{ {connection} }} }})"
    )
    reader.goto(f"/{language}/")
    assert reader.evaluate(IS_SAVED, f"/{language}/channels/hotline/")
    reader.goto(f"/{language}/guides/call-19912/?utm_source=x")
    assert reader.evaluate(IS_SAVED, f"/{language}/guides/call-19912/")
    reader.goto(f"/{language}/search/?q=19912")
    saved = [url for url in reader.evaluate(SAVED_ADDRESSES) if f"/{language}/" in url]
    paths = ("", "channels/hotline/", "guides/call-19912/", "offline/", "offline/connection/")
    assert sorted(saved) == sorted(f"/{language}/{path}" for path in paths)
    reader.context.set_offline(True)
    reader.goto(f"/{language}/questions/")
    links = reader.locator("[data-saved-pages] a").evaluate_all(
        "all => all.map((one) => one.pathname)"
    )
    assert sorted(links) == sorted(f"/{language}/{path}" for path in paths[:3])


def test_new_publication_keeps_few_pages_few(reader):
    reader.add_init_script(
        "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
    )
    reader.goto("/en/")
    assert reader.evaluate(IS_SAVED, "/en/channels/hotline/")
    [before] = reader.evaluate("caches.keys()")
    Guide.objects.get(slug="send-inquiry-website").save()
    reader.goto("/en/questions/")
    assert reader.evaluate(IS_GONE, before)
    assert reader.evaluate(IS_SAVED, "/en/questions/")
    saved = [url for url in reader.evaluate(SAVED_ADDRESSES) if url.startswith("/en/")]
    assert len(saved) == 5


@both_languages
def test_booklet_is_read_without_a_network(reader, language):
    visit(reader, language)
    reader.context.set_offline(True)
    reader.goto(f"/{language}/offline/")
    reader.locator("main a[href$='booklet.html']").click()
    reader.locator("#guide-call-19912").wait_for()
    assert reader.evaluate("getComputedStyle(document.querySelector('h1')).fontSize") == "32px"
