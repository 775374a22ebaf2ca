"""What the sign-in page answers does not tell which names there are."""

import re

from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.accounts.visitor import NAME, Visitor


def test_known_and_unknown_names_cost_and_say_the_same(visitor, phone, monkeypatch):
    from django.db import connection

    hashed: list[int] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args)
    )
    seen = []
    for number, name in enumerate((NAME, "maya")):
        guest = Visitor(Client(), f"198.51.100.{number}")
        answers = []
        for _try in range(6):
            hashed.clear()
            with CaptureQueriesContext(
                connection,
            ) as queries:
                response = guest.type_password("wrong", name)
            page = response.content.decode().replace(name, "NAME")
            page = re.sub(r'csrfmiddlewaretoken" value="\w+', "", page)
            answers.append((response.status_code, page, len(hashed), len(queries)))
        seen.append(answers)
    assert seen[0] == seen[1]
    assert [status for status, *_rest in seen[0]] == [200] * 4 + [429] * 2
