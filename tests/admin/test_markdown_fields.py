"""Fields in Markdown: their preview in both languages, and links that lead nowhere."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from contacts.admin.markdown_fields import BY_NAME
from contacts.models import Guide, Page
from contacts.models.text_lengths import LONGEST_SHORT
from tests.admin.admin_client import change_url, errors_beside, inputs, typed
from tests.html import parse

pytestmark = pytest.mark.django_db
URL = "/admin/markdown/"
NOWHERE = (
    "“\u2066htp:/x\u2069” is no address that a page opens. Write one that begins with https://, "
    "tel: or mailto:, or with / for a page of this site."
)


@pytest.fixture
def guide() -> Guide:
    guide = Guide.objects.create(slug="old", title_ar="سؤال؟", summary_en="[old](htp:/old)")
    guide.steps.create(text_ar="خطوة", position=1)
    return guide


def sides(desk, field, **texts):
    answer = desk.client.post(URL, {"field": field, **texts})
    assert answer.status_code == 200
    return parse(answer.content.decode()).all("article")


def test_fields_that_take_markdown():
    assert set(BY_NAME) == {
        "channel.summary",
        "guide.summary",
        "notice.detail",
        "page.body",
        "step.detail",
    }


@pytest.mark.parametrize("field", ["step.detail", "guide.summary", "channel.summary"])
def test_short_text_is_previewed_as_pages_show_it(desk, field):
    english, arabic = sides(desk, field, ar="# **نعم**\nثم `لا`\r\n- [هنا](/ar/)", en="_one_")
    assert [(one["lang"], one["dir"]) for one in (arabic, english)] == [
        ("ar", "rtl"),
        ("en", "ltr"),
    ]
    assert arabic.one("strong").text == "نعم"
    assert (arabic.all("h2"), arabic.all("code"), len(arabic.all("br"))) == ([], [], 1)
    assert arabic.one("li").one("a")["href"] == "/ar/"
    assert "_one_" in english.text
    assert english.all("em") == []


@pytest.mark.parametrize("field", ["page.body", "notice.detail"])
def test_long_text_is_previewed_with_headings(desk, field):
    english, arabic = sides(desk, field, ar="## عنوان\n\n*نص*", en="> quoted\\\nline")
    assert (arabic.one("h2").text, arabic.one("em").text) == ("عنوان", "نص")
    assert english.one("blockquote").one("br")


def test_missing_language_shows_the_other_marked_and_nothing_a_dash(desk):
    english, arabic = sides(desk.in_language("ar"), "step.detail", ar="", en="**Yes**")[::-1]
    assert english.all(class_="tag") == []
    assert arabic.one(class_="tag").text == "بالإنجليزية"
    assert arabic.one("strong").text == "Yes"
    assert [one.text.split() for one in sides(desk, "page.body")] == [
        ["العربية", "–"],
        ["English", "–"],
    ]


def test_preview_is_safe_and_says_what_leads_nowhere(desk):
    texts = {"en": "<script>x</script> [a](htp:/x) [b](javascript:alert(1)) ![c](/d.png)"}
    for field in BY_NAME:
        english, arabic = sides(desk, field, **texts)
        for side in (english, arabic):
            assert side.all("script") == side.all("img") == []
            assert {one["href"] for one in side.all("a")} <= {"/d.png"}
        assert english.all(class_="warning-line")[0].text == NOWHERE
        assert arabic.all(class_="warning-line") == []


def test_text_that_is_too_long_is_told_and_not_rendered(desk):
    english, _arabic = sides(desk, "step.detail", en="x" * (LONGEST_SHORT + 1))
    assert "more than 5000 characters" in english.one(class_="warning-line").text
    assert "xxx" not in english.text


def test_preview_is_for_those_who_work_on_the_content(client, groups):
    texts = {"field": "page.body", "en": "**x**"}
    people = get_user_model().objects
    assert client.post(URL, texts).status_code == 403
    client.force_login(people.create_user("ali"))
    assert client.post(URL, texts).status_code == 403
    client.force_login(people.create_user("nora", is_staff=True))
    assert client.post(URL, texts).status_code == 403
    editor = people.create_user("mona", is_staff=True)
    editor.groups.add(Group.objects.get(name="editors"))
    client.force_login(editor)
    answer = client.post(URL, texts)
    assert "no-store" in answer["Cache-Control"]
    assert b"<strong>x</strong>" in answer.content
    assert client.post(URL, {"field": "page.title"}).status_code == 400
    assert client.get(URL).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(URL, texts).status_code == 403


def test_inputs_are_marked_and_say_their_signs_without_scripts(desk, guide):
    page = desk.get(change_url(guide))
    marked = {one["name"]: one for one in inputs(page) if one.get("data-markdown")}
    assert {name.rpartition("_")[0] for name in marked} == {
        "summary",
        "steps-0-detail",
        "steps-__prefix__-detail",
    }
    assert marked["steps-0-detail_ar"]["data-markdown"] == "step.detail"
    helps = [one.text for one in page.all(class_="markdown-help")]
    assert len(helps) == len(marked)
    assert set(helps) == {
        "Takes **bold**, [a link](https://…), and lists: each line begins with - or 1."
    }
    assert page.one("template", id="markdown-tools")["data-url"] == URL
    assert "markdown" not in desk.get(reverse("admin:contacts_topic_add")).one("head").text
    scripts = desk.get(reverse("admin:contacts_topic_add")).all("script")
    assert [one["src"] for one in scripts if "markdown" in (one.get("src") or "")] == []


def test_new_link_that_leads_nowhere_is_refused_at_its_field(desk, guide):
    url = change_url(guide)
    form = typed(desk.get(url), "guide_form")
    added = {"steps-0-detail_ar": "[أ](htp:/x)", "summary_ar": "[أ](https://)"}
    page = desk.save(url, form, **added)
    assert errors_beside(page, "steps-0-detail_ar") == [NOWHERE]
    assert errors_beside(page, "summary_ar")[0].startswith("A link has no address yet.")
    assert errors_beside(page, "summary_en") == []
    again = typed(page, "guide_form")
    assert again["steps-0-detail_ar"] == ["[أ](htp:/x)"]
    mended = {"steps-0-detail_ar": "[أ](/ar/)", "summary_ar": ""}
    assert desk.save(url, again, **mended) is None
    assert guide.steps.get().detail_ar == "[أ](/ar/)"


def test_link_that_stood_there_before_holds_up_no_save(desk, guide):
    url = change_url(guide)
    form = typed(desk.get(url), "guide_form")
    assert desk.save(url, form, title_ar="سؤال آخر؟") is None
    form = typed(desk.get(url), "guide_form")
    assert desk.save(url, form, summary_en="Now: [old](htp:/old)") is None
    guide.refresh_from_db()
    assert (guide.title_ar, guide.summary_en) == ("سؤال آخر؟", "Now: [old](htp:/old)")


def test_page_is_held_to_the_same(desk):
    row = Page.objects.create(slug="about", title_ar="عن الموقع", body_ar="نص")
    url = change_url(row)
    form = typed(desk.get(url), "page_form")
    page = desk.save(url, form, body_ar="## عنوان\n\n[أ](htp:/x) و`[ب](htp:/y)`")
    assert errors_beside(page, "body_ar") == [NOWHERE]


def test_link_without_its_scheme_is_one_error(desk, guide):
    url = change_url(guide)
    form = typed(desk.get(url), "guide_form")
    texts = {"steps-0-detail_ar": "[الموقع](www.site.sa)", "steps-0-detail_en": "The site"}
    page = desk.save(url, form, **texts)
    [told] = [*errors_beside(page, "steps-0-detail_ar"), *errors_beside(page, "steps-0-detail_en")]
    assert told == NOWHERE.replace("htp:/x", "www.site.sa")


def test_stars_without_a_pair_are_told(desk, guide):
    english, arabic = sides(desk.in_language("ar"), "step.detail", ar="**مهم", en="**a** \\*\\*")[
        ::-1
    ]
    assert arabic.one(class_="warning-line").text.startswith("لهاتين النجمتين ** لا نظير")
    assert english.all(class_="warning-line") == []
    Guide.objects.filter(pk=guide.pk).update(summary_ar="** قديم")
    url = change_url(guide)
    form = typed(desk.get(url), "guide_form")
    page = desk.save(url, form, **{"summary_ar": "** أقدم", "steps-0-detail_ar": "**مهم"})
    assert errors_beside(page, "steps-0-detail_ar")[0].startswith("لهاتين النجمتين")
    assert errors_beside(page, "summary_ar") == []


def test_text_within_a_page_ends_sooner_and_a_longer_stored_one_stays(desk, guide):
    long = "x" * (LONGEST_SHORT + 1)
    guide.steps.update(detail_ar=long)
    url = change_url(guide)
    form = typed(desk.get(url), "guide_form")
    assert desk.save(url, form, title_ar="سؤال آخر؟") is None
    form = typed(desk.get(url), "guide_form")
    page = desk.save(url, form, **{"steps-0-detail_ar": f"{long}x"})
    told = "This text has more than 5000 characters. Shorten it, or split it."
    assert errors_beside(page, "steps-0-detail_ar") == [told]
    assert desk.save(url, form, **{"steps-0-detail_ar": long[1:]}) is None
    assert guide.steps.get().detail_ar == long[1:]


def test_page_may_show_no_other_site_than_it_opens(desk):
    row = Page.objects.create(slug="about", title_ar="عن الموقع", body_ar="نص")
    url = change_url(row)
    form = typed(desk.get(url), "page_form")
    page = desk.save(url, form, body_ar="[www.ca.gov.sa](https://evil.example/)")
    assert errors_beside(page, "body_ar")[0].startswith("A link here opens nothing, or another")
