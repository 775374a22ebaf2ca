"""A row of every kind that readers may not see (now), and no page that shows a word of it."""

from datetime import date, time, timedelta

import pytest

from contacts import urls as contacts_urls
from contacts.models import (
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    Endpoint,
    Guide,
    Holiday,
    Notice,
    OpeningHours,
    Page,
    Step,
    Synonym,
    Topic,
)
from tests.conftest import SUNDAY_10
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
SECRET = "zqxjsecret"
NOT_NOW = "zqxjnotnow"  # of a notice that is over, or to come: a calendar tells of those


HIDDEN = {
    "draft": {"status": "draft"},
    "later": {"status": "published", "publish_at": SUNDAY_10 + timedelta(seconds=1)},
    "over": {"status": "published", "expire_at": SUNDAY_10},
}


@pytest.fixture(params=HIDDEN)
def hidden(request):
    return HIDDEN[request.param]


@pytest.fixture
def drafts(hidden):
    hotline = Channel.objects.get(slug="hotline")
    call = Guide.objects.get(slug="call-19912")
    texts = {"name_ar": f"سر {SECRET}", "name_en": SECRET}
    channel = Channel.objects.create(slug="draft-channel", kind="phone", **texts, **hidden)
    topic = Topic.objects.create(slug="draft-topic", **texts, **hidden)
    Page.objects.create(
        slug="draft-page", title_ar=SECRET, title_en=SECRET, body_en=SECRET, **hidden
    )
    titles = {"title_ar": SECRET, "title_en": SECRET, "summary_ar": SECRET, "summary_en": SECRET}
    Guide.objects.create(
        slug="draft-guide", featured=True, channel=hotline, topic=call.topic, **titles, **hidden
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
    Step.objects.create(guide=guide, text_en=SECRET, text_ar=SECRET, **hidden)
    Step.objects.create(guide=call, text_en=SECRET, text_ar=SECRET, **hidden)
    Endpoint.objects.create(
        channel=hotline, kind="phone", value="920001234", label_en=SECRET, **hidden
    )
    hours = {"channel": hotline, "days": ["sun"], "closes": time(23)}
    OpeningHours.objects.create(opens=time(1), note_en=SECRET, **hours, **hidden)
    OpeningHours.objects.create(opens=time(2), **hours)  # without times it had no calendar
    Holiday.objects.create(
        first_day=date(2026, 11, 1),
        last_day=date(2026, 12, 30),
        confirmed=True,
        **texts,
        **hidden,
    )
    Claim.objects.create(
        kind="x", value=SECRET, verdict="fake", note_ar=SECRET, note_en=SECRET, **hidden
    )
    said = {"text_ar": SECRET, "text_en": SECRET, "detail_ar": SECRET, "severity": "out_of_order"}
    Notice.objects.create(starts_at=SUNDAY_10, **said, **hidden)
    said["status"] = "published"
    Notice.objects.create(starts_at=SUNDAY_10, channel=channel, **said)
    said |= {"text_ar": NOT_NOW, "text_en": NOT_NOW, "detail_ar": ""}
    Notice.objects.create(starts_at=SUNDAY_10 + timedelta(seconds=1), **said)
    Notice.objects.create(starts_at=SUNDAY_10 - timedelta(days=1), ends_at=SUNDAY_10, **said)
    Holiday.objects.create(
        first_day=date(2026, 11, 1), last_day=date(2026, 12, 30), channel=channel, **texts
    )
    said = {"text_ar": SECRET, "text_en": SECRET}
    asked = ChooserQuestion.objects.create(slug="draft-question", hint_en=SECRET, **said, **hidden)
    for slug in ("one", "two"):
        ChooserAnswer.objects.create(question=asked, slug=slug, text_en=SECRET)
    first = ChooserQuestion.objects.first()
    ChooserAnswer.objects.create(question=first, slug="draft-answer", **said, **hidden)
    first.answers.update(guide=Guide.objects.get(slug="draft-guide"))
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
        f"/{language}/offline/connection/",
        f"/{language}/booklet.html",
        f"/{language}/guides/call-19912.md",
        f"/{language}/guides/orphan.md",
        "/llms.txt",
        f"/{language}/offline/pages.json",
        f"/{language}/changes.atom",
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
        html = body.decode(errors="replace")  # a picture is no text
        assert SECRET not in html, url
        assert NOT_NOW not in html or url.endswith(".ics"), url
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
def test_draft_has_no_page(client, drafts, hidden, language, path):
    """One that was there leads elsewhere for now."""
    assert client.get(f"/{language}/{path}").status_code == (302 if "expire_at" in hidden else 404)


def test_every_public_address_is_among_the_crawled(client, drafts):
    """One that is added later has to be crawled for drafts too."""
    known = {pattern.name for pattern in contacts_urls.urlpatterns}
    crawled = {"home", "search", "suggest", "verify", "offline", "saved-pages", "channel-vcard"}
    crawled |= {
        "offline-asked",
        "booklet",
        "guide-markdown",
        "channel-calendar",
        "channel-qr",
        "guide-qr",
        "changes-feed",
    }
    crawled |= {"channel", "guide", "page", "questions", "topic", "others", "changes"}
    crawled |= {"choose", "chosen"}
    # Of a published question; and of a search, to whose page it leads back.
    forms = {"feedback", "report", "report-thanks", "unwanted"}
    assert known - crawled - forms == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_search_finds_no_draft(client, drafts, language):
    html = client.get(f"/{language}/search/", {"q": "draft guide " + SECRET}).content.decode()
    main = parse(html).one("main")
    assert not [link for link in main.all("a") if "draft-" in link["href"]]
    assert SECRET not in " ".join(link.text for link in main.all("a"))
