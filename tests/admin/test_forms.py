"""The forms: what they keep, what they refuse, and where they say so."""

import pytest
from django.forms import model_to_dict
from django.utils import translation

from contacts.admin.languages import translated_fields
from contacts.admin.widgets import TimeOfDayInput
from contacts.endpoints.kinds import KINDS
from contacts.models import Channel, Claim, Guide, Holiday, OpeningHours, Page, Topic
from tests.admin.admin_client import (
    add_url,
    change_url,
    errors_beside,
    inputs,
    row_of,
    typed,
    values,
    with_rows,
)

pytestmark = pytest.mark.usefixtures("directory")

NEEDS_TITLE = (
    "Nothing can be published without a title in Arabic or in English. Write one, or save it "
    "as a draft."
)
PARTS = ("endpoints", "opening_hours", "steps")


def form_of(desk, row) -> dict:
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


def content_of(row) -> list[dict]:
    row = type(row).objects.get(pk=row.pk)
    parts = [part for name in PARTS if hasattr(row, name) for part in getattr(row, name).all()]
    return [stored(one) for one in (row, *parts)]


def stored(row) -> dict:
    """NULL and the empty text are both no text; `title` is one of its columns, by language."""
    by_language = translated_fields(type(row))
    return {
        name: "" if value is None else value
        for name, value in model_to_dict(row).items()
        if name not in by_language
    }


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("model", [Channel, Guide, Topic, Page, Holiday, Claim])
def test_saving_an_untouched_form_changes_nothing(desk, model, language):
    desk.in_language(language)
    for row in model.objects.all():
        before = content_of(row)
        assert desk.save(change_url(row), form_of(desk, row)) is None
        assert content_of(row) == before


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("typed_text", ["", "   ", "\u00a0\n"])
def test_text_can_be_removed_in_one_language(desk, language, typed_text):
    guide = Guide.objects.get(slug="call")
    desk.in_language(language).save(change_url(guide), form_of(desk, guide), title_ar=typed_text)
    guide.refresh_from_db()
    assert (guide.title_ar or "", guide.title_en) == ("", "How do I call?")


def test_line_breaks_in_a_one_line_text_become_blanks(desk):
    guide = Guide.objects.get(slug="call")
    desk.save(change_url(guide), form_of(desk, guide), title_en="How do\r\n I  call?")
    guide.refresh_from_db()
    assert guide.title_en == "How do I call?"


@pytest.mark.parametrize(("language", "beside"), [("ar", "title_ar"), ("en", "title_en")])
def test_published_question_without_title_is_refused_beside_its_field(desk, language, beside):
    guide = Guide.objects.get(slug="call")
    desk.in_language(language)
    changes = {"title_ar": " ", "title_en": "", "summary_ar": "جواب جديد"}
    page = desk.save(change_url(guide), form_of(desk, guide), **changes)
    [message] = errors_beside(page, beside)
    if language == "en":
        assert message == NEEDS_TITLE
    [summary] = [one for one in inputs(page) if one.get("name") == "summary_ar"]
    assert values(summary) == ["جواب جديد"]
    guide.refresh_from_db()
    assert guide.title_en == "How do I call?"


def test_draft_needs_a_title_too_unless_it_never_had_one(desk):
    guide = Guide.objects.get(slug="call")
    changes = {"title_ar": "", "title_en": "", "status": "draft"}
    page = desk.save(change_url(guide), form_of(desk, guide), **changes)
    [message] = errors_beside(page, "title_en")
    assert message.startswith("Write it in Arabic or in English")
    old = Guide.objects.create(slug="old-draft")
    assert desk.save(change_url(old), form_of(desk, old), summary_en="Text") is None


def test_step_without_text_is_refused_in_its_own_row(desk):
    guide = Guide.objects.get(slug="call")
    form = form_of(desk, guide)
    row = row_of(form, "uid", "dial")
    page = desk.save(change_url(guide), form, **{f"{row}-text_ar": "", f"{row}-text_en": ""})
    assert errors_beside(page, f"{row}-text_en") == [NEEDS_TITLE]
    assert [item.text for item in page.all("ul", class_="errorlist")] == [NEEDS_TITLE]


def test_wrong_number_is_refused_and_stays_typed(desk):
    channel = Channel.objects.get(slug="hotline")
    page = desk.save(change_url(channel), form_of(desk, channel), **{"endpoints-0-value": "19-x"})
    assert errors_beside(page, "endpoints-0-value") == [
        "“19-x” is not a phone number. Write a short number such as 1234, or a whole one such "
        "as 0512345678 or +966112345678."
    ]
    [value] = [one for one in inputs(page) if one.get("name") == "endpoints-0-value"]
    assert value["value"] == "19-x"


def test_number_in_arabic_digits_is_stored_in_european_ones(desk):
    channel = Channel.objects.get(slug="hotline")
    desk.save(change_url(channel), form_of(desk, channel), **{"endpoints-0-value": "١٩٩١٢"})
    assert channel.endpoints.filter(value="19912").exists()


