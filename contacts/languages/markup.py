"""Stored text as HTML in which every piece reads in its own direction and language."""

import re
from functools import lru_cache

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from contacts.endpoints import isolated
from contacts.languages.bidi import runs
from contacts.languages.published_ways import Ways, link_in

AROUND = 50  # characters of its text that a piece is judged by
# Arabic words with the blanks and commas between them, without those around them.
ARABIC = re.compile(
    r"[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]"
    r"(?:[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff\s]*[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff])?"
)
# Between groups of digits, and before or after them.
TURNED_ROUND = re.compile(r"\d[^\w@]|[^\w@]\d")


# Groups of Arabic digits change places even where all runs from left to right (UAX 9, N1).
OWN_ORDER = re.compile("[٠-٩][^٠-٩.,:/]+[٠-٩]")
LEFT_TO_RIGHT, POP = "\u202d", "\u202c"  # an override and its end
QUOTED = re.compile("(?<=«)[^«»]+(?=»)")


@lru_cache(maxsize=2048)  # an edit changes few of the texts that pages show
def isolate(
    text: str,
    *,
    language: str,
    ways: Ways = (),
    names: tuple[str, ...] = (),
    before: str = "",
    after: str = "",
) -> SafeString:
    """`text`, which is in `language` ("ar" or "en"), escaped and with foreign runs apart.

    Numbers, links and handles go into `<bdi dir="ltr">`: bare ones turn round in Arabic. Those of
    `ways` are links, unless they go on in the text `before` or `after` this one. Arabic words in
    English text say that they are Arabic, for screen readers and fonts. No program translates
    these, nor «names» (`names_in`) in an Arabic text.
    """
    pieces: list[str] = []
    whole, place = before + text + after, len(before)
    for run in runs(text, language):
        end = place + len(run.text)
        if run.ltr and language == "ar" and len(runs(run.text)) > 1:  # Latin words and a number
            inner = isolate(
                run.text,
                language="en",
                ways=ways,
                before=whole[max(0, place - AROUND) : place],
                after=whole[end : end + AROUND],
            )
            pieces.append(f'<bdi dir="ltr" translate="no">{inner}</bdi>')
        elif run.ltr:
            pieces.append(_in_link(ltr(run.text), link_in(whole, place, end, ways) if ways else ""))
        else:
            pieces.append(_with_names_marked(run.text, language, names))
        place = end
    return mark_safe("".join(pieces))  # noqa: S308  each piece is escaped


def ltr(text: str) -> SafeString:
    """One number, address or handle, read from left to right wherever it stands."""
    shown: str = conditional_escape(text)
    if OWN_ORDER.search(text):
        shown = f'<bdo dir="ltr">{shown}</bdo>'
    return mark_safe(f'<bdi dir="ltr" translate="no">{shown}</bdi>')  # noqa: S308  escaped


def linked(text: str, ways: Ways) -> SafeString:
    """The same, and a link where it is one of `ways`."""
    return _in_link(ltr(text), link_in(text, 0, len(text), ways))


def isolate_plain(text: str, *, language: str) -> str:
    """`text` for a title or an attribute, which have no elements.

    Only numbers in groups, and only in Arabic, get the invisible marks that keep their order: a
    single group stays as it is, and what is copied or searched for has no marks in it.
    """
    if language != "ar":
        return text
    return "".join(
        isolated(_overridden(run.text)) if run.ltr and TURNED_ROUND.search(run.text) else run.text
        for run in runs(text, language)
    )


def _overridden(text: str) -> str:
    return f"{LEFT_TO_RIGHT}{text}{POP}" if OWN_ORDER.search(text) else text


def _in_link(html: SafeString, address: str) -> SafeString:
    if not address:
        return html
    rel = ' rel="noopener"' if address.startswith("https:") else ""
    return mark_safe(f'<a href="{escape(address)}"{rel}>{html}</a>')  # noqa: S308  escaped


def _with_names_marked(text: str, language: str, names: tuple[str, ...]) -> str:
    escaped = escape(text)  # leaves Arabic letters as they are
    if language == "ar":
        return QUOTED.sub(lambda match: _name(match[0], names), escaped) if names else escaped
    return ARABIC.sub(
        lambda match: f'<bdi lang="ar" dir="rtl" translate="no">{match[0]}</bdi>', escaped
    )


def _name(quoted: str, names: tuple[str, ...]) -> str:
    return f'<span translate="no">{quoted}</span>' if quoted in names else quoted


@lru_cache(maxsize=2048)
def names_in(english: str) -> tuple[str, ...]:
    """The Arabic words of an English text: what stands on the programme's own buttons and pages,
    as nothing else is left in Arabic there. In the Arabic text they stand in «quotes».
    """
    return tuple(dict.fromkeys(ARABIC.findall(english)))
