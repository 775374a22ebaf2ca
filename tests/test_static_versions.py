"""Static files of two versions at once: later ones are found, missing ones are stood in for."""

import json
import os
import time
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from citizen_help.static_versions import StaticFilesMiddleware
from tools import static_files

OWN, NEWER = "css/site.aaaaaaaaaaaa.css", "css/site.bbbbbbbbbbbb.css"
OF_BOTH = "css/page.cccccccccccc.css"


def put(root: Path, name: str, text: str = "") -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text or name)
    return file


def name_files(root: Path, *names: str) -> None:
    """The manifest that collecting writes."""
    paths = {f"{name.split('.')[0]}.{name.split('.')[-1]}": name for name in names}
    (root / "staticfiles.json").write_text(
        json.dumps({"paths": paths, "version": "1.1", "hash": ""})
    )


@pytest.fixture
def root(tmp_path, settings, monkeypatch) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    put(settings.STATIC_ROOT, OWN)
    name_files(settings.STATIC_ROOT, OWN)
    return settings.STATIC_ROOT


@pytest.fixture
def get(root):
    """Asks a process that started when the folder was as it is now."""
    process = StaticFilesMiddleware(lambda _request: HttpResponse("the site's", status=404))

    def asked(name: str, **headers: str) -> tuple[int, str, str]:
        request = RequestFactory(headers=headers).get(f"/static/{name}")
        response = process(request)
        text = response.getvalue().decode()
        for close in response._resource_closers:  # `close` itself ends database connections too
            close()
        return response.status_code, text, response["Cache-Control"]

    return asked


def test_file_collected_after_the_start_is_served(get, root):
    put(root, NEWER)
    assert get(NEWER)[:2] == (200, NEWER)


def test_file_of_another_machine_s_version_is_stood_in_for_and_kept_by_nobody(get):
    assert get(NEWER) == (200, OWN, "no-cache")


def test_stand_in_says_so(root):
    process = StaticFilesMiddleware(lambda _request: HttpResponse(status=404))
    assert process(RequestFactory().head(f"/static/{NEWER}")).headers["X-Stand-In"] == "1"
    assert "X-Stand-In" not in process(RequestFactory().head(f"/static/{OWN}")).headers


def test_service_worker_saves_no_stand_in(root):
    process = StaticFilesMiddleware(lambda _request: HttpResponse(status=404))
    saved = RequestFactory(headers={"Sec-Fetch-Dest": "empty"})
    assert process(saved.head(f"/static/{NEWER}")).status_code == 404
    assert process(saved.head(f"/static/{OWN}")).status_code == 200


def test_own_file_is_kept_for_good(get):
    status, text, kept = get(OWN)
    assert (status, text) == (200, OWN)
    assert "immutable" in kept


@pytest.mark.parametrize(
    "name",
    [
        "css/none.bbbbbbbbbbbb.css",
        "css/site.css",
        "css/site.bbbbbbbbbbb.css",
        "css/../css/site.bbbbbbbbbbbb.css",
        "../secret_key.bbbbbbbbbbbb",
        "css//site.bbbbbbbbbbbb.css",
        "css/site.bbbbbbbbbbbb.css%00",
    ],
)
def test_nothing_else_is_stood_in_for(name, root):
    request = RequestFactory().get("/static/x")
    request.path_info = f"/static/{name}"
    process = StaticFilesMiddleware(lambda _request: HttpResponse(status=404))
    assert process(request).status_code == 404


def test_no_file_beside_the_folder_is_served(root):
    put(root.parent, "db.bbbbbbbbbbbb.sqlite3")
    request = RequestFactory().get("/static/x")
    request.path_info = "/static/../db.bbbbbbbbbbbb.sqlite3"
    process = StaticFilesMiddleware(lambda _request: HttpResponse(status=404))
    assert process(request).status_code == 404


def collect(root: Path, monkeypatch, *names: str) -> None:
    """As tools.prepare does when the sources have changed."""

    def collectstatic(*_arguments: str, **_options: object) -> None:
        for name in names:
            if not (root / name).exists():
                put(root, name)
        name_files(root, *names)

    monkeypatch.setattr(static_files, "call_command", collectstatic)
    monkeypatch.setattr(static_files, "fingerprint", lambda: " ".join(names))
    assert static_files.collect()


def test_old_files_stay_for_a_month_after_the_version_that_used_them(root, monkeypatch):
    """However long ago they were made."""
    long_ago = time.time() - 2 * static_files.OLD_FILES_KEPT
    for name in (OWN, OF_BOTH, f"{OWN}.gz"):
        file = put(root, name)
        os.utime(file, (long_ago, long_ago))
    name_files(root, OWN, OF_BOTH)
    collect(root, monkeypatch, NEWER, OF_BOTH)
    assert {OWN, f"{OWN}.gz", NEWER, OF_BOTH} <= names_in(root)
    for name in (OWN, f"{OWN}.gz"):
        os.utime(root / name, (long_ago, long_ago))  # a month has passed
    collect(root, monkeypatch, "css/site.dddddddddddd.css", OF_BOTH)
    assert names_in(root) == {"css/site.dddddddddddd.css", NEWER, OF_BOTH, "staticfiles.json"}


def names_in(root: Path) -> set[str]:
    return {str(file.relative_to(root)) for file in root.rglob("*") if file.is_file()}
