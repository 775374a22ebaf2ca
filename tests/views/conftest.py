"""Content with a history, and pages of results."""

import dataclasses
from datetime import timedelta

import pytest
import time_machine

from contacts.history import versions
from contacts.models import Channel, Claim, Endpoint, Guide, Holiday, Notice, Page
from contacts.search.service import search
from tests.conftest import SUNDAY_10
from tests.directory_rows import make_directory
from tests.html import parse


@pytest.fixture
def old_directory(db, sunday_10):
    """As a history knows it that began the day before."""
    with time_machine.travel(SUNDAY_10 - timedelta(days=1), tick=False):
        make_directory()
        for model in (Channel, Guide, Page, Holiday, Notice, Claim):
            for row in model.objects.all():
                versions.keep_unrecorded(row)


@pytest.fixture
def more_channels(first_content):
    for slug, kind, name, endpoint, value, label in (
        ("whatsapp", "chat", "محادثة خدمة العملاء", "whatsapp", "+966512345678", ""),
        ("telegram", "chat", "قناة البرنامج", "telegram", "CitizenTG_sa", ""),
        ("mail", "email", "راسلنا", "email", "help@example.gov.sa", ""),
        ("riyadh", "office", "فرع الرياض", "address", "geo:24.7,46.6", "شارع العليا"),
    ):
        row = Channel.objects.create(slug=slug, kind=kind, name_ar=name, status="published")
        Endpoint.objects.create(
            channel=row, kind=endpoint, value=value, label_ar=label, status="published"
        )


@pytest.fixture
def find(client, monkeypatch):
    """The whole page of a search that is answered as well as `covers` says."""

    def get(language, query, covers=None, **more):
        if covers:
            monkeypatch.setattr(
                "contacts.views.search.find",
                lambda *args, **kwargs: dataclasses.replace(search(*args, **kwargs), covers=covers),
            )
        response = client.get(f"/{language}/search/", {"q": query, **more})
        assert response.status_code == 200
        return parse(response.content.decode())

    return get
