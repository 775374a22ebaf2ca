"""What begins and ends by itself is found from the right second up to the right second."""

from datetime import timedelta

import pytest
import time_machine

from contacts.models import Channel, Guide, Page, Step
from contacts.publishing import content_version, snapshot
from contacts.search import service
from contacts.search.store import Store
from contacts.search.suggestions import suggest
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DATES = {"publish_at": SUNDAY_10 + 2 * SECOND, "expire_at": SUNDAY_10 + 4 * SECOND}
FOUND = [False, False, True, True, False, False]


@pytest.fixture
def clock(first_content, monkeypatch):
    """Nobody edits, and the version is polled by nothing but the dates."""
    monkeypatch.setattr(content_version, "_seen", None)
    monkeypatch.setattr(snapshot, "_latest", None)
    monkeypatch.setattr(service, "store", Store())
    with time_machine.travel(SUNDAY_10, tick=False) as clock:
        yield clock


def each_second(clock, is_found) -> list[bool]:
    content_version.refresh()
    found = []
    for _ in FOUND:
        found.append(is_found())
        clock.shift(1)
    return found


def urls(text: str, language: str) -> list[str]:
    return [hit.url(language) for hit in service.search(text, language=language).hits]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_question_is_found_and_suggested_while_it_is_seen(clock, language):
    titles = {"ar": "أين الزيلوفون؟", "en": "Where is the xylophone?"}
    Guide.objects.create(
        slug="x", status="published", title_ar=titles["ar"], title_en=titles["en"], **DATES
    )
    address, text = f"/{language}/guides/x/", titles[language]

    def is_found() -> bool:
        suggested = [url for _, url in suggest(text, language=language)]
        assert (address in urls(text, language)) == (address in suggested)
        return address in suggested

    assert each_second(clock, is_found) == FOUND


def test_step_is_found_while_it_is_seen(clock):
    guide = Guide.objects.get(slug="call-19912")
    Step.objects.create(guide=guide, uid="xyl", text_en="Play the xylophone.", **DATES)
    found = each_second(
        clock, lambda: any("#step-xyl" in url for url in urls("play the xylophone", "en"))
    )
    assert found == FOUND


def test_channel_and_page_are_found_while_they_are_seen(clock):
    Channel.objects.create(
        slug="band", kind="website", status="published", name_en="Xylophone band", **DATES
    )
    Page.objects.create(slug="tunes", status="published", title_en="Xylophone tunes", **DATES)

    def is_found() -> bool:
        found = urls("xylophone", "en")
        seen = {f"/en/{path}/" in found for path in ("channels/band", "pages/tunes")}
        assert len(seen) == 1
        return seen.pop()

    assert each_second(clock, is_found) == FOUND


def test_old_index_offers_nothing_that_has_ended(clock, settings, monkeypatch):
    """While the new one is made apart."""
    settings.CONTENT_VERSION_POLL_SECONDS = 3600
    Guide.objects.filter(slug="call-19912").update(expire_at=SUNDAY_10 + SECOND)
    content_version.refresh()
    text = Guide.objects.get(slug="call-19912").title_en
    assert "/en/guides/call-19912/" in " ".join(urls(text, "en"))
    monkeypatch.setattr(service.store, "_start", lambda: None)
    clock.shift(1)
    assert "/en/guides/call-19912/" not in " ".join(urls(text, "en"))
