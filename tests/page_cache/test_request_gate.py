"""Host and scheme by Django's own rules, before anything is answered from memory."""

import pytest

from citizen_help.page_cache import request_gate
from citizen_help.page_cache.request_gate import RequestGate
from tests.page_cache.requests import asked


@pytest.fixture
def secure(settings):
    """A site that is served over HTTPS behind a proxy."""
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.ALLOWED_HOSTS = ["help.example.org"]
    return RequestGate()


@pytest.mark.parametrize(
    ("proto", "is_allowed"),
    [("https", True), ("http", False), (None, False), ("https,http", True), ("http,https", False)],
)
def test_plain_http_is_for_django_to_redirect(secure, proto, is_allowed):
    headers = {"x_forwarded_proto": proto} if proto else {}
    environ = asked("/ar/", host="help.example.org", **headers)
    assert [secure.allows(environ) for _ in range(2)] == [is_allowed] * 2


def test_good_request_opens_the_gate_for_no_other(secure):
    assert secure.allows(asked("/ar/", host="help.example.org", x_forwarded_proto="https"))
    assert not secure.allows(asked("/ar/", host="evil.example", x_forwarded_proto="https"))
    assert not secure.allows(asked("/ar/", host="help.example.org"))


def test_forwarded_host_counts_for_nothing(secure):
    environ = asked(
        "/ar/", host="evil.example", x_forwarded_proto="https", x_forwarded_host="help.example.org"
    )
    assert not secure.allows(environ)


def test_hosts_of_a_pattern_are_remembered_within_a_bound(settings):
    settings.ALLOWED_HOSTS = [".example.org"]
    made = RequestGate()
    for number in range(request_gate.REMEMBERED * 2):
        assert made.allows(asked("/ar/", host=f"h{number}.example.org"))
    assert len(made._allowed) == request_gate.REMEMBERED
