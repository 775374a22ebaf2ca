"""When each job is due, without a clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands, load_command_class

from contacts.jobs.plan import JOBS, is_due, latest, named

RIYADH = ZoneInfo("Asia/Riyadh")
MONDAY_NOON = datetime(2026, 11, 30, 12, 3, 20, tzinfo=RIYADH)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("mail", datetime(2026, 11, 30, 12, 0, tzinfo=RIYADH)),
        ("daily", datetime(2026, 11, 30, 2, 30, tzinfo=RIYADH)),
        ("weekly", datetime(2026, 11, 29, 3, 30, tzinfo=RIYADH)),
    ],
)
def test_latest_time_at_which_a_job_was_due(name, expected):
    assert latest(named(name), MONDAY_NOON) == expected


def test_latest_time_before_the_hour_is_of_the_time_before():
    sunday_night = datetime(2026, 11, 29, 1, 0, tzinfo=RIYADH)
    assert latest(named("daily"), sunday_night) == datetime(2026, 11, 28, 2, 30, tzinfo=RIYADH)
    assert latest(named("weekly"), sunday_night) == datetime(2026, 11, 22, 3, 30, tzinfo=RIYADH)


def test_job_is_due_once_a_time_and_at_once_when_it_never_ran():
    daily = named("daily")
    assert is_due(daily, None, MONDAY_NOON)
    assert is_due(daily, MONDAY_NOON - timedelta(days=1), MONDAY_NOON)
    assert not is_due(daily, MONDAY_NOON - timedelta(hours=1), MONDAY_NOON)


def test_every_step_is_a_command_of_the_site():
    """That takes what it is given."""
    for name, *given in (step for job in JOBS for step in job.steps):
        command = load_command_class(get_commands()[name], name)
        command.create_parser("manage.py", name).parse_args(given)


def test_timers_of_systemd_say_the_same_times():
    """Each job has its timer, in the site's own time."""
    units = settings.BASE_DIR / "deploy" / "systemd"
    times = {
        path.stem.removeprefix("citizen-help-"): line.partition("=")[2]
        for path in units.glob("*.timer")
        for line in path.read_text().splitlines()
        if line.startswith("OnCalendar=")
    }
    assert times == {
        "mail": "*:0/5",
        "daily": f"*-*-* 02:30:00 {settings.TIME_ZONE}",
        "weekly": f"Sun *-*-* 03:30:00 {settings.TIME_ZONE}",
    }
    assert set(times) == {job.name for job in JOBS}


def test_containers_run_them_too():
    compose = yaml.safe_load((settings.BASE_DIR / "deploy" / "compose.yaml").read_text())
    command = compose["services"]["jobs"]["command"]
    assert command == [".venv/bin/python", "manage.py", "jobs", "--keep-running"]
