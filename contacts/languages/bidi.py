"""Which parts of a stored text must keep left-to-right order on a right-to-left page.

In an Arabic paragraph a bare 920-001-234 is drawn 234-001-920 by the Unicode bidi rules
(W2 turns its digits into Arabic numbers after an Arabic letter, and the hyphens no longer
hold them together). `runs` finds such parts, so that a template can isolate each in
`<bdi dir="ltr">`. Pure, and it never changes the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from contacts.languages.number_groups import BLANK, NUMBERS, numbers


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; `ltr` means it is a number, address or handle to isolate."""

    text: str
    ltr: bool


_BLANK: Final = f"(?-x:{BLANK})"
# Lookarounds name ASCII letters only: Arabic joins its particles to what follows («و19912»).
_PATTERN: Final = re.compile(
    rf"""
      (?<![A-Za-z0-9]) (?:[A-Za-z]{{2,10}}://|(?i:tel|sms|mailto):)[!-~]+  # an address
    | (?<![\w.+\-]) [\w.+\-]+@(?:[A-Za-z0-9\-]+\.)+[A-Za-z]{{2,}}     # e-mail
    | (?<![A-Za-z0-9.\-@]) (?:[A-Za-z0-9\-]+\.)+[A-Za-z]{{2,}}(?![A-Za-z0-9\-])
          (?::\d{{1,5}}(?!\d))?(?:[/?\#][!-~]*)?                       # a domain, with its path
    | (?<![A-Za-z0-9_@.]) @[A-Za-z0-9_](?:[A-Za-z0-9_.\-]*[A-Za-z0-9_])?  # a handle
    | (?<![\w*\#]) [*\#]{{1,3}}\d(?:[\d*\#]*[\d\#])?(?![*\w])          # *123#, **21*19912#
    | (?<![\w.\-@]) (?P<code>
          [A-Z]{{2}}\d\d(?:{_BLANK}?[A-Z]{{4}})?(?:{_BLANK}?\d{{4}}){{1,7}}  # IBAN
          (?:{_BLANK}?\d{{1,4}})?
        | [A-Za-z]{{1,8}}\d{{1,6}}(?:[-.:/]\d{{1,6}})+                    # v17.1.2
      )(?!\w)
    | (?P<numbers>(?-x:{NUMBERS}))
    """,
    re.VERBOSE | re.ASCII,
)
_DIGITS_OF_ANY_SCRIPT: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", 2 * "0123456789")
# Latin words right before a number: «iOS 17.4.1», «SAR 1,080.50».
_WORDS: Final = re.compile(rf"(?<![\w.\-@/])(?:[A-Za-z][\w.+&'’/\-]*{BLANK})+\Z", re.ASCII)
_FARTHEST: Final = 60  # characters that such words take
# The end of the sentence, not of the address.
_TRAILING: Final = ".,;:!?'\")]}>"


def runs(text: str, language: str = "en") -> list[Run]:
    """`text` cut into pieces, left-to-right ones apart; joined they are `text` again.

    In Arabic ("ar") a number belongs to the Latin words right before it, which would else come to
    stand on its other side.
    """
    found: list[Run] = []
    done = 0
    for begin, end, is_number in _left_to_right(text):
        start = begin
        if is_number and language == "ar":
            words = _WORDS.search(text, max(done, begin - _FARTHEST), begin)
            start = words.start() if words else begin
        if start > done:
            found.append(Run(text[done:start], ltr=False))
        found.append(Run(text[start:end], ltr=True))
        done = end
    if done < len(text):
        found.append(Run(text[done:], ltr=False))
    return found


def _left_to_right(text: str) -> Iterator[tuple[int, int, bool]]:
    """Where each begins and ends, and whether it is a number."""
    # Same length, so positions hold; ٩٢٠-٠٠١-٢٣٤ is reordered like 920-001-234.
    for match in _PATTERN.finditer(text.translate(_DIGITS_OF_ANY_SCRIPT)):
        start = match.start()
        if match["numbers"]:
            yield from ((start + first, start + last, True) for first, last in numbers(match[0]))
            continue
        end = start + len(match[0].rstrip(_TRAILING))
        if text[end : end + 1] == ")" and text[start:end].count("(") > text[start:end].count(")"):
            end += 1  # a bracket that belongs to it: /page_(1)
        yield start, end, match["code"] is not None
