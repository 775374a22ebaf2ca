"""Settings that are valid and wrong all the same."""

import json

import pytest
from django.utils import translation

from contacts.doctor import configuration, place
from tools import only_root


@pytest.mark.parametrize("value", [True, False])
def test_debug(settings, value):
    settings.DEBUG = value
    assert len(list(configuration.debug())) == value


@pytest.mark.parametrize(
    ("url", "faults"),
    [
        ("https://help.example.org", 0),
        ("http://help.example.org", 1),
        ("https://localhost", 1),
        ("http://127.0.0.1:8000", 1),
        ("http://[::1]:8000", 1),
    ],
)
def test_address_is_one_that_readers_reach_safely(settings, url, faults):
    settings.SITE_URL = url
    assert len(list(configuration.address())) == faults


@pytest.mark.parametrize(
    ("key", "is_weak"),
    [
        ("0123456789" * 6, True),
        ("django-insecure-" + "abcdefghijklmnopqrstuvwxyz" * 3, True),
        ("k3J9xQmV7tRz2LwBn8YcHfD5sGp4UaEo6WiTqXyMvNrKbZjC1lSdFhPgAeOuIw", False),
    ],
)
def test_secret_that_can_be_guessed(key, is_weak):
    assert configuration.is_weak(key) == is_weak


def test_secret_of_one_machine_is_worth_a_note_beside_a_shared_database(settings, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    settings.SECRET_KEY = "k3J9xQmV7tRz2LwBn8YcHfD5sGp4UaEo6WiTqXyMvNrKbZjC1lSdFhPgAeOuIw"
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "db.example.org")
    (finding,) = configuration.secret()
    assert not finding.is_fault
    monkeypatch.setenv("SECRET_KEY", settings.SECRET_KEY)
    assert list(configuration.secret()) == []


@pytest.mark.parametrize(("mode", "faults"), [(0o600, 0), (0o640, 1), (0o644, 1)])
def test_settings_file_is_for_root_alone(monkeypatch, tmp_path, mode, faults):
    file = tmp_path / "citizen-help.env"
    file.touch()
    file.chmod(mode)
    monkeypatch.setattr(place, "SETTINGS_FILE", file)
    assert len(list(configuration.settings_file())) == faults


def test_lines_of_the_settings_file_that_nobody_reads_are_told(monkeypatch):
    lines = [(1, "SITE_URL"), (2, "HOTLINES"), (3, ""), (4, "SITE_URl"), (5, "PGSSLROOTCERT")]
    lines += [(6, "FLAVOUR_OF_TEA"), (7, "SITE_URL"), (8, "WEB_CONCURRENCY")]
    monkeypatch.setenv(only_root.VARIABLE, json.dumps({"lines": lines}))
    with translation.override("ar"):
        found = list(configuration.lines())
    remedies = [finding.remedy.split()[1] for finding in found]
    assert remedies == ["+2", "+3", "+4", "+6", "+7"]
    assert "HOTLINE؟" in found[0].sentence
    assert "SITE_URL؟" in found[2].sentence


def test_lines_are_unknown_where_root_did_not_look(monkeypatch):
    monkeypatch.delenv(only_root.VARIABLE, raising=False)
    assert list(configuration.lines()) == []
