"""What Django itself says at the desk, in Arabic: the right thing, for nouns of either gender."""

import json

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from contacts.models import Channel, Claim, Feedback, Guide, Holiday, Page, Synonym, Topic
from tests.admin.admin_client import inputs, messages, typed

pytestmark = pytest.mark.usefixtures("directory")
NEW = {
    Channel: ("قناة", {"name_ar": "جديد", "slug": "new", "kind": "phone"}),
    Guide: ("سؤال", {"title_ar": "جديد", "slug": "new"}),
    Topic: ("موضوع", {"name_ar": "جديد", "slug": "new"}),
    Page: ("صفحة", {"title_ar": "جديد", "slug": "new"}),
    Holiday: ("إجازة", {"name_ar": "جديد", "first_day": "2027-03-09", "last_day": "2027-03-10"}),
    Synonym: ("مرادف", {"term": "جديد", "language": "ar", "equivalents": "الهاتف"}),
    Claim: (
        "رقم أو رابط مزيف أو مختلف فيه",
        {"kind": "phone", "value": "٠٥٥ ١٢٣ ٤٥٦٧", "verdict": "fake"},
    ),
}
SHOWN = dict.fromkeys(NEW, "جديد") | {
    Holiday: "جديد (9 مارس 2027)",
    Claim: "\u2066+966 55 123 4567\u2069",
}
BUTTONS = {
    "_save": ".",
    "_continue": "، ويمكنك متابعة التعديل أدناه.",
    "_addanother": "، ويمكنك إضافة المزيد أدناه.",
}
COUNTED = {
    1: "حُفظت التعديلات على عنصر واحد (موضوع).",
    2: "حُفظت التعديلات على عنصرين (المواضيع).",
    3: "حُفظت التعديلات على 3 عناصر (المواضيع).",
    11: "حُفظت التعديلات على 11 عنصرًا (المواضيع).",
}


def url_of(model, page, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def form_of(desk, model, url):
    return typed(desk.in_language("ar").get(url), f"{model._meta.model_name}_form")


def told(desk, url, data):
    return [strip_tags(one) for one in messages(desk.client.post(url, data, follow=True))]


def made(desk, model, url):
    """The row that a first save makes."""
    assert desk.client.post(url, {**form_of(desk, model, url), **NEW[model][1]}).status_code == 302
    return model.objects.latest("pk")


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("model", NEW)
def test_new_row_is_told_as_added(desk, model, button):
    name, typed_values = NEW[model]
    url = url_of(model, "add")
    data = {**form_of(desk, model, url), **typed_values, button: "1"}
    endings = BUTTONS | {"_continue": ". يمكنك متابعة التعديل أدناه."}
    added = f"تمت إضافة «{SHOWN[model]}» ({name}){endings[button]}"
    assert added in told(desk, url, data)


@pytest.mark.parametrize("button", BUTTONS)
@pytest.mark.parametrize("model", NEW)
def test_changed_row_is_told_as_changed(desk, model, button):
    row = made(desk, model, url_of(model, "add"))
    url = url_of(model, "change", row.pk)
    message, *_others = told(desk, url, {**form_of(desk, model, url), button: "1"})
    assert message == f"حُفظت التعديلات على «{SHOWN[model]}» ({NEW[model][0]}){BUTTONS[button]}"


@pytest.mark.parametrize("model", NEW)
def test_deleted_row_is_told_as_deleted(desk, model):
    row = made(desk, model, url_of(model, "add"))
    url = url_of(model, "delete", row.pk)
    sent = {one["name"]: one.get("value") for one in inputs(desk.get(url)) if one.get("name")}
    assert told(desk, url, sent) == [f"تم حذف «{SHOWN[model]}» ({NEW[model][0]})."]


def test_feedback_is_told_as_changed(desk):
    row = Feedback.objects.create(guide=Guide.objects.first(), language="ar", helpful=True)
    url = url_of(Feedback, "change", row.pk)
    [message] = told(desk, url, {**form_of(desk, Feedback, url), "handled": "on"})
    assert message.startswith("حُفظت التعديلات على «")


@pytest.mark.parametrize("count", COUNTED)
def test_places_changed_in_a_list_are_counted(desk, count):
    Topic.objects.all().delete()
    for place in range(count):
        Topic.objects.create(slug=f"t{place}", name_ar="موضوع", position=place)
    url = url_of(Topic, "changelist")
    form = typed(desk.in_language("ar").get(url), "changelist-form")
    places = {name: str(int(form[name][0]) + 50) for name in form if name.endswith("-position")}
    changes = {name: value for name, value in places.items() if "initial" not in name}
    assert told(desk, url, {**form, **changes, "_save": "1"}) == [COUNTED[count]]


@pytest.mark.parametrize("count", [1, 3])
def test_rows_deleted_from_a_list_are_counted(desk, count):
    Topic.objects.all().delete()
    rows = [Topic.objects.create(slug=f"t{place}", name_ar="موضوع") for place in range(count)]
    data = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    url = url_of(Topic, "changelist")
    asked = desk.in_language("ar").client.post(url, data)
    sure = {**data, "post": "yes", "opened": asked.context["opened"]}
    noun = "موضوع" if count == 1 else "المواضيع"
    assert told(desk, url, sure) == [f"تم الحذف: {count} ({noun})."]


def test_password_is_asked_for_in_the_plural_of_its_length(desk):
    page = desk.in_language("ar").get(reverse("admin:password_change"))
    assert "يجب ألا تقل كلمة المرور عن 12 حرفًا." in page.text


def test_password_that_is_too_short_is_refused_in_arabic():
    with translation.override("ar"), pytest.raises(ValidationError) as refused:
        validate_password("kZ4!wq")
    assert refused.value.messages == ["كلمة المرور قصيرة. يجب ألا تقل عن 12 حرفًا."]


def test_list_says_in_proper_arabic_that_nothing_is_chosen(desk):
    script = desk.in_language("ar").client.get(reverse("admin:jsi18n")).content.decode()
    chosen = gettext_forms(script, "%(sel)s of %(cnt)s selected")
    assert chosen[0] == "لم تحدد شيئًا من %(cnt)s"
    assert len(chosen) == 6


def gettext_forms(script, text):
    """The forms of a text in the catalogue that the desk's scripts load."""
    catalogue = script.partition("const newcatalog = ")[2].partition(";\n")[0]
    return json.loads(catalogue)[text]


def test_desk_greets_and_names_its_history_in_proper_arabic(desk):
    channel = Channel.objects.first()
    page = desk.in_language("ar").get(url_of(Channel, "history", channel.pk))
    assert "أهلًا، " in page.text
    assert "أهلا، " not in page.text
    with translation.override("ar"):
        assert translation.gettext("Change history: %s") == "سجل التغييرات: %s"
