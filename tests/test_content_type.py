"""Bodies in codings that nobody reads get an answer all the same."""

import pytest

from citizen_help.content_type import normalized
from citizen_help.wsgi import application
from tests.resilience.attacks.wsgi import Asked, ask

FORM = "application/x-www-form-urlencoded"
MANY = b"&".join(b"p%d=1" % number for number in range(2_000))


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (FORM, FORM),
        (f"{FORM}; charset=utf-7", FORM),
        (f"{FORM};charset*=no-such''%41", FORM),
        ('multipart/form-data; charset="x"; boundary="ab c"', "multipart/form-data; boundary=ab"),
        ("multipart/form-data; Boundary=----x", "multipart/form-data; boundary=----x"),
    ],
)
def test_type_and_boundary_alone_are_left(stated, expected):
    assert normalized(stated) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content_type", "query"),
    [(f"{FORM}; charset=utf-7", b""), (f"{FORM}; charset=utf-7", MANY), ("a/b; c*=d''%41", b"")],
)
def test_body_in_another_coding_is_refused_for_want_of_a_token(content_type, query):
    headers = {"Cookie": "csrftoken=" + "a" * 32}
    asked = Asked("POST", b"/i18n/setlang/", query, headers, b"q=1", content_type)
    assert ask(application, asked).status == 403
