"""Plain text as a piece of Markdown (CommonMark) that reads as that text and nothing else. Pure."""

import re
from typing import Final

# What begins or ends something inside a line, wherever it stands.
SPECIAL: Final = re.compile(
    r"[\\`*\[\]<>|~]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # not within a word such as @citizen_care
    r"|&(?=#?\w+;)"
)
# What would make a list, a heading or a line of what begins a paragraph.
AT_START: Final = re.compile(r"(?=[+-]\s|[+-]$|-{2}|#{1,6}(?:\s|$)|=)")
NUMBERED: Final = re.compile(r"(\d{1,9})(?=[.)](?:\s|$))")

# What short texts read as signs (contacts.languages.markdown), which is less: a text of the time
# when there were none keeps its look, and editors see few backslashes.
SHORT_SPECIAL: Final = re.compile(r"\\|\*(?=\*)|(?<=\*)\*|_(?=_)|(?<=_)_|\](?=\()")
SHORT_AT_START: Final = re.compile(r"(-|[0-9]{1,2}[.)])(?= )")
# Those that are not a single space already.
HTML_BLANKS: Final = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+")


def collapsed(text: str) -> str:
    """As a page shows what keeps no blanks: on one line, single ones, and none around it."""
    return HTML_BLANKS.sub(" ", text.strip())


def escaped_text(text: str) -> str:
    r"""A plain text as the short Markdown that looks the same, on one line.

    >>> print(escaped_text("1. Dial *123# **now**"))
    1\. Dial *123# \*\*now\*\*
    """
    line = SHORT_SPECIAL.sub(r"\\\g<0>", collapsed(text))
    if found := SHORT_AT_START.match(line):
        return f"{found[1][:-1]}\\{line[found.end() - 1 :]}"
    return line


def escaped(text: str) -> str:
    """On one line; a number keeps its digits as they are."""
    return begun(without_signs(" ".join(text.split())))


def without_signs(piece: str) -> str:
    """A piece from inside a line."""
    return SPECIAL.sub(r"\\\g<0>", piece)


def begun(line: str) -> str:
    """With nothing to begin with that would make it a list or a heading."""
    if AT_START.match(line):
        return f"\\{line}"
    found = NUMBERED.match(line)
    return f"{found[1]}\\{line[found.end() :]}" if found else line


def link(text: str, url: str) -> str:
    """`url` without blanks and brackets, as those of the site are."""
    return f"[{escaped(text)}]({url})"


def indented(block: str, by: int) -> str:
    """A block that belongs to the entry of a list, whose text begins after `by` blanks."""
    return "\n".join(f"{' ' * by}{line}" if line else "" for line in block.split("\n"))


def document(blocks: list[str]) -> str:
    """Those that hold anything, with a blank line between them."""
    return "\n\n".join(filter(None, blocks)) + "\n"
