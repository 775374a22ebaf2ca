"""An editor who is signed in, and the pages they see."""

import pytest
from django.contrib.auth import get_user_model

from tests.admin.admin_client import AdminClient
from tests.directory_rows import make_directory


@pytest.fixture
def directory(db):
    make_directory()


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("sara", password="pw")


@pytest.fixture
def desk(client, editor):
    """The admin in English; `desk.in_language("ar")` is the same in Arabic."""
    client.force_login(editor)
    return AdminClient(client).in_language("en")
