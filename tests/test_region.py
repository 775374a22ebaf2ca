"""Where the site is: read from the environment, told to the rest of the code."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils.formats import get_format
from django.utils.translation import override

from citizen_help import locality, region
from tests.berlin import ENVIRONMENT

READERS = {
    "TIME_ZONE": (region.time_zone, "Asia/Riyadh", "a time zone such as Asia/Riyadh"),
    "FIRST_DAY_OF_WEEK": (region.weekday, "sunday", "a day: sunday, monday, tuesday"),
    "WEEKEND": (region.weekdays, "friday,saturday", "days separated by commas (sunday, monday"),
    "HOLIDAY_COUNTRY": (region.holiday_country, "SA", "a country whose public holidays are known"),
    "CLOCK": (region.clock, "12", "one of 12, 24"),
    "PHONE_COUNTRY": (region.phone_country, "SA", "a country's two letters such as SA or DE"),
}
READ = [
    ("TIME_ZONE", "", "Asia/Riyadh"),
    ("TIME_ZONE", "Europe/Berlin", "Europe/Berlin"),
    ("TIME_ZONE", "UTC", "UTC"),
    ("FIRST_DAY_OF_WEEK", "", 0),
    ("FIRST_DAY_OF_WEEK", "Monday", 1),
    ("FIRST_DAY_OF_WEEK", "saturday", 6),
    ("WEEKEND", "", {5, 6}),
    ("WEEKEND", "Saturday, Sunday", {6, 0}),
    ("WEEKEND", "friday", {5}),
    ("WEEKEND", "none", set()),
    ("HOLIDAY_COUNTRY", "", "SA"),
    ("HOLIDAY_COUNTRY", "eg", "EG"),
    ("HOLIDAY_COUNTRY", "DE-BY", "DE-BY"),
    ("CLOCK", "", 12),
    ("CLOCK", "24", 24),
    ("PHONE_COUNTRY", "", "SA"),
    ("PHONE_COUNTRY", "de", "DE"),
]
WRONG = [
    *[("TIME_ZONE", one) for one in ("Berlin", "Europe", "../etc", "/etc/passwd", "برلين")],
    *[("FIRST_DAY_OF_WEEK", one) for one in ("1", "mon", "الأحد")],
    *[("WEEKEND", one) for one in ("weekend", "friday;saturday", "friday,", ",")],
    *[("HOLIDAY_COUNTRY", one) for one in ("XX", "Germany", "DE-XX", "SA-01", "س")],
    *[("CLOCK", one) for one in ("13", "24h")],
    *[("PHONE_COUNTRY", one) for one in ("49", "XX", "+49", "Germany")],
]
SHOWN = """
import json, django
django.setup()
from django.conf import settings
from django.utils.formats import date_format
from datetime import datetime
from contacts.endpoints import canonical
from contacts.models.fields import WeekdaysFormField
print(json.dumps([
    settings.TIME_ZONE, settings.FIRST_DAY_OF_WEEK, sorted(settings.WEEKEND),
    settings.HOLIDAY_COUNTRY, settings.CLOCK, settings.PHONE_COUNTRY,
    [value for value, _ in WeekdaysFormField().choices],
    date_format(datetime(2026, 11, 22, 17, 5), "DATETIME_FORMAT"),
    canonical("phone", "030 23125000"),
]))
"""


@pytest.mark.parametrize(("name", "value", "expected"), READ)
def test_place_is_read_from_the_environment(monkeypatch, name, value, expected):
    monkeypatch.setenv(name, value)
    reader, default, _ = READERS[name]
    assert reader(name, default) == expected


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_what_is_no_place_is_refused_in_one_line(monkeypatch, capsys, name, value):
    monkeypatch.setenv(name, value)
    reader, default, takes = READERS[name]
    with pytest.raises(SystemExit) as ended:
        reader(name, default)
    (line,) = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2
    assert line.startswith(f"Environment variable {name} takes {takes}")
    assert line.endswith(f"; found {value!r}.")


def test_usual_site_is_in_riyadh():
    assert settings.TIME_ZONE == locality.zone_name() == "Asia/Riyadh"
    assert (locality.first_day(), locality.weekend()) == (0, {5, 6})
    assert (locality.holiday_country(), locality.phone_country()) == ("SA", "SA")
    assert not locality.has_24_hours()


def test_process_starts_where_its_environment_says(tmp_path):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", SHOWN],
        env={
            **kept,
            **ENVIRONMENT,
            "VAR": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "citizen_help.settings",
        },
        cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert json.loads(done.stdout) == [
        *("Europe/Berlin", 1, [0, 6], "DE-BE", 24, "DE"),
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
        "22 نوفمبر 2026، 17:05",
        "+493023125000",
    ]


@pytest.mark.parametrize(
    ("zone", "arabic", "english"),
    [
        ("Asia/Riyadh", "الرياض", "Riyadh"),
        ("Europe/Berlin", "برلين", "Berlin"),
        ("America/New_York", "نيويورك", "New York"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_place_whose_time_it_is_has_its_name_in_both_languages(zone, arabic, english):
    with override_settings(TIME_ZONE=zone):
        with override("ar"):
            assert locality.zone_place() == arabic
        with override("en"):
            assert locality.zone_place() == english


@pytest.mark.parametrize("language", ["ar", "en"])
def test_formats_follow_the_clock_and_the_week(language, in_berlin):
    with override(language):
        assert get_format("TIME_FORMAT") == "H:i"
        assert get_format("FIRST_DAY_OF_WEEK") == 1
        assert get_format("SHORT_DATETIME_FORMAT") == "j/n/Y H:i"
        assert get_format("DECIMAL_SEPARATOR") == "."


def test_formats_of_the_usual_site_are_those_of_before():
    with override("ar"):
        assert get_format("DATETIME_FORMAT") == "j E Y، g:i a"
        assert get_format("FIRST_DAY_OF_WEEK") == 0
    with override("en"):
        assert get_format("DATETIME_FORMAT") == "j E Y, g:i a"
        assert get_format("SHORT_DATETIME_FORMAT") == "j/n/Y g:i a"
