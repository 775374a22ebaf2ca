"""Collected files that are not all there."""

import json
import os

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from citizen_help import static_files


@pytest.fixture
def collected(settings, tmp_path):
    """A folder with a manifest of one file."""
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "a.123.css").write_text("a{}")
    manifest = {"version": "1.1", "hash": "", "paths": {"css/a.css": "css/a.123.css"}}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest))
    settings.STATIC_ROOT = tmp_path
    storage = {"BACKEND": "citizen_help.static_files.StaticFiles"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    return tmp_path


def test_whole_folder_is_well(collected):
    assert static_files.missing() == ""
    assert staticfiles_storage.url("css/a.css") == "/static/css/a.123.css"


def test_file_that_is_gone_is_named(collected):
    (collected / "css" / "a.123.css").unlink()
    assert static_files.missing() == "a static file cannot be read: css/a.123.css"


def test_file_that_cannot_be_read_is_named(collected, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # root reads everything
    assert static_files.missing() == "a static file cannot be read: css/a.123.css"


def test_page_without_a_manifest_names_the_file_as_it_is(collected):
    (collected / "staticfiles.json").unlink()
    assert static_files.missing().startswith("the static files are not collected")
    assert staticfiles_storage.url("css/a.css") == "/static/css/a.css"


@pytest.mark.django_db
def test_readyz_says_so(client, first_content, collected, monkeypatch):
    (collected / "css" / "a.123.css").unlink()
    monkeypatch.setattr("contacts.views.readiness.staleness", lambda _request: "")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (
        503,
        b"not ready: a static file cannot be read: css/a.123.css\n",
    )
