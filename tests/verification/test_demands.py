"""Who asks for a code, a password or money is not theirs, though their number stands beside it."""

import pytest

from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Known
from tests.verification.test_verdict import KNOWN

THEIRS = [*KNOWN, Known("phone", "+966551234567")]


@pytest.mark.parametrize(
    "text",
    [
        "اتصل على 19912 وأعط الموظف كلمة المرور",
        "اتصل على 19912 واعطهم رقم الهوية",
        "شارك الرمز مع الموظف 19912",
        "شاركوا رمز التحقق مع موظفنا على 19912",
        "قل للموظف رمز التحقق عند الاتصال على 19912",
        "اقرأ الكود لموظف خدمة العملاء 19912",
        "Read the code to the agent on 19912",
        "حول 200 ريال على الرقم 0551234567",
        "حولي مبلغ 200 إلى 0551234567",
        "رسوم التحديث 50 ريال تدفع عبر https://www.ca.gov.sa/ والا يوقف الدعم",
        "الرسوم يتم سدادها عبر www.ca.gov.sa",
        "ادفع الرسوم عبر www.ca.gov.sa",
        "يجب سداد رسوم 75 ريال عبر www.ca.gov.sa",
        "عليك دفع 30 ريال لتحديث البيانات 19912",
        "مطلوب منك تحويل مبلغ 100 ريال. 19912",
        "Pay 50 SAR fee at https://www.ca.gov.sa/ or your support stops",
        "Transfer 200 SAR to 0551234567",
        "Call 19912 and pay the fee",
        "A fee of 50 riyals is due at www.ca.gov.sa",
    ],
)
def test_what_is_demanded_is_found(text):
    found = verify(text, THEIRS)
    assert found[0].answer is not Answer.YES
    assert Kind.DEMAND in {one.kind for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "لا تعط الموظف كلمة المرور، واتصل على 19912",
        "لا تشارك الرمز مع أحد. 19912",
        "لا تدفع أي رسوم، فالخدمة مجانية 19912",
        "لن نطلب منك دفع رسوم. 19912",
        "شاركنا رأيك على 19912",
        "بلغ عن المحتالين على 19912",
        "اذكر رقم الشكوى عند الاتصال على 19912",
        "الدعم حول 200 ريال. للاستفسار 19912",
        "استفسار حول الدفعة على 19912",
        "The programme will pay SAR 936 on 10 December. 19912",
        "We never ask you to pay a fee. Call 19912",
        "There are no fees to pay. Call 19912",
    ],
)
def test_warnings_and_information_are_no_demand(text):
    assert verify(text, THEIRS)[0].answer is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "حوّل إلى حساب رقم 60801016751900 الراجحي",
        "الحساب: 608 0101 6751 900",
        "bank account number 60801016751900",
        "card 4111 1111 1111 1111",
        "5555-5555-5555-4444",
    ],
)
def test_account_or_card_to_pay_to_is_no_number_to_call(text):
    found = verify(text, THEIRS)
    assert found[0].answer is Answer.NOT_KNOWN
    assert Kind.BANK_ACCOUNT in {one.kind for one in found}
    assert Kind.PHONE not in {one.kind for one in found}


@pytest.mark.parametrize("text", ["حسابنا 0551234567", "حساب المواطن 19912", "account: 19912"])
def test_number_of_theirs_after_such_a_word_is_theirs(text):
    assert verify(text, THEIRS)[0].answer is Answer.YES
