"""Few threads wait for a lock for long, so that pages go on; whoever holds it is never refused."""

import threading
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction

from citizen_help import write_queue
from citizen_help.write_queue import BRIEFLY, Refused, WriteQueue
from contacts.models import FeedbackSender


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def queue(clock):
    return WriteQueue(clock=clock)


@pytest.fixture
def held(queue):
    """Two other threads wait, until the test is over."""
    over, waits = threading.Event(), threading.Semaphore(0)

    def wait() -> None:
        with queue.waiting():
            waits.release()
            over.wait(30)

    threads = [threading.Thread(target=wait) for _ in range(2)]
    for thread in threads:
        thread.start()
        waits.acquire()
    yield
    over.set()
    for thread in threads:
        thread.join()


def test_two_may_wait_for_long(queue):
    with queue.waiting() as may_be_long:
        assert may_be_long


def test_the_third_waits_briefly_at_first_and_not_at_all_later(queue, clock, held):
    with queue.waiting() as may_be_long:
        assert not may_be_long
    clock.now += BRIEFLY + 0.1
    with pytest.raises(Refused, match="locked"), queue.waiting():
        pytest.fail("it waits")


def wait_in_vain(queue, clock, seconds):
    def statement():
        with queue.waiting():
            clock.now += seconds
            raise OperationalError("database is locked")

    with pytest.raises(OperationalError, match="database is locked"):
        statement()


def test_who_has_waited_in_vain_tells_the_next(queue, clock):
    wait_in_vain(queue, clock, BRIEFLY + 0.1)
    with ExitStack() as stack:
        one = threading.Thread(target=lambda: stack.enter_context(queue.waiting()))
        one.start()
        one.join()
        assert stack.enter_context(queue.waiting())  # two may wait again
        with pytest.raises(Refused), queue.waiting():
            pytest.fail("it waits")


def test_what_is_not_worth_it_waits_briefly(queue):
    with queue.briefly(), queue.waiting() as may_be_long:
        assert not may_be_long
    with queue.waiting() as may_be_long:
        assert may_be_long


@pytest.fixture
def guarded():
    write_queue.guard(connection=connection)
    yield
    connection.execute_wrappers.remove(write_queue.execute)


@pytest.fixture
def full(monkeypatch, clock):
    """Nobody else may wait."""
    queue = WriteQueue(clock=clock)
    monkeypatch.setattr(write_queue, "queue", queue)
    wait_in_vain(queue, clock, BRIEFLY + 0.1)
    monkeypatch.setattr(write_queue, "MAY_WAIT", 0)


def write() -> None:
    FeedbackSender.objects.filter(sender="nobody").update(count=1)


@pytest.mark.django_db(transaction=True)
def test_a_write_is_refused_and_a_page_is_not(guarded, full):
    assert not FeedbackSender.objects.filter(sender="nobody").exists()
    with pytest.raises(OperationalError, match="enough others wait"):
        write()


@pytest.mark.django_db(transaction=True)
def test_who_holds_the_lock_goes_on(guarded, monkeypatch, clock):
    with transaction.atomic():
        write()
        monkeypatch.setattr(write_queue, "MAY_WAIT", 0)
        monkeypatch.setattr(write_queue.queue, "_refusing_until", float("inf"))
        write()
    with pytest.raises(OperationalError, match="enough others wait"), transaction.atomic():
        write()


@pytest.mark.skipif("connection.vendor != 'sqlite'")
@pytest.mark.django_db(transaction=True)
def test_the_usual_patience_comes_back(guarded):
    usual = (settings.DATABASES["default"]["OPTIONS"]["timeout"] * 1000,)
    with write_queue.queue.briefly():
        write()
    assert connection.cursor().execute("PRAGMA busy_timeout").fetchone() == usual


@pytest.mark.parametrize(
    ("statement", "waits"),
    [
        ("BEGIN IMMEDIATE", True),
        ("INSERT INTO a VALUES (1)", True),
        ('SELECT "a"."b" FROM "a" LIMIT 1 FOR UPDATE', True),
        ('SELECT "a"."update" FROM "a"', False),
        ("BEGIN", False),
    ],
)
def test_which_statements_wait(statement, waits):
    assert bool(write_queue.WRITES.match(statement)) == waits
