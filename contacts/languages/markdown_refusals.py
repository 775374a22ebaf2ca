"""Why a text in Markdown is refused, in words that say how to mend it.

For the desk's forms and preview, and for what translators send back; check_content warns.
"""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from contacts.endpoints import isolated
from contacts.languages.link_targets import is_at_odds
from contacts.languages.markdown_fields import is_short
from contacts.languages.refused_links import lonely_stars, refused_links
from contacts.languages.short_markdown import plain

MOST_NAMED: Final = 5  # the others come up once these are mended
FALSE_LINK = _(
    "A link here opens nothing, or another number or address than it shows. Write it as "
    "[words](https://…), [words](tel:19912) or [words](mailto:…)."
)
NO_ADDRESS = _(
    "A link has no address yet. Write one that begins with https://, tel: or mailto:, or with / "
    "for a page of this site."
)
LEADS_NOWHERE = _(
    "“%(address)s” is no address that a page opens. Write one that begins with https://, tel: or "
    "mailto:, or with / for a page of this site."
)
LONELY_STARS = _(
    "Two stars ** here have no pair, so readers see them. Write ** close before and close behind "
    "the words that are to be bold, in one paragraph, or \\*\\* for the mere signs."
)


def refusals_of(name: str, text: str, stored: str = "") -> Iterator[str]:
    """Of what `stored` has not, of a field ("step.detail"): that holds up no save."""
    short = is_short(*name.split("."))
    known = refused_links(stored, is_short=short)
    found = refused_links(text, is_short=short)
    new = [one for one in found if one not in known]
    yield from map(refusal, new[:MOST_NAMED])
    if not new and short and is_at_odds(_with_links(stored), _with_links(text)):
        yield str(FALSE_LINK)
    if lonely_stars(text, is_short=short) > lonely_stars(stored, is_short=short):
        yield str(LONELY_STARS)


def _with_links(text: str) -> str:
    """Without what is written as a mere sign."""
    return plain(text, with_addresses=True)


def refusal(address: str) -> str:
    if address.removeprefix("https:").strip("/") == "":
        return str(NO_ADDRESS)
    return str(LEADS_NOWHERE) % {"address": isolated(address)}
