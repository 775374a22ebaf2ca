"""The lines that vCards (RFC 2426 §5) and calendars (RFC 5545 §3.1) are made of. Pure."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

MAX_OCTETS: Final = 75
# What made a file: the same for every site, as it is of the program and not of its content.
PRODID: Final = "PRODID:-//Help Directory//Contacts//EN"
_ESCAPED: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_LINE_BREAK: Final = re.compile("\r\n?|[\x85\u2028\u2029]")  # as some parsers see them
_NOT_IN_TEXT: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def text_line(name: str, value: str, params: Mapping[str, str] | None = None) -> str:
    """A property whose value is text, with its commas, semicolons and new lines escaped."""
    return line(name, escaped(value), params)


def escaped(value: str) -> str:
    """A text, or one of the parts of a value between semicolons."""
    plain = _LINE_BREAK.sub("\n", value)
    return _NOT_IN_TEXT.sub(" ", plain).translate(_ESCAPED)


def line(name: str, value: str, params: Mapping[str, str] | None = None) -> str:
    """A property whose value is no text: an address, a date, a rule.

    ValueError for a value with a line break, which would start another property.
    """
    if "\n" in value or "\r" in value:
        raise ValueError(f"{name} has a line break in it: {value!r}")
    head = "".join(f";{param}={quoted(found)}" for param, found in (params or {}).items())
    return f"{name}{head}:{value}"


def quoted(value: str) -> str:
    """A parameter's value; quoted where it holds a separator. It may hold no quote itself."""
    return f'"{value}"' if re.search("[:;,]", value) else value


def document(lines: Iterable[str]) -> str:
    """The folded lines as one text, each ended by CRLF."""
    return "".join(f"{folded(each)}\r\n" for each in lines)


def folded(text: str) -> str:
    """A line broken every 75 octets at most, between characters."""
    pieces, piece, octets = [], "", 0
    for char in text:
        size = len(char.encode())
        if octets + size > MAX_OCTETS:
            pieces.append(piece)
            piece, octets = " ", 1
        piece += char
        octets += size
    return "\r\n".join([*pieces, piece])
