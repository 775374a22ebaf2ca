"""What the team calls a person. A username may be an e-mail address, which administrators alone
see."""

from typing import Any


def called(account: Any) -> str:
    """The username; of one that is an address, the person's name, or what stands before the @."""
    name = str(account.get_username())
    if "@" not in name:
        return name
    return account.get_full_name().strip() or without_domain(name)


def without_domain(name: str) -> str:
    return name.partition("@")[0] or name
