"""The running site and its proxy, told from what they answer."""

import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from django.test import Client

from citizen_help import forwarding
from contacts.doctor import answers, place
from contacts.doctor.answers import Answer

HSTS = {"strict-transport-security": "max-age=31536000"}


@pytest.fixture
def site(settings):
    settings.SITE_URL, settings.SITE_HOST = "https://help.example.org", "help.example.org"


@pytest.mark.parametrize(
    ("plain", "page", "faults"),
    [
        (Answer(308, {"location": "https://help.example.org/ar/"}, ""), Answer(200, HSTS, ""), 0),
        (Answer(200, {}, ""), Answer(200, HSTS, ""), 1),
        (Answer(301, {"location": "http://help.example.org/"}, ""), Answer(200, HSTS, ""), 1),
        (Answer(308, {"location": "https://help.example.org/ar/"}, ""), Answer(200, {}, ""), 1),
        (Answer(444, {}, ""), Answer(502, {}, ""), 2),
    ],
)
def test_readers_are_led_to_https_and_kept_there(site, plain, page, faults):
    assert len(list(answers.way_of_readers(plain, page))) == faults


@pytest.mark.parametrize(
    ("added", "trusted", "secure", "faults"),
    [(1, 1, True, 0), (0, 0, True, 0), (1, 0, True, 1), (1, 2, True, 1), (1, 1, False, 1)],
)
def test_proxies_are_those_that_are_trusted(site, added, trusted, secure, faults):
    body = json.dumps({"proxies": added, "trusted": trusted, "secure": secure})
    assert len(list(answers.forwarded(body))) == faults


def test_answer_of_another_site_is_told(site):
    assert len(list(answers.forwarded("ok\n"))) == 1


@pytest.mark.parametrize(
    ("arrives", "proxies"),
    [
        ("10.0.0.7", 1),  # replaced, as deploy/nginx does
        (", ".join([*forwarding.MADE_UP, "10.0.0.7"]), 1),  # appended
        (", ".join([*forwarding.MADE_UP, "10.0.0.7", "10.0.0.8"]), 2),
        (", ".join(forwarding.MADE_UP), 0),
    ],
)
def test_report_counts_what_proxies_added(settings, arrives, proxies):
    settings.TRUSTED_PROXIES = 1
    headers = {**forwarding.headers(), "X-Forwarded-For": arrives}
    told = json.loads(Client(headers=headers).get("/healthz").content)
    assert told == {"proxies": proxies, "trusted": 1, "secure": False, "cookie": False}


@pytest.mark.parametrize("token", ["", "report", "report:1:2"])
def test_report_is_for_the_doctor_alone(token):
    answer = Client(headers={forwarding.HEADER: token}).get("/healthz")
    assert answer.content == b"ok\n"


def test_cookies_are_asked_for_where_editors_sign_in(settings):
    """At the desk's path, which the proxy lets cookies through at."""
    cookie = {"Cookie": f"{forwarding.COOKIE}=1"}
    address = f"/{settings.ADMIN_PATH}healthz"
    arrived = Client(headers={**forwarding.headers(), **cookie}).get(address).content.decode()
    lost = Client(headers=forwarding.headers()).get(address).content.decode()
    assert list(answers.way_of_editors(Answer(200, {}, arrived))) == []
    (finding,) = answers.way_of_editors(Answer(200, {}, lost))
    assert f"/{settings.ADMIN_PATH}" in finding.sentence
    assert Client().get(address).content == b"ok\n"


def test_site_that_is_down_behind_its_proxy_is_not_another_site(site, settings, monkeypatch):
    settings.SERVED_OVER_HTTPS = True
    monkeypatch.setattr(answers, "encrypted", lambda _context: nullcontext())
    monkeypatch.setattr(answers, "near", lambda _port: None)
    monkeypatch.setattr(answers, "asked", lambda *_: Answer(502, {}, "<html>"))
    (finding,) = answers.proxy()
    assert "502" in finding.sentence
    assert finding.remedy == answers.started()


class Site(http.server.BaseHTTPRequestHandler):
    answers: dict[str, int]

    def do_GET(self) -> None:
        self.send_response(self.answers[self.path])
        self.end_headers()
        self.wfile.write(b"no content is loaded\n")

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def served(settings, monkeypatch, tmp_path) -> Iterator[None]:
    monkeypatch.setattr(place, "SOCKET", tmp_path / "none")
    server = http.server.HTTPServer(("127.0.0.1", 0), Site)
    settings.PORT = server.server_port
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield
    server.shutdown()
    thread.join()
    server.server_close()


def test_site_that_is_up_and_not_well_is_told_in_its_own_words(served, monkeypatch):
    monkeypatch.setattr(Site, "answers", {"/healthz": 200, "/readyz": 200}, raising=False)
    assert list(answers.processes()) == []
    monkeypatch.setattr(Site, "answers", {"/healthz": 200, "/readyz": 503})
    (finding,) = answers.processes()
    assert finding.sentence.endswith("no content is loaded")


def test_site_that_does_not_run_is_told_once(settings, monkeypatch, tmp_path):
    monkeypatch.setattr(place, "SOCKET", tmp_path / "none")
    settings.PORT = 1
    assert len(list(answers.processes())) == 1
