"""How long rows are kept that would be more every day, as the environment says.

Nobody can have them kept for longer than the site promises its readers (SECURITY.md).
"""

from datetime import timedelta

from citizen_help import env

LONGEST_DAYS = 36_500
SHORTEST_HISTORY_DAYS = 400


def from_environment() -> dict[str, timedelta]:
    """By what is kept; no time at all stands for good."""
    days = {
        "SEARCHES": env.integer("KEEP_SEARCHES_DAYS", 400, minimum=90, maximum=400),
        "FEEDBACK": env.integer("KEEP_FEEDBACK_DAYS", 365, minimum=30, maximum=365),
        "MAILS": env.integer("KEEP_MAILS_DAYS", 14, minimum=8, maximum=14),
        "SIGN_INS": env.integer("KEEP_SIGN_INS_DAYS", 180, minimum=30, maximum=3650),
        "CHANGES": env.integer("KEEP_CHANGES_DAYS", 400, minimum=90, maximum=3650),
        "HISTORY": env.read(
            "KEEP_HISTORY_DAYS",
            0,
            _history_days,
            f"0 (for good) or a whole number from {SHORTEST_HISTORY_DAYS} to {LONGEST_DAYS}",
        ),
    }
    return {name: timedelta(days=number) for name, number in days.items()}


def _history_days(raw: str) -> int:
    number = int(raw)
    if number and not SHORTEST_HISTORY_DAYS <= number <= LONGEST_DAYS:
        raise ValueError(raw)
    return number
