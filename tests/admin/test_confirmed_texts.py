"""Both languages kept true in the forms: what is out of date, what differs, what may stand."""

import pytest
from django.urls import reverse

from contacts.history import versions
from contacts.languages.translation_state import TranslationState, state_of, with_language_states
from contacts.models import AcceptedDifference, Guide, Step
from tests.admin.admin_client import change_url, errors_beside, headings, inputs, typed

pytestmark = pytest.mark.usefixtures("directory")


@pytest.fixture
def guide():
    """Complete in both languages."""
    Step.objects.filter(uid="ask").update(text_ar="اسأل", detail_ar="لماذا")
    return Guide.objects.get(slug="call")


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


def step_in(form, uid):
    """The prefix of the step's row in the form, as in "steps-0"."""
    return next(
        name.removesuffix("-uid")
        for name, value in form.items()
        if name.endswith("-uid") and "initial" not in name and value == [uid]
    )


def english(row):
    return state_of(with_language_states(type(row).objects.all()).get(pk=row.pk), "en")


def test_edit_of_one_language_shows_what_changed_beside_the_other(desk, guide):
    desk.save(change_url(guide), form_of(desk, guide), title_ar="كيف أتصل بكم؟")
    assert english(guide) is TranslationState.OUT_OF_DATE
    panel = desk.get(change_url(guide)).one("aside", class_="translation-panel")
    assert [one.text for one in panel.all("ins")] == ["بكم"]
    assert panel.one("ins").inherited("lang") == "ar"
    assert "How do I call?" in panel.text
    ticks = [one["name"] for one in panel.all("input")]
    assert ticks == ["still-matches-en", "still-matches-ar"]


def test_tick_clears_out_of_date(desk, guide):
    desk.save(change_url(guide), form_of(desk, guide), title_ar="كيف أتصل بكم؟")
    desk.save(change_url(guide), form_of(desk, guide), **{"still-matches-en": "on"})
    assert english(guide) is TranslationState.COMPLETE
    assert desk.get(change_url(guide)).all("aside", class_="translation-panel") == []


def test_typing_error_mended_and_ticked_in_one_save_alarms_nobody(desk, guide):
    changes = {"title_ar": "كيف أتصل ؟", "still-matches-en": "on"}
    desk.save(change_url(guide), form_of(desk, guide), **changes)
    assert english(guide) is TranslationState.COMPLETE


def test_tick_covers_the_steps(desk, guide):
    form = form_of(desk, guide)
    row = step_in(form, "dial")
    desk.save(change_url(guide), form, **{f"{row}-text_ar": "اطلب الرقم 19912"})
    panel = desk.get(change_url(guide)).one("aside", class_="translation-panel")
    assert "Dial 19912" in panel.text
    desk.save(change_url(guide), form_of(desk, guide), **{"still-matches-en": "on"})
    assert english(guide) is TranslationState.COMPLETE


def test_list_shows_and_finds_what_is_out_of_date(desk, guide):
    desk.save(change_url(guide), form_of(desk, guide), title_ar="كيف أتصل بكم؟")
    page = desk.changelist("guide", english="out-of-date")
    assert headings(page) == ["How do I call?"]
    assert page.one("td", class_="field-english").text == "English Out of date"
    assert headings(desk.changelist("guide", arabic="out-of-date")) == []


def test_difference_of_numbers_is_named_and_stops_the_save(desk, guide):
    page = desk.save(change_url(guide), form_of(desk, guide), summary_en="Call 19911.")
    sentence = "Number: the Arabic has \u206819912\u2069, the English has \u206819911\u2069."
    assert errors_beside(page, "summary_en") == [sentence]
    [told] = page.one("section", class_="fact-differences").all("li")
    assert told.text == sentence
    guide.refresh_from_db()
    assert guide.summary_en == "Call 19912."


def test_difference_stands_with_a_reason_that_goes_into_the_history(desk, guide):
    why = "The number from abroad"
    changes = {"summary_en": "Call 19911.", "difference_reason": why}
    assert desk.save(change_url(guide), form_of(desk, guide), **changes) is None
    accepted = AcceptedDifference.objects.get()
    assert (accepted.model, accepted.field, accepted.reason) == ("guide", "summary", why)
    assert next(versions.entries(guide)).reason == why
    page = desk.get(reverse("admin:contacts_guide_history", args=[guide.pk]))
    assert f"Reason: {why}" in page.text


def test_accepted_difference_stops_no_later_save(desk, guide):
    changes = {"summary_en": "Call 19911.", "difference_reason": "From abroad"}
    desk.save(change_url(guide), form_of(desk, guide), **changes)
    assert desk.save(change_url(guide), form_of(desk, guide), title_en="How do I ring?") is None


def test_difference_in_a_step_names_the_step(desk, guide):
    form = form_of(desk, guide)
    row = step_in(form, "dial")
    page = desk.save(change_url(guide), form, **{f"{row}-text_en": "Dial 19911"})
    assert errors_beside(page, f"{row}-text_en") != []
    assert "Dial 19912 · Number:" in page.one("section", class_="fact-differences").text


def test_title_says_how_much_of_it_is_shown(desk, guide):
    page = desk.get(change_url(guide))
    cuts = {one["name"]: one["data-cut"] for one in inputs(page) if one.get("data-cut")}
    assert cuts == {"title_ar": "60", "title_en": "60", "summary_ar": "155", "summary_en": "155"}
    assert "about the first 155 characters" in page.text
