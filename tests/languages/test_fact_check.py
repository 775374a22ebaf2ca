"""Facts that one language of a text has and the other has not."""

from pathlib import Path

import pytest
import yaml

from contacts.languages.fact_check import Difference, Fact, differences

FIRST_CONTENT = Path(__file__).parents[2] / "contacts" / "first_content.yaml"


@pytest.mark.parametrize(
    ("arabic", "english"),
    [
        ("اتصل على ١٩٩١٢", "Call 19912"),
        ("اتصل على 19912 أو ‎19912‏", "Call 19912"),
        ("٩٢٠ ٠٠١ ٢٣٤", "920001234"),
        ("‎+966 11 234 5678", "+966-11-2345678".replace("-", " ")),
        ("من ٨:٠٠ صباحًا إلى ٤ مساءً", "From 8 am to 16:00"),
        ("الساعة 8:30 م", "at 8:30 p.m."),
        ("الساعة ١٢ ظهرًا", "at 12 pm"),
        ("حتى الساعة ١١ ليلًا", "until 11 PM"),
        ("من الأحد إلى الخميس", "Sunday to Thursday"),
        ("أيام الاحد والإثنين وللأربعاء", "Sundays, Mondays and Wed."),
        ("راسلنا: Help@Ca.gov.sa", "Write to help@ca.gov.sa."),
        ("تابع ‎@Citizen_Care‎", "Follow @citizen_care"),
        ("زر https://www.ca.gov.sa/", "Visit www.ca.gov.sa."),
        ("[الأمان](/ar/pages/stay-safe/)", "[Safety](/en/pages/stay-safe)"),
        ("ثلاث خطوات", "3 steps"),
        ("عشرة أيام و ٢ يومان", "10 days and two"),
        ("1,250 ريال", "1250 riyals"),
        ("٨٫٥", "8.5"),
        ("خلال ساعتين", "Within 2 hours"),
        ("خلال يومين أو ساعة واحدة", "Within 2 days or 1 hour"),
        ("يومان في الأسبوع", "2 days a week"),
        ("مرتان لا أكثر، وبعد دقيقتين", "2 times at most, and after 2 minutes"),
        ("بعد أسبوعين أو شهرين أو سنتين", "After 2 weeks, 2 months or 2 years"),
        ("خلال ساعة", "Within 1 hour"),
        ("2 من المرات", "Twice"),
        ("", "Call 19912"),
        ("اتصل على 19912", "  "),
        ("أحد الموظفين", "One of the staff"),
    ],
)
def test_same_facts_are_no_difference(arabic, english):
    assert differences(arabic, english) == ()


@pytest.mark.parametrize(
    ("arabic", "english", "kind", "only_ar", "only_en"),
    [
        ("اتصل على ١٩٩١٢", "Call 19911", Fact.NUMBER, ("19912",), ("19911",)),
        ("خلال 5 أيام", "Within days", Fact.NUMBER, ("5",), ()),
        ("خلال ساعتين", "Within 3 hours", Fact.NUMBER, (), ("3",)),
        ("خلال ساعات", "Within 2 hours", Fact.NUMBER, (), ("2",)),
        ("خلال ساعة", "Within 2 hours", Fact.NUMBER, (), ("2",)),
        ("الساعة 8:00 ص", "At 8 pm", Fact.TIME, ("08:00",), ("20:00",)),
        ("من 9 صباحًا", "From 9:30", Fact.TIME, ("09:00",), ("09:30",)),
        ("من الأحد إلى الخميس", "Sunday to Wednesday", Fact.WEEKDAY, ("thu",), ("wed",)),
        ("راسل a@b.sa", "Write to c@b.sa", Fact.EMAIL, ("a@b.sa",), ("c@b.sa",)),
        ("زر a.sa", "Visit a.sa.example.com", Fact.LINK, ("a.sa",), ("a.sa.example.com",)),
        ("[ا](/pages/a/)", "[a](/pages/b/)", Fact.LINK, ("/pages/a",), ("/pages/b",)),
        ("تابع @one", "Follow @two", Fact.HANDLE, ("@one",), ("@two",)),
    ],
)  # fmt: skip
def test_fact_of_one_language_alone_is_named(arabic, english, kind, only_ar, only_en):
    assert differences(arabic, english) == (Difference(kind, only_ar, only_en),)


def test_every_kind_is_told_by_itself():
    found = differences("اتصل على 19912 يوم الأحد الساعة 8:00", "Call 19911 on Monday at 9:00")
    assert [one.kind for one in found] == [Fact.TIME, Fact.WEEKDAY, Fact.NUMBER]


def test_digits_of_a_link_are_no_number():
    assert [one.kind for one in differences("https://a.sa/12", "https://a.sa/13")] == [Fact.LINK]


def pairs(node):
    """Every {ar: …, en: …} of the file that is written; a picture's are names."""
    if isinstance(node, dict):
        if {"ar", "en"} == set(node):
            yield node["ar"], node["en"]
        else:
            for key, value in node.items():
                yield from pairs(value if key != "picture" else None)
    elif isinstance(node, list):
        for value in node:
            yield from pairs(value)


def test_first_content_says_the_same_in_both_languages():
    content = yaml.safe_load(FIRST_CONTENT.read_text(encoding="utf-8"))
    found = list(pairs(content))
    assert len(found) > 50
    assert [(pair, differences(*pair)) for pair in found if differences(*pair)] == []
