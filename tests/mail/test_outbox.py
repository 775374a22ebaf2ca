"""A mail is lost by no failure, tried again ever more seldom, and kept no longer than said."""

import time
from datetime import timedelta

import pytest
from django.core.mail import BadHeaderError
from django.core.management import call_command
from django.utils import timezone, translation

from contacts.mail import outbox
from contacts.models import OutgoingMail
from tests.dripping import dripping
from tests.mail.people import person, report, run
from tests.mail.servers import closed_port, late_server, silent_server

pytestmark = pytest.mark.usefixtures("rows", "mail_server", "clock")
SMTP = "django.core.mail.backends.smtp.EmailBackend"
IN_MEMORY = "django.core.mail.backends.locmem.EmailBackend"
MINUTES = 60


def waiting() -> OutgoingMail:
    return OutgoingMail.objects.waiting().get()


def test_refused_connection_delays_and_loses_nothing(settings, clock):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "127.0.0.1"
    settings.EMAIL_PORT = closed_port()
    person()
    report()
    assert outbox.run(timezone.now()) == 0
    mail = waiting()
    assert (mail.problem, mail.attempts, mail.claimed_at) == ("unreachable", 1, None)
    assert mail.next_try_at == timezone.now() + timedelta(minutes=5)
    settings.EMAIL_BACKEND = IN_MEMORY
    assert run() == []
    clock.shift(5 * MINUTES)
    [sent] = run()
    assert sent.subject == "1 report from a reader of Citizen Help"
    assert OutgoingMail.objects.get().problem == ""


def test_server_that_hangs_is_left_after_its_time(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = SMTP, "127.0.0.1", 0.2
    for name in ("amal", "badr", "dana"):
        person(name)
    report()
    with silent_server() as port:
        settings.EMAIL_PORT = port
        begun = time.perf_counter()
        assert outbox.run(timezone.now()) == 0
    assert time.perf_counter() - begun < 2  # one is tried, not three
    tried = OutgoingMail.objects.waiting().order_by("-attempts").values_list("attempts", "problem")
    assert list(tried) == [(1, "unreachable"), (0, ""), (0, "")]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (b"220 ", b"x"),
        (b"", b"220-still\r\n"),
        (b"220 ready\r\n250-mail", b"x"),
        (b"220 ready\r\n", b"250-more\r\n"),
    ],
)
def test_server_that_never_comes_to_an_end_is_left_too(settings, monkeypatch, first, then):
    """Each byte comes well within the time of one answer."""
    monkeypatch.setattr(outbox, "MAIL_SECONDS", 0.3)
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = SMTP, "127.0.0.1", 5
    person()
    report()
    begun = time.perf_counter()
    with dripping(first, then) as port:
        settings.EMAIL_PORT = port
        assert outbox.run(timezone.now()) == 0
    assert time.perf_counter() - begun < 2
    mail = waiting()
    assert (mail.problem, mail.attempts, mail.claimed_at) == ("unreachable", 1, None)


def test_mail_that_was_given_up_is_not_sent_afterwards(settings, monkeypatch):
    """The server says nothing until it is left, and would take everything then."""
    monkeypatch.setattr(outbox, "MAIL_SECONDS", 0.3)
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = SMTP, "127.0.0.1", 5
    person()
    report()
    with late_server() as (port, said, left):
        settings.EMAIL_PORT = port
        assert outbox.run(timezone.now()) == 0
        left.set()
    assert not any(line.upper().startswith(b"MAIL") for line in said)
    assert waiting().problem == "unreachable"


def test_run_that_took_long_begins_no_other_mail(monkeypatch):
    monkeypatch.setattr(outbox, "RUN_SECONDS", 0)
    person()
    report()
    assert run() == []
    assert waiting().attempts == 0


def test_reports_join_a_mail_that_waits(settings, clock):
    settings.EMAIL_BACKEND = "tests.mail.servers.NoServer"
    person()
    for reason in ("dead", "hours", "wrong"):
        report(reason=reason)
        assert run() == []
        clock.shift(60 * MINUTES)
    settings.EMAIL_BACKEND = IN_MEMORY
    [mail] = run()
    assert mail.subject == "3 reports from readers of Citizen Help"


