"""Two published questions of one title: told when it comes about, and nobody else is held up."""

import pytest

from contacts.models import Channel, Guide
from tests.admin.admin_client import change_url, errors_beside, typed

pytestmark = pytest.mark.django_db
TITLE = "كيف أطلب نسخة؟"
SAME = "سؤال آخر منشور بهذا العنوان. غيّر أحدهما."


@pytest.fixture
def copy(desk) -> Guide:
    desk.in_language("ar")
    Guide.objects.create(slug="a", title_ar=TITLE, status="published", position=1)
    return Guide.objects.create(slug="a-2", title_ar=TITLE, position=2)


def save(desk, row, **changes):
    form = f"{row._meta.model_name}_form"
    return desk.save(change_url(row), typed(desk.get(change_url(row)), form), **changes)


def test_copy_is_published_once_its_title_differs(desk, copy):
    assert save(desk, copy, slug="a-3") is None  # a draft
    page = save(desk, copy, status="published")
    assert errors_beside(page, "title_ar") == [SAME]
    assert save(desk, copy, status="published", title_ar="كيف أطلب نسختين؟") is None
    page = save(desk, copy, title_ar=TITLE)
    assert errors_beside(page, "title_ar") == [SAME]


def test_list_publishes_no_copy_either(desk, copy):
    assert SAME in " ".join(desk.act("guide", "publish", copy))
    copy.refresh_from_db()
    assert copy.status == "draft"


def test_rows_that_share_a_title_already_stay_editable(desk, copy):
    Guide.objects.filter(pk=copy.pk).update(status="published")
    assert save(desk, copy, summary_ar="جواب") is None


def test_channels_are_told_apart_by_their_names(desk):
    desk.in_language("ar")
    for slug, status in (("b", "published"), ("b-2", "draft")):
        row = Channel.objects.create(slug=slug, kind="phone", name_ar="الفرع", status=status)
    page = save(desk, row, status="published")
    assert errors_beside(page, "name_ar") == ["قناة أخرى منشورة بهذا الاسم. غيّر إحداهما."]


def test_draft_of_the_same_title_holds_up_nobody_and_of_two_at_once_one_is_published(desk, copy):
    original = Guide.objects.get(slug="a")
    Guide.objects.filter(pk=original.pk).update(status="draft")
    desk.act("guide", "publish", original, copy)
    assert list(Guide.objects.values_list("status", flat=True)) == ["published", "draft"]
