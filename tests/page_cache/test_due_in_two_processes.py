"""Two processes show what begins and ends by itself at the right second, with nobody acting."""

import contextlib
import json
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.resilience import servers
from tests.resilience.load import Reader
from tools.with_postgres import postgres

# So many new connections in a row reach each of the two processes.
CONNECTIONS = 8
# Seconds after the scheduling at which the first change is due, and between two changes: on a
# busy machine one look at all surfaces takes a while.
STARTS_AFTER, LASTS = 6, 10
# An index takes in what begins as it takes in an edit: within two seconds, and on a machine that
# runs other tests too within a few. What ends it leaves out at once.
FOUND_WITHIN = {"search": 4, "suggestions": 4}
TITLE = {"ar": "أين الزيلوفون؟", "en": "Where is the xylophone?"}
SCHEDULE = """
from datetime import datetime, UTC
from contacts.models import Channel, Guide, Notice, Step
begins, ends = (datetime.fromtimestamp(at, UTC) for at in ({begins}, {ends}))
texts = {{"title_ar": "{ar}", "title_en": "{en}"}}
guide, _ = Guide.objects.update_or_create(slug="xylophone", defaults={{
    "status": "published", "publish_at": begins, "expire_at": ends, **texts}})
Notice.objects.create(text_ar="{ar}", text_en="{en}", severity="out_of_order", status="published",
    channel=Channel.objects.get(slug="hotline"), starts_at=begins, ends_at=ends)
"""
SURFACES = {
    "the page": "/{language}/guides/xylophone/",
    "questions": "/{language}/questions/others/",
    "search": "/{language}/search/?q={title}",
    "suggestions": "/{language}/suggest/?q={title}",
    "sitemap": "/sitemap.xml",
    "directory": "/api/v1/directory.json",
    "notices": "/api/v1/directory.json",
}
BOTH = {(name, seen) for name in SURFACES for seen in (False, True)}


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def data(request) -> Iterator[servers.Data]:
    with contextlib.ExitStack() as open_:
        url = open_.enter_context(postgres()) if request.param == "PostgreSQL" else ""
        yield open_.enter_context(servers.first_content(url))


@pytest.fixture(scope="module")
def site(data) -> Iterator[servers.Server]:
    with servers.gunicorn(data, WEB_CONCURRENCY="2") as server:
        yield server


def answers(site, path: str) -> Iterator[tuple[float, float, str]]:
    """What new connections get, asked and answered when; "" where nothing is there.

    Plus signs in a query are blanks: every address is another one, which no cache knows.
    """
    for number in range(CONNECTIONS):
        reader, asked_at = Reader(site.url), time.time()
        answer = reader.get(path + "+" * number if "?" in path else path)
        answered_at = time.time()
        reader.close()
        assert answer.status in (200, 302, 404), answer
        yield asked_at, answered_at, answer.body.decode() if answer.status == 200 else ""


def suspended(body: str) -> bool:
    """Whether the directory tells of the notice, and says so of the hotline too."""
    document = json.loads(body)
    hotline = next(one for one in document["channels"] if one["slug"] == "hotline")
    is_told, is_out = bool(document["notices"]), hotline["status"]["state"] == "suspended"
    assert is_told == is_out
    return is_told


@pytest.mark.parametrize("language", ["ar", "en"])
def test_guide_and_notice_come_and_go_by_themselves(data, site, language):
    begins = int(time.time()) + STARTS_AFTER
    ends = begins + LASTS
    data.shell(SCHEDULE.format(begins=begins, ends=ends, **TITLE))
    address = f"/{language}/guides/xylophone/"
    wrong, states = [], set()
    while time.time() < ends + 1 or (states != BOTH and time.time() < ends + 30):
        for name, path in SURFACES.items():
            path = path.format(language=language, title=quote(TITLE[language]))
            for asked_at, answered_at, body in answers(site, path):
                # An answer that crosses the moment may be of either side.
                allowed = {begins <= moment < ends for moment in (asked_at, answered_at)}
                if asked_at < begins + FOUND_WITHIN.get(name, 0):
                    allowed.add(False)
                seen = suspended(body) if name == "notices" else address in body
                states.add((name, seen))
                if seen not in allowed:
                    wrong.append((name, round(asked_at - begins, 2), seen))
    assert wrong == [], wrong
    assert states == BOTH
