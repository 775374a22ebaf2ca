"""The whole published content as one file, to print or to keep: it asks for its pictures alone."""

import re
from base64 import b64encode
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from citizen_help.page_cache.declaration import stored
from citizen_help.qr import qr_code
from contacts.appearance import accent
from contacts.enums import GuideForm, Language
from contacts.models import Channel, Guide, Holiday, Step, clock
from contacts.publishing.channels_now import channel_now
from contacts.publishing.snapshot import Published, published
from contacts.publishing.written_guides import guides_by_topic, is_numbered
from contacts.views.advice import advice_of
from contacts.views.public import INDENTATION, cache_control

# Addresses of pages that the booklet holds too: /ar/guides/call-19912/
INSIDE = re.compile(r'href="/(?:ar|en)/(guide|channel|page)s/([\w-]+)/"')
LINKS = "#0b4a6f"
OUTSIDE = re.compile(r'(\b(?:href|src|srcset)=")/')


@stored()
@require_safe
def booklet(request: HttpRequest) -> HttpResponse:
    """Of today, as it says: nothing in it is of the moment."""
    moment, content = clock.now(), published()
    response = render(request, "contacts/booklet.html", booklet_context(moment, content))
    html = INDENTATION.sub(b"\n<", response.content).decode()
    response.content = with_whole_addresses(html)
    response["Cache-Control"] = cache_control(moment)
    response["Content-Security-Policy"] = policy(style(), has_pictures="<img " in html)
    response["X-Robots-Tag"] = "noindex"  # every page of it stands on the site too
    return response


def booklet_context(moment: datetime, content: Published) -> dict[str, Any]:
    language = Language(get_language())
    home = settings.SITE_URL + reverse("contacts:home")
    today = timezone.localdate(moment)
    groups = guides_by_topic(content)
    return {
        "language": language.value,
        "direction": language.direction,
        "moment": moment,
        "today": today,
        "home": home,
        # Safe: a drawing of our own, and a file of the project.
        "code": mark_safe(qr_code(home)),  # noqa: S308
        "style": mark_safe(style()),  # noqa: S308
        "site": content.site,
        "channels": [
            (channel_now(one, None, content), holidays_of_year(one, content, today))
            for one in content.channels
        ],
        "groups": [
            (topic, [(each, *form_of(each, language)) for each in guides])
            for topic, guides in groups
        ],
        "pages": content.pages,
    }


def form_of(guide: Guide, language: str) -> tuple[bool, dict[str, list[Step]]]:
    """Whether its steps are numbered, and of advice what not to do and what to do."""
    is_advice = guide.form == GuideForm.ADVICE
    return is_numbered(guide), advice_of(guide, language) if is_advice else {}


def holidays_of_year(channel: Channel, content: Published, today: date) -> list[Holiday]:
    """Its closures of this year and of those to come."""
    first = today.replace(month=1, day=1)
    keeps = channel.closed_on_holidays
    return [
        one for one in content.holidays if keeps and one.is_of(channel) and one.last_day >= first
    ]


def style() -> str:
    """It stands in the file, which is read where the site's stylesheet is not."""
    css = render_to_string("contacts/booklet.css", {"link": link_colour()})
    return re.sub(r"\s*\n\s*", "\n", css).strip()


def link_colour() -> str:
    """That of the site, on white; the usual site's links are of a blue that prints well."""
    chosen = published().site.accent
    return LINKS if chosen == accent.USUAL else chosen


def policy(css: str, *, has_pictures: bool) -> str:
    """That style, by its digest, and pictures; the empty icon keeps browsers from asking."""
    pictures = f" {settings.SITE_URL}/pictures/" if has_pictures else ""
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:{pictures}; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def with_whole_addresses(html: str) -> str:
    """Links to what the booklet holds stay within it; all others and pictures name the host."""

    def inside(found: re.Match[str]) -> str:
        anchor = f"{found[1]}-{found[2]}"
        return f'href="#{anchor}"' if f'id="{anchor}"' in html else found[0]

    return OUTSIDE.sub(rf"\1{settings.SITE_URL}/", INSIDE.sub(inside, html))
