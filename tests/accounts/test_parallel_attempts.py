"""Guesses in processes of their own, all at the same moment: five are made."""

from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection, connections
from django.db.models import Sum
from django.test import Client
from django.test.utils import teardown_test_environment

from citizen_help.accounts import attempts
from tests.accounts.visitor import NAME, Visitor
from tests.admin.race import FORK, PATIENCE_SECONDS, shared_database

pytestmark = pytest.mark.django_db(transaction=True)
GUESSERS, GUESSES = 6, 4


def guess(own: int, by: str, file: str | None, barrier: Any, hashed: Any, statuses: Any) -> None:
    teardown_test_environment()
    settings.ALLOWED_HOSTS = ["testserver"]
    connections["default"].connection = None  # it belongs to the process before the fork
    if file:
        connections["default"].settings_dict["NAME"] = file
    encode = MD5PasswordHasher.encode

    def counted(hasher: MD5PasswordHasher, *args: Any, **kwargs: Any) -> str:
        with hashed.get_lock():
            hashed.value += 1
        return encode(hasher, *args, **kwargs)

    MD5PasswordHasher.encode = counted
    visitor = Visitor(Client(), f"203.0.113.{own}" if by == "name" else "203.0.113.7")
    for number in range(GUESSES):
        barrier.wait(PATIENCE_SECONDS)
        name = NAME if by == "name" else f"nobody-{own}-{number}"
        statuses.put(visitor.type_password("wrong", name).status_code)
    connections.close_all()


@pytest.mark.parametrize("by", ["name", "address"])
def test_no_race_gives_more_than_five_tries(sara, tmp_path, by):
    barrier, hashed, statuses = FORK.Barrier(GUESSERS), FORK.Value("i", 0), FORK.Queue()
    with shared_database(tmp_path) as file:
        arguments = (by, file, barrier, hashed, statuses)
        guessers = [FORK.Process(target=guess, args=(own, *arguments)) for own in range(GUESSERS)]
        for guesser in guessers:
            guesser.start()
        found = [statuses.get(timeout=PATIENCE_SECONDS) for _guess in range(GUESSERS * GUESSES)]
        for guesser in guessers:
            guesser.join(PATIENCE_SECONDS)
    assert hashed.value == 5
    assert set(found) <= {200, 429, 503}
    if file is None:
        assert kept() == 5


def kept() -> int:
    assert not AccessAttempt.objects.filter(path_info=attempts.PENDING).exists()
    assert connection.vendor == "postgresql"
    found: int = AccessAttempt.objects.aggregate(total=Sum("failures_since_start"))["total"]
    return found
