"""What an address was meant to be that came with something more, or in other letters. Pure.

Chats and mail programs take the mark after a link into it, phones begin words with a capital,
and invisible direction marks travel with copied text. Every page's address is made of small Latin
letters, digits, dots and hyphens, so that all else can only have come on the way.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

# Longer ones were never an address of this site.
MOST_CHARACTERS: Final = 500
INVISIBLE: Final = frozenset({"Cc", "Cf", "Mn", "Zs", "Zl", "Zp"})
# Parts that begin and end with a letter or digit, then marks, then anything at all.
ADDRESS: Final = re.compile(
    r"((?:/+[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)*)[._/-]*(?:[^\w/].*)?", re.DOTALL
)
# ar-SA, en_GB
REGION: Final = re.compile(r"^/(ar|en)[_-][a-z]{2}(?=/|$)")
# A link to /ar/guides/… that was taken for one within /ar/ or /en/.
LANGUAGES_BEFORE: Final = re.compile(r"^(?:/(?:ar|en))+(?=/(?:ar|en)(?:/|$))")
BETWEEN_WORDS: Final = re.compile(r"(?<=[a-z0-9])[ _+]+(?=[a-z0-9])")
# Where the pages are listed that have an address of this beginning.
LIST: Final = re.compile(r"((?:/(?:ar|en))?)/(?:(guides|topics)|channels|pages)")
FILE_OF_A_FOLDER: Final = re.compile(r"/(?:index|default)\.[a-z]{3,4}$|\.html?$")


def readings(path: str) -> Iterator[str]:
    """Addresses that `path` may have been meant as, the likeliest first.

    Each begins with one slash and goes on with a letter or digit, so none leads to another host.
    """
    if len(path) > MOST_CHARACTERS:
        return
    plain = unquote(path, errors="ignore").replace("\\", "/")
    plain = "".join(map(_in_plain_letters, unicodedata.normalize("NFKC", plain))).lower()
    plain = re.sub(r"^(/*) +", r"\1", plain)
    bases = map(_without_additions, (plain, BETWEEN_WORDS.sub("-", plain)))
    found = (reading for base in bases if base is not None for reading in _readings(base))
    yield from (reading for reading in dict.fromkeys(found) if reading.startswith("/"))


def _readings(base: str) -> Iterator[str]:
    shorter = FILE_OF_A_FOLDER.sub("", base)
    yield from (f"{base}/", base, f"{shorter}/", f"{base}.html")
    if listed := LIST.fullmatch(shorter):
        yield f"{listed[1]}/questions/" if listed[2] else f"{listed[1]}/"


def _without_additions(plain: str) -> str | None:
    """The address in it, without its last slash; None where letters follow that are no part."""
    found = ADDRESS.fullmatch(plain)
    if found is None or (not found[1] and "." in plain):  # a search for files, not a reader
        return None
    address = REGION.sub(r"/\1", re.sub("/+", "/", found[1]))
    return LANGUAGES_BEFORE.sub("", address)


def _in_plain_letters(character: str) -> str:
    """Digits of any script as European ones, any dash as a hyphen, nothing for what is unseen."""
    category = unicodedata.category(character)
    if category in INVISIBLE:
        # A blank ends an address.
        return " " if character == " " else ""
    if category == "Pd":
        return "-"
    return str(unicodedata.decimal(character, character))
