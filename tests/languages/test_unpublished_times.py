"""Texts that deny the times of a channel which has them."""

from datetime import date

import pytest

from contacts.enums import Language
from contacts.languages.unpublished_times import Subject, says_so, texts_saying_so
from contacts.models import Channel, OpeningHours
from tests.directory_rows import make_channel, make_hours

DENIES = {
    "en": [
        "Their start and end times are not published here.",
        "The hours are not yet published.",
        "It doesn’t publish its opening hours.",
        "Hours have not been announced",
        "When it answers is not published here.",
        "Its hours: unpublished",
    ],
    "ar": [
        "وقت بدئها ووقت انتهائها غير منشورين هنا.",
        "أوقات العمل غير مُعلنة.",
        "الساعات غير منشورة",
        "لم تُنشر أوقات الدوام",
        "موعد الرد وطريقته غير منشورين هنا.",
        "لا تنشر الجهة ساعات عملها.",
    ],
}
SAYS_NOTHING = {
    "en": [
        "Call during working hours. The amount is not published here.",
        "Outside these hours the line is not available.",
        "How to register, and when, is not published here.",
        "Times are published below.",
        "",
    ],
    "ar": [
        "اتصل في ساعات العمل. مبلغ الدعم غير منشور هنا.",
        "الخط غير متاح خارج ساعات العمل.",
        "طريقة التسجيل ومواعيده غير منشورة هنا.",
        "أوقات العمل منشورة أدناه.",
        "",
    ],
}


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code in DENIES for text in DENIES[code]]
)
def test_text_that_denies_the_times_is_known(code, text):
    assert says_so(text, Language(code))


@pytest.mark.parametrize(
    ("code", "text"), [(code, text) for code in SAYS_NOTHING for text in SAYS_NOTHING[code]]
)
def test_text_about_something_else_is_left_alone(code, text):
    assert not says_so(text, Language(code))


def test_days_without_times_hide_no_text_that_is_wrong_of_the_others(db):
    channel = make_channel(summary_en=DENIES["en"][0])
    make_hours(channel, 8, 16, days=frozenset(["sun"]))
    found = [(one.row, one.field, one.language) for one in texts_saying_so(channel)]
    assert found == [(channel, "summary", Language.ENGLISH)]
    row = make_hours(channel, days=frozenset(["mon"]), note_en=DENIES["en"][0])
    assert [(one.row, one.field, one.language) for one in texts_saying_so(channel)] == found
    OpeningHours.objects.exclude(pk=row.pk).delete()
    assert list(texts_saying_so(channel)) == []
    make_hours(channel, 10, 15, valid_from=date(2027, 2, 8), valid_to=date(2027, 3, 8))
    assert list(texts_saying_so(channel)) == []  # of the usual week it is true


FACTS = {
    Subject.REPLY: {"response_time_en": "within a day"},
    Subject.LANGUAGES: {"answer_languages": {"ar"}},
    Subject.COST: {"cost": "free"},
    Subject.SIGN_IN: {"sign_in": "needed"},
}
DENIALS = [
    (Subject.REPLY, "en", "When you will get a reply is not published here."),
    (Subject.REPLY, "en", "How soon they answer has not been announced."),
    (Subject.REPLY, "ar", "موعد الردّ غير منشور هنا."),
    (Subject.REPLY, "ar", "مدة الرد غير معلنة."),
    (Subject.LANGUAGES, "en", "The languages of customer service are not published here."),
    (Subject.LANGUAGES, "ar", "لغات خدمة العملاء غير منشورة هنا."),
    (Subject.COST, "en", "What the call costs is not published here."),
    (Subject.COST, "ar", "تكلفة المكالمة غير منشورة."),
    (Subject.SIGN_IN, "en", "Whether you have to sign in is not published here."),
    (Subject.SIGN_IN, "ar", "لم يُنشر هنا هل يلزم تسجيل الدخول."),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("subject", "code", "text"), DENIALS)
def test_text_that_denies_a_fact_is_named_once_it_is_known(subject, code, text):
    channel = make_channel(**{f"summary_{code}": text})
    assert list(texts_saying_so(channel)) == []
    for other, fields in FACTS.items():
        Channel.objects.filter(pk=channel.pk).update(
            answer_languages=(), cost="", sign_in="", response_time_en=None
        )
        Channel.objects.filter(pk=channel.pk).update(**fields)
        found = list(texts_saying_so(Channel.objects.get()))
        assert [(one.language, one.subject) for one in found] == (
            [(code, subject)] if other is subject else []
        )


REPLIES = {
    "en": [
        "When the account answers is not published here.",
        "Reply times are not published.",
        "The time of a reply is not announced.",
    ],
    "ar": [
        "أوقات الرد غير منشورة هنا.",
        "موعد الرد وطريقته غير منشورين هنا.",
        "وقت ردّهم غير معلن.",
    ],
}


@pytest.mark.parametrize("code", REPLIES)
@pytest.mark.parametrize("place", range(3))
def test_when_messages_are_answered_is_another_thing_than_hours(db, code, place):
    text = {f"summary_{code}": REPLIES[code][place]}
    account = make_channel("x", "social", **text)
    make_hours(account, 8, 16)
    assert list(texts_saying_so(account)) == []
    account.summary_en = "Its hours are not published. " + DENIES["en"][0]
    account.save()
    assert len(list(texts_saying_so(account))) == 1
    hotline = make_channel(
        **{"summary_en": "", "summary_ar": "", f"summary_{code}": DENIES[code][4]}
    )
    make_hours(hotline, 8, 16)
    assert len(list(texts_saying_so(hotline))) == 1
