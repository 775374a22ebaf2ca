"""Sentences of the desk as lines of a text mail, which read well from either side."""

from html import unescape

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from contacts.endpoints import isolated
from contacts.enums import Language
from contacts.languages.bidi import runs

RIGHT_TO_LEFT = "\u200f"  # in front of a line, which many programs turn by its first letter
EITHER_WAY, END = "\u2068", "\u2069"  # round words of readers, whose language nobody knows


def plain(text: str) -> str:
    """What a page shows of it."""
    return unescape(strip_tags(text)) if isinstance(text, SafeString) else text


def line(text: str, language: str) -> str:
    """On one line, with numbers and addresses in their order on an Arabic one."""
    tidy = " ".join(text.split())
    if language != Language.ARABIC:
        return tidy
    pieces = (isolated(run.text) if run.ltr else run.text for run in runs(tidy, language))
    return RIGHT_TO_LEFT + "".join(pieces)


def quoted(text: str, language: str) -> list[str]:
    """Words of a reader, each line marked as theirs, so that none passes for one of ours."""
    start = RIGHT_TO_LEFT if language == Language.ARABIC else ""
    return [f"{start}> {EITHER_WAY}{one}{END}" for one in text.splitlines() if one.strip()]


def address(path: str) -> str:
    """Of a page, for a line of its own: programs make a link of all that touches it."""
    return f"{settings.SITE_URL}{path}"
