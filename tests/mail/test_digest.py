"""What waits at the desk, once a day, to who chose it; nothing when nothing waits."""

from datetime import datetime

import pytest

from contacts.models import Guide, Holiday, MailChoice, OutgoingMail
from tests.conftest import RIYADH
from tests.mail.people import person, report, run

pytestmark = pytest.mark.usefixtures("rows", "mail_server", "clock")
DAY = 24 * 60 * 60


def chosen(**values):
    return person(**{"reports": False, "digest": True, **values})


def test_digest_says_what_the_first_page_says():
    chosen()
    report()
    [mail] = run()
    count = mail.subject.split()[0]
    assert mail.subject == f"{count} things wait at the desk of Citizen Help"
    lines = mail.body.splitlines()
    at = lines.index("• 1 message waits for an answer in the content.")
    assert lines[at + 1] == "http://127.0.0.1:8000/admin/contacts/feedback/?handled__exact=0"
    assert sum(line.startswith("• ") for line in lines) == int(count)
    assert "Closed then" not in mail.body


def test_arabic_digest_is_arabic():
    chosen(language="ar")
    report()
    [mail] = run()
    assert "في مكتب دليل المساعدة" in mail.subject
    lines = mail.body.splitlines()
    assert lines[lines.index("\u200fآراء القراء:") + 2].startswith("\u200f• رسالة")
    assert {line[0] for line in lines if line and line != "-- "} == {"\u200f", "h"}


def test_digest_comes_once_a_day_from_its_hour_on(clock):
    chosen()
    report()
    clock.move_to(datetime(2026, 11, 22, 7, 59, tzinfo=RIYADH))
    assert run() == []
    clock.move_to(datetime(2026, 11, 22, 8, 0, tzinfo=RIYADH))
    assert len(run()) == 1
    clock.move_to(datetime(2026, 11, 22, 23, 55, tzinfo=RIYADH))
    assert run() == []
    clock.move_to(datetime(2026, 11, 23, 8, 4, tzinfo=RIYADH))
    assert len(run()) == 1


def test_nothing_waits_so_no_mail_comes():
    choice = chosen()
    for model in (Guide, Holiday):
        model.objects.all().delete()
    choice.user.user_permissions.set(choice.user.user_permissions.filter(codename="view_feedback"))
    assert run() == []
    assert MailChoice.objects.get().digest_made_on.isoformat() == "2026-11-22"


def test_newer_digest_takes_the_place_of_one_that_waits(clock, settings):
    chosen()
    report()
    settings.EMAIL_BACKEND = "tests.mail.servers.NoServer"
    assert run() == []
    clock.shift(DAY)
    assert run() == []
    assert OutgoingMail.objects.waiting().count() == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    clock.shift(DAY // 2)
    assert len(run()) == 1
