"""/healthz and /readyz by whatever host; no other page."""

import pytest

HOSTS = ["10.1.2.3", "[fd00::1]:8000", "other.example", "a_b", "nonsense!"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probe_is_answered_by_any_host_without_https(client, settings, first_content, path):
    settings.SECURE_SSL_REDIRECT = True
    answers = {client.get(path, headers={"host": host}).status_code for host in HOSTS}
    assert answers == {200}, client.get(path).content


@pytest.mark.django_db
def test_page_is_not(client, settings):
    settings.ALLOWED_HOSTS = ["help.example.org"]
    for path in ("/en/", "/healthz/", "/admin/"):
        assert client.get(path, headers={"host": "other.example"}).status_code == 400
