"""An editor chooses the kind of a number or link, is told what to write, and what is wrong."""

import pytest

from contacts.endpoints import fold
from contacts.endpoints.kinds import KINDS
from contacts.models import Channel, Endpoint
from tests.admin.admin_client import add_url, change_url, errors_beside, typed, with_rows

pytestmark = pytest.mark.django_db
GROUPS = {
    "ar": ["الأرقام والبريد", "الروابط والتطبيقات", "الحسابات", "الأماكن"],
    "en": ["Numbers and email", "Links and apps", "Accounts", "Places"],
}
WRONG = {
    "phone": "12",
    "url": "http://example.com/",
    "ios": "https://example.com/",
    "android": "https://example.com/",
    "email": "help@",
    "sms": "CitizenAcc",
    "whatsapp": "https://chat.whatsapp.com/AbCdEf",
    "x": "https://x.com/home",
    "telegram": "https://t.me/+AbC",
    "snapchat": "https://www.snapchat.com/spotlight/x",
    "instagram": "https://www.instagram.com/p/AbC/",
    "tiktok": "https://vm.tiktok.com/AbC/",
    "youtube": "https://youtu.be/dQw4w9WgXcQ",
    "facebook": "https://www.facebook.com/groups/123456",
    "address": "حي العليا، الرياض",
}
# Two spellings of one value.
TWICE = {
    "email": ("Help@Example.gov.sa", "mailto:help@example.gov.sa"),
    "sms": ("٨٠٠١", "sms:8001"),
    "whatsapp": ("0512345678", "https://wa.me/966512345678"),
    "telegram": ("@Example_sa", "https://telegram.me/example_sa"),
    "snapchat": ("example.sa", "https://www.snapchat.com/add/Example.sa"),
    "instagram": ("example.sa", "instagram.com/Example.sa/?igsh=a"),
    "tiktok": ("@example.sa", "https://www.tiktok.com/@Example.sa"),
    "youtube": ("@Example-sa", "youtube.com/@example-sa/videos"),
    "facebook": ("example.sa", "https://m.facebook.com/Example.sa"),
    "address": ("٢٤٫٧١٣٦، ٤٦٫٦٧٥٣", "geo:24.71360,46.67530"),
}


def new_channel(desk, language, *rows):
    form = typed(desk.in_language(language).get(add_url("channel")), "channel_form")
    form |= {"name_ar": "قناة", "name_en": "Channel", "slug": "new", "kind": "chat"}
    return desk.save(add_url("channel"), with_rows(form, "endpoints", *rows))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_kinds_stand_under_headings_and_say_what_to_write(desk, language):
    page = desk.in_language(language).get(add_url("channel"))
    select = page.one("select", name="endpoints-0-kind")
    assert [group["label"] for group in select.all("optgroup")] == GROUPS[language]
    hints = {one["value"]: one["data-hint"] for one in select.all("option") if one["value"]}
    assert hints.keys() == KINDS.keys()
    assert all(hints.values())


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_value_that_is_none_of_its_kind_is_refused_beside_it(desk, kind, language):
    page = new_channel(desk, language, {"kind": kind, "value": WRONG[kind]})
    [told] = errors_beside(page, "endpoints-1-value")
    quoted = f"«{WRONG[kind]}» لي" if language == "ar" else f"“{WRONG[kind]}” is n"
    assert fold(told).startswith(quoted)  # coordinates stand apart from the Arabic around them
    assert not Channel.objects.filter(slug="new").exists()


@pytest.mark.parametrize("kind", TWICE)
def test_two_spellings_of_one_value_are_told_beside_the_second(desk, kind):
    rows = [{"kind": kind, "value": value} for value in TWICE[kind]]
    page = new_channel(desk, "en", *rows)
    told = ["The channel has this number or link already."]
    assert errors_beside(page, "endpoints-2-value") == told


def test_one_number_may_be_called_and_written_to(desk):
    rows = [{"kind": kind, "value": "0512345678"} for kind in ("phone", "sms", "whatsapp")]
    assert new_channel(desk, "ar", *rows) is None
    stored = Endpoint.objects.values_list("kind", "value").order_by("position")
    assert list(stored) == [(kind, "+966512345678") for kind in ("phone", "sms", "whatsapp")]


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("ar", "حساب في تيليجرام: \u2066@Example_sa\u2069"),
        ("en", "Telegram account: \u2066@Example_sa\u2069"),
    ],
)
def test_history_names_the_kind_of_what_was_changed(desk, language, named):
    new_channel(desk, language, {"kind": "telegram", "value": "Example_sa"})
    channel = Channel.objects.get(slug="new")
    form = typed(desk.get(change_url(channel)), "channel_form")
    assert desk.save(change_url(channel), form, **{"endpoints-0-value": "t.me/Other_sa"}) is None
    page = desk.get(change_url(channel).replace("/change/", "/history/"))
    assert named.replace("Example_sa", "Other_sa") in page.text
