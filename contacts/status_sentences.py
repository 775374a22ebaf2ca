"""Placeholder until the sentences are written (kept importable for the other parts)."""

from datetime import datetime

from contacts.hours import Status


def sentence(status: Status, moment: datetime) -> str:
    return str(status.state)
