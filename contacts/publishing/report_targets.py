"""What readers report problems with: a page of this site, or one number or link on it."""

import re
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language_from_path, override, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from contacts.enums import FeedbackReason as Reason
from contacts.enums import PageKind
from contacts.masking import masked
from contacts.models import Endpoint, Guide
from contacts.publishing import redirects
from contacts.publishing.snapshot import published

MAX_LENGTH: Final = 200
_PATH: Final = re.compile(r"/[A-Za-z0-9/_.-]*", re.ASCII)
WITH_SLUG: Final = {kind.value: kind for kind in PageKind}
# Pages without a slug, by the name of their address.
NAMED: Final = {
    "home": _("Home"),
    "questions": _("All questions"),
    "others": _("Other questions"),
    "search": pgettext_lazy("page", "Search"),
    "verify": _("Check a number or link"),
    "changes": _("What changed"),
    "choose": _("Which way suits you?"),
    "chosen": _("Which way suits you?"),
    "offline": _("You are not connected"),
    "booklet": _("All pages in one file"),
}
SITE, ENDPOINT, MISSING = "site", "endpoint", "missing"
TITLES: Final = {
    **NAMED,
    SITE: _("The whole site"),
    MISSING: _("An address at which there is no page"),
    PageKind.GUIDE: _("Question"),  # which one, only the database knows
}
_TEXT: Final = [Reason.WRONG, Reason.UNCLEAR, Reason.MISSING, Reason.WORDING, Reason.BROKEN]
_NUMBER: Final = [Reason.DEAD, Reason.NUMBER, Reason.HOURS]
REASONS: Final = {
    ENDPOINT: [*_NUMBER, Reason.OTHER],
    PageKind.CHANNEL: [*_NUMBER, Reason.WRONG, Reason.UNCLEAR, *_TEXT[3:], Reason.OTHER],
    PageKind.GUIDE: [Reason.FAILED, *_TEXT, Reason.OTHER],
    "home": [Reason.DEAD, Reason.HOURS, *_TEXT, Reason.OTHER],
    "search": [Reason.MISSING, Reason.WRONG, Reason.BROKEN, Reason.OTHER],
    MISSING: [Reason.MISSING, Reason.BROKEN, Reason.OTHER],
    SITE: [Reason.DEAD, Reason.HOURS, *_TEXT, Reason.OTHER],
}


@dataclass(frozen=True, slots=True)
class Target:
    """`path` is canonical, without a query; of the site as a whole it is "", or an address of the
    site that is no page. `row` is what the page is about, where it is one of the content's.
    """

    kind: str = SITE
    path: str = ""
    row: Any = None
    endpoint: Endpoint | None = None

    @property
    def guide(self) -> Guide | None:
        return self.row if isinstance(self.row, Guide) else None

    @property
    def url(self) -> str:
        """Where its page is; "" where there is none, and of what is no page."""
        return "" if self.kind in (MISSING, SITE) else self.path

    @property
    def field(self) -> str:
        return "title" if self.kind in (PageKind.GUIDE, PageKind.PAGE) else "name"

    @property
    def title(self) -> Any:
        """Of a page that is not about a row."""
        return TITLES[self.kind]

    @property
    def reasons(self) -> list[tuple[str, Any]]:
        """The choices that fit it."""
        fitting = REASONS.get(ENDPOINT if self.endpoint else self.kind, [*_TEXT, Reason.OTHER])
        return [(reason.value, reason.label) for reason in fitting]


def target_at(path: str, endpoint: str = "", *, ask_database: bool = True) -> Target:
    """What a path names, by its present address; the whole site for what is none of its pages.

    `endpoint` is the kind and value of a number or link on the page: phone:19912. A draft is as
    little there as an address that never was.
    """
    path = re.split(r"[?#]", path, maxsplit=1)[0]
    desk = f"/{settings.ADMIN_PATH}"
    if len(path) > MAX_LENGTH or not _PATH.fullmatch(path) or ".." in path or "//" in path:
        return Target()
    if f"{path}/".startswith(desk):
        return Target()
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            match = resolve(path)
        except Resolver404:
            return Target(MISSING, masked(path)[:MAX_LENGTH])
        name = match.url_name or ""
        if name in NAMED:
            return Target(name, masked(path))
        if name not in WITH_SLUG:
            return Target(SITE, masked(path))
        return _about(WITH_SLUG[name], match.kwargs["slug"], path, endpoint, ask_database)


def _about(kind: PageKind, slug: str, path: str, endpoint: str, ask_database: bool) -> Target:
    row = _row(kind, slug, ask_database)
    if row is None and ask_database and (moved := redirects.destination(kind, slug)):
        slug, row = moved, _row(kind, moved, ask_database)
    if row is None and ask_database:
        return Target(MISSING, masked(path))
    if row is None and kind != PageKind.GUIDE:
        return Target()
    path = reverse(f"contacts:{kind.value}", args=[slug])
    parts = row.endpoints.all() if kind == PageKind.CHANNEL else ()
    found = next((one for one in parts if f"{one.kind}:{one.value}" == endpoint), None)
    return Target(kind.value, path, row, found)


def _row(kind: PageKind, slug: str, ask_database: bool) -> Any:
    """The published row; of questions alone not all are in memory."""
    if kind == PageKind.GUIDE:
        return Guide.objects.published().filter(slug=slug).first() if ask_database else None
    content = published()
    find = {
        PageKind.CHANNEL: content.channel,
        PageKind.TOPIC: content.topic,
        PageKind.PAGE: content.page,
    }[kind]
    return find(slug)
