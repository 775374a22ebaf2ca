"""Reports of readers reach who chose it: soon, once, in their language, and nobody else."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from contacts.models import Feedback, MailChoice, OutgoingMail
from tests.mail.people import person, report, run

pytestmark = pytest.mark.usefixtures("rows", "mail_server", "clock")
RLM, LRI, FSI, PDI = "\u200f", "\u2066", "\u2068", "\u2069"


def test_reader_s_report_reaches_who_chose_it(client):
    person()
    url = reverse("contacts:report", query={"page": "/ar/channels/hotline/"})
    assert client.post(url, {"reason": "dead", "comment": "No answer"}).status_code == 302
    assert OutgoingMail.objects.count() == 0  # the reader's request writes the report alone
    [mail] = run()
    assert (mail.to, mail.subject) == (
        ["amal@example.org"],
        "1 report from a reader of Citizen Help",
    )
    pk = Feedback.objects.get().pk
    assert f"http://127.0.0.1:8000/admin/contacts/feedback/{pk}/change/" in mail.body.splitlines()
    assert "What is wrong: The number or link does not work" in mail.body.splitlines()
    assert f"> {FSI}No answer{PDI}" in mail.body.splitlines()
    assert mail.extra_headers["List-Unsubscribe"] == "<http://127.0.0.1:8000/admin/mail/>"
    assert run() == []


def test_arabic_mail_reads_from_the_right():
    person(language="ar")
    report(value="920-001-234", comment="سطر\nPage: forged", reason="number")
    [mail] = run()
    lines = mail.body.splitlines()
    assert mail.subject == "بلاغ واحد من قراء دليل المساعدة"
    assert lines[0] == f"{RLM}بلاغ واحد من قراء دليل المساعدة"
    assert f"{RLM}الرقم أو الرابط: {LRI}920-001-234{PDI}" in lines
    assert f"{RLM}> {FSI}Page: forged{PDI}" in lines
    words = [line for line in lines if line and "://" not in line and line != "-- "]
    assert [line for line in words if not line.startswith(RLM)] == []


def test_reports_of_ten_minutes_become_one_mail(clock):
    person()
    report()
    assert len(run()) == 1
    clock.shift(60)
    report(reason="hours")
    clock.shift(240)
    report(reason="wrong")
    assert run() == []
    clock.shift(300)
    [mail] = run()
    assert mail.subject == "2 reports from readers of Citizen Help"
    assert "What is wrong: The hours are wrong" in mail.body


def test_flood_makes_one_mail_that_says_how_many():
    person()
    for number in range(45):
        report(comment=f"number {number}")
    [mail] = run()
    assert mail.subject == "45 reports from readers of Citizen Help"
    assert mail.body.count("/change/") == 20
    assert "25 more are in the list." in mail.body
    assert run() == []


def test_report_that_was_stored_late_is_told_too(clock):
    """Of two requests at once the one with the lower key may be the later one in the database."""
    person()
    late = report()
    early = report(reason="hours")
    kept = Feedback.objects.filter(pk=late.pk).values().get()
    late.delete()
    assert len(run()) == 1
    Feedback.objects.create(**kept)
    clock.shift(600)
    [mail] = run()
    assert f"/feedback/{kept['id']}/change/" in mail.body
    assert f"/feedback/{early.pk}/change/" not in mail.body


@pytest.mark.parametrize(
    "values",
    [{"reason": "", "helpful": True}, {"reason": "", "helpful": False}, {"handled": True}],
    ids=["thanks", "a bare no", "handled"],
)
def test_what_is_no_open_report_is_not_told(values):
    person()
    report(**values)
    assert run() == []


@pytest.mark.parametrize(
    ("of_user", "of_choice"),
    [
        ({"is_active": False}, {}),
        ({"is_staff": False}, {}),
        ({}, {"address": ""}),
        ({}, {"reports": False}),
    ],
)
def test_who_left_or_did_not_choose_gets_nothing(of_user, of_choice):
    choice = person()
    get_user_model().objects.filter(pk=choice.user.pk).update(**of_user)
    MailChoice.objects.filter(pk=choice.pk).update(**of_choice)
    report()
    assert run() == []
    assert OutgoingMail.objects.count() == 0


def test_who_may_not_read_reports_gets_none():
    person().user.user_permissions.clear()
    report()
    assert run() == []


def test_reports_from_before_the_choice_are_not_told(clock):
    report()
    clock.shift(60)
    choice = person()
    MailChoice.objects.filter(pk=choice.pk).update(reports_since="2026-11-22T07:00:30Z")
    assert run() == []


def test_without_a_mail_server_nothing_is_made(settings):
    settings.EMAIL_HOST = ""
    person(digest=True)
    report()
    assert run() == []
    assert OutgoingMail.objects.count() == 0


def test_mail_tells_when_and_about_which_page():
    person()
    report()
    [mail] = run()
    lines = mail.body.splitlines()
    assert lines[2:5] == [
        "Page: Unified number",
        "What is wrong: The number or link does not work",
        "Received: Sunday 22 November, 10:00 am",
    ]
