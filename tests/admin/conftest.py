"""An editor who is signed in, and the pages they see."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection

from contacts.models import Site
from tests.admin.admin_client import AdminClient
from tests.directory_rows import make_directory


@pytest.fixture
def directory(db):
    make_directory()


@pytest.fixture
def site(first_content) -> Site:
    return Site.objects.get()


@pytest.fixture
def groups(db):
    """They are gone after a test whose changes are not rolled back."""
    editor = SimpleNamespace(connection=connection)
    import_module("contacts.migrations.0008_groups").make_groups(apps, editor)
    later = ("0011_groups_of_claims", "0016_groups_of_notices", "0032_groups_of_chooser")
    later += ("0036_groups_of_site",)
    for name in later:
        import_module(f"contacts.migrations.{name}").permit(apps, editor)


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("sara", password="pw")


@pytest.fixture
def desk(client, editor):
    """The admin in English; `desk.in_language("ar")` is the same in Arabic."""
    client.force_login(editor)
    return AdminClient(client).in_language("en")
