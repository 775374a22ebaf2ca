"""Two processes follow the content with their search index, without a search, on each database."""

import contextlib
import os
import subprocess
import sys
import time
from urllib.parse import quote

import pytest

from tests.resilience import servers
from tests.resilience.load import Reader
from tools.with_postgres import postgres

SHOWS_WITHIN = 2.0  # seconds
# So many new connections in a row reach each of the two processes.
CONNECTIONS = 10
EDITOR = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "citizen_help.settings"
import django
django.setup()
from django.db import connection
from contacts.models import Channel, Endpoint, Guide, Page, Step, Synonym, Topic
from contacts.publishing import content_version
"""
GUIDE = "/guides/send-inquiry-website/"
TITLE = {
    "ar": "كيف أرسل استفسارًا من الموقع الرسمي؟",
    "en": "How do I send an enquiry from the official website?",
}
NEW_TITLE = {"ar": "أين الزيلوفون؟", "en": "Where is the xylophone?"}


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def data(request):
    with contextlib.ExitStack() as open_:
        url = open_.enter_context(postgres()) if request.param == "PostgreSQL" else ""
        yield open_.enter_context(servers.first_content(url))


@pytest.fixture(scope="module")
def site(data):
    """Nobody has searched in it; it is only asked whether it is ready."""
    with servers.gunicorn(data, WEB_CONCURRENCY="2") as server:
        yield server


def edit(data, code: str) -> None:
    """In a process of its own, as an editor's command; then as long as an edit may take to show."""
    done = [sys.executable, "-c", f"{EDITOR}\n{code}"]
    subprocess.run(done, env={**os.environ, **data.environment()}, check=True, cwd=servers.ROOT)
    time.sleep(SHOWS_WITHIN)


def answers(site, path: str) -> list[str]:
    """As many different addresses as connections: nothing comes from a cache."""
    found = []
    for number in range(CONNECTIONS):
        reader = Reader(site.url)
        answer = reader.get(f"{path}{'+' * number}")
        reader.close()
        assert answer.status == 200
        found.append(answer.body.decode())
    return found


def where(site, titles: dict[str, str]) -> dict[str, list[bool]]:
    """Whether each answer offers the guide, to a search and to suggestions in both languages."""
    paths = {
        f"/{language}/{kind}/": quote(title)
        for language, title in titles.items()
        for kind in ("search", "suggest")
    }
    return {
        path: [GUIDE in answer for answer in answers(site, f"{path}?q={title}")]
        for path, title in paths.items()
    }


def everywhere(is_offered: bool) -> dict[str, list[bool]]:
    paths = ["/ar/search/", "/ar/suggest/", "/en/search/", "/en/suggest/"]
    return dict.fromkeys(paths, [is_offered] * CONNECTIONS)


def test_edits_of_others_are_followed_without_a_search(data, site):
    rows = "Guide.objects.filter(slug='send-inquiry-website')"
    edit(data, f"{rows}.update(title_ar='{NEW_TITLE['ar']}', title_en='{NEW_TITLE['en']}')")
    assert where(site, NEW_TITLE) == everywhere(True)
    edit(
        data,
        f"{rows}.update(status='draft', title_ar='{TITLE['ar']}', title_en='{TITLE['en']}')",
    )
    assert where(site, TITLE) == everywhere(False)
    edit(data, f"{rows}.update(status='published')")
    assert where(site, TITLE) == everywhere(True)


def test_other_edits_are_followed_as_well(data, site):
    """Steps, channels, topics and synonyms, changed in ways that send no signal."""
    edit(
        data,
        "Step.objects.filter(uid='fill-form').update(status='draft')\n"
        "Synonym.objects.bulk_create("
        "[Synonym(language='ar', term='متضايق', equivalents=['شكوى'])])",
    )
    shown = answers(site, f"/ar/search/?q={quote('املأ النموذج ووضح المشكلة')}")
    assert ["#step-fill-form" in one for one in shown] == [False] * CONNECTIONS
    found = answers(site, f"/ar/search/?q={quote('متضايق')}")
    assert ["/ar/guides/make-complaint/" in one for one in found] == [True] * CONNECTIONS
    edit(
        data,
        "Step.objects.filter(uid='fill-form').update(status='published')\n"
        "Synonym.objects.filter(term='متضايق').delete()\n"
        "Channel.objects.filter(slug='hotline').update(status='draft')",
    )
    shown = answers(site, f"/en/search/?q={quote('call 19912')}")
    assert ["/channels/hotline/" in one for one in shown] == [False] * CONNECTIONS
    found = answers(site, f"/ar/search/?q={quote('متضايق')}")
    assert ['data-covers="no"' in one for one in found] == [True] * CONNECTIONS
    edit(data, "Channel.objects.filter(slug='hotline').update(status='published')")


def test_what_is_no_question_is_followed_as_well(data, site):
    edit(
        data,
        "names = {'status': 'published', 'name_ar': 'قناة واتساب', 'name_en': 'WhatsApp channel'}\n"
        "channel = Channel.objects.create(slug='whatsapp', kind='social', **names)\n"
        "Endpoint.objects.create(channel=channel, kind='phone', value='8001234567')\n"
        "Page.objects.filter(slug='privacy').update(title_en='Xylophones')\n"
        "Topic.objects.filter(slug='safety').update(name_en='Accordions')",
    )
    for words, address in [
        ("whatsapp", "/channels/whatsapp/"),
        ("8001234567", "/channels/whatsapp/"),
        ("xylophones", "/pages/privacy/"),
        ("accordions", "/topics/safety/"),
    ]:
        found = answers(site, f"/en/search/?q={words}")
        assert [first_address(one).endswith(address) for one in found] == [True] * CONNECTIONS
    edit(data, "Channel.objects.filter(slug='whatsapp').delete()")
    shown = answers(site, "/en/search/?q=whatsapp")
    assert ["/channels/whatsapp/" in one for one in shown] == [False] * CONNECTIONS


def first_address(page: str) -> str:
    return page.partition('class="hits"')[2].partition('<h3><a href="')[2].partition('"')[0]


def test_rows_written_past_django_are_followed(data, site):
    """Which leaves their times of change as they were; only the version tells of it."""
    sql = "UPDATE contacts_guide SET title_en = '%s' WHERE slug = 'send-inquiry-website'"
    for title, other in [(NEW_TITLE["en"], TITLE["en"]), (TITLE["en"], NEW_TITLE["en"])]:
        edit(data, f"connection.cursor().execute({sql % title!r})\ncontent_version.bump()")
        found = answers(site, f"/en/search/?q={quote(title)}")
        assert [title in one.partition('class="hits"')[2] for one in found] == [True] * CONNECTIONS
        assert [other in one for one in found] == [False] * CONNECTIONS
