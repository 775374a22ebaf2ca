"""Whether a pasted message, with several things in it, is theirs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.verification.judge import verify as verify_pieces
from contacts.verification.tokens import MAX_LENGTH
from contacts.verification.verdict import Answer
from tests.verification.test_verdict import KNOWN, verify


@pytest.mark.parametrize(
    ("text", "answer", "shown"),
    [
        ("اتصل على 19912 أو زر www.ca.gov.sa.", Answer.YES, "www.ca.gov.sa"),
        ("Call 19912 or open http://ca-gov-sa.com now", Answer.LOOKS_LIKE, "http://ca-gov-sa.com"),
        ("عاجل: 19912 أو 0501234567", Answer.NOT_KNOWN, "0501234567"),
        ("evil.com. www.ca.gov.sa", Answer.NOT_KNOWN, "evil.com"),
        ("19912 920001234", Answer.NOT_KNOWN, "920001234"),
        ("19912/920001234", Answer.NOT_KNOWN, "920001234"),
        ("19912 920,001,234", Answer.NOT_KNOWN, "920 001 234"),
        ("19912\n19912", Answer.YES, "19912"),
        ("19912 evil。com", Answer.NOT_KNOWN, "evil.com"),
        ("19912 evil．com", Answer.NOT_KNOWN, "evil.com"),
        ("19912 evil[.]com", Answer.NOT_KNOWN, "evil.com"),
        ("19912 evil dot com", Answer.NOT_KNOWN, "evil.com"),
        ("19912 evil .com", Answer.NOT_KNOWN, "evil.com"),
        ("19912 evil•com", Answer.NOT_KNOWN, "evil.com"),
        ("19912 موقع.السعودية", Answer.NOT_KNOWN, "موقع.السعودية"),
        ("19912 شكرا.evil.com", Answer.NOT_KNOWN, "evil.com"),
        ("https://www.ca.gov.sahttps://evil.com", Answer.NOT_KNOWN, "https://evil.com"),
        ("www.ca.gov.sa∕evil.com", Answer.NOT_KNOWN, "evil.com"),
        ("19912 192.0.2.1", Answer.NOT_KNOWN, "192.0.2.1"),
        ("19912 http://[2001:db8::1]/", Answer.NOT_KNOWN, "http://[2001:db8::1"),
        ("19912 http://2130706433/", Answer.NOT_KNOWN, "http://2130706433/"),
        ("19912 whatsapp://send?phone=966551234567", Answer.NOT_KNOWN, None),
        ("19912 او 0️⃣5️⃣5️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣", Answer.NOT_KNOWN, "0551234567"),
        ("19912 او ０５５１２３４５６７", Answer.NOT_KNOWN, "0551234567"),
        ("19912 او ⓪⑤⑤①②③④⑤⑥⑦", Answer.NOT_KNOWN, "0551234567"),
        ("19912 او ⓿❺❺❶❷❸❹❺❻❼", Answer.NOT_KNOWN, "0551234567"),
        ("19912 او 𝟎𝟓𝟓𝟏𝟐𝟑𝟒𝟓𝟔𝟕", Answer.NOT_KNOWN, "0551234567"),
        ("19912 او ०५५१२३४५६७", Answer.NOT_KNOWN, "0551234567"),
        ("19912 او 九三七", Answer.NOT_KNOWN, "937"),
        ("19912 او ௯௩௭", Answer.NOT_KNOWN, "937"),
        ("19912 أو O5O1234567", Answer.NOT_KNOWN, "O5O1234567"),
        ("19912 أو O5O-123-4567", Answer.NOT_KNOWN, "O5O-123-4567"),
        ("19912 أو ٠ه٠١٢٣٤٥٦٧", Answer.NOT_KNOWN, "01234567"),
        ("19912 أو صفر خمسة خمسة واحد اثنين ثلاثة", Answer.NOT_KNOWN, "055123"),
        ("19912 zero five five one two three four", Answer.NOT_KNOWN, "0551234"),
        ("19912 5 5 1 2 3 4 5", Answer.NOT_KNOWN, "5 5 1 2 3 4 5"),
        ("19912 +966551234567", Answer.NOT_KNOWN, "+966551234567"),
        ("www ca.gov.sa 19912", Answer.NOT_KNOWN, "www.ca.gov.sa"),
        ("ca.gov dot sa 19912", Answer.NOT_KNOWN, "ca.gov.sa"),
        ("19912 evil-com.net", Answer.NOT_KNOWN, "evil-com.net"),
        ("19912 . www.ca.gov.sa", Answer.YES, "www.ca.gov.sa"),
        ("www.ca.gov.sa،com", Answer.LOOKS_LIKE, "www.ca.gov.sa.com"),
        ("www.ca.gov.sa نقطة كوم", Answer.LOOKS_LIKE, "www.ca.gov.sa.com"),
        ("www.ca.gov.sa com", Answer.LOOKS_LIKE, "www.ca.gov.sa.com"),
        ("19912 ca-gov-sa", Answer.LOOKS_LIKE, "ca-gov-sa"),
        ("19912 mowaten.السعودية", Answer.NOT_KNOWN, "mowaten.السعودية"),
        ("19912 مواطن دوت كوم", Answer.NOT_KNOWN, "مواطن.com"),
        ("19912 www mowaten com", Answer.NOT_KNOWN, "www.mowaten.com"),
        ("@citizen_care_ 19912", Answer.LOOKS_LIKE, "@citizen_care_"),
        ("x.com/citizen_care_ 19912", Answer.LOOKS_LIKE, "x.com/citizen_care_"),
        ("سناب @citizen_care", Answer.LOOKS_LIKE, "@citizen_care"),
        ("@citizen_care على التيليجرام", Answer.NOT_KNOWN, "تيليجرام"),
        ("واتساب 19912", Answer.NOT_KNOWN, "واتساب"),
        ("19912 Telegram: CitizenHelp", Answer.NOT_KNOWN, "Telegram"),
        ("حمّل AnyDesk ثم اتصل 19912", Answer.NOT_KNOWN, "AnyDesk"),
        ("كلمنا 920,012,345 ريال او 19912", Answer.NOT_KNOWN, "920 012 345"),
        ("19912 أو 05 ثم 51 ثم 23 ثم 45 ثم 67", Answer.NOT_KNOWN, "0551234567"),
        ("19912 05 ثم 51 ثم 23 ثم 45 ثم 67", Answer.LOOKS_LIKE, "19912 05"),
        ("0ـ5ـ5ـ1ـ2ـ3ـ4ـ5ـ6ـ7 19912", Answer.NOT_KNOWN, "0551234567"),
        ("19912 صفر خمس خمس واحد اثنين ثلاث", Answer.NOT_KNOWN, "055123"),
        ("19912 صِفْر خَمْسَة وخَمْسَة وواحد", Answer.NOT_KNOWN, "0551"),
        ("19912 1-800-CITIZEN", Answer.NOT_KNOWN, "1-800-CITIZEN"),
        ("19912 REF123456", Answer.NOT_KNOWN, "REF123456"),
        ("19912 @حساب_المواطن", Answer.NOT_KNOWN, "@حساب_المواطن"),
        ("19912 help_desk", Answer.NOT_KNOWN, "help_desk"),
        ("19912 help@ca.gov.sa", Answer.NOT_KNOWN, "help@ca.gov.sa"),
        ("19912 real_citizen_care", Answer.LOOKS_LIKE, "real_citizen_care"),
        ("19912 citizencare", Answer.LOOKS_LIKE, "citizencare"),
    ],
)
def test_verify_of_a_message_is_as_good_as_its_worst_part(text, answer, shown):
    verdict = verify(text, KNOWN)
    assert (verdict.answer, verdict.shown) == (answer, shown or verdict.shown)


@pytest.mark.parametrize(
    "text",
    [
        "19912 2024",
        "19912 عام ١٤٤٧هـ",
        "من 8:00 إلى 16:00 19912",
        "from 8:30am to 4pm call 19912",
        "عزيزي العميل: تم إيداع 1,224 في حسابك. للاستفسار 19912",
        "تم إيداع مبلغ 1,224.50 ريال بتاريخ 10/12/2026 الساعة 10:30. للاستفسار 19912",
        "SAR 1224.00 paid on 2026-12-10. Call 19912, 24/7, 3 times",
        "أقل من 50% و١٢٫٥٪ 19912",
        "19912 iPhone15 Covid19 Vision2030",
        "تم الإيداع.شكرا 19912",
        "٥٠٠ ر.س، و١٬٢٢٤ ر.س، و500رس 19912",
        "يُصرف بين 500 و1500 ريال أو 500-1500 ريال 19912",
        "8:00-16:00 19912",
        "دورة 11-2024 أو 11/2024 19912",
        "1. اتصل على 19912 2. اختر اللغة 3. انتظر",
        "@citizen_care's line is 19912",
        "19912/www.ca.gov.sa",
        "tel://19912",
        "https://m.twitter.com/citizen_care",
        "19912 لخدمة 9,800,000 مستفيد",
        "19912 بتكلفة 239 مليار ريال و450 ألف أسرة",
        "الفترة 10-15 مارس 19912",
        "من 10 إلى 15 مارس 19912",
        "24-48 ساعة، 18-24 سنة 19912",
        "العام المالي 1445/1446 19912",
        "19912 3 مرات",
        "اتصل على 19912 من 8:00 إلى 16:00",
        "اتصل على 19912، الأحد - الخميس، 8 ص - 4 م",
        "19912 @citizen_care www.ca.gov.sa",
        "19912",
        "على 19912 أو 19912.",
    ],
)
def test_verify_takes_no_amount_date_or_time_for_a_number(text):
    pieces = verify_pieces(text, KNOWN)
    answers = [piece.answer for piece in pieces]
    assert answers[0] is Answer.YES
    assert set(answers) <= {Answer.YES, Answer.NOT_CHECKED}


@pytest.mark.parametrize(
    "text",
    [
        "برنامج حساب المواطن 19912 تواصل مع الأستاذ فارس 4567890 لتحديث",
        "رقم فارس 19913 أو 19912",
        "call 19912 or Nasr 5551234",
        "تابعنا @citizen_care على انستقرام أو اتصل 19912",
        "@citizen_care IG",
        "راسلنا على وتساب 19912",
        "19912 💩.la",
        "19912 😀.ws/login",
        "19912 حساب✅.com",
        "19912 €.ws",
        "19912 √.com/x",
        "اتصل على 05 5l 23 4S 67 أو 19912",
        "05S 123 4S67 أو 19912",
        "19912 92OO l2E45",
        "19912 e v i l . c o m",
        "19912 h t t p s : / / e v i l . c o m",
        "19912 evil<dot>com",
        "19912 evil -نقطة- com",
        "19912 evil-dot-com",
        "19912 evil(com)",
        "19912 evilca كوم",
        "19912 evil%2Ecom/x",
        "19912 evil٠com",
        "اتصل على 05/10/20 25 55 أو 19912",
        "للتواصل 4567890 ريال أو 19912",
        "اتصل على 937 ريال أو 19912",
        "اتصل على 2030 أو 19912",
        "19912 زيرو فايف فايف ون تو ثري فور",
        "19912 صفرخمسةخمسةواحداثنينثلاثة",
        "1 9 9 1 2 7",
        "199 12 77",
        "19912 7",
        "7 19912",
        "19912/3",
        "19912-13",
        "19912,13",
        "19912.13",
        "19912*13",
        "*#19912#",
        "19912 أو 9 3 7",
        "1 9 6 6 050-123-4567 عزيزي المستفيد 19912",
    ],
)
def test_verify_is_not_reassured_by_the_true_number_beside(text):
    assert verify(text, KNOWN).answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


@pytest.mark.parametrize("text", ["19912 ريال", "SAR 19912", "2024", "10/12/2026", "8:00"])
def test_verify_calls_an_amount_or_a_date_alone_not_known(text):
    assert verify(text, KNOWN).answer is Answer.NOT_KNOWN


def test_verify_reads_a_long_message_to_its_end():
    message = "اتصل على 19912 " + "وسنخدمك بكل سرور " * 200 + "https://evil.example/login"
    assert 2000 < len(message) < MAX_LENGTH
    verdict = verify(message, KNOWN)
    assert (verdict.answer, verdict.shown) == (Answer.NOT_KNOWN, "https://evil.example/login")


def test_verify_names_every_piece_once_and_the_worst_first():
    pieces = verify_pieces("19912 ca-gov-sa.com 0501234567 19912 1,224 ريال", KNOWN)
    assert [(piece.answer, piece.shown) for piece in pieces] == [
        (Answer.LOOKS_LIKE, "ca-gov-sa.com"),
        (Answer.NOT_KNOWN, "0501234567"),
        (Answer.YES, "19912"),
        (Answer.NOT_CHECKED, "1,224 ريال"),
    ]


DIGITS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９"]
words = st.lists(
    st.sampled_from(["عزيزي", "نرجو", "حسابك", "dear", "please", "😊", "،", ".", ":", "-", "\n"]),
    max_size=6,
).map(" ".join)
foreign = st.one_of(
    st.from_regex(r"05[0-9]{8}|\+9665[0-9]{8}|92000[0-9]{4}|\+44 ?7[0-9]{9}", fullmatch=True),
    st.from_regex(r"(https?://)?[ab]{3,8}\.(com|net|xyz|info)(/[a-z]{0,5})?", fullmatch=True),
    st.from_regex(r"@[a-f]{3,6}_[a-f]{2,5}", fullmatch=True),
)


def in_digits(text: str, digits: str) -> str:
    return text.translate(str.maketrans(DIGITS[0], digits))


@settings(max_examples=1000, deadline=None)
@given(words, words, foreign, st.sampled_from(DIGITS), st.booleans())
def test_verify_is_never_yes_once_something_foreign_is_added(before, after, other, digits, first):
    parts = [before, "19912", in_digits(other, digits), after]
    if first:
        parts[1], parts[2] = parts[2], parts[1]
    assert verify(" ".join(parts), KNOWN).answer is not Answer.YES


@settings(max_examples=1000, deadline=None)
@given(
    st.sampled_from(["", "و", "ف", "ب", "ل", "ك", "على ", "الرقم: ", "Tel. ", "😊", "\u200f", "("]),
    st.sampled_from(["19912", "199 12", "1-99-12", "1 9 9 1 2"]),
    st.sampled_from(DIGITS),
    st.sampled_from(["", ".", "،", "؟", "!", " 😊", "😊", "\u200e", ")", " شكرا", "\n19912"]),
)
def test_verify_stays_yes_however_a_number_is_written(before, number, digits, after):
    text = before + in_digits(number, digits) + in_digits(after, digits)
    assert verify(text, KNOWN).answer is Answer.YES
