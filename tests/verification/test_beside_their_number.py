"""What stands beside their number: more digits make another number, a list or hours do not."""

import pytest

from contacts.verification.judge import verify
from contacts.verification.verdict import Answer
from tests.verification.test_verdict import KNOWN


@pytest.mark.parametrize(
    "number",
    [
        *(
            "5 19912 12",
            "92 19912 12",
            "88 77 19912",
            "9 19912",
            "19912 12",
            "19912 0",
            "19912 5 5",
        ),
        *("05 خمسة 19912 12", "صفر 55 19912 1", "ستة 12 19912", "55 و12 19912"),
        *("05 و 5 و 19912 و 12", "تسعة آلاف ومئتان 19912"),
        *("199 12 34", "1991 2 3", "9 1 9 9 1 2", "19912;5", "19912,,5", "19912=12", "19912~12"),
        *("19912%12", "19912!12", "19912?12", "19912&5", "19912،12", "19912؛12", "19912 (12)"),
        *("19912 ٣٤", "19912: 12", "19912- 12", "⑤ 19912", "5) 19912", "+96619912"),
        *("9 إلى 4 5 19912", "9-4 19912"),  # to be dialled, no hours
    ],
)
def test_more_digits_beside_their_number_make_another(number):
    for text in (f"اتصل على {number} أو زر www.ca.gov.sa", f"Call {number} now @citizen_care"):
        assert verify(text, KNOWN)[0].answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "1) 19912",
            "1- 19912",
            "١- ١٩٩١٢",
            "1/ 19912",
            "1-19912",
            "(1) 19912",
            "① 19912",
            "❶ 19912",
        ),
        *("1️⃣ 19912", "1️⃣19912", "1️⃣ 19912\n2️⃣ www.ca.gov.sa", "1⃣ 19912 2⃣ ca.gov.sa"),
        *("① ca.gov.sa ② 19912", "2. 19912 3. ca.gov.sa", "1)19912 2)www.ca.gov.sa"),
        *("19912\n2.@citizen_care", "2.@citizen_care", "1. 19912\n2. @citizen_care"),
        *(
            "19912 8-4",
            "19912 (8-3)",
            "19912 ٨-٣",
            "الأحد - الخميس 8-4 19912",
            "19912 ×3",
            "19912×2",
        ),
        *("الساعة 9 19912", "من 9 إلى 4 19912", "يوم 10 19912", "30/11 19912", "19912 3 خيارات"),
        *("Call 19912 (8am-4pm)", "19912 8 ص - 4 م", "19912 ورقم الطلب 4455667"),
    ],
)
def test_a_list_hours_or_a_day_beside_their_number_raise_no_doubt(text):
    assert verify(text, KNOWN)[0].answer is Answer.YES


@pytest.mark.parametrize(
    "joint", [" ثم ", " بعده ", " يليه ", "، بعدين ", "+", "/", "*", "، ", "_"]
)
@pytest.mark.parametrize(
    "said",
    [
        ["صفر", "خمسة", "خمسة", "واحد", "ثنتين", "ثلاث"],
        ["الصفر", "الخمسة", "الخمسة", "الواحد", "الاثنين", "الثلاثة"],
        ["zero", "five", "five", "one", "two", "three"],
        ["sifr", "khamsa", "khamsa", "wahid", "ithnain", "thalatha"],
    ],
)
def test_a_number_in_words_is_read_whatever_joins_them(said, joint):
    shown = {one.shown for one in verify(f"19912 أو كلمنا: {joint.join(said)}", KNOWN)}
    assert "055123" in shown


@pytest.mark.parametrize("drawn", ["0ⅤⅤⅠⅡⅢⅣⅤⅥⅦ", "0⚄⚄⚀⚁⚂⚃⚄⚅7", "%30%35%35%31%32%33%34%35%36%37"])
def test_a_number_in_other_signs_is_read(drawn):
    assert "0551234567" in {one.shown for one in verify(f"19912 أو {drawn}", KNOWN)}


@pytest.mark.parametrize(
    "number",
    [
        *(
            "05:12 20:30 45",
            "05:12 20:30",
            "05/12/2030 45",
            "05-12-2030 45",
            "9200 ريال 12345 ريال",
        ),
        *("81,234 ريال", "612,345 ريال", "920.01 ريال 23.45"),
    ],
)
@pytest.mark.parametrize("before", ["اتصل على", "رقم الموظف", "رقم المندوب:"])
def test_what_is_to_be_dialled_is_no_amount_and_no_date(before, number):
    text = f"{before} {number} أو زر www.ca.gov.sa"
    assert verify(text, KNOWN)[0].answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)
