"""What a mail server would take for an address, or for more than one, and nobody has. Pure."""

import re

# Forms that RFC 5321 allows: a host without a dot, an address of the network, a quoted name. A name
# that begins with a hyphen is an option to programs that send mail.
UNUSUAL = re.compile(r"""^-|["\[\]()<>,;]|@[^.]*$|\.\d+$""")


def is_usual(address: str) -> bool:
    """Of one that Django's validator takes.

    >>> is_usual("amal@example.org"), is_usual("amal@localhost"), is_usual("-f@example.org")
    (True, False, False)
    """
    return not UNUSUAL.search(address)
