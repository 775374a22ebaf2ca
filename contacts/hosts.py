"""Whose a website is: its host's owner's, unless anybody gets a page there. Pure."""

from typing import Final
from urllib.parse import urlsplit

from contacts.endpoints import X_HOSTS

# Sites on which anybody gets a page: there only the stored page itself is theirs.
SHARED_HOSTS: Final = frozenset(
    ["apps.apple.com", "play.google.com", "docs.google.com", "forms.gle", "sites.google.com"]
    + ["facebook.com", "fb.com", "m.me", "instagram.com", "threads.net", "youtube.com", "youtu.be"]
    + ["linkedin.com", "tiktok.com", "snapchat.com", "wa.me", "whatsapp.com", "t.me"]
    + ["telegram.me", "bit.ly", "tinyurl.com", "goo.gl", "linktr.ee", *X_HOSTS]
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
    return bool(host) and host not in SHARED_HOSTS and f".{_host(place)}".endswith(f".{host}")


def _host(place: str) -> str:
    return (urlsplit(place).hostname or "").removeprefix("www.")
