"""An editor says in three clicks that the hotline is out of order; another process tells so.

The other process has a clock of its own, nearly ten minutes ahead: there the end comes soon.
"""

import re
import time
from collections.abc import Iterator
from datetime import datetime

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import PHONE
from tests.conftest import RIYADH
from tests.resilience import servers
from tests.resilience.load import Reader

pytestmark = pytest.mark.xdist_group("browser")
AHEAD = 9 * 60 + 20  # seconds: the notice holds from ten minutes up to eleven
TOLD = "هذه القناة متوقفة مؤقتًا."
SEEN_WITHIN = 2  # seconds
BETWEEN = 0.1  # seconds, by which the clocks may differ otherwise
SIGNED_IN = """
from django.contrib.auth import get_user_model
from django.test import Client
client = Client()
client.force_login(get_user_model().objects.create_superuser("sara", password="a long walk"))
print(client.cookies["sessionid"].value)
"""
# Python runs a module of the name sitecustomize before any other; the clock goes on from when it
# is first looked at.
CLOCK = f"""
import datetime, time, time_machine
ahead = datetime.timedelta(seconds={AHEAD})
time_machine.travel(datetime.datetime.now(datetime.UTC) + ahead).start()
time.time()
"""
PAGE = "/ar/channels/hotline/"


@pytest.fixture
def data() -> Iterator[servers.Data]:
    with servers.first_content() as made:
        yield made


@pytest.fixture
def desk(data, browser) -> Iterator[Page]:
    """A phone's window on the channels' list, in a process of its own."""
    with servers.gunicorn(data) as server:
        context = browser.new_context(base_url=server.url, viewport=PHONE)
        cookies = {"sessionid": data.shell(SIGNED_IN).strip(), "django_language": "ar"}
        context.add_cookies(
            [{"name": name, "value": one, "url": server.url} for name, one in cookies.items()]
        )
        page = context.new_page()
        page.goto("/admin/contacts/channel/")
        yield page
        context.close()


@pytest.fixture
def other(data, tmp_path) -> Iterator[servers.Server]:
    (tmp_path / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    with servers.gunicorn(data, PYTHONPATH=str(tmp_path)) as server:
        yield server


def is_told(server: servers.Server) -> bool:
    reader = Reader(server.url)
    answer = reader.get(PAGE)
    reader.close()
    assert answer.status == 200, answer
    return TOLD in answer.body.decode()


def test_hotline_is_out_of_order_for_ten_minutes_in_three_clicks(desk, data, other):
    assert not is_told(other)
    row = desk.locator("#result_list tbody tr", has_text="الرقم الموحد")
    row.get_by_text("خارج الخدمة …").click()
    desk.get_by_label("لمدة 10 دقائق").click()
    desk.get_by_role("button", name="انشر").click()
    published = time.time()
    while not is_told(other):
        assert time.time() < published + SEEN_WITHIN
    words = desk.locator(".messagelist .success").inner_text()
    assert re.search(r"منذ الساعة \d+:\d\d .+، حتى الساعة \d+:\d\d", words)
    assert row.get_by_role("button", name="أنهِ").is_visible()
    look_around_the_end(other, end_of_notice(data) - AHEAD)


def end_of_notice(data: servers.Data) -> float:
    code = "from contacts.models import Notice; print(Notice.objects.get().ends_at.isoformat())"
    end = datetime.fromisoformat(data.shell(code).strip())
    assert end.astimezone(RIYADH).second == 0
    return end.timestamp()


def look_around_the_end(server: servers.Server, end: float) -> None:
    """`end` is that of the other clock, on this one."""
    assert end > time.time() + 1
    seen, wrong = set(), []
    while time.time() < end + 2:
        asked_at, told, answered_at = time.time(), is_told(server), time.time()
        seen.add(told)
        if (told and asked_at > end + BETWEEN) or (not told and answered_at < end - BETWEEN):
            wrong.append((round(asked_at - end, 2), told))
        time.sleep(0.05)
    assert wrong == []
    assert seen == {False, True}
