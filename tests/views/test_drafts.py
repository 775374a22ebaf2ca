"""A draft of everything, and no page that shows a word of it."""

from datetime import date, time

import pytest

from contacts import urls as contacts_urls
from contacts.models import (
    Channel,
    Claim,
    Endpoint,
    Guide,
    Holiday,
    OpeningHours,
    Page,
    Step,
    Synonym,
    Topic,
)
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
SECRET = "zqxjsecret"


@pytest.fixture
def drafts():
    hotline = Channel.objects.get(slug="hotline")
    call = Guide.objects.get(slug="call-19912")
    texts = {"name_ar": f"سر {SECRET}", "name_en": SECRET}
    channel = Channel.objects.create(slug="draft-channel", kind="phone", **texts)
    topic = Topic.objects.create(slug="draft-topic", **texts)
    Page.objects.create(slug="draft-page", title_ar=SECRET, title_en=SECRET, body_en=SECRET)
    titles = {"title_ar": SECRET, "title_en": SECRET, "summary_ar": SECRET, "summary_en": SECRET}
    Guide.objects.create(
        slug="draft-guide", featured=True, channel=hotline, topic=call.topic, **titles
    )
    # Published rows that hang on drafts: they show, the drafts do not.
    guide = Guide.objects.create(
        slug="orphan",
        title_en="Orphan question?",
        title_ar="سؤال؟",
        channel=channel,
        topic=topic,
        featured=True,
        status="published",
    )
    Step.objects.create(guide=guide, text_en=SECRET, text_ar=SECRET, status="draft")
    Step.objects.create(guide=call, text_en=SECRET, text_ar=SECRET, status="draft")
    Endpoint.objects.create(
        channel=hotline, kind="phone", value="920001234", label_en=SECRET, status="draft"
    )
    OpeningHours.objects.create(
        channel=hotline,
        days=["sun"],
        opens=time(1),
        closes=time(23),
        note_en=SECRET,
        status="draft",
    )
    Holiday.objects.create(
        first_day=date(2026, 11, 1),
        last_day=date(2026, 12, 30),
        confirmed=True,
        status="draft",
        **texts,
    )
    Claim.objects.create(kind="x", value=SECRET, verdict="fake", note_ar=SECRET, note_en=SECRET)
    Synonym.objects.create(language="en", term=SECRET, equivalents=["19912"])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_page_leaks_a_draft(client, drafts, language):
    channels = [f"/{language}/channels/hotline{end}" for end in (".vcf", ".ics", "/qr.svg")]
    starts = [
        f"/{language}/",
        f"/{language}/search/?q=orphan",
        f"/{language}/suggest/?q=orphan",
        f"/{language}/verify/?q=19912",
        f"/{language}/offline/",
        f"/{language}/offline/pages.json",
        *channels,
        f"/{language}/guides/call-19912/qr.svg",
        "/api/v1/directory.json",
        "/sitemap.xml",
        "/sw.js",
    ]
    seen, todo = set(), set(starts)
    while todo:
        url = todo.pop()
        seen.add(url)
        response = client.get(url)
        assert response.status_code == 200, url
        body = b"".join(response) if response.streaming else response.content
        html = body.decode()
        assert SECRET not in html, url
        assert "920001234" not in html.replace(" ", ""), url
        assert "draft-" not in html, url
        if response.headers["Content-Type"].startswith("text/html"):
            links = [link["href"].partition("#")[0] for link in parse(html).all("a")]
            todo |= {link for link in links if link.startswith("/")} - seen
    assert f"/{language}/guides/orphan/" in seen


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "path", ["channels/draft-channel/", "guides/draft-guide/", "pages/draft-page/"]
)
def test_draft_has_no_page(client, drafts, language, path):
    assert client.get(f"/{language}/{path}").status_code == 404


def test_every_public_address_is_among_the_crawled(client, drafts):
    """One that is added later has to be crawled for drafts too."""
    known = {pattern.name for pattern in contacts_urls.urlpatterns}
    crawled = {"home", "search", "suggest", "verify", "offline", "saved-pages", "channel-vcard"}
    crawled |= {"channel-calendar", "channel-qr", "guide-qr"}  # where the crawl starts
    crawled |= {"channel", "guide", "page", "questions", "topic", "others"}  # where links lead
    forms = {"feedback", "feedback-thanks"}  # of a published question
    assert known - crawled - forms == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_search_finds_no_draft(client, drafts, language):
    html = client.get(f"/{language}/search/", {"q": "draft guide " + SECRET}).content.decode()
    main = parse(html).one("main")
    assert not [link for link in main.all("a") if "draft-" in link["href"]]
    assert SECRET not in " ".join(link.text for link in main.all("a"))
