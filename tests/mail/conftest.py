"""A site with a mail server: Django's own stands in for it, in memory."""

import pytest
import time_machine

from tests.conftest import SUNDAY_10
from tests.directory_rows import make_directory


@pytest.fixture
def mail_server(settings):
    settings.EMAIL_HOST = "mail.example.org"


@pytest.fixture
def rows(db):
    make_directory()


@pytest.fixture
def clock():
    """Sunday at ten; `clock.shift(60)` is a minute later."""
    with time_machine.travel(SUNDAY_10, tick=False) as traveller:
        yield traveller
