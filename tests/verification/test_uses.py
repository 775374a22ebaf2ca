"""Their number is theirs for what it is published for: calls, text messages, a messenger."""

import pytest
from django.utils.translation import override

from contacts.verification import sentences
from contacts.verification.judge import verify
from contacts.verification.verdict import Answer, Known, Why

MOBILE = "+966551234567"
OTHERS = [Known("whatsapp", "+966512345678"), Known("telegram", "CitizenTG_sa")]


def judged(text, kind, value=MOBILE):
    return verify(text, [Known(kind, value), *OTHERS])[0]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("0551234567", {"phone", "sms", "whatsapp"}),
        ("رقمنا 0551234567", {"phone", "sms", "whatsapp"}),
        ("للتواصل 055 123 4567", {"phone", "sms", "whatsapp"}),
        ("tel:0551234567", {"phone"}),
        ("اتصل على 0551234567", {"phone"}),
        ("Call us on 0551234567", {"phone"}),
        ("sms:0551234567", {"sms"}),
        ("smsto:0551234567?body=a", {"sms"}),
        ("رسالة نصية إلى 0551234567", {"sms"}),
        ("SMS: 0551234567", {"sms"}),
        ("text 0551234567", {"sms"}),
        ("wa.me/966551234567", {"whatsapp"}),
        ("https://api.whatsapp.com/send?phone=966551234567&text=a", {"whatsapp"}),
        ("whatsapp://send?phone=966551234567", {"whatsapp"}),
        ("واتساب 0551234567", {"whatsapp"}),
        ("راسلنا واتس على الرقم 0551234567", {"whatsapp"}),
        ("راسل 0551234567 على الواتساب", {"whatsapp"}),
        ("0551234567 (WhatsApp)", {"whatsapp"}),
        ("WhatsApp us on 055-123-4567", {"whatsapp"}),
        ("وا تس اب 0551234567", {"whatsapp"}),
        ("تيليجرام 0551234567", set()),
        ("0551234567 على التلغرام", set()),
        ("Telegram: +966551234567", set()),
    ],
)
@pytest.mark.parametrize("kind", ["phone", "sms", "whatsapp"])
def test_number_is_theirs_for_what_it_is_published_for(kind, text, kinds):
    found = judged(text, kind)
    expected = (Answer.YES, Why.EXACT) if kind in kinds else (Answer.NOT_KNOWN, Why.OTHER_USE)
    assert (found.answer, found.why) == expected
    assert [known.kind for known in found.real] == [kind]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("واتساب 7000", "7000"),
        ("7000 على الواتس", "7000"),
        ("wa.me/966920012345", "920012345"),
        ("واتساب 9200 12345", "920012345"),
    ],
)
def test_number_published_for_calls_is_not_theirs_on_a_messenger(text, value):
    found = judged(text, "phone", value)
    assert (found.answer, found.why, found.uses) == (
        *(Answer.NOT_KNOWN, Why.OTHER_USE),
        ("whatsapp",),
    )


def test_number_published_for_both_is_theirs_for_both():
    known = [Known("phone", MOBILE), Known("whatsapp", MOBILE), *OTHERS]
    for text in ("wa.me/966551234567", "tel:0551234567", "اتصل أو واتساب 0551234567"):
        assert verify(text, known)[0].answer is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "اتصل على 7000 أو راسلنا على واتساب 0512345678",
        "اتصل 7000، واتساب 0512345678",
        "Call 7000 or WhatsApp 0512345678",
        "WhatsApp 0512345678, call 7000",
        "واتساب: 0512345678 هاتف: 7000",
    ],
)
def test_word_belongs_to_the_number_beside_it(text):
    assert judged(text, "phone", "7000").answer is Answer.YES


@override("en")
def test_it_is_said_for_what_the_number_is_published():
    found = judged("wa.me/966551234567", "phone")
    assert sentences.sentence(found) == (
        "It is listed here as: Phone number. It is not listed here as: WhatsApp number, so do not "
        "use it for that."
    )
    assert sentences.heading(found) == ("A number of %(programme)s, but not published for this use")
    assert "not published here" in sentences.message_sentence(found)


@override("en")
@pytest.mark.parametrize(
    ("kind", "is_called"), [("phone", True), ("sms", False), ("whatsapp", False)]
)
def test_nobody_is_told_to_call_a_number_that_is_only_written_to(kind, is_called):
    told = sentences.sentence(judged("0551234567", kind))
    assert ("call it yourself" in told) is is_called
    assert ("start a new message" in told) is not is_called
