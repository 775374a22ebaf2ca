"""What a check has found. Pure."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A whole sentence for an operator, and the command that mends it, or "" where there is none.

    One that is no fault is worth knowing, and changes no exit status.
    """

    sentence: str
    remedy: str = ""
    is_fault: bool = True
