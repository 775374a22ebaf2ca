"""Content with a history."""

from datetime import timedelta

import pytest
import time_machine

from contacts.history import versions
from contacts.models import Channel, Claim, Guide, Holiday, Notice, Page
from tests.conftest import SUNDAY_10
from tests.directory_rows import make_directory


@pytest.fixture
def old_directory(db, sunday_10):
    """As a history knows it that began the day before."""
    with time_machine.travel(SUNDAY_10 - timedelta(days=1), tick=False):
        make_directory()
        for model in (Channel, Guide, Page, Holiday, Notice, Claim):
            for row in model.objects.all():
                versions.keep_unrecorded(row)
