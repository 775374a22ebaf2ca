"""“Report a problem on this page”: from every page for readers, to a form that fits it."""

import pytest

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
    assert client.post(link["href"], {}).status_code == 302
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
