"""The rule alone: five tries of each kind, until the first of them is a quarter of an hour old."""

from datetime import UTC, datetime, timedelta

from citizen_help.accounts.lock_out import Origin, Try, locked_until

COOL_OFF = timedelta(minutes=15)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
STRANGER, DEVICE = Origin("sara", "office"), Origin("sara", "office", "laptop")


def tries(*origins: Origin) -> list[Try]:
    """One a minute from noon on."""
    return [Try(each, NOON + timedelta(minutes=at)) for at, each in enumerate(origins)]


def test_four_lock_nobody_and_five_until_the_first_has_ceased_to_count():
    assert locked_until(tries(*[STRANGER] * 4), STRANGER, COOL_OFF) is None
    assert locked_until(tries(*[STRANGER] * 5), STRANGER, COOL_OFF) == NOON + COOL_OFF
    later = NOON + COOL_OFF + timedelta(minutes=2)
    assert locked_until(tries(*[STRANGER] * 7), STRANGER, COOL_OFF) == later


def test_strangers_count_together_and_a_device_by_itself():
    everywhere = tries(*[Origin("sara", f"network {number}") for number in range(5)])
    assert locked_until(everywhere, STRANGER, COOL_OFF) == NOON + COOL_OFF
    assert locked_until(everywhere, DEVICE, COOL_OFF) is None
    own = tries(*[DEVICE] * 5)
    assert locked_until(own, DEVICE, COOL_OFF) == NOON + COOL_OFF
    assert locked_until(own, STRANGER, COOL_OFF) is None
    assert locked_until(own, Origin("sara", "office", "other"), COOL_OFF) is None


def test_network_counts_names_and_not_tries():
    four = [Origin(f"nobody {number}", "office") for number in range(4)]
    assert locked_until(tries(*four * 4), STRANGER, COOL_OFF) is None
    five = [*four, Origin("omar", "office")]
    assert locked_until(tries(*five), STRANGER, COOL_OFF) == NOON + COOL_OFF
    assert locked_until(tries(*five), Origin("sara", "elsewhere"), COOL_OFF) is None
    assert locked_until(tries(*five), DEVICE, COOL_OFF) is None
