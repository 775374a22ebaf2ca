"""Which places belong together, of whatever kind the values are that lead there."""

import pytest

from contacts.endpoints import canonical, place
from contacts.endpoints.kinds import KINDS
from contacts.hosts import contradict, is_shared


@pytest.mark.parametrize(
    ("kind", "other", "value"),
    [
        ("phone", "sms", "19912"),
        ("phone", "whatsapp", "0512345678"),
        ("sms", "whatsapp", "920001234"),
        ("whatsapp", "url", "https://wa.me/966512345678"),
    ],
)
def test_one_number_is_one_place(kind, other, value):
    places = [place(one, canonical(one, value)) for one in (kind, other)]
    assert places[0] == places[1]
    assert contradict(*places)


@pytest.mark.parametrize(
    ("kind", "value", "url"),
    [
        ("telegram", "Example_sa", "https://t.me/example_sa"),
        ("instagram", "example.sa", "https://www.instagram.com/example.sa/?igsh=a"),
        ("facebook", "100064000000000", "https://facebook.com/profile.php?id=100064000000000"),
        ("youtube", "channel/UCabcdefghijklmnopqrstuv", "https://youtube.com/channel/UCabcdefghijklmnopqrstuv"),
    ],
)  # fmt: skip
def test_account_and_a_link_to_it_contradict(kind, value, url):
    assert contradict(place(kind, value), place("url", canonical("url", url)))


@pytest.mark.parametrize(
    ("theirs", "claimed"),
    [
        (("telegram", "example_sa"), ("x", "example_sa")),
        (("telegram", "example_sa"), ("telegram", "example_sb")),
        (("address", "geo:24.7,46.6"), ("url", "https://www.google.com/maps/place/other")),
        (("email", "a@gmail.com"), ("email", "b@gmail.com")),
        (("whatsapp", "message/ABCDEF123456"), ("whatsapp", "+966512345678")),
        (("youtube", f"channel/UC{'a' * 22}"), ("youtube", f"channel/UC{'A' * 22}")),
    ],
)  # fmt: skip
def test_what_leads_elsewhere_contradicts_nothing(theirs, claimed):
    assert not contradict(place(*theirs), place(*claimed))


@pytest.mark.parametrize("kind", [row for row in KINDS.values() if row.hosts or row.sites])
def test_anybody_gets_a_page_on_the_hosts_of_a_kind(kind):
    assert all(map(is_shared, kind.hosts | kind.sites))


def test_site_of_their_own_is_shared_with_nobody():
    assert not is_shared("ca.gov.sa")
