"""The certificate: as its files lie there, as it is served."""

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest

from contacts.doctor import certificates
from tools import only_root

FILE = "/etc/ssl/citizen-help/fullchain.pem"


@pytest.fixture
def served(settings, monkeypatch):
    """The files have the certificate that is served, which browsers take."""
    settings.SERVED_OVER_HTTPS, settings.SITE_HOST = True, "help.example.org"
    sha256 = hashlib.sha256(b"served").hexdigest()
    monkeypatch.setenv(only_root.VARIABLE, json.dumps({"certificate": {"sha256": sha256}}))
    monkeypatch.setattr(certificates, "served_now", lambda: b"served")
    monkeypatch.setattr(certificates, "as_browsers_see_it", lambda: iter(()))


def test_certificate_that_is_served_as_it_lies_there_is_well(served):
    assert list(certificates.certificate()) == []


@pytest.mark.parametrize("problem", ["unread", "empty", "mismatch", "invalid"])
def test_files_that_the_proxy_could_not_start_with(served, monkeypatch, problem):
    seen = {"certificate": {"file": FILE, "problem": problem, "reason": "No such file"}}
    monkeypatch.setenv(only_root.VARIABLE, json.dumps(seen))
    (finding,) = certificates.certificate()
    assert FILE in finding.sentence
    assert finding.remedy.startswith("apt-get install ")
    assert "--webroot --webroot-path /var/www/acme --domain help.example.org" in finding.remedy


def test_files_that_were_put_right_and_not_loaded(served, monkeypatch):
    seen = {"certificate": {"file": FILE, "sha256": hashlib.sha256(b"newer").hexdigest()}}
    monkeypatch.setenv(only_root.VARIABLE, json.dumps(seen))
    (finding,) = certificates.certificate()
    assert finding.remedy == "nginx -t && nginx -s reload"


def test_proxy_that_is_stopped_is_started(served, monkeypatch):
    def refused() -> bytes:
        raise ConnectionRefusedError

    monkeypatch.setattr(certificates, "served_now", refused)
    (finding,) = certificates.certificate()
    assert finding.is_fault
    assert finding.remedy == certificates.place.start_proxy()


@pytest.mark.parametrize(("days", "faults"), [(22, 0), (20, 1), (-1, 1)])
def test_certificate_is_to_be_renewed_in_time(days, faults):
    now = datetime(2026, 11, 30, tzinfo=UTC)
    assert len(list(certificates.certificate_end(now + timedelta(days=days), now))) == faults
