"""The channels below the cards of the home page, a line each."""

from datetime import time

import pytest

from contacts.models import OpeningHours
from tests.directory_rows import make_channel
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_closed_channel_in_the_list_says_when_it_opens(client, language):
    for place in range(3):
        make_channel(f"more-{place}", "website", name_ar=f"موقع {place}", name_en=f"Site {place}")
    office = make_channel("office", "office", name_ar="مكتب", name_en="Office")
    days = set(range(7))
    OpeningHours.objects.create(channel=office, days=days, opens=time(18), closes=time(20))
    main = parse(client.get(f"/{language}/").content.decode()).one(data_moment="channels")
    row = main.one("ul", class_="more-ways").one("li", data_key="office")
    said = {"ar": "يفتح اليوم الساعة 6:00 مساءً.", "en": "Opens today at 6:00 pm."}
    assert said[language] in " ".join(row.text.split())
