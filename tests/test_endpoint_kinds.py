"""Spellings of real life and the one form of each, by kind; what is no value of a kind."""

# ruff: noqa: E501

import pytest

from contacts.endpoints import InvalidEndpoint, canonical, display, link, place
from contacts.endpoints.kinds import KINDS

TAKEN = [
    # kind, spelling, stored, shown, link
    ("whatsapp", "0512345678", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "٠٥١ ٢٣٤ ٥٦٧٨", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "00966512345678", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "wa.me/966512345678", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "https://wa.me/+966512345678", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "https://wa.me/966512345678?text=hi", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "https://api.whatsapp.com/send?phone=966512345678", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "https://api.whatsapp.com/send/?phone=%2B966512345678&text", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "https://web.whatsapp.com/send?phone=00966512345678", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "whatsapp://send?phone=966512345678", "+966512345678", "+966 51 234 5678", "https://wa.me/966512345678"),
    ("whatsapp", "920033360", "+966920033360", "+966 920 033 360", "https://wa.me/966920033360"),
    ("whatsapp", "https://wa.me/966920033360", "+966920033360", "+966 920 033 360", "https://wa.me/966920033360"),
    ("whatsapp", "https://wa.me/message/ABCDEFGH1234O1", "message/ABCDEFGH1234O1", "wa.me/message/ABCDEFGH1234O1", "https://wa.me/message/ABCDEFGH1234O1"),
    ("sms", "8001", "8001", "8001", "sms:8001"),
    ("sms", "sms:+966512345678", "+966512345678", "+966 51 234 5678", "sms:+966512345678"),
    ("email", "Help@Example.GOV.sa", "help@example.gov.sa", "help@example.gov.sa", "mailto:help@example.gov.sa"),
    ("email", "mailto:help@example.gov.sa?subject=x", "help@example.gov.sa", "help@example.gov.sa", "mailto:help@example.gov.sa"),
    ("telegram", "@Example_sa", "Example_sa", "@Example_sa", "https://t.me/Example_sa"),
    ("telegram", "t.me/s/Example_sa", "Example_sa", "@Example_sa", "https://t.me/Example_sa"),
    ("telegram", "https://telegram.me/Example_sa", "Example_sa", "@Example_sa", "https://t.me/Example_sa"),
    ("snapchat", "example.sa", "example.sa", "@example.sa", "https://www.snapchat.com/@example.sa"),
    ("snapchat", "https://www.snapchat.com/add/example-sa?share_id=a", "example-sa", "@example-sa", "https://www.snapchat.com/@example-sa"),
    ("snapchat", "https://snapchat.com/@example_sa", "example_sa", "@example_sa", "https://www.snapchat.com/@example_sa"),
    ("instagram", "https://www.instagram.com/example.sa/?igsh=abc", "example.sa", "@example.sa", "https://www.instagram.com/example.sa"),
    ("instagram", "instagram.com/example_sa", "example_sa", "@example_sa", "https://www.instagram.com/example_sa"),
    ("tiktok", "https://www.tiktok.com/@example.sa?lang=ar", "example.sa", "@example.sa", "https://www.tiktok.com/@example.sa"),
    ("tiktok", "@example.sa", "example.sa", "@example.sa", "https://www.tiktok.com/@example.sa"),
    ("youtube", "https://youtube.com/@Example-sa?si=1", "Example-sa", "@Example-sa", "https://www.youtube.com/@Example-sa"),
    ("youtube", "https://www.youtube.com/@Example-sa/videos", "Example-sa", "@Example-sa", "https://www.youtube.com/@Example-sa"),
    ("youtube", "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv", "channel/UCabcdefghijklmnopqrstuv", "youtube.com/channel/UCabcdefghijklmnopqrstuv", "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv"),
    ("youtube", "youtube.com/c/ExampleSA", "c/ExampleSA", "youtube.com/c/ExampleSA", "https://www.youtube.com/c/ExampleSA"),
    ("facebook", "https://www.facebook.com/example.sa?mibextid=1", "example.sa", "@example.sa", "https://www.facebook.com/example.sa"),
    ("facebook", "https://m.facebook.com/profile.php?id=100064000000000", "100064000000000", "facebook.com/100064000000000", "https://www.facebook.com/100064000000000"),
    ("facebook", "https://ar-ar.facebook.com/people/Example-Page/100064000000000/", "100064000000000", "facebook.com/100064000000000", "https://www.facebook.com/100064000000000"),
    ("facebook", "fb.com/examplesa", "examplesa", "@examplesa", "https://www.facebook.com/examplesa"),
    ("address", "24.7136, 46.6753", "geo:24.7136,46.6753", "24.7136, 46.6753", "https://www.google.com/maps/search/?api=1&query=24.7136,46.6753"),
    ("address", "٢٤٫٧١٣٦، ٤٦٫٦٧٥٣", "geo:24.7136,46.6753", "24.7136, 46.6753", "https://www.google.com/maps/search/?api=1&query=24.7136,46.6753"),
    ("address", "geo:24.713600,46.67530000?z=17", "geo:24.7136,46.6753", "24.7136, 46.6753", "https://www.google.com/maps/search/?api=1&query=24.7136,46.6753"),
    ("address", "https://maps.app.goo.gl/AbC123", "https://maps.app.goo.gl/AbC123", "maps.app.goo.gl/AbC123", "https://maps.app.goo.gl/AbC123"),
    ("address", "https://maps.momrah.gov.sa/b?id=1", "https://maps.momrah.gov.sa/b?id=1", "maps.momrah.gov.sa/b?id=1", "https://maps.momrah.gov.sa/b?id=1"),
    ("address", "https://geo-gis.riyadh.gov.sa/x", "https://geo-gis.riyadh.gov.sa/x", "geo-gis.riyadh.gov.sa/x", "https://geo-gis.riyadh.gov.sa/x"),
    ("address", "https://ul.waze.com/ul?ll=24.7,46.6", "https://ul.waze.com/ul?ll=24.7,46.6", "ul.waze.com/ul?ll=24.7,46.6", "https://ul.waze.com/ul?ll=24.7,46.6"),
    ("address", "https://www.google.com.sa/maps/@24.7,46.6,17z", "https://www.google.com.sa/maps/@24.7,46.6,17z", "www.google.com.sa/maps/@24.7,46.6,17z", "https://www.google.com.sa/maps/@24.7,46.6,17z"),
    ("address", "https://maps.google.com/?q=24.7,46.6", "https://maps.google.com/?q=24.7,46.6", "maps.google.com/?q=24.7,46.6", "https://maps.google.com/?q=24.7,46.6"),
    ("address", "https://goo.gl/maps/AbC123", "https://goo.gl/maps/AbC123", "goo.gl/maps/AbC123", "https://goo.gl/maps/AbC123"),
    ("address", "https://www.google.com/maps/place/X/@24.7,46.6,17z", "https://www.google.com/maps/place/X/@24.7,46.6,17z", "www.google.com/maps/place/X/@24.7,46.6,17z", "https://www.google.com/maps/place/X/@24.7,46.6,17z"),
    ("address", "maps.apple.com/?ll=24.7,46.6", "https://maps.apple.com/?ll=24.7,46.6", "maps.apple.com/?ll=24.7,46.6", "https://maps.apple.com/?ll=24.7,46.6"),
]  # fmt: skip
REFUSED = [
    *(("whatsapp", each) for each in ("19912", "https://wa.me/", "https://wa.me.evil.example/966512345678", "https://chat.whatsapp.com/AbCdEf", "hello", "https://wa.me/0512345678x")),
    *(("sms", each) for each in ("CitizenAcc", "12", "help@example.sa")),
    *(("email", each) for each in ("help", "help@", "@example.sa", "a b@example.sa", "a@b", "a..b@example.sa", "a@example.sa, b@example.sa", "a@192.0.2.1", "x" * 65 + "@example.sa", "<a@example.sa>")),
    *(("telegram", each) for each in ("https://t.me/joinchat/AAA", "https://t.me/+AbC", "abc", "1abcd", "a__bcd", "https://t.me/share/url?url=x", "https://t.me/example_sa/15", "https://evil.example/example")),
    *(("snapchat", each) for each in ("ab", "1abc", "https://www.snapchat.com/spotlight/x", "a" * 16)),
    *(("instagram", each) for each in ("https://www.instagram.com/p/AbC/", "a..b", ".ab", "https://www.instagram.com/", "a" * 31, "https://instagram.com.evil.example/example")),
    *(("tiktok", each) for each in ("https://vm.tiktok.com/AbC/", "https://www.tiktok.com/@example/video/1", "a", "ab.")),
    *(("youtube", each) for each in ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "@قناة", "ab", "https://www.youtube.com/channel/UCshort")),
    *(("facebook", each) for each in ("https://www.facebook.com/groups/123456", "https://www.facebook.com/sharer/sharer.php?u=x", "abc", "https://www.facebook.com/example.sa/posts/1", "https://www.facebook.com/profile.php", "https://evil.example/example.sa")),
    *(("address", each) for each in ("Riyadh", "91, 46", "24.7, 181", "https://example.com/", "http://maps.google.com/?q=1", "24.7136", "46.6753, 24.7136", "geo:46.6753,24.7136", "33.5, 46", "24.7, 56.5", "0, 0", "https://evil.com/maps", "https://evil.com/maps/place/X", "https://maps.evil.com/", "https://maps.google.com.evil.com/", "https://www.google.com/search?q=maps", "https://sites.google.com/maps", "https://www.google.com/mapsx", "https://goo.gl/AbC", "https://maps-gov.sa/", "https://maps.evil.sa/", "https://www.example.gov.sa/maps")),
    *((kind, each) for kind in KINDS for each in ("", "  ", "\u200f")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "spelling", "stored", "shown", "opened"), TAKEN)
def test_spelling_is_brought_into_the_form_of_its_kind(kind, spelling, stored, shown, opened):
    assert canonical(kind, spelling) == stored
    assert canonical(kind, stored) == stored
    assert (display(kind, stored), link(kind, stored)) == (shown, opened)


@pytest.mark.parametrize(("kind", "given"), REFUSED)
def test_what_is_no_value_of_its_kind_is_refused(kind, given):
    with pytest.raises(InvalidEndpoint) as refusal:
        canonical(kind, given)
    assert (refusal.value.kind, refusal.value.value) == (kind, given)


@pytest.mark.parametrize("kind", [kind.code for kind in KINDS.values() if kind.hosts])
def test_account_and_the_link_to_it_are_one_place(kind):
    stored = next(row[2] for row in TAKEN if row[0] == kind) if kind != "x" else "citizen_care"
    assert place(kind, stored) == place("url", canonical("url", link(kind, stored)))


@pytest.mark.parametrize("kind", KINDS)
def test_kind_has_words_and_a_drawing(kind):
    row = KINDS[kind]
    assert row.code == kind
    assert "%(value)s" in str(row.refusal)
    assert row.name
    assert row.action
    assert row.icon
