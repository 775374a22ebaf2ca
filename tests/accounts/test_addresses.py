"""Under which address tries are counted."""

import pytest
from django.test import RequestFactory

from citizen_help import client_address


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        (" 203.0.113.7 ", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::ffff", "2001:db8:1:2::"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("unix:", None),
        ("", None),
        ("203.0.113.7\0", None),
    ],
)
def test_visitor_is_an_address_or_a_household(address, counted):
    assert client_address.visitor(address) == counted


@pytest.mark.parametrize(
    ("proxies", "counted"), [(0, "192.0.2.1"), (1, "198.51.100.2"), (2, "198.51.100.1")]
)
def test_only_trusted_proxies_are_believed(settings, proxies, counted):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", HTTP_X_FORWARDED_FOR="6.6.6.6, 198.51.100.1, 198.51.100.2"
    )
    assert client_address.of_request(request) == counted
