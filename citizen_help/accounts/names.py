"""What the team calls a person. A username may be an e-mail address, which administrators alone
see."""

from typing import Any


def called(account: Any) -> str:
    """The person's name where one is kept; else the username, of an address what stands before
    the @.
    """
    return account.get_full_name().strip() or without_domain(str(account.get_username()))


def without_domain(name: str) -> str:
    return name.partition("@")[0] or name
