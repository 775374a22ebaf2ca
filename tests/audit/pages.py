"""Which pages are audited: one of every template, and of every state that looks different."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tests.audit.pictured_guide import SLUG

LANGUAGES = ("ar", "en")
# Lighthouse asks of every page that search engines list it; these ask not to be listed.
UNLISTED = ("is-crawlable",)
# And that it answers 200, which a missing page must not.
MISSING = (*UNLISTED, "http-status-code", "errors-in-console")
# Five pictures: their markup and two files more, the small files themselves (40 kB each at most),
# and the first one is the largest thing on the screen.
PICTURED = {"html_and_css": 14_000, "first_visit": 30_000 + 5 * 40_000, "largest_paint": 1_500}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page; `skipped` are Lighthouse's audits that its purpose contradicts.

    `allowed` are budgets of its own, by the fields of Measures (`budgets.BUDGETS`).
    """

    name: str
    path: str  # below the language
    skipped: tuple[str, ...] = ()
    allowed: Mapping[str, float] = field(default_factory=dict)


KINDS = (
    Kind("home", ""),
    Kind("channel", "channels/hotline/"),
    Kind("questions", "questions/"),
    Kind("topic", "topics/phone/"),
    Kind("guide", "guides/send-inquiry-website/"),
    Kind("guide, options", "guides/which-way-to-choose/"),
    Kind("guide, advice", "guides/protect-your-details/"),
    Kind("pictures", f"guides/{SLUG}/", allowed=PICTURED),
    Kind("choose", "choose/"),
    Kind("chosen", "choose/complain/no/write/", UNLISTED),
    Kind("page", "pages/stay-safe/"),
    Kind("search, not yet asked", "search/", UNLISTED),
    Kind("search, results", "search/?q=19912", UNLISTED),
    Kind("search, nothing found", "search/?q=zzzzzz", UNLISTED),
    Kind("changes", "changes/"),
    Kind("verify, not yet asked", "verify/"),
    Kind("verify, yes", "verify/?q=19912", UNLISTED),
    Kind("verify, no", "verify/?q=ca-gov-sa.com", UNLISTED),
    Kind(
        "verify, message", "verify/?q=19912+citizen_care+evil.example+ca-gov.sa+500+SAR", UNLISTED
    ),
    Kind("report", "report/?page=/ar/channels/hotline/", UNLISTED),
    Kind("report, thanks", "report/thanks/?page=/ar/guides/call-19912/", UNLISTED),
    # Its policy lets nothing be fetched, and so Lighthouse no robots.txt.
    Kind("booklet", "booklet.html", (*UNLISTED, "robots-txt")),
    Kind("offline", "offline/", UNLISTED),
    Kind("no_calendar", "channels/hotline.ics", MISSING),  # its times are not published
    Kind("missing page", "no-such-page/", MISSING),
)
