"""What is written without a blank beside something of another kind; numbers within links.

Pure. "Website:https://…" is a word and a link, «19912-www…» a number and a link; the path or the
query of a link may hold a number to call.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final
from urllib.parse import unquote

_SCHEME: Final = re.compile(r"(?!https?:)[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
# Not the first in its word, nor after the slashes of another scheme.
_NEXT_LINK: Final = re.compile(r"(?<=\S)(?<!:/)(?<!//)(?<!\\)(?=https?:/)", re.IGNORECASE)
_GLUE: Final = r"[\-‐‑–—/,:;&=_+~*·•.|]*"
_LINK_OR_ACCOUNT: Final = r"(?:https?:/|www\.|@\w+(?![\w.\-]*\.\w))"
_MIN_CALLED: Final = 7
_TO_CALL: Final = re.compile(r"^(?:tel|sms|smsto|callto|facetime|whatsapp|viber):/*", re.IGNORECASE)
_DATE: Final = re.compile(r"(?<!\d)20\d\d[\-/_]?[01]\d[\-/_]?[0-3]\d(?!\d)")
_DIGITS: Final = re.compile(r"\+?\d(?:[\s\-_.()]{0,2}\d)+")


def set_links_apart(text: str, numbers: Collection[str]) -> str:
    """`text` with a blank between a link or account and a word, a published number or another
    link that touches it.
    """
    text = " ".join(map(_parted, text.split(" ")))
    number = "|".join(map(re.escape, numbers)) or "(?!)"
    text = re.sub(rf"(?<![\w+])({number}){_GLUE}(?={_LINK_OR_ACCOUNT})", r"\1 ", text, flags=re.I)
    return re.sub(rf"(?<=[a-z])[\-–—]+(?=(?:{number})(?!\w|[.\-@/:]\w))", " ", text, flags=re.I)


def _parted(word: str) -> str:
    """Links one after the other; one in the query of another is a part of it."""
    if _SCHEME.match(word):
        return word
    found = re.split(r"(?=[?#])", word, maxsplit=1)
    return "".join([_NEXT_LINK.sub(" ", found[0]), *found[1:]])


def carried_in(link: str) -> Iterator[str]:
    """The numbers in the path, query and fragment of a link, for whoever reads it; other links and
    accounts in there lead nowhere by themselves.
    """
    below = re.split(_TO_CALL if _TO_CALL.match(link) else r"(?<![/:])(?!^)[/?#]", link, maxsplit=1)
    rest = below[1] if len(below) > 1 else ""
    for _ in range(3):  # encoded again and again
        rest = unquote(rest)
    for found in _DIGITS.finditer(_DATE.sub(" ", rest)):
        if sum(map(str.isdecimal, found[0])) >= _MIN_CALLED:
            yield found[0]
