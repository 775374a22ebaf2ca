"""Whose a website is: its host's owner's, unless anybody gets a page there. Pure."""

from typing import Final
from urllib.parse import urlsplit

from contacts.endpoints.kinds import KINDS

# Sites on which anybody gets a page or a mailbox, besides those of the kinds of endpoints: there
# only the stored page itself is theirs.
_SHARED_HOSTS: Final = frozenset(
    ["docs.google.com", "drive.google.com", "forms.gle", "sites.google.com", "forms.office.com"]
    + ["m.me", "messenger.com", "threads.net", "threads.com", "linkedin.com", "discord.gg"]
    + ["bit.ly", "tinyurl.com", "t.co", "cutt.ly", "is.gd", "linktr.ee", "medium.com", "github.com"]
    + ["gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "outlook.sa", "live.com"]
    + ["msn.com", "yahoo.com", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com"]
    + ["proton.me", "protonmail.com", "gmx.com", "mail.ru", "yandex.com", "zoho.com", "mail.com"]
)


def is_shared(host: str) -> bool:
    """Whether anybody gets a page or a mailbox on a host, given without www."""
    return host in _SHARED_HOSTS or any(
        host in one.hosts or host in one.sites for one in KINDS.values()
    )


def contradict(theirs: str, claimed: str) -> bool:
    """Whether the place of a claim belongs to a place of theirs, or the other way round.

    Places as of `contacts.endpoints.place`. A claim on the front page is one on the whole site.
    """
    is_whole_site = urlsplit(claimed).path in ("", "/") and not urlsplit(claimed).query
    is_below = is_whole_site and _is_on_site_of(theirs, claimed)
    return theirs == claimed or _is_on_site_of(claimed, theirs) or is_below


def _is_on_site_of(place: str, other: str) -> bool:
    host = _host(other)
    return bool(host) and not is_shared(host) and f".{_host(place)}".endswith(f".{host}")


def _host(place: str) -> str:
    return (urlsplit(place).hostname or "").removeprefix("www.")
