"""Entity tags and If-None-Match (RFC 9110, 8.8.3 and 13.1.2)."""

import re
from hashlib import blake2b

from citizen_help.page_cache.encodings import IDENTITY

OPAQUE_TAG = re.compile(r'(?:W/)?("[^"]*")')


def digest(body: bytes) -> str:
    return blake2b(body, digest_size=12).hexdigest()


def strong_tag(content_digest: str, coding: str) -> str:
    """Each coding is a representation of its own, so each has its own tag (8.8.3.3)."""
    return f'"{content_digest}"' if coding == IDENTITY else f'"{content_digest}-{coding}"'


def matches(if_none_match: str, tag: str) -> bool:
    """Weak comparison (8.8.3.2) of a list of tags, or `*`, with a strong one."""
    return if_none_match.strip() == "*" or tag in OPAQUE_TAG.findall(if_none_match)
