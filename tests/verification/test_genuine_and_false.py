"""Messages as people get them: a genuine one raises no doubt, a false one is never theirs."""

from pathlib import Path

import pytest
import yaml

from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer
from tests.verification.test_verdict import KNOWN

MESSAGES = yaml.safe_load((Path(__file__).parent / "messages.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", MESSAGES["genuine"])
def test_a_genuine_message_raises_no_doubt(text):
    verdicts = verify(text, KNOWN)
    assert verdicts[0].answer is Answer.YES
    assert {verdict.answer for verdict in verdicts} <= {Answer.YES, Answer.NOT_CHECKED}


@pytest.mark.parametrize("text", MESSAGES["fraudulent"])
def test_a_false_message_is_never_theirs(text):
    assert verify(text, KNOWN)[0].answer in {Answer.NOT_KNOWN, Answer.LOOKS_LIKE}


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("رمز التحقق 4821", Kind.QUANTITY, "رمز التحقق 4821"),
        ("حسابك المنتهي بـ 1234", Kind.QUANTITY, "المنتهي ب 1234"),
        ("3.5 مليار ريال", Kind.QUANTITY, "3.5 مليار ريال"),
        ("card ****4821", Kind.QUANTITY, "card ****4821"),
        ("SA03 8000 0000 6080 1016 7519", Kind.BANK_ACCOUNT, "SA03 8000 0000 6080 1016 7519"),
        ("أرسل رمز التحقق لنا", Kind.DEMAND, "أرسل رمز التحقق"),
        ("send us your password", Kind.DEMAND, "send us your password"),
        ("telegram fraudster99", Kind.HANDLE, "fraudster99"),
        ("سناب: fraud_99", Kind.HANDLE, "fraud_99"),
        ("تطبيق حساب المواطن بلس", Kind.APP, "حساب المواطن بلس"),
        ("حمّل تطبيق دعم الأسرة", Kind.APP, "دعم الأسرة"),
        ("STC Pay", Kind.SERVICE, "STC Pay"),
        ("تسعمية وسبعة وثلاثين", Kind.PHONE, "937"),
    ],
)
def test_each_piece_has_its_kind_and_its_words(text, kind, shown):
    assert (kind, shown) in [(one.kind, one.shown) for one in verify(f"19912, {text}", KNOWN)]


def test_the_digits_of_a_name_are_no_number():
    shown = [one.shown for one in verify("telegram fraudster99 920001234", KNOWN)]
    assert shown == ["telegram", "920001234", "fraudster99"]


@pytest.mark.parametrize(
    "text",
    [
        "لا تشارك رمز التحقق مع أحد",
        "لن نطلب منك إرسال كلمة المرور",
        "We never ask you to send your password",
        "Don't share your code with anyone",
        "أرسلنا رمز التحقق إلى جوالك",
        "للاستفسار حول مبلغ الدعم",
        "شاركنا رأيك",
    ],
)
def test_what_warns_of_a_demand_or_only_tells_is_none(text):
    assert Kind.DEMAND not in {verdict.kind for verdict in verify(f"{text} 19912", KNOWN)}
