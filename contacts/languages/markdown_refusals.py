"""Why a text in Markdown is refused, in words that say how to mend it.

For the desk's forms and preview, and for what translators send back; check_content warns.
"""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from contacts.languages.markdown_fields import is_short
from contacts.languages.refused_links import lonely_stars, refused_in

LONELY_STARS: Final = _(
    "Two stars ** here have no pair, so readers see them. Write ** close before and close behind "
    "the words that are to be bold, in one paragraph, or \\*\\* for the mere signs."
)


def refusals_of(name: str, text: str, stored: str = "") -> Iterator[str]:
    """Of what `stored` has not, of a field ("step.detail"): that holds up no save."""
    yield from refused_in(text, name, stored)
    short = is_short(*name.split("."))
    if lonely_stars(text, is_short=short) > lonely_stars(stored, is_short=short):
        yield str(LONELY_STARS)
