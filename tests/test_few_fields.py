"""Who is not signed in sends no form of thousands of fields; an editor does."""

import pytest
from django.core.handlers.wsgi import WSGIRequest

FORM = "application/x-www-form-urlencoded"
PART = b'--x\r\nContent-Disposition: form-data; name="q"\r\n\r\nx\r\n'
pytestmark = pytest.mark.django_db


@pytest.fixture
def never_read(monkeypatch):
    def read(*_args, **_options):
        raise AssertionError("The form was read.")

    monkeypatch.setattr(WSGIRequest, "_load_post_and_files", read)


@pytest.mark.parametrize(
    ("path", "most"),
    [("/admin/login/", 100), ("/i18n/setlang/", 100), ("/admin/contacts/guide/add/", 1_000)],
)
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x"])
def test_form_of_one_field_more_is_not_read(client, never_read, path, most, kind):
    client.cookies["csrftoken"] = "a" * 32  # the check of tokens would read it
    body = b"&q=x" if kind == FORM else PART
    answer = client.post(path, body * (most + 1), content_type=kind)
    assert answer.status_code == 400


def test_editor_sends_twenty_thousand(admin_client):
    answer = admin_client.post(
        "/admin/contacts/guide/add/", b"q=x&" * 19_999 + b"q=x", content_type=FORM
    )
    assert b"errorlist" in answer.content


def test_sign_in_goes_on(client):
    answer = client.post("/admin/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [("/admin/login/", 400), ("/i18n/setlang/", 400), ("/ar/verify/", 400), ("/en/report/", 413)],
)
def test_field_of_half_a_megabyte_is_not_read(client, never_read, path, status):
    client.cookies["csrftoken"] = "a" * 32
    answer = client.post(path, b"q=" + b"x" * 500_000, content_type=FORM)
    assert answer.status_code == status
