"""Texts in one language only: told where readers see them, and no work where it is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from contacts.content.translation_exchange import texts_to_export
from contacts.languages.translation_state import out_of_date_counts
from contacts.models import Guide, Holiday, Notice
from tests.admin.admin_client import change_url, headings, messages, typed

pytestmark = pytest.mark.usefixtures("directory")


def save(desk, row, **changes):
    url = change_url(row)
    sent = typed(desk.get(url), f"{row._meta.model_name}_form")
    return messages(desk.client.post(url, {**sent, **changes}, follow=True))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ar", "يرى القراء «كيف أتصل؟» من دون بعض نصوصه العربية، وتظهر الإنجليزية مكانها: "
         "الجواب المختصر بالعربية، خطوة 2 · الخطوة بالعربية، خطوة 2 · التفصيل بالعربية."),
        ("en", "Readers see “How do I call?” without some of its Arabic, and the English in its "
         "place: Short answer in Arabic, Step 2 · Step in Arabic, Step 2 · Detail in Arabic."),
    ],
)  # fmt: skip
def test_save_of_a_published_question_names_the_texts_that_lack_a_language(desk, language, told):
    guide = Guide.objects.get(slug="call")
    desk.in_language(language)
    assert told in save(desk, guide, summary_ar="")
    guide.steps.filter(uid="ask").delete()
    assert not [one for one in save(desk, guide, summary_ar="اتصل على 19912.") if "«كيف" in one]
    draft = Guide.objects.get(slug="leak-guide")
    assert len(save(desk, draft, summary_en="Only English")) == 1


def test_notice_says_so_while_it_lasts(desk):
    notice = Notice.objects.filter(status="published").get()
    Notice.objects.filter(pk=notice.pk).update(text_en="")
    assert not [one for one in save(desk, notice) if "without some" in one]
    later = timezone.now() + timedelta(days=2)
    Notice.objects.filter(pk=notice.pk).update(ends_at=later)
    [told] = [one for one in save(desk, notice) if "without some" in one]
    assert told.endswith("in its place: Notice in English.")


def waiting(name):
    return [one.count for one in out_of_date_counts() if one.model == name]


def test_what_is_over_is_no_work(desk):
    now = timezone.now()
    Notice.objects.update(text_en="", ends_at=now - timedelta(hours=1))
    Holiday.objects.update(name_en="", first_day="2020-09-23", last_day="2020-09-23")
    Guide.objects.filter(slug="orphan").update(title_en="", expire_at=now - timedelta(days=1))
    names = {one.key[0] for one in texts_to_export(unfinished_only=True)}
    assert (waiting("notice"), waiting("holiday")) == ([], [])
    assert not names & {"notice", "holiday"}
    assert headings(desk.changelist("notice", english="missing")) == []
    assert {one.key[0] for one in texts_to_export()} >= {"notice", "holiday"}
    Notice.objects.filter(status="published").update(ends_at=now + timedelta(hours=1))
    assert waiting("notice") == [1]
    assert len(headings(desk.changelist("notice", english="missing"))) == 1
