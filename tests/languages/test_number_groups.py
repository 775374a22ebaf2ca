"""Digits that make one number are isolated as one, and two numbers as two."""

import pytest

from contacts.languages.bidi import runs

ONE = """
011 2345678
9200 12345
966 50 123 4567
+966 50 123 4567
00966 50 123 4567
+966 (0) 50 123 4567
+966.11.234.5678
+96650-1234567
(966) 50 1234567
050 12 34 567
0 50 123 4567
50 123 4567
(011) 234 5678
011/2345678
055-123-4567
055‑123‑4567
800 123 4567
1-800-123-4567
1-800-FLOWERS
٠١١ ٢٣٤ ٥٦٧٨
۰۱۱ ۲۳۴ ۵۶۷۸
199 12
1 9 9 1 2
1234 5678 9012 3456
12/34
22/11/2026
٢٢/١١/٢٠٢٦
22 11 2026
2026-11-22
3-5
8:00-16:00
8:00–16:00
5 %
5%
٥٪
-5
−5
2.0.1
1 250 000
1,250.50
12.500,50
*123#
*166
*#06#
**21*19912#
##002#
+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧
00966 ٥٠ ١٢٣ ٤٥٦٧
12 34 56
١٢ ٣٤ ٥٦
1 9912
1 99 12
10 - 20
8 – 4
8 — 4
٨:٠٠ – ١٦:٠٠
10:00 - 14:30
8:00 – 16:00
8 - 4 - 2
10% - 20%
1 250 - 2 500
22/11/2026 - 25/11/2026
2026-11-22 – 2026-11-25
050 - 123 - 4567
5°
٥°
37.5 °C
5$
18+
5+3=8
5 + 3 = 8
2×3
v17.1.2
SA03 8000 0000
SA03 8000 0000 6080 1016 7519
SA0380000000608010167519
GB29 NWBK 6016 1331 9268 19
www.ca.gov.sa:8080
www.ca.gov.sa:8080/a
ftp://www.ca.gov.sa/
tel:19912
"""


@pytest.mark.parametrize("number", ONE.strip().splitlines())
@pytest.mark.parametrize("sentence", ["اتصل على {} ثم انتظر.", "({})، ثم", "Call {}.", "{}"])
def test_number_is_one_whatever_its_grouping(number, sentence):
    found = [run.text.strip() for run in runs(sentence.format(number)) if run.ltr]
    assert found == [number]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("19912, 920001234", ["19912", "920001234"]),
        ("19912 و920001234", ["19912", "920001234"]),
        ("19912 - 920001234", ["19912", "920001234"]),
        ("19912 920001234", ["19912", "920001234"]),
        ("19912/920001234", ["19912", "920001234"]),
        ("19912-920001234", ["19912", "920001234"]),
        ("19912، 920001234؛ 937", ["19912", "920001234", "937"]),
        ("0501234567 0559876543", ["0501234567", "0559876543"]),
        ("+966 50 123 4567 19912", ["+966 50 123 4567", "19912"]),
        ("19912 2026", ["19912", "2026"]),
        ("19912 8:00", ["19912", "8:00"]),
        ("2026 300", ["2026", "300"]),
        ("8:00 – 19912", ["8:00", "19912"]),
        ("920 001 234 - 800 123 4567", ["920 001 234", "800 123 4567"]),
        ("920 001 234 – 920 001 235", ["920 001 234", "920 001 235"]),
        ("937 - 920 001 234", ["937", "920 001 234"]),
        ("050 123 4567 - 055 123 4567", ["050 123 4567", "055 123 4567"]),
        ("0501234567 - 0559876543", ["0501234567", "0559876543"]),
        ("1-5, 7-9", ["1-5", "7-9"]),
    ],
)
def test_numbers_beside_each_other_stay_two(text, numbers):
    assert [run.text for run in runs(f"على {text} هنا") if run.ltr] == numbers


@pytest.mark.parametrize("text", ["خلال 5 12", "الـ-5", "(5) 7", "24-hour 3rd Covid-19 A-12"])
def test_small_numbers_and_names_stay_in_their_text(text):
    assert [run for run in runs(text) if run.ltr] == []


@pytest.mark.parametrize(
    "text",
    ["iOS 17.4.1", "SAR 1,080.50", "SAR 1080", "IBAN SA03 8000 0000", "Google Chrome 120.0.1"],
)
def test_number_belongs_to_the_latin_words_before_it_in_arabic_alone(text):
    assert [run.text for run in runs(f"على {text}، ثم", "ar") if run.ltr] == [text]
    number = next(run.text for run in runs(f"Use {text}.") if run.ltr)
    assert number[0] in "1S"
    assert text.endswith(f" {number}")


def test_latin_words_before_a_link_or_account_stay_beside_it():
    text = "على X @citizen_care أو site www.ca.gov.sa"
    found = [run.text for run in runs(text, "ar") if run.ltr]
    assert found == ["@citizen_care", "www.ca.gov.sa"]


def test_time_grows_with_the_text_only():
    for text in (
        "1 " * 5_000,
        "(1" * 5_000,
        "1-" * 5_000,
        "+" * 5_000,
        "1,1" * 3_000,
        "1 - " * 5_000,
        "*1" * 5_000,
        "a1." * 5_000,
        "SA03 8000" * 2_000,
        "a " * 5_000 + "100",
        "1+" * 5_000,
    ):
        assert "".join(run.text for run in runs(text, "ar")) == text
