"""Messages as people get them: a genuine one raises no doubt, a false one is never theirs."""

from pathlib import Path

import pytest
import yaml
from django.utils.translation import override

from contacts.verification.judge import verify
from contacts.verification.sentences import message_heading, message_sentence
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Why
from tests.verification.test_verdict import KNOWN

TABLES = [
    yaml.safe_load((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("messages.yaml", "messages_of_amounts.yaml")
]


@pytest.mark.parametrize("text", [text for table in TABLES for text in table["genuine"]])
def test_a_genuine_message_raises_no_doubt(text):
    verdicts = verify(text, KNOWN)
    assert verdicts[0].answer is Answer.YES
    assert {verdict.answer for verdict in verdicts} <= {Answer.YES, Answer.NOT_CHECKED}


@pytest.mark.parametrize("text", [text for table in TABLES for text in table["fraudulent"]])
def test_a_false_message_is_never_theirs(text):
    assert verify(text, KNOWN)[0].answer in {Answer.NOT_KNOWN, Answer.LOOKS_LIKE, Answer.ASKS}


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("رمز التحقق 4821", Kind.QUANTITY, "رمز التحقق 4821"),
        ("حسابك المنتهي بـ 1234", Kind.QUANTITY, "المنتهي ب 1234"),
        ("3.5 مليار ريال", Kind.QUANTITY, "3.5 مليار ريال"),
        ("card ****4821", Kind.QUANTITY, "card ****4821"),
        ("SR1,489", Kind.QUANTITY, "SR 1,489"),
        ("نزل لي 1045 بس", Kind.QUANTITY, "نزل لي 1045"),
        ("خطأ 503", Kind.QUANTITY, "خطأ 503"),
        ("last four digits 9035", Kind.QUANTITY, "last four digits 9035"),
        ("code is 604 218", Kind.QUANTITY, "code is 604 218"),
        ("aged 1, 3, 8, 17", Kind.QUANTITY, "aged 1 3 8 17"),
        ("تطبيق حساب المواطن وطلع مؤهل", Kind.APP, "حساب المواطن"),
        ("www . ca . gov . sa", Kind.LINK, "www.ca.gov.sa"),
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


NUMBERS = ["0551234567", "055 123 4567", "0551 234 567", "05 51 23 45 67", "920001234"]
NUMBERS += ["920 001 234", "8001234567", "800 123 4567", "+966 55 123 4567", "551234567"]
AS_SOMETHING_ELSE = ["نزل لي {}", "راتبي {}", "الشهر الماضي كان {}", "I got {}", "salary {}"]
AS_SOMETHING_ELSE += [
    "SR{}",
    "آخر أربعة أرقام {}",
    "last four digits {}",
    "المنتهي بـ {}",
    "ending {}",
]
AS_SOMETHING_ELSE += [
    "خطأ {}",
    "error {}",
    "رمز التحقق {}",
    "your code is {}",
    "use {} as your code",
]
AS_SOMETHING_ELSE += ["أعمارهم {}", "aged {}", "من 500 إلى {}", "version {}", "عام {} هـ"]


@pytest.mark.parametrize("form", AS_SOMETHING_ELSE)
@pytest.mark.parametrize("number", NUMBERS)
def test_no_number_hides_as_an_amount_a_code_or_an_age(form, number):
    for text in (f"19912, {form.format(number)}", f"{form.format(number)}. www.ca.gov.sa"):
        assert verify(text, KNOWN)[0].answer is not Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "www . ca . gov . sa . example . com",
        "www . ca . gov . example",
        "my-ca . gov . sa.example",
        "www . ca . gov . sa/..@example.com",
        "https://example.com/www . ca . gov . sa",
    ],
)
def test_blanks_stand_in_the_stored_address_alone(text):
    assert verify(text, KNOWN)[0].answer is not Answer.YES


def test_a_text_that_names_only_their_app_is_told_that_a_name_proves_nothing():
    verdict = verify("حدثوا بياناتكم من تطبيق حساب المواطن", KNOWN)[0]
    assert (verdict.answer, verdict.why, verdict.shown) == (
        Answer.YES,
        Why.APP_NAME,
        "حساب المواطن",
    )
    with override("en"):
        told = f"{message_heading(verdict)} {message_sentence(verdict)}"
    assert "is not enough" in told
    assert "from your phone’s app store" in told


@pytest.mark.parametrize(
    "after",
    ["من الرابط بالخاص", "وارسل الكود", "ثم حول رسوم 50 ريال", "بلس", "الجديد", "DM me", "2"],
)
def test_the_name_of_their_app_beside_a_lure_is_not_theirs(after):
    assert (
        verify(f"حدثوا بياناتكم من تطبيق حساب المواطن {after}", KNOWN)[0].answer is not Answer.YES
    )
