"""Advice that the two languages of a text put under different headings."""

import io

import pytest
from django.core.management import call_command
from django.utils import translation

from contacts.languages.unlike_advice import unlike_advice
from contacts.models import Guide, Step

pytestmark = pytest.mark.django_db
FIRST = {"text_ar": "لا تفتح الرابط.", "text_en": "Type the address."}


@pytest.fixture
def advice():
    return Guide.objects.create(slug="safe", title_en="Safe?", form="advice")


@pytest.mark.parametrize(
    ("arabic", "english", "is_unlike"),
    [
        ("لا تفتح الرابط.", "Type the address.", True),
        ("اكتب العنوان.", "Do not open the link.", True),
        ("لا تفتح الرابط.", "Never open the link.", False),
        ("لا تنسَ الموعد.", "Do not forget the date.", False),
        ("لا تفتح الرابط.", "", False),
        (None, "Avoid it.", False),
    ],
)
def test_advice_is_compared_between_the_languages(advice, arabic, english, is_unlike):
    step = Step.objects.create(guide=advice, text_ar=arabic, text_en=english)
    assert list(unlike_advice()) == ([step] if is_unlike else [])


def test_other_forms_have_no_headings_to_differ(advice):
    Step.objects.create(guide=advice, **FIRST)
    for form in ("steps", "options"):
        Guide.objects.update(form=form)
        assert list(unlike_advice()) == []


@pytest.mark.usefixtures("first_content")
def test_first_content_has_the_same_advice_in_both_languages():
    assert Guide.objects.filter(form="advice").exists()
    assert list(unlike_advice()) == []


@pytest.mark.parametrize(("language", "says"), [("ar", "تحت «لا تفعل»"), ("en", "under “Do”")])
def test_check_content_warns_of_it(advice, language, says):
    step = Step.objects.create(guide=advice, **FIRST)
    told = io.StringIO()
    with translation.override(language):
        call_command("check_content", stdout=told)
    [line] = [one for one in told.getvalue().splitlines() if f"guide safe, step #{step.pk}" in one]
    assert says in line
