"""A visitor of the admin's sign-in pages, with or without a phone."""

import pytest
from django.contrib.auth import get_user_model

from tests.accounts.visitor import NAME, PASSWORD, Visitor, enrolled_phone


@pytest.fixture
def sara(db):
    return get_user_model().objects.create_superuser(NAME, password=PASSWORD)


@pytest.fixture
def in_public(settings):
    """As on a machine that others can reach."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def phone(sara):
    return enrolled_phone(sara)


@pytest.fixture
def visitor(client, sunday_10, in_public, sara):
    client.cookies["django_language"] = "en"
    return Visitor(client)
