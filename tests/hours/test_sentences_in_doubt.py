"""What is told of hours that nobody has checked for long, and of what is out of order."""

from dataclasses import replace
from datetime import date

import pytest

from contacts.hours.status import Notice, Schedule
from tests.hours.examples import HOTLINE, OFFICE, RELAY, at
from tests.spoken import NATIONAL_DAY, english, spoken

SUNDAY_10, FRIDAY_23 = at(3, 1, 10), at(3, 6, 23)
FORM = Schedule(always_available=True)
UNPUBLISHED = ("; hours are not published", "، والساعات غير منشورة")
EIGHT = (" at 8:00 am", " الساعة 8:00 صباحًا")
NO_DAY = ("Not one of its published days", "ليس من أيام العمل المنشورة")


def told(pill: tuple[str, str], english_note: str, arabic_note: str) -> dict:
    return {"en": (pill[0], english_note), "ar": (pill[1], arabic_note)}


def test_words_of_hours_checked_long_ago():
    old = replace(OFFICE, verified_on=date(2025, 8, 1))
    checked = (
        "Its hours were last checked on 1 August 2025.",
        "آخر مراجعة للأوقات: 1 أغسطس 2025.",
    )
    assert spoken(old, SUNDAY_10) == told(
        ("Hours may have changed", "ربما تغيّرت الأوقات"), *checked
    )
    assert spoken(old, FRIDAY_23) == told(
        NO_DAY,
        f"Should open on Sunday at 8:00 am. {checked[0]}",
        f"يُفترض أن يفتح يوم الأحد الساعة 8:00 صباحًا. {checked[1]}",
    )
    on_a_holiday = replace(old, holidays=(NATIONAL_DAY,))
    assert english(on_a_holiday, at(9, 23, 10)) == (
        "Closed today",
        f"Closed for National Day. Should open tomorrow at 8:00 am. {checked[0]}",
    )


@pytest.mark.parametrize("schedule", [OFFICE, HOTLINE, RELAY, FORM, Schedule()])
def test_words_of_what_is_out_of_order_say_when_it_works_again(schedule):
    pill = ("Out of order now", "خارج الخدمة الآن")
    notice = Notice("out_of_order", at(3, 1, 9), at(3, 1, 15))
    assert spoken(replace(schedule, notices=(notice,)), SUNDAY_10) == told(
        pill,
        "It should work again today at 3:00 pm.",
        "يُتوقع أن يعود العمل اليوم الساعة 3:00 بعد الظهر.",
    )
    until_friday = replace(notice, ends_at=at(3, 6, 12))
    if schedule in (OFFICE, HOTLINE):
        hours, hours_ar = ("", "") if schedule is OFFICE else UNPUBLISHED
        time, time_ar = EIGHT if schedule is OFFICE else ("", "")
        assert spoken(replace(schedule, notices=(until_friday,)), at(3, 2, 10)) == told(
            pill,
            f"It should work again on Sunday{time}{hours}.",
            f"يُتوقع أن يعود العمل يوم الأحد{time_ar}{hours_ar}.",
        )
    for_now = replace(notice, ends_at=None)
    assert spoken(replace(schedule, notices=(for_now,)), SUNDAY_10) == told(
        pill, "Until further notice.", "حتى إشعار آخر."
    )
