"""“Report a problem on this page”: from every page for readers, to a form that fits it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.models import Channel, Endpoint, Feedback
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
PAGES = {
    "": "",
    "channels/hotline/": "channels/hotline/",
    "guides/call-19912/": "guides/call-19912/",
    "topics/phone/": "topics/phone/",
    "topics/phone/?page=2": "topics/phone/",
    "pages/privacy/": "pages/privacy/",
    "questions/": "questions/",
    "changes/": "changes/",
    "offline/": "offline/",
    "verify/": "verify/",
    "verify/?q=0501234567": "verify/",
    "search/": "search/",
    "search/?q=zzzzzz": "search/",
    "none/": "none/",
}
WORDS = {"ar": "أبلغ عن خطأ في هذه الصفحة", "en": "Report a problem on this page"}


def links_of(html, language):
    return [a for a in html.all("a") if a["href"].startswith(f"/{language}/report/")]


@both_languages
@pytest.mark.parametrize("path", PAGES)
def test_every_page_leads_to_a_report_of_itself(client, language, path):
    html = parse(client.get(f"/{language}/{path}").content.decode())
    [link] = [one for one in links_of(html, language) if one.text == WORDS[language]]
    assert link["href"] == f"/{language}/report/?page=/{language}/{PAGES[path]}"
    assert link["rel"] == "nofollow"
    assert client.post(link["href"], {"reason": "missing"}).status_code in {200, 302}
    assert client.post(link["href"], {"comment": ""}).status_code == 302
    assert Feedback.objects.last().page == f"/{language}/{PAGES[path]}"


@both_languages
def test_missing_page_takes_a_report_in_both_languages(client, language):
    html = parse(client.get(f"/{language}/none/").content.decode())
    for code, words in WORDS.items():
        [link] = links_of(html, code)
        assert (link.text, link.inherited("lang")) == (words, code)
        assert link["href"] == f"/{code}/report/?page=/{language}/none/"


@both_languages
def test_each_number_of_a_channel_has_a_report_of_its_own(client, language):
    for channel in Channel.objects.published():
        html = parse(client.get(f"/{language}/channels/{channel.slug}/").content.decode())
        links = links_of(html.one("main"), language)
        assert len(links) == channel.endpoints.count()
        for link, endpoint in zip(links, channel.endpoints.order_by("position"), strict=True):
            form = parse(client.get(link["href"]).content.decode())
            number = form.one("p", class_="lead").one("bdi")
            assert (number.text, number["dir"]) == (endpoint.display, "ltr")
            assert client.post(link["href"], {"reason": "dead"}).status_code == 302
            stored = Feedback.objects.first()
            assert (stored.endpoint, stored.value) == (endpoint, endpoint.display)


@both_languages
def test_form_says_what_is_kept_and_whom_it_reaches(client, language):
    form = parse(client.get(f"/{language}/report/?page=/{language}/").content.decode())
    text = form.one("main").text
    kept = {"ar": "نحو سنة", "en": "about a year"}[language]
    reached = {"ar": "لا إلى حساب المواطن", "en": "not to Citizen Account"}[language]
    assert kept in text
    assert reached in text
    assert [a["href"] for a in form.one("main").all("a")] == [f"/{language}/", "tel:19912"]
    asked = {one["name"] for one in form.one("form").all("input")} | {"comment"}
    assert asked == {"reason", "homepage", "comment"}


@both_languages
@pytest.mark.parametrize(
    "page", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/admin/", "\\"]
)
def test_foreign_address_is_never_shown(client, language, page):
    for name in ("report/", "report/thanks/"):
        answer = client.get(f"/{language}/{name}", {"page": page})
        assert answer.status_code == 200
        main = parse(answer.content.decode()).one("main")
        assert "evil" not in main.text
        assert not [a for a in main.all("a") if page in a["href"]]
    client.post(f"/{language}/report/?page={page}", {"comment": "x"})
    assert Feedback.objects.get().page == ""


@both_languages
def test_reason_that_does_not_fit_is_refused_beside_the_field(client, language):
    path = f"/{language}/report/?page=/{language}/verify/"
    answer = client.post(path, {"reason": "failed", "comment": "typed"})
    form = parse(answer.content.decode())
    sentence = {
        "ar": "اختر أحد هذه الأسباب، أو لا تختر شيئًا.",
        "en": "Choose one of these reasons, or none.",
    }[language]
    assert form.one("fieldset").one(class_="field-error").text == sentence
    assert form.one("textarea").text == "typed"
    assert Feedback.objects.count() == 0


def test_language_link_keeps_what_it_is_about(client):
    html = parse(client.get("/ar/report/?page=/ar/channels/hotline/").content.decode())
    href = html.one("a", class_="language-link")["href"]
    assert href == "/en/report/?page=/ar/channels/hotline/"
    assert "Unified customer service number" in client.get(href).content.decode()


def test_number_that_is_gone_leaves_its_channel(client):
    Endpoint.objects.filter(value="19912").update(status="draft")
    path = "/en/report/?page=/en/channels/hotline/&endpoint=phone:19912"
    assert client.post(path, {"reason": "hours"}).status_code == 302
    stored = Feedback.objects.get()
    assert (stored.page, stored.endpoint) == ("/en/channels/hotline/", None)


def test_reports_are_in_no_sitemap(client):
    assert b"report" not in client.get("/sitemap.xml").content


@both_languages
@pytest.mark.parametrize(
    "page",
    ["/nope/", "/directory.json", "/api/v1/directory.json", "/fr/", "/ar/guides/call-19912.md"],
)
def test_address_that_is_no_page_is_kept_and_no_link(client, language, page):
    answer = client.post(f"/{language}/report/?page={page}", {"reason": "broken"})
    assert Feedback.objects.get().page == page
    for path in (f"/{language}/report/?page={page}", answer.headers["Location"]):
        main = parse(client.get(path).content.decode()).one("main")
        assert not [a for a in main.all("a") if a["href"] == page]


@both_languages
def test_booklet_is_known_by_its_name(client, language):
    page = f"/{language}/booklet.html"
    form = parse(client.get(f"/{language}/report/?page={page}").content.decode())
    link = form.one("p", class_="lead").one("a")
    words = {"ar": "كل الصفحات في ملف واحد", "en": "All pages in one file"}[language]
    assert (link["href"], link.text) == (page, words)
    client.post(f"/{language}/report/?page={page}", {"reason": "wrong"})
    assert Feedback.objects.get().page == page


def stored_of(client, *posts, path="/en/report/?page=/en/verify/"):
    for fields in posts:
        assert client.post(path, fields).status_code == 302
    return Feedback.objects.count()


def test_same_report_within_ten_minutes_is_thanked_and_stored_once(client, settings):
    settings.FEEDBACK_PER_PAGE = 10
    same = {"reason": "broken", "comment": "It\r\nfails"}
    assert stored_of(client, *[same] * 7) == 1
    for other in ({**same, "reason": "wrong"}, {**same, "comment": "It"}, {"comment": "It"}):
        before = Feedback.objects.count()
        assert stored_of(client, other, other) == before + 1
    assert stored_of(client, same, path="/ar/report/?page=/en/verify/") == 5
    Feedback.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    assert stored_of(client, same) == 6


def test_same_reason_of_two_numbers_is_stored_twice(client):
    path = "/en/report/?page=/en/channels/{}/&endpoint={}:{}"
    for number in Endpoint.objects.published()[:2]:
        about = path.format(number.channel.slug, number.kind, number.value)
        for _ in range(2):
            assert client.post(about, {"reason": "dead"}).status_code == 302
    assert Feedback.objects.count() == 2


def test_presses_without_a_word_are_counted_one_by_one(client):
    guide = "/en/report/?page=/en/guides/call-19912/"
    assert stored_of(client, {"helpful": "yes"}, {"helpful": "yes"}, path=guide) == 2


@both_languages
def test_previews_of_shared_addresses_have_the_page_s_title(client, language):
    for path in ("report/", "report/?helped=no&page=/ar/guides/call-19912/", "report/thanks/"):
        html = parse(client.get(f"/{language}/{path}").content.decode())
        [shared] = html.all("meta", property="og:title")
        assert shared["content"] == html.one("h1").text
        assert html.one("title").text.startswith(shared["content"])
