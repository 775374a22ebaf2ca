"""The form of a question and the channels of its options, at the desk."""

import pytest

from contacts.models import Channel, Guide, Step
from tests.admin.admin_client import change_url, errors_beside, headings, inputs, row_of, typed
from tests.admin.test_edit_conflicts import field_conflicts
from tests.admin.test_history import history_of

pytestmark = pytest.mark.usefixtures("directory")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
LABELS = {
    "ar": {
        "form": "شكل الإجابة",
        "channel": "قناة هذا الخيار",
        "forms": ["خطوات متتابعة", "خيارات يُختار منها", "إرشادات: ما يُفعل وما لا يُفعل"],
        "help": "«لا تفعل»",
    },
    "en": {
        "form": "Form of the answer",
        "channel": "Channel of this option",
        "forms": [
            "Steps, one after another",
            "Options to choose from",
            "Advice: what to do and what not",
        ],
        "help": "“Do not”",
    },
}


@pytest.fixture
def guide():
    return Guide.objects.get(slug="call")


def form_of(desk, guide):
    return typed(desk.get(change_url(guide)), "guide_form")


@both_languages
def test_form_and_channel_are_asked_for_and_explained(desk, guide, language):
    page = desk.in_language(language).get(change_url(guide))
    words = LABELS[language]
    [select] = [one for one in inputs(page) if one.get("name") == "form"]
    assert [one.text for one in select.all("option")] == words["forms"]
    labels = {one.get("for"): one.text.rstrip(":") for one in page.all("label")}
    assert labels["id_form"] == words["form"]
    assert labels["id_steps-0-channel"] == words["channel"]
    assert words["help"] in page.one(id="id_form_helptext").text


@both_languages
def test_form_and_channel_are_stored_and_told_in_the_history(desk, guide, language):
    desk.in_language(language)
    form = form_of(desk, guide)
    row = row_of(form, "uid", "dial")
    hotline = Channel.objects.get(slug="hotline")
    changes = {"form": "options", f"{row}-channel": str(hotline.pk)}
    assert desk.save(change_url(guide), form, **changes) is None
    guide.refresh_from_db()
    assert guide.form == "options"
    assert Step.objects.get(uid="dial").channel == hotline
    newest = history_of(desk, guide)[0]
    told = {line.one("dt").text: line.one("dd").text for line in newest.one("dl").all("div")}
    words = LABELS[language]
    assert words["forms"][1] in told[words["form"]]
    [of_step] = [key for key in told if key.endswith(words["channel"])]
    assert told[of_step] == {"ar": "الرقم الموحد", "en": "Unified number"}[language]


@both_languages
def test_unknown_form_is_refused_beside_its_field(desk, guide, language):
    form = form_of(desk.in_language(language), guide)
    page = desk.save(change_url(guide), form, form="list")
    assert len(errors_beside(page, "form")) == 1
    guide.refresh_from_db()
    assert guide.form == "steps"


def test_list_is_narrowed_by_form(desk, guide):
    Guide.objects.filter(pk=guide.pk).update(form="options")
    assert headings(desk.changelist("guide", form__exact="options")) == ["How do I call?"]
    assert "How do I call?" not in headings(desk.changelist("guide", form__exact="steps"))


def test_form_that_somebody_else_changed_is_shown_not_overwritten(desk, guide):
    form = form_of(desk, guide)
    stale = dict(form)
    assert desk.save(change_url(guide), form, form="options") is None
    page = desk.save(change_url(guide), stale, form="advice")
    words = LABELS["en"]
    assert field_conflicts(page) == [(words["form"], words["forms"][1], words["forms"][2])]
    guide.refresh_from_db()
    assert guide.form == "options"


def test_channel_of_a_step_that_somebody_else_chose_is_kept(desk, guide):
    form = form_of(desk, guide)
    row = row_of(form, "uid", "dial")
    stale = dict(form)
    hotline, site = (Channel.objects.get(slug=one) for one in ("hotline", "website"))
    assert desk.save(change_url(guide), form, **{f"{row}-channel": str(hotline.pk)}) is None
    page = desk.save(change_url(guide), stale, **{f"{row}-channel": str(site.pk)})
    [conflict] = field_conflicts(page)
    assert conflict[1:] == ("Unified number", "Website")
    assert Step.objects.get(uid="dial").channel == hotline
