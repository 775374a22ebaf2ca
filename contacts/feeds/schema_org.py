"""What a page says, for search engines: JSON-LD with schema.org's terms.

Each function returns the graph of one page in one language and says what that page shows, no
more: a text that stands in for a missing one names its language, and working days whose hours
are not published are left out. Closed days carry 00:00 twice, as search engines ask.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from contacts.endpoints.kinds import KINDS
from contacts.endpoints.phones import is_toll_free
from contacts.endpoints.places import coordinates
from contacts.enums import Cost, GuideForm
from contacts.fallback import LocalizedText
from contacts.feeds.facts import (
    ChannelFacts,
    EndpointFacts,
    Texts,
    absolute_url,
)
from contacts.feeds.guide_facts import GuideFacts
from contacts.feeds.guide_nodes import how_to, question
from contacts.feeds.json_ld_syntax import CONTEXT, Node, graph, site_text, tagged
from contacts.hours.table import Specification, special_days, specifications, without_past
from contacts.models import Channel, Guide, Holiday, Page, Topic
from contacts.publishing.naming import site_name

Crumb = tuple[LocalizedText, str]  # a page's name and address

HOME: Final = _("Home")
CHANNELS: Final = _("Ways to get in touch")
ALL_QUESTIONS: Final = _("All questions")
OTHER_QUESTIONS: Final = _("Other questions")
LINKED: Final = {"url", "sameAs"}  # properties that hold a link rather than the value
GEO: Final = ("@type", "latitude", "longitude")
OPERATING_SYSTEMS: Final = {"ios": "iOS", "android": "Android"}


def home(
    channels: Iterable[Channel], holidays: Iterable[Holiday], *, language: str, today: date
) -> Node:
    """The site with its search, and the channels in the order of the page."""
    ahead = list(holidays)
    facts = [ChannelFacts.of(channel, ahead) for channel in channels]
    return graph(_site(language), *(_contact_point(each, language, today) for each in facts))


def channel(row: Channel, holidays: Iterable[Holiday], *, language: str, today: date) -> Node:
    """A channel read `with_parts()`; `holidays` are those ahead, as the page lists them."""
    facts = ChannelFacts.of(row, holidays)
    url = facts.url(language)
    name = facts.name.in_language(language)
    page = {
        **_web_page("WebPage", url, name, language),
        "mainEntity": {"@id": f"{url}#channel"},
        **_last_reviewed(facts),
    }
    ways = (site_text(CHANNELS, language), f"{_home(language)[1]}#channels")
    crumbs = _crumbs([_home(language), ways, (name, url)], language)
    return graph(page, _contact_point(facts, language, today), *_apps(facts, language), crumbs)


def guide(row: Guide, *, language: str) -> Node:
    """A question with its short answer, and with what is done in order: `with_parts()`."""
    facts = GuideFacts.of(row)
    url = facts.url(language)
    title = facts.title.in_language(language)
    answer = facts.summary.in_language(language)
    page = {
        **_web_page("FAQPage" if answer else "WebPage", url, title, language),
        **({"mainEntity": [question(title, answer)]} if answer else {}),
        **_last_reviewed(facts),
    }
    trail = [_home(language), _topic(row, facts, language), (title, url)]
    is_in_order = bool(facts.steps) and facts.form == GuideForm.STEPS
    steps = [how_to(facts, url, language)] if is_in_order else []
    return graph(page, *steps, _crumbs(trail, language))


def questions(*, language: str) -> Node:
    """The list of all questions."""
    name, url = _questions(language)
    crumbs = _crumbs([_home(language), (name, url)], language)
    return graph(_web_page("CollectionPage", url, name, language), crumbs)


def topic(row: Topic | None, *, language: str) -> Node:
    """The questions of one topic; None stands for those without a topic."""
    if row is None:
        name = site_text(OTHER_QUESTIONS, language)
        url = absolute_url("contacts:others", language=language)
    else:
        name = Texts.of(row, "name").in_language(language)
        url = absolute_url("contacts:topic", row.slug, language=language)
    trail = [_home(language), _questions(language), (name, url)]
    return graph(_web_page("CollectionPage", url, name, language), _crumbs(trail, language))


def page(row: Page, *, language: str) -> Node:
    """A standing page."""
    url = absolute_url("contacts:page", row.slug, language=language)
    title = Texts.of(row, "title").in_language(language)
    crumbs = _crumbs([_home(language), (title, url)], language)
    return graph({**_web_page("WebPage", url, title, language), **_last_reviewed(row)}, crumbs)


def _site_id() -> str:
    return f"{settings.SITE_URL}/#site"


def _site_name(language: str) -> str:
    with override(language):
        return site_name()


def _site(language: str) -> Node:
    search = absolute_url("contacts:search", language=language)
    return {
        "@type": "WebSite",
        "@id": _site_id(),
        "name": _site_name(language),
        "url": _home(language)[1],
        "inLanguage": language,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _web_page(kind: str, url: str, name: LocalizedText, language: str) -> Node:
    return {
        "@type": kind,
        "@id": url,
        "url": url,
        "name": tagged(name, language),
        "inLanguage": language,
        "isPartOf": {"@id": _site_id()},
        "breadcrumb": {"@id": f"{url}#breadcrumb"},
    }


def _last_reviewed(row: ChannelFacts | GuideFacts | Page) -> Node:
    """The day a person last compared the page with its source."""
    return {"lastReviewed": row.verified_on.isoformat()} if row.verified_on else {}


def _contact_point(facts: ChannelFacts, language: str, today: date) -> Node:
    url = facts.url(language)
    node: Node = {
        "@type": "ContactPoint",
        "@id": f"{url}#channel",
        "contactType": "customer service",
        "name": tagged(facts.name.in_language(language), language),
    }
    if summary := facts.summary.in_language(language):
        node["description"] = tagged(summary, language)
    node |= _endpoints(facts, language)
    if facts.answer_languages:
        node["availableLanguage"] = list(facts.answer_languages)
    if facts.cost == Cost.FREE and _is_toll_free(facts):
        node["contactOption"] = f"{CONTEXT}/TollFree"
    hours = _hours(facts, today)
    return {**node, "hoursAvailable": hours} if hours else node


def _is_toll_free(facts: ChannelFacts) -> bool:
    """Whether each of its telephones is: TollFree says so of all of them."""
    spoken = [each.value for each in facts.endpoints if KINDS[each.kind].is_spoken]
    return bool(spoken) and all(map(is_toll_free, spoken))


def _endpoints(facts: ChannelFacts, language: str) -> Node:
    """By the property that their kind has; an office is a place besides."""
    found: dict[str, list[Any]] = {}
    for each in facts.endpoints:
        if key := KINDS[each.kind].schema:
            value = each.link if key in LINKED else each.value
            found.setdefault(key, []).append(value)
    node: Node = {key: one[0] if len(one) == 1 else one for key, one in found.items()}
    place = next((each for each in facts.endpoints if KINDS[each.kind].is_place), None)
    return {**node, **_place(place, language)} if place else node


def _place(endpoint: EndpointFacts, language: str) -> Node:
    node: Node = {"@type": ["ContactPoint", "Place"]}
    if address := endpoint.label.in_language(language):
        node["address"] = tagged(address, language)
    if point := coordinates(endpoint.value):
        return {**node, "geo": dict(zip(GEO, ("GeoCoordinates", *point), strict=True))}
    return {**node, "hasMap": endpoint.link}


def _hours(facts: ChannelFacts, today: date) -> list[Node]:
    """Empty for a channel that is always available, and where no times are published.

    Seasons that are over are left out, as from the table.
    """
    if facts.always_available:
        return []
    rows = without_past((row.as_row() for row in facts.hours), today)
    closed = [holiday.as_closed_period() for holiday in facts.holidays]
    # schema.org reads days without `opens` as closed, so unpublished hours say nothing here.
    found = (*specifications(rows, closed), *special_days(rows, closed))
    timed = (each for each in found if each.opens is not None)
    return [_specification(each) for each in timed]


def _specification(found: Specification) -> Node:
    node: Node = {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": [f"{CONTEXT}/{day.english}" for day in found.days],
        "opens": f"{found.opens:%H:%M}",
        "closes": f"{found.closes:%H:%M}",
    }
    if found.valid_from and found.valid_to:
        node |= {
            "validFrom": found.valid_from.isoformat(),
            "validThrough": found.valid_to.isoformat(),
        }
    return node


def _apps(facts: ChannelFacts, language: str) -> list[Node]:
    """The app in each store that it has a link to."""
    name = tagged(facts.name.in_language(language), language)
    return [
        {
            "@type": "MobileApplication",
            "name": name,
            "installUrl": endpoint.link,
            "operatingSystem": OPERATING_SYSTEMS[endpoint.kind],
        }
        for endpoint in facts.endpoints
        if endpoint.kind in OPERATING_SYSTEMS
    ]


def _home(language: str) -> Crumb:
    return site_text(HOME, language), absolute_url("contacts:home", language=language)


def _questions(language: str) -> Crumb:
    return site_text(ALL_QUESTIONS, language), absolute_url("contacts:questions", language=language)


def _topic(row: Guide, facts: GuideFacts, language: str) -> Crumb:
    """Its topic, where that is published, else all questions."""
    if not facts.topic or row.topic is None:
        return _questions(language)
    name = Texts.of(row.topic, "name").in_language(language)
    return name, f"{_questions(language)[1]}#topic-{facts.topic}"


def _crumbs(trail: list[Crumb], language: str) -> Node:
    """Where the page stands, the page itself last."""
    return {
        "@type": "BreadcrumbList",
        "@id": f"{trail[-1][1]}#breadcrumb",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": tagged(name, language), "item": url}
            for at, (name, url) in enumerate(trail, start=1)
        ],
    }
