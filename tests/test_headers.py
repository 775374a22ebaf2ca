"""What browsers are told with every answer."""

import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.urls import reverse

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
ADDRESSES = [
    "/ar/",
    "/en/questions/",
    "/en/no-such-page/",
    "/healthz",
    "/admin/login/",
    "/static/img/icon.svg",
    "/api/v1/directory.json",
    "/sw.js",
]
IN_ANOTHER_PROCESS = """
import json
import django
django.setup()
from django.conf import settings as s
from django.core.checks import run_checks
print(json.dumps({
    "issues": [i.id for i in run_checks(include_deployment_checks=True)],
    "cookies": [s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME],
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.LANGUAGE_COOKIE_SECURE],
    "second_factor": s.SECOND_FACTOR_REQUIRED,
}))
"""


def settings_with(tmp_path, **environment: str) -> dict:
    """What the settings are in a process with that environment."""
    env = {"PATH": "", "VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "citizen_help.settings"}
    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        cwd=settings.BASE_DIR,
        env={**env, **environment},
        capture_output=True,
        check=True,
        text=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_says_what_may_be_loaded_and_asked_for(client, first_content, address):
    response = client.get(address)
    response.close()  # a file stays open until then
    headers = response.headers
    parts = headers["Content-Security-Policy"].split("; ")
    assert dict(part.split(" ", 1) for part in parts) == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_developers_see_djangos_own_page_about_an_error(client, first_content, settings):
    settings.DEBUG = True
    response = client.get("/ar/no-such-page/")
    assert (response.status_code, "Content-Security-Policy" in response.headers) == (404, False)
    assert "Content-Security-Policy" in client.get("/ar/").headers


@pytest.mark.parametrize("name", ["home", "questions", "verify", "search", "offline"])
def test_page_to_read_sets_no_cookie(client, first_content, name):
    for language in ("ar", "en"):
        response = client.get(reverse(f"contacts:{name}").replace("/ar/", f"/{language}/", 1))
        assert (response.status_code, dict(response.cookies)) == (200, {})


def test_site_over_https_has_no_issue_and_cookies_of_its_host_alone(tmp_path):
    assert settings_with(tmp_path, SITE_URL="https://help.example.org") == {
        "issues": [],
        "cookies": ["__Host-sessionid", "__Host-csrftoken"],
        "secure": [True, True, True],
        "second_factor": True,
    }


@pytest.mark.parametrize(
    ("environment", "required"),
    [
        ({}, False),
        ({"PORT": "8123"}, False),
        ({"SITE_URL": "http://localhost:8000"}, False),
        ({"SITE_URL": "http://[::1]:8000"}, False),
        ({"ALLOWED_HOSTS": "127.0.0.1,help.example.org"}, True),
        ({"ALLOWED_HOSTS": "*"}, True),
        ({"SITE_URL": "http://192.168.1.5"}, True),
    ],
)
def test_second_factor_is_required_as_soon_as_others_can_come(tmp_path, environment, required):
    assert settings_with(tmp_path, **environment)["second_factor"] is required


def test_strict_transport_is_asked_for_over_https(client, settings, first_content):
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = settings.SECURE_HSTS_PRELOAD = True
    header = client.get("/ar/", secure=True).headers["Strict-Transport-Security"]
    assert header == "max-age=31536000; includeSubDomains; preload"
