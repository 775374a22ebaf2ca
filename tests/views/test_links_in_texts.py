"""Every published number, link and account in a text of a page can be pressed, and nothing else."""

import re

import pytest

from contacts.enums import NoticeSeverity
from contacts.models import Endpoint, Guide, Notice, Page, Step, clock
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
CALL, SITE, X = "tel:19912", "https://www.ca.gov.sa/", "https://x.com/citizen_care"
GUIDE = "guides/which-way-to-choose/"
PAGES = ["", GUIDE, "channels/hotline/", "channels/x-account/", "questions/", "verify/"]
PAGES += [
    "search/?q=19912",
    "search/?q=ca.gov.sa",
    "search/?q=zzzz",
    "pages/about-this-site/",
    "changes/",
]
both_languages = pytest.mark.parametrize("language", ["ar", "en"])


def page(client, path, language):
    return parse(client.get(f"/{language}/{path}").content.decode())


def opened(elements):
    return [link["href"] for element in elements for link in element.all("a")]


@both_languages
def test_answer_and_steps_can_be_pressed(client, language):
    detail = {f"detail_{code}": "19912, www.ca.gov.sa, @citizen_care" for code in ("ar", "en")}
    Step.objects.filter(guide__slug="which-way-to-choose").update(**detail)
    main = page(client, GUIDE, language).one("main")
    assert opened(main.all("p", class_="lead")) == [CALL]
    assert opened(main.all("p", class_="step-detail")[:1]) == [CALL, SITE, X]
    steps = page(client, "guides/call-19912/", language).one("main")
    assert CALL in opened(steps.all("h3", class_="step-text"))


@both_languages
def test_result_can_be_pressed_where_it_names_a_number(client, language):
    main = page(client, "search/?q=19912", language).one("main")
    assert CALL in opened(main.all("p", class_="snippet"))
    assert all(opened([title])[0].startswith("/") for title in main.all("ol")[0].all("h3"))


@both_languages
@pytest.mark.parametrize("path", PAGES)
def test_no_link_stands_in_a_link_or_button(client, path, language):
    for name in ("a", "button", "label", "summary", "title", "option"):
        for element in page(client, path, language).all(name):
            assert element.all("a") in ([], [element])


@both_languages
def test_title_and_data_are_plain(client, language):
    Guide.objects.filter(slug="which-way-to-choose").update(
        title_ar="هل 19912 هو الرقم؟", title_en="Is 19912 the number?"
    )
    html = client.get(f"/{language}/{GUIDE}").content.decode()
    assert re.search("<title>[^<]*19912[^<]*</title>", html)
    assert "<a" not in re.search('<script type="application/ld.json">.*?</script>', html)[0]
    assert parse(html).one("h1").all("a") == []


@both_languages
def test_what_is_not_published_is_no_link(client, language):
    Endpoint.objects.filter(value="19912").update(status="draft")
    assert CALL not in opened([page(client, GUIDE, language).one("main")])


@both_languages
def test_new_number_is_a_link_in_texts_that_were_there_before(client, language):
    Step.objects.filter(uid="phone", guide__slug="which-way-to-choose").update(
        detail_ar="أو بالرقم 9200 12345.", detail_en="Or 9200 12345."
    )
    hotline = Endpoint.objects.get(value="19912").channel
    detail = page(client, GUIDE, language).one("main").all("p", class_="step-detail")[0]
    assert opened([detail]) == []
    Endpoint.objects.create(channel=hotline, kind="phone", value="920012345", status="published")
    detail = page(client, GUIDE, language).one("main").all("p", class_="step-detail")[0]
    assert opened([detail]) == ["tel:920012345"]
    assert detail.one("bdi").text == "9200 12345"


@both_languages
def test_notice_and_standing_page_can_be_pressed(client, language):
    Notice.objects.create(
        text_ar="اتصل بالرقم 19912", text_en="Call 19912", detail_ar="أو **@citizen_care**",
        detail_en="or **@citizen_care**", severity=NoticeSeverity.INFO, status="published",
        starts_at=clock.now(),
    )  # fmt: skip
    notice = page(client, "", language).all("div", class_="notice")[0]
    assert opened([notice]) == [CALL, X]
    about = Page.objects.first()
    Page.objects.filter(pk=about.pk).update(body_ar="زر www.ca.gov.sa", body_en="See www.ca.gov.sa")
    prose = page(client, f"pages/{about.slug}/", language).all("div", class_="prose")
    assert SITE in opened(prose)


@both_languages
@pytest.mark.parametrize("query", ["اتصل 011 2345678 الآن", "اكتب 19912 zzzz"])
def test_what_was_searched_for_keeps_its_numbers_in_order(client, language, query):
    html = client.get(f"/{language}/search/", {"q": f"zzqq {query}"}).content.decode()
    number = re.search(r"\d[\d ]*\d", query)[0]
    if "Nothing was found" in html or "لم نجد" in html:
        assert f'<bdi dir="ltr" translate="no">{number}</bdi>' in html
    title = re.search("<title>(.*?)</title>", html, re.DOTALL)[1]
    assert (f"\u2066{number}\u2069" in title) == (" " in number)


def test_number_alone_keeps_its_order_in_an_arabic_title(client):
    for language, is_marked in (("ar", True), ("en", False)):
        html = client.get(f"/{language}/search/", {"q": "011 2345678"}).content.decode()
        title = re.search("<title>(.*?)</title>", html, re.DOTALL)[1]
        assert "011 2345678" in title
        assert ("\u2066011 2345678\u2069" in title) == is_marked
