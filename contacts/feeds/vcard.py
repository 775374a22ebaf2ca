"""A channel as a contact for a phone's address book (vCard 4.0, RFC 6350)."""

from collections.abc import Iterator
from datetime import UTC
from uuid import NAMESPACE_URL, uuid5

from django.utils.translation import gettext, override

from contacts.enums import Language
from contacts.feeds.content_lines import document, line, text_line
from contacts.feeds.facts import ChannelFacts, EndpointFacts, Texts, absolute_url

# Lines with one ALTID are one property in several languages (RFC 6350 §5.4).
ALTID = {"FN": "1", "ORG": "2", "NOTE": "3"}


def vcard(channel: ChannelFacts, *, language: str) -> str:
    """The card with both names; the reader's language comes first and is preferred."""
    changes = [channel.updated_at, *(endpoint.updated_at for endpoint in channel.endpoints)]
    return document(
        [
            "BEGIN:VCARD",
            "VERSION:4.0",
            "PRODID:-//Citizen Help//Directory//EN",
            "KIND:org",
            line("UID", uuid5(NAMESPACE_URL, channel.url(Language.ARABIC)).urn),
            *_in_both("FN", channel.name, language),
            *_in_both("ORG", _programme(), language),
            *(each for endpoint in channel.endpoints for each in _endpoint(endpoint)),
            *_in_both("NOTE", channel.summary, language),
            line("SOURCE", absolute_url("contacts:channel-vcard", channel.slug, language=language)),
            line("REV", f"{max(changes).astimezone(UTC):%Y%m%dT%H%M%SZ}"),
            "END:VCARD",
        ]
    )


def _programme() -> Texts:
    """Whom one reaches: «الرقم الموحد» alone says nothing in an address book."""
    names = []
    for language in Language.values:
        with override(language):
            names.append(gettext("Citizen Account"))
    return Texts(*names)


def _in_both(name: str, texts: Texts, first: str) -> Iterator[str]:
    for language, value in sorted(texts.each(), key=lambda pair: pair[0] != first):
        params = {"ALTID": ALTID[name], "LANGUAGE": language}
        if language == first:
            params["PREF"] = "1"
        yield text_line(name, value, params)


def _endpoint(endpoint: EndpointFacts) -> Iterator[str]:
    if endpoint.kind == "phone":
        yield line("TEL", endpoint.link, {"VALUE": "uri", "TYPE": "voice"})
        return
    if endpoint.kind == "x":
        # RFC 9554; the URL below serves address books that do not know it.
        params = {"SERVICE-TYPE": "X", "USERNAME": endpoint.value}
        yield line("SOCIALPROFILE", endpoint.link, params)
    yield line("URL", endpoint.link)
