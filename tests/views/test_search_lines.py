"""The line under a result is in the reader's language wherever it is written in it."""

import pytest

from contacts.models import Channel, Guide, Page, Step
from contacts.search.service import search
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
QUERIES = [
    *("www.ca.gov.sa", "ca gov sa", "@citizen_care", "citizen_care", "19912", "١٩٩١٢"),
    *("password", "كلمة المرور", "Call 19912", "اتصل بالرقم 19912", "X", "app store"),
    *("inquiry", "استفسار", "hotline", "الخط الساخن", "free of charge", "verification code"),
]


@pytest.fixture
def lines(client):
    """The line under each result, by where the result leads."""

    def get(language, query):
        page = parse(client.get(f"/{language}/search/", {"q": query}).content.decode())
        items = [item for ol in page.all("ol", class_="hits") for item in ol.all("li")]
        found = {}
        for item in items:
            found[item.one("h3").one("a")["href"]] = item.all("p", class_="snippet")
        assert found
        return {link: line[0] for link, line in found.items() if line}

    return get


@both_languages
@pytest.mark.parametrize("query", QUERIES)
def test_no_line_is_in_the_other_language_where_both_are_written(lines, language, query):
    for link, line in lines(language, query).items():
        assert line.all(class_="foreign-block") == line.all(class_="foreign") == [], link


@pytest.mark.parametrize(
    ("language", "text"), [("ar", "اتصل بالرقم 19912."), ("en", "Call 19912.")]
)
def test_step_that_answers_is_told_in_the_readers_language(lines, language, text):
    found = lines(language, "19912")
    [line, *_] = [line for line in found.values() if line.text == text]
    assert [mark.text for mark in line.all("mark")] == ["19912"]


@pytest.mark.parametrize(
    ("language", "other", "query"),
    [("ar", "en", "xylophone"), ("en", "ar", "زيلفون")],
)
@pytest.mark.parametrize("field", ["text", "detail"])
def test_same_step_is_shown_when_only_the_other_language_says_it(
    lines, language, other, query, field
):
    own = {"ar": "سطر الصفحة نفسها", "en": "The line of the page itself"}[language]
    texts = {f"{field}_{language}": own, f"{field}_{other}": f"{query} {query}"}
    Step.objects.filter(uid="fill-form", guide__slug="send-inquiry-website").update(**texts)
    link = f"/{language}/guides/send-inquiry-website/#step-fill-form"
    assert lines(language, query)[link].text == own
    hit = search(query, language=language).hits[0]
    assert (hit.matched_language, hit.text) == (other, f"{query} {query}")
    assert (hit.shown.value, hit.shown.is_fallback) == (own, False)


@pytest.mark.parametrize(
    ("language", "other", "query"),
    [("ar", "en", "xylophone"), ("en", "ar", "زيلفون")],
)
def test_line_missing_in_the_readers_language_is_shown_in_the_other(lines, language, other, query):
    step = Step.objects.filter(uid="fill-form", guide__slug="send-inquiry-website")
    step.update(**{f"detail_{language}": "", f"detail_{other}": f"{query} {query}"})
    line = lines(language, query)[f"/{language}/guides/send-inquiry-website/#step-fill-form"]
    assert line.one(class_="foreign-block")["lang"] == other


@pytest.mark.parametrize(
    ("language", "other", "query"),
    [("ar", "en", "xylophone"), ("en", "ar", "زيلفون")],
)
def test_channel_and_page_say_the_same_part_in_the_readers_language(lines, language, other, query):
    own = {"ar": "سطر الصفحة نفسها", "en": "The line of the page itself"}[language]
    Channel.objects.filter(slug="hotline").update(
        **{f"summary_{language}": own, f"summary_{other}": query}
    )
    paragraphs = {f"body_{language}": f"1\n\n{own}\n\n3", f"body_{other}": f"1\n\n{query}\n\n3"}
    Page.objects.filter(slug="privacy").update(**paragraphs)
    found = lines(language, query)
    assert found[f"/{language}/channels/hotline/"].text == own
    assert found[f"/{language}/pages/privacy/"].text == own


@both_languages
def test_fact_of_a_channel_is_told_in_the_readers_language(lines, language):
    """Also behind a reply time that is written in the other one alone."""
    other = {"ar": "en", "en": "ar"}[language]
    facts = {"cost": "free", "sign_in": "not_needed", f"response_time_{other}": "5"}
    Channel.objects.filter(slug="x-account").update(**facts)
    asked = {"ar": "signing in not needed", "en": "تسجيل الدخول غير مطلوب"}[language]
    line = lines(language, asked)[f"/{language}/channels/x-account/"]
    assert line.all(class_="foreign-block") == []
    assert line.text == {"ar": "تسجيل الدخول: غير مطلوب", "en": "Signing in: Not needed"}[language]


@both_languages
def test_guide_without_the_readers_language_is_shown_in_the_other(lines, language):
    other = {"ar": "en", "en": "ar"}[language]
    guide = Guide.objects.get(slug="call-19912")
    Guide.objects.filter(pk=guide.pk).update(**{f"summary_{language}": ""})
    Step.objects.filter(guide=guide).update(**{f"text_{language}": "", f"detail_{language}": ""})
    found = lines(language, "19912")
    [line] = [one for link, one in found.items() if "/guides/call-19912/" in link]
    assert line.one(class_="foreign-block")["lang"] == other