def test_wrong_address_keeps_no_other_mail_back(settings):
    settings.EMAIL_BACKEND = "tests.mail.servers.WrongAddress"
    person("amal")
    person("badr")
    report()
    assert [mail.to for mail in run()] == [["badr@example.org"]]
    mail = waiting()
    assert (mail.problem, mail.error.count("\n")) == ("address", 0)
    assert "no\\r\\nsuch user" in mail.error


def test_pauses_grow_and_end_with_a_reason(settings, clock):
    settings.EMAIL_BACKEND = "tests.mail.servers.NoServer"
    person()
    report()
    run()
    pauses = []
    while mail := OutgoingMail.objects.waiting().first():
        pauses.append((mail.next_try_at - timezone.now()) / timedelta(minutes=1))
        clock.shift(pauses[-1] * MINUTES)
        run()
    assert pauses[:7] == [5, 10, 20, 40, 80, 160, 240]
    assert set(pauses[7:]) == {240}
    mail = OutgoingMail.objects.given_up().get()
    assert timezone.now() - mail.made_at >= timedelta(days=3)
    assert mail.problem == "unreachable"
    assert run() == []
    settings.EMAIL_BACKEND = IN_MEMORY
    OutgoingMail.objects.all().try_again(timezone.now())
    assert len(run()) == 1


def test_process_that_dies_while_it_sends_loses_nothing(clock, monkeypatch):
    person()
    report()
    monkeypatch.setattr(outbox, "message_of", lambda mail: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        outbox.run(timezone.now())
    monkeypatch.undo()
    assert run() == []  # another process may still be at it
    report(reason="hours")
    clock.shift(10 * MINUTES)
    [mail] = run()
    assert mail.subject == "1 report from a reader of Citizen Help"
    clock.shift(10 * MINUTES)
    [mail] = run()
    assert "The hours are wrong" in mail.body


def test_second_copy_carries_the_same_id():
    person()
    report()
    run()
    mail = OutgoingMail.objects.get()
    [first, second] = [outbox.message_of(mail).message()["Message-ID"] for _time in range(2)]
    assert first == second == f"<reports.{mail.pk}.20261122070000@127.0.0.1>"


def test_mails_are_kept_for_two_weeks(clock):
    person()
    report()
    run()
    clock.shift(timedelta(days=14))
    assert (run(), OutgoingMail.objects.count()) == ([], 1)
    clock.shift(timedelta(minutes=1))
    assert (run(), OutgoingMail.objects.count()) == ([], 0)


def test_mail_of_who_left_meanwhile_is_not_sent(settings):
    settings.EMAIL_BACKEND = "tests.mail.servers.NoServer"
    choice = person()
    report()
    run()
    choice.user.is_active = False
    choice.user.save()
    run()
    assert OutgoingMail.objects.count() == 0


def test_no_header_can_be_added():
    person()
    report(comment="x\r\nBcc: all@example.org")
    [mail] = run()
    assert "Bcc" not in mail.message()
    stored = OutgoingMail.objects.get()
    stored.subject = "One\r\nBcc: all@example.org"
    stored.save()
    assert stored.subject == "One Bcc: all@example.org"
    stored.to = "a@example.org\nBcc: b@example.org"
    with pytest.raises(BadHeaderError):
        outbox.message_of(stored).message()
    OutgoingMail.objects.filter(pk=stored.pk).update(claimed_at=None)
    assert outbox.problem_of(BadHeaderError()) == "other"


@translation.override("en")
def test_command_says_what_it_did(capsys, settings):
    person()
    report()
    call_command("send_mail")
    assert capsys.readouterr().out == "E-mails sent: 1, waiting: 0.\n"
    settings.EMAIL_HOST = ""
    call_command("send_mail")
    assert "No mail server is set (EMAIL_URL)" in capsys.readouterr().out
