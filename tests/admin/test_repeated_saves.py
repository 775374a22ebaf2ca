"""A form that is sent twice is stored once, and says so once."""

import pytest
from django.urls import reverse

from contacts.history import versions
from contacts.models import Claim, Guide, Holiday, Notice, Topic
from tests.admin.admin_client import add_url, change_url, typed, with_rows

pytestmark = pytest.mark.usefixtures("directory")
NEW = {
    "notice": {"text_ar": "خبر"},
    "holiday": {"name_ar": "إجازة", "first_day": "2027-01-03", "last_day": "2027-01-03"},
    "topic": {"name_ar": "موضوع", "slug": "new"},
    "claim": {"kind": "phone", "value": "0501234567", "verdict": "fake"},
}
MODELS = {"notice": Notice, "holiday": Holiday, "topic": Topic, "claim": Claim}


def form_of(desk, row):
    return typed(desk.get(change_url(row)), f"{row._meta.model_name}_form")


@pytest.mark.parametrize("model", NEW)
def test_new_row_is_stored_once_with_one_message(desk, model):
    before = MODELS[model].objects.count()
    form = typed(desk.in_language("ar").get(add_url(model)), f"{model}_form") | NEW[model]
    assert desk.client.post(add_url(model), form).status_code == 302
    response = desk.client.post(add_url(model), form, follow=True)
    assert response.redirect_chain[0][0] == reverse(f"admin:contacts_{model}_changelist")
    assert MODELS[model].objects.count() == before + 1
    assert [one.level_tag for one in response.context["messages"]].count("success") == 1


def test_changed_row_is_stored_once_and_is_no_conflict_with_oneself(desk):
    guide = Guide.objects.get(slug="call")
    form = with_rows(form_of(desk, guide), "steps", {"text_en": "Hang up"})
    form |= {"title_en": "How do I ring?"}
    for _press in range(2):
        assert desk.save(change_url(guide), form) is None
    assert guide.steps.filter(text_en="Hang up").count() == 1
    assert len(list(versions.entries(guide))) == 2  # as it was found, and the one change


def test_same_form_with_another_text_is_a_new_save(desk):
    form = typed(desk.get(add_url("topic")), "topic_form") | NEW["topic"]
    assert desk.save(add_url("topic"), form) is None
    assert desk.save(add_url("topic"), form, slug="newer") is None
    assert Topic.objects.filter(slug__startswith="new").count() == 2


def test_form_sent_again_after_somebody_elses_save_is_compared(desk):
    topic = Topic.objects.get(slug="phone")
    form = form_of(desk, topic) | {"name_en": "Telephone"}
    assert desk.save(change_url(topic), form) is None
    assert desk.save(change_url(topic), form_of(desk, topic), name_en="Calls") is None
    page = desk.save(change_url(topic), form)
    assert page.all(class_="edit-conflict")
    topic.refresh_from_db()
    assert topic.name_en == "Calls"
