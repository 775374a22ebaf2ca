"""A copy of a question or a channel: a draft with all its parts, in both languages."""

import pytest
from django.urls import reverse
from reversion.models import Version

from contacts.enums import PublicationStatus
from contacts.history import versions
from contacts.languages.translation_state import TranslationState, state_of, with_language_states
from contacts.models import Channel, Guide, MovedPage
from tests.admin.admin_client import messages

pytestmark = pytest.mark.usefixtures("directory")


def copy_of(desk, row):
    name = row._meta.model_name
    url = reverse(f"admin:contacts_{name}_duplicate", args=[row.pk])
    response = desk.client.post(url, follow=True)
    copy = type(row).objects.order_by("-pk").first()
    assert response.redirect_chain[-1][0] == reverse(
        f"admin:contacts_{name}_change", args=[copy.pk]
    )
    return copy, messages(response)


def test_question_comes_with_its_steps_as_a_draft_under_another_name(desk):
    guide = Guide.objects.get(slug="call")
    Guide.objects.filter(pk=guide.pk).update(featured=True, verified_on="2026-11-01")
    MovedPage.objects.create(kind="guide", slug="call-2", new_slug="elsewhere")
    copy, said = copy_of(desk, guide)
    assert (copy.slug, copy.status) == ("call-3", PublicationStatus.DRAFT)
    assert (copy.featured, copy.verified_on) == (False, None)
    assert (copy.title_ar, copy.title_en) == (guide.title_ar, guide.title_en)
    texts = [list(one.steps.values_list("text_ar", "text_en")) for one in (guide, copy)]
    assert texts[0] == texts[1] != []
    uids = [set(one.steps.values_list("uid", flat=True)) for one in (guide, copy)]
    assert not uids[0] & uids[1]
    assert said == [
        f"This is a copy of “{guide}”, a draft that readers do not see. Change its heading and "
        "its name in the address, and then publish it."
    ]
    [entry] = versions.entries(copy)
    assert (entry.reason, len(entry.state)) == (f"Copied from “{guide}”", 1 + len(texts[0]))


def test_channel_comes_with_its_numbers_and_hours(desk):
    channel = Channel.objects.filter(endpoints__isnull=False, opening_hours__isnull=False).first()
    copy, _said = copy_of(desk.in_language("ar"), channel)
    for parts, columns in {
        "endpoints": ("kind", "value", "label_ar", "label_en"),
        "opening_hours": ("days", "opens", "closes", "valid_from", "note_ar", "note_en"),
    }.items():
        rows = [list(getattr(one, parts).values(*columns)) for one in (channel, copy)]
        assert rows[0] == rows[1] != []


def test_what_is_out_of_date_is_so_in_the_copy_too(desk):
    guide = Guide.objects.get(slug="call")
    guide.title_ar = "كيف أتصل بهم الآن؟"
    guide.save()
    copy, _said = copy_of(desk, guide)
    stored = with_language_states(Guide.objects.all()).get(pk=copy.pk)
    assert state_of(stored, "en") is TranslationState.OUT_OF_DATE


def test_address_typed_by_hand_or_a_row_that_is_gone_copies_nothing(desk):
    before = Guide.objects.count(), Version.objects.count()
    guide = Guide.objects.first()
    assert desk.client.get(f"/admin/contacts/guide/{guide.pk}/duplicate/").status_code == 405
    assert desk.client.post("/admin/contacts/guide/9999/duplicate/").status_code == 404
    assert (Guide.objects.count(), Version.objects.count()) == before
