"""Whose address counts, and which addresses are one visitor."""

import pytest
from django.test import RequestFactory

from citizen_help.client_address import client_address, client_network


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
    assert client_network(RequestFactory().get("/", REMOTE_ADDR=address)) == counted


@pytest.mark.parametrize(
    ("forwarded", "proxies", "address"),
    [
        ("", 0, "10.0.0.9"),
        ("1.1.1.1", 0, "10.0.0.9"),
        ("1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1", 1, "1.1.1.1"),
        ("6.6.6.6, 1.1.1.1, 2.2.2.2", 2, "1.1.1.1"),
        ("1.1.1.1", 2, "10.0.0.9"),
        (" , ", 1, "10.0.0.9"),
    ],
)
def test_only_trusted_proxies_are_believed(settings, forwarded, proxies, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == client_network(request) == address
