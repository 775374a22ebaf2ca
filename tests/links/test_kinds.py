"""Which numbers and links are tried: those that open a page which is there or not."""

import pytest

from contacts.links.extraction import published_links
from contacts.models import Endpoint
from tests.directory_rows import make_channel

pytestmark = pytest.mark.django_db
TRIED = [
    ("url", "https://www.ca.gov.sa/"),
    ("ios", "https://apps.apple.com/sa/app/x/id1"),
    ("address", "https://maps.app.goo.gl/AbC123"),
]
NOT_TRIED = [
    ("phone", "19912"),
    ("sms", "8001"),
    ("email", "help@example.gov.sa"),
    ("whatsapp", "+966512345678"),
    ("whatsapp", "message/ABCDEFGH1234O1"),
    ("telegram", "Example_sa"),
    ("facebook", "100064000000000"),
    ("address", "geo:24.7136,46.6753"),
]


def test_pages_are_tried_and_numbers_accounts_and_points_are_not():
    channel = make_channel()
    for kind, value in [*TRIED, *NOT_TRIED]:
        Endpoint.objects.create(channel=channel, kind=kind, value=value)
    assert [link.url for link in published_links()] == [value for _kind, value in TRIED]
