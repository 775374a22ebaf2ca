"""Where what somebody sent differs from the real number, address or account. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final

from contacts.endpoints import numbering
from contacts.verification.tokens import Kind

# What decides where a link, a mail or a call goes; the rest is passed over.
_AUTHORITY: Final = re.compile(
    r"(?:[a-z][a-z0-9+.\-]*:)?[/\\]*(?:www\.)?([^/\\?#]+)", re.IGNORECASE
)
_ACCOUNT: Final = re.compile(r"(?:[^@]*//)?(?:[^/@]+/+)?@?([^/?#]+)")
_DOMAIN: Final = re.compile(r".*@([^@]+)")
_WHOLE: Final = re.compile(r"\s*(.+)", re.DOTALL)
_MAIL: Final = re.compile(r"(?:mailto:/*)?([^?]+)", re.IGNORECASE)
_TELLING: Final = {Kind.LINK: _AUTHORITY, Kind.HANDLE: _ACCOUNT, Kind.EMAIL: _DOMAIN}
# Of a real value: what people leave out or add without changing it.
_REAL: Final = re.compile(r"(?:www\.|@)?(.+)")
_SEPARATORS: Final = frozenset(" ()-.")
_NUMBER: Final = re.compile(r"[+\d\s().\-]+")


Place = tuple[int, int]  # from and up to which character


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters that differ, or that do not; `is_kept` on one line."""

    text: str
    differs: bool = False
    is_kept: bool = False


def resemble(sent: str, real: str, kind: Kind) -> bool:
    """Whether a person could take one for the other, so that it helps to hold them side by side."""
    telling = _telling(sent, real, kind)
    if telling is None:
        return False
    ours, theirs = (_text(_characters(*one)) for one in telling)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) * 3 >= len(theirs) * 2


def compared(sent: str, real: str, kind: Kind) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Both in parts: what `sent` has beside the `real` one, and what it lacks.

    Where they have less than two thirds of the real one in common, all of `sent` differs.
    """
    telling = _telling(sent, real, kind)
    if telling is None:
        return (Part(sent, differs=True),), (Part(real),)
    ours, theirs = (_characters(*one) for one in telling)
    start, end = telling[0][1]
    if sent[:start].lower().endswith("www."):
        start -= len("www.")
    extra, missing = _differing(_text(ours), _text(theirs))
    return (
        _parts(sent, {ours[index][0] for index in extra}, keep=(start, end)),
        _parts(real, {theirs[index][0] for index in missing}),
    )


def _telling(sent: str, real: str, kind: Kind) -> tuple[tuple[str, Place], ...] | None:
    """Both, each with the place in it of what decides."""
    code = numbering.own().code
    is_own_line = real.startswith(f"+{code}")
    is_mail = kind is Kind.EMAIL and "@" in real  # the name in it counts as well
    pattern = _MAIL if is_mail else _TELLING.get(kind, _WHOLE)
    if is_own_line and kind is Kind.PHONE:
        pattern = re.compile(rf"[\s(]*(?:(?:\+|00)?{code}|0)?(.+)")
    telling = pattern.match(sent) or _WHOLE.match(sent)
    whole = re.match(rf"\+{code}(.+)", real) if is_own_line else _REAL.match(real)
    if telling is None or whole is None:
        return None
    return (sent, telling.span(1)), (real, whole.span(1))


def _text(characters: Sequence[tuple[int, str]]) -> list[str]:
    return [char for _, char in characters]


def _characters(text: str, place: Place) -> list[tuple[int, str]]:
    """Those that count, with their places: capitals do not, nor what stands between digits."""
    start, end = place
    skipped = _SEPARATORS if _NUMBER.fullmatch(text) else frozenset()
    return [
        (index, text[index].casefold()) for index in range(start, end) if text[index] not in skipped
    ]


def _differing(sent: Sequence[str], real: Sequence[str]) -> tuple[list[int], list[int]]:
    """Places in `sent` that `real` has not, and in `real` for which `sent` has nothing."""
    other = [index for index, pair in enumerate(zip(sent, real, strict=False)) if len({*pair}) > 1]
    matcher = SequenceMatcher(None, sent, real, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) * 3 < len(real) * 2:
        return list(range(len(sent))), []
    extra: list[int] = []
    missing: list[int] = []
    for change, start, end, real_start, real_end in matcher.get_opcodes():
        if change in ("replace", "delete"):
            extra += range(start, end)
        elif change == "insert":
            missing += range(real_start, real_end)
    is_in_place = len(sent) == len(real) and len(other) <= len(extra) + len(missing)
    return (other, []) if is_in_place else (extra, missing)


def _parts(text: str, differing: set[int], *, keep: Place = (0, 0)) -> tuple[Part, ...]:
    marks = [(index in differing, keep[0] <= index < keep[1]) for index in range(len(text))]
    runs = groupby(zip(marks, text, strict=True), key=lambda item: item[0])
    return tuple(Part("".join(char for _, char in run), *mark) for mark, run in runs)