@pytest.mark.parametrize(
    ("kind", "typed_value", "stored"),
    [
        ("phone", "\u200f٩٢٠ ٠٠١ ٢٣٤\u200f", "920001234"),
        ("phone", "٠٥٠-١٢٣-٤٥٦٧", "+966501234567"),
        ("url", "\u202ahttps://WWW.ca.gov.sa\u202c", "https://www.ca.gov.sa/"),
        ("ios", "https://apps.apple.com/sa/app/id١٢٣", "https://apps.apple.com/sa/app/id123"),
        ("android", "play.google.com/store/apps/details?id=a.b", None),
        ("x", "@citizen_care\u200e", "citizen_care"),
    ],
)
def test_value_is_stored_in_the_one_form_of_its_kind(desk, kind, typed_value, stored):
    channel = Channel.objects.get(slug="website")
    changes = {"endpoints-0-kind": kind, "endpoints-0-value": typed_value}
    assert desk.save(change_url(channel), form_of(desk, channel), **changes) is None
    expected = stored or "https://play.google.com/store/apps/details?id=a.b"
    assert [one.value for one in channel.endpoints.all()] == [expected]


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("kind", "typed_value"),
    [
        ("phone", "12"),
        ("url", "http://ca.gov.sa"),
        ("url", "//ca.gov.sa"),
        ("ios", "https://ca.gov.sa/app"),
        ("android", "https://apps.apple.com/sa"),
        ("x", "citizen care"),
    ],
)
def test_value_of_another_kind_is_refused_in_the_editors_language(
    desk, kind, typed_value, language
):
    channel = Channel.objects.get(slug="website")
    changes = {"endpoints-0-kind": kind, "endpoints-0-value": typed_value}
    form = form_of(desk.in_language(language), channel)
    [message] = errors_beside(desk.save(change_url(channel), form, **changes), "endpoints-0-value")
    with translation.override(language):
        assert message == str(KINDS[kind].refusal) % {"value": typed_value}


def test_new_step_without_a_position_comes_last(desk):
    guide = Guide.objects.get(slug="call")
    last = max(guide.steps.values_list("position", flat=True))
    form = form_of(desk, guide)
    assert desk.save(change_url(guide), with_rows(form, "steps", {"text_en": "Wait"})) is None
    assert guide.steps.get(text_en="Wait").position == last + 1


def test_steps_are_reordered_by_their_numbers(desk):
    guide = Guide.objects.get(slug="call")
    changes = {"steps-0-position": "9", "steps-1-position": "3"}
    form = form_of(desk, guide)
    desk.save(change_url(guide), form, **changes)
    positions = {str(step.pk): step.position for step in guide.steps.all()}
    assert positions[form["steps-0-id"][0]] == 9
    assert positions[form["steps-1-id"][0]] == 3


def test_new_row_comes_last(desk):
    Channel.objects.filter(slug="x").update(position=12)
    [position] = [
        one for one in inputs(desk.get(add_url("channel"))) if one.get("name") == "position"
    ]
    assert position["value"] == "13"


def test_form_of_a_published_row_leads_to_the_site_in_both_languages(desk):
    page = desk.get(change_url(Guide.objects.get(slug="call")))
    links = [link["href"] for link in page.all("a", class_="viewsitelink")]
    assert links == ["/ar/guides/call/", "/en/guides/call/"]
    draft = Guide.objects.filter(status="draft").first()
    assert desk.get(change_url(draft)).all("a", class_="viewsitelink") == []


def test_seconds_of_a_time_are_kept(desk):
    hours = OpeningHours.objects.filter(channel__slug="hotline", status="published").get()
    hours.opens, hours.closes = "08:00:00", "23:59:59"
    hours.save()
    desk.save(change_url(hours.channel), form_of(desk, hours.channel))
    hours.refresh_from_db()
    assert (hours.opens.isoformat(), hours.closes.isoformat()) == ("08:00:00", "23:59:59")
    assert TimeOfDayInput().format_value(hours.opens) == "08:00"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("mark", ["\u202e", "\u202b", "\u2067", "\u200b", "\ufeff"])
def test_marks_pasted_with_a_text_are_not_saved(desk, language, mark):
    guide = Guide.objects.get(slug="call")
    typed_in = {
        "title_ar": f"{mark}كيف أتصل{mark} بهم؟",
        "title_en": f"How do I{mark} call them?{mark}",
        "summary_en": f"{mark}Call them.",
        "summary_ar": f"اتصل\u200f بهم.{mark}",
    }
    desk.in_language(language)
    assert desk.save(change_url(guide), form_of(desk, guide), **typed_in) is None
    guide.refresh_from_db()
    assert (guide.title_ar, guide.title_en) == ("كيف أتصل بهم؟", "How do I call them?")
    assert (guide.summary_ar, guide.summary_en) == ("اتصل\u200f بهم.", "Call them.")


@pytest.mark.parametrize("mark", ["\u202e\u202c", "\u200b", "\ufeff"])
def test_title_of_pasted_marks_alone_is_none(desk, mark):
    guide = Guide.objects.get(slug="call")
    page = desk.save(change_url(guide), form_of(desk, guide), title_ar=mark, title_en=mark)
    told = [errors_beside(page, name) for name in ("title_ar", "title_en")]
    assert [NEEDS_TITLE] in told, told


@pytest.mark.parametrize("language", ["ar", "en"])
def test_link_that_opens_something_else_than_it_shows_is_refused(desk, language):
    channel = Channel.objects.get(slug="hotline")
    url, form, name = change_url(channel), form_of(desk, channel), f"summary_{language}"
    page = desk.save(url, form, **{name: "[19912](tel:19921)"})
    assert "[words](tel:1234)" in errors_beside(page, name)[0]
    for text in (r"\[19912\] [19912](tel:19912)", "**19912** [here](https://a.example/)"):
        page = desk.save(url, form_of(desk, channel), **{name: text, "difference_reason": "-"})
        assert page is None
    assert getattr(Channel.objects.get(slug="hotline"), name) == text
