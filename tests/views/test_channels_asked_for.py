"""A search that asks for a way to reach them: every channel that fits is offered."""

import pytest

from contacts.models import Channel, Endpoint
from contacts.views.whom_to_ask import meant

pytestmark = pytest.mark.django_db


@pytest.fixture
def several_of_each(more_channels):
    for slug, kind, name, endpoint, value in (
        ("jeddah", "office", "فرع جدة", "address", "geo:21.5,39.2"),
        ("second-mail", "email", "بريد الشكاوى", "email", "complaints@example.gov.sa"),
        ("help", "chat", "محادثة الاعتراضات", "whatsapp", "+966520012345"),
        ("news", "social", "أخبار البرنامج", "telegram", "CitizenNews_sa"),
        ("texts", "chat", "الرسائل", "sms", "7000"),
        ("unified", "phone", "الدعم", "phone", "920012345"),
    ):
        row = Channel.objects.create(slug=slug, kind=kind, name_ar=name, status="published")
        Endpoint.objects.create(channel=row, kind=endpoint, value=value, status="published")
    Endpoint.objects.create(
        channel=Channel.objects.get(slug="whatsapp"),
        kind="whatsapp",
        value="+966920012345",
        status="published",
    )


@pytest.mark.usefixtures("several_of_each")
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        *((one, {"riyadh", "jeddah"}) for one in ("وين الفرع", "فروعكم", "متى يفتح الفرع")),
        *((one, {"mail", "second-mail"}) for one in ("ايميلكم", "ايميل", "email", "بريدكم")),
        *((one, {"whatsapp", "help"}) for one in ("وتساب", "واتسابكم", "whatsapp number")),
        *((one, {"telegram", "news"}) for one in ("تليجرام", "telegram", "قناة التليجرام")),
        *((one, {"texts"}) for one in ("sms", "رقم الرسائل النصية", "رسالة نصية", "7000")),
        *((one, {"unified"}) for one in ("920012345", "920 012 345", "٩٢٠٠١٢٣٤٥")),
        *((one, {"whatsapp"}) for one in ("+966920012345", "+966 92 001 2345")),
        ("فرع جدة", {"jeddah"}),
        ("وصلتني رسالة نصية", set()),
    ],
)
def test_all_channels_of_what_is_asked_for_are_meant(query, slugs):
    assert {one.slug for one in meant(query, Channel.objects.published())} == slugs


@pytest.mark.usefixtures("several_of_each")
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("وين الفرع", {"riyadh", "jeddah"}),
        ("متى يفتح الفرع", {"riyadh", "jeddah"}),
        ("ايميل", {"mail", "second-mail"}),
        ("sms", {"texts"}),
        ("920012345", {"unified"}),
    ],
)
def test_page_offers_all_channels_of_what_is_asked_for(client, language, query, slugs):
    context = client.get(f"/{language}/search/", {"q": query}).context
    found = context["found"]
    assert found["is_answered"]
    offered = [found["card"], *(way.now for way in found["ways"])]
    assert {now.channel.slug for now in offered} == slugs
    assert found["results"].corrected is None
