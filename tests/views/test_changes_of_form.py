"""What readers are told when an answer gets another form, or parts of one that is no sequence."""

import pytest

from contacts.history import versions
from contacts.history.versions import ChangeKind
from contacts.models import Channel, Guide, Step
from tests.views.changes_page import save, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("old_directory")]
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
TITLE = {"ar": "كيف أتصل؟", "en": "How do I call?"}
FORMS = {
    "options": {
        "ar": "صارت الإجابة خيارات تختار منها ما ينطبق عليك.",
        "en": "The answer now comes as options to choose from.",
    },
    "advice": {
        "ar": "صارت الإجابة إرشادات: ما تفعله وما لا تفعله.",
        "en": "The answer now comes as advice: what to do and what not.",
    },
}
CHANGED = {
    "options": {"ar": "تغيّرت الخيارات.", "en": "The options have changed."},
    "advice": {"ar": "تغيّرت الإرشادات.", "en": "The advice has changed."},
}


def edit(form=None, *, minor=False, **steps):
    """Other texts of steps, by their uids, in one version."""
    with versions.recorded(ChangeKind.EDITED, minor=minor):
        guide = Guide.objects.get(slug="call")
        guide.form = form or guide.form
        guide.save()
        for uid, values in steps.items():
            step = Step.objects.get(guide=guide, uid=uid)
            for name, value in values.items():
                setattr(step, name, value)
            step.save()


def become(form):
    """Without anybody being told."""
    edit(form, minor=True)


@both_languages
@pytest.mark.parametrize("form", ["options", "advice"])
def test_new_form_is_told_once_with_what_changed_in_it(client, form, language):
    edit(form, dial={"text_ar": "بالهاتف", "text_en": "By phone", "position": 3})
    assert told(client, language) == {TITLE[language]: [FORMS[form][language]]}


@both_languages
def test_steps_again_are_told(client, language):
    become("options")
    edit("steps")
    sentence = {
        "ar": "صارت الإجابة خطوات متتابعة.",
        "en": "The answer now comes as steps in order.",
    }
    assert told(client, language) == {TITLE[language]: [sentence[language]]}


def test_form_that_was_taken_back_the_same_day_is_no_news(client):
    edit("options")
    edit("steps")
    assert told(client) == {}


def test_minor_change_of_the_form_is_not_told(client):
    become("advice")
    assert told(client) == {}


@both_languages
@pytest.mark.parametrize("form", ["options", "advice"])
def test_neither_number_nor_order_is_told_of_what_is_no_sequence(client, form, language):
    become(form)
    with versions.recorded(ChangeKind.EDITED):
        guide = Guide.objects.get(slug="call")
        guide.save()
        Step.objects.create(guide=guide, text_ar="كتابةً", text_en="In writing", position=9)
        Step.objects.filter(guide=guide, uid="dial").first().delete()
    assert told(client, language) == {TITLE[language]: [CHANGED[form][language]]}


def test_option_that_leads_elsewhere_is_told_even_as_a_minor_change(client):
    become("options")
    edit(minor=True, dial={"channel": Channel.objects.get(slug="website")})
    assert told(client) == {TITLE["en"]: [CHANGED["options"]["en"]]}


@pytest.mark.parametrize("form", ["steps", "advice"])
def test_channel_that_no_page_shows_is_no_news(client, form):
    become(form)
    edit(dial={"channel": Channel.objects.get(slug="website")})
    assert told(client) == {}


def test_steps_are_counted_as_before(client):
    save(Step.objects.get(uid="dial"), text_en="Ring 19912")
    assert told(client) == {TITLE["en"]: ["1 step has changed."]}
