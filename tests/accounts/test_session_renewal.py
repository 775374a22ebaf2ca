"""A page at the desk is read while its session cannot be written; other changes are not lost."""

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.http import HttpResponse

from citizen_help.accounts.session_renewal import SessionMiddleware
from citizen_help.accounts.sessions import keep_alive


@pytest.fixture
def locked(monkeypatch):
    def save(*_arguments, **_options):
        raise OperationalError("database is locked")

    monkeypatch.setattr(SessionStore, "save", save)


def answered(rf, method, **changes):
    request = rf.generic(method, "/admin/")
    request.session = SessionStore()
    request.session["_auth_user_id"] = "1"
    keep_alive(request.session, now=1_000.0)
    for name, value in changes.items():
        request.session[name] = value
    middleware = SessionMiddleware(lambda _request: HttpResponse("page"))
    return middleware.process_response(request, HttpResponse("page"))


def test_the_page_is_read(rf, locked):
    answer = answered(rf, "GET")
    assert answer.content == b"page"
    assert not answer.cookies


def test_what_else_changed_is_not_lost_in_silence(rf, locked):
    with pytest.raises(OperationalError):
        answered(rf, "GET", key="new")
    with pytest.raises(OperationalError):
        answered(rf, "POST")


@pytest.mark.django_db
def test_otherwise_it_is_renewed(rf):
    assert "sessionid" in answered(rf, "GET").cookies
