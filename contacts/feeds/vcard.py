"""A channel as a contact for a phone's address book.

vCard 3.0 (RFC 2426): Android's own parser takes no later version. One name, in the reader's
language, since where several stand the last one wins.
"""

from collections.abc import Iterator
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import override

from contacts.endpoints.kinds import KINDS
from contacts.endpoints.places import coordinates
from contacts.enums import Language
from contacts.fallback import LocalizedText
from contacts.feeds.content_lines import PRODID, document, escaped, line, text_line
from contacts.feeds.facts import ChannelFacts, EndpointFacts, absolute_url
from contacts.publishing.naming import programme


def vcard(channel: ChannelFacts, *, language: str) -> str:
    """The card as a page in `language` shows the channel."""
    changes = [channel.updated_at, *(endpoint.updated_at for endpoint in channel.endpoints)]
    name = channel.name.in_language(language)
    summary = channel.summary.in_language(language)
    return document(
        [
            "BEGIN:VCARD",
            "VERSION:3.0",
            PRODID,
            _text("FN", name),
            # Required, and shown by phones that would show the organisation instead of FN.
            line("N", f"{escaped(name.value)};;;;", {"LANGUAGE": name.language}),
            text_line("ORG", _programme(language), {"LANGUAGE": language}),
            *_endpoints(channel, language),
            *([_text("NOTE", summary)] if summary else []),
            line("UID", uuid5(NAMESPACE_URL, channel.url(Language.ARABIC)).urn),
            line("SOURCE", absolute_url("contacts:channel-vcard", channel.slug, language=language)),
            line("REV", f"{max(changes).astimezone(UTC):%Y%m%dT%H%M%SZ}"),
            "END:VCARD",
        ]
    )


def _text(name: str, text: LocalizedText) -> str:
    return text_line(name, text.value, {"LANGUAGE": text.language})


def _programme(language: str) -> str:
    """Whom one reaches: «الرقم الموحد» alone says nothing in an address book."""
    with override(language):
        return programme()


def _endpoints(channel: ChannelFacts, language: str) -> Iterator[str]:
    """Each endpoint's lines; its label stands beside them, in a group of their own."""
    for number, endpoint in enumerate(channel.endpoints, 1):
        label = endpoint.label.in_language(language)
        lines = endpoint_lines(endpoint, label)
        if not label or KINDS[endpoint.kind].is_place:  # which is its label
            yield from lines
            continue
        yield from (f"item{number}.{each}" for each in lines)
        yield f"item{number}.{text_line('X-ABLabel', label.value)}"


def endpoint_lines(endpoint: EndpointFacts, label: LocalizedText) -> list[str]:
    """What a card says of an endpoint, by its kind."""
    kind = KINDS[endpoint.kind]
    if kind.is_place:
        return _place(endpoint, label)
    types = {"TYPE": kind.contact_type} if kind.contact_type else {}
    if kind.contact == "X-SOCIALPROFILE":  # Apple's own; the URL serves other address books
        number = kind.number(endpoint.value)  # by which telephones know a messenger's contact
        calls = [line("TEL", number, {"TYPE": "CELL"})] if number else []
        return [*calls, line(kind.contact, endpoint.link, types), line("URL", endpoint.link)]
    return [line(kind.contact, endpoint.link if kind.contact == "URL" else endpoint.value, types)]


def _place(endpoint: EndpointFacts, label: LocalizedText) -> list[str]:
    """An office: the address as people write it, as the street, since it is not split further."""
    address = f";;{escaped(label.value)};;;;"
    params = {"TYPE": "WORK", "LANGUAGE": label.language}
    lines = [line("ADR", address, params)] if label else []
    if point := coordinates(endpoint.value):
        return [*lines, line("GEO", "{};{}".format(*point))]
    return [*lines, line("URL", endpoint.link)]
