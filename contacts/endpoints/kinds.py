"""Every kind of number, link and account that a channel can have: one row each.

A kind is added here and nowhere else: forms, the content file, pages, search, the checker and
the feeds read these rows. Pure.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from contacts.endpoints import accounts, addresses, phones, places

PHONE_ICON: Final = (
    "M6.6 3.5h3l1.5 4-2 1.4a12 12 0 0 0 6 6l1.4-2 4 1.5v3a2 2 0 0 1-2.2 2A17 17 0 0 1 4.6 5.7"
    "a2 2 0 0 1 2-2.2z"
)
PAGE_ICON: Final = (
    "M5.5 4.5h13A2.5 2.5 0 0 1 21 7v10a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 17V7"
    "a2.5 2.5 0 0 1 2.5-2.5zM3 9h18M7.5 13h9M7.5 16h5"
)
APP_ICON: Final = (
    "M9 2.5h6A2.5 2.5 0 0 1 17.5 5v14a2.5 2.5 0 0 1-2.5 2.5H9A2.5 2.5 0 0 1 6.5 19V5"
    "A2.5 2.5 0 0 1 9 2.5zM10.5 18.5h3"
)
SPEECH_ICON: Final = "M4 5h16v11.5H11L6.5 20v-3.5H4zM8.5 9h7M8.5 12.5H13"
CHAT_ICON: Final = (
    "M12 3.5a8.5 8.5 0 1 1-4.200 15.900L3.5 20.5l1.100-4.300A8.5 8.5 0 0 1 12 3.5z"
    "M8 12h.01M12 12h.01M16 12h.01"
)
ENVELOPE_ICON: Final = "M3.5 5.5h17v13h-17zM3.5 6.5l8.5 6.5 8.5-6.5"
PIN_ICON: Final = (
    "M12 21s-6.5-6-6.5-11.5a6.5 6.5 0 0 1 13 0C18.5 15 12 21 12 21z"
    "M12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z"
)
AT_ICON: Final = (
    "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zm0 0v1.5a2.5 2.5 0 0 0 5 0V12a9 9 0 1 0-3.5 7.100"
)


def _itself(value: str) -> str:
    return value


def _no_number(_value: str) -> str:
    return ""


def _without_scheme(value: str) -> str:
    return value.removeprefix("https://").removesuffix("/")


@dataclass(frozen=True, slots=True)
class EndpointKind:
    """What is particular to one kind.

    `canonical` takes a folded value that is not empty and raises InvalidEndpoint; `refusal` says
    so to the person who typed `%(value)s`. `action` is what a button says, with the value as
    people read it as `%(value)s`. `icon` is the path of a drawing of 24 by 24.
    """

    code: str
    name: Any
    canonical: Callable[[str], str]
    refusal: Any
    action: Any
    icon: str
    display: Callable[[str], str] = _without_scheme
    link: Callable[[str], str] = _itself
    copied: Callable[[str], str] = _itself
    destination: Callable[[str], str] = _itself  # the same for values that lead to one place
    number: Callable[[str], str] = _no_number  # that a value is, as it is dialled
    hosts: frozenset[str] = frozenset()  # of the links that name one, where it is not the value
    sites: frozenset[str] = frozenset()  # other hosts of the kind, on which anybody gets a page
    query: frozenset[str] = frozenset()  # names in the query of such a link, without harm
    called: str = ""  # how people write the name of the network or messenger, as a pattern
    is_address: bool = False  # the value is an address of the web
    is_number: bool = False  # it can be dialled or typed on a telephone
    network: accounts.Network | None = None


def _account(network: accounts.Network, name: Any, refusal: Any, action: Any) -> EndpointKind:
    return EndpointKind(
        code=network.kind,
        name=name,
        canonical=accounts.facebook if network is accounts.FACEBOOK else network.account,
        refusal=refusal,
        action=action,
        icon=AT_ICON,
        display=network.display,
        link=network.link,
        copied=network.display,
        destination=network.destination,
        hosts=network.hosts,
        sites=network.sites,
        query=frozenset(["id"]) if network is accounts.FACEBOOK else frozenset(),
        called=network.called,
        network=network,
    )


KINDS: Final[dict[str, EndpointKind]] = {
    kind.code: kind
    for kind in (
        EndpointKind(
            code="phone",
            name=_("Phone number"),
            canonical=phones.phone,
            refusal=_(
                "“%(value)s” is not a phone number. Write a short number such as 19912, or a whole "
                "one such as 0512345678 or +966112345678."
            ),
            action=_("Call %(value)s"),
            icon=PHONE_ICON,
            display=phones.spaced,
            link="tel:{}".format,
            number=_itself,
            is_number=True,
        ),
        EndpointKind(
            code="url",
            name=_("Web address"),
            canonical=addresses.secure_url,
            refusal=_(
                "“%(value)s” is not a safe web address. Write it whole, starting with https://."
            ),
            action=_("Open %(value)s"),
            icon=PAGE_ICON,
            is_address=True,
        ),
        EndpointKind(
            code="ios",
            name=_("App Store link"),
            canonical=partial(addresses.on_host, "apps.apple.com", "ios"),
            refusal=_(
                "“%(value)s” is not an App Store link. Copy the app’s link, which starts with "
                "https://apps.apple.com/."
            ),
            action=_("Open in the App Store"),
            icon=APP_ICON,
            sites=frozenset(["apps.apple.com"]),
            is_address=True,
        ),
        EndpointKind(
            code="android",
            name=_("Google Play link"),
            canonical=partial(addresses.on_host, "play.google.com", "android"),
            refusal=_(
                "“%(value)s” is not a Google Play link. Copy the app’s link, which starts with "
                "https://play.google.com/."
            ),
            action=_("Open in Google Play"),
            icon=APP_ICON,
            sites=frozenset(["play.google.com"]),
            is_address=True,
        ),
        EndpointKind(
            code="email",
            name=_("E-mail address"),
            canonical=accounts.email,
            refusal=_("“%(value)s” is not an e-mail address. Write it as in name@example.com."),
            action=_("Write to %(value)s"),
            icon=ENVELOPE_ICON,
            display=_itself,
            link="mailto:{}".format,
        ),
        EndpointKind(
            code="sms",
            name=_("Number for text messages"),
            canonical=phones.phone,
            refusal=_(
                "“%(value)s” is not a number for text messages. Write a short number such as "
                "19912, or a whole one such as 0512345678."
            ),
            action=_("Send a text message to %(value)s"),
            icon=SPEECH_ICON,
            display=phones.spaced,
            link="sms:{}".format,
            number=_itself,
            is_number=True,
        ),
        EndpointKind(
            code="whatsapp",
            name=_("WhatsApp number"),
            canonical=accounts.whatsapp,
            refusal=_(
                "“%(value)s” is not a WhatsApp number. Write it as 0512345678 or +966112345678, or "
                "copy the link that starts with https://wa.me/."
            ),
            action=_("Write to %(value)s on WhatsApp"),
            icon=CHAT_ICON,
            display=accounts.whatsapp_display,
            link=accounts.whatsapp_link,
            number=accounts.whatsapp_number,
            hosts=accounts.WHATSAPP_HOSTS,
            sites=accounts.WHATSAPP_SITES,
            query=accounts.WHATSAPP_QUERY,
            called=accounts.WHATSAPP_CALLED,
        ),
        _account(
            accounts.X,
            _("X account"),
            _(
                "“%(value)s” is not an X account. Write its name as in @citizen_care: up to 15 "
                "letters, digits or underscores."
            ),
            _("Open %(value)s"),
        ),
        _account(
            accounts.TELEGRAM,
            _("Telegram account"),
            _(
                "“%(value)s” is not a Telegram account. Write its name as in @example, or copy the "
                "link that starts with https://t.me/. Links that invite to a group are not taken."
            ),
            _("Open %(value)s on Telegram"),
        ),
        _account(
            accounts.SNAPCHAT,
            _("Snapchat account"),
            _(
                "“%(value)s” is not a Snapchat account. Write its name, 3 to 15 letters, digits, "
                "dots, hyphens or underscores, or copy the link to its profile."
            ),
            _("Open %(value)s on Snapchat"),
        ),
        _account(
            accounts.INSTAGRAM,
            _("Instagram account"),
            _(
                "“%(value)s” is not an Instagram account. Write its name, up to 30 letters, "
                "digits, dots or underscores, or copy the link to its profile, not to a post."
            ),
            _("Open %(value)s on Instagram"),
        ),
        _account(
            accounts.TIKTOK,
            _("TikTok account"),
            _(
                "“%(value)s” is not a TikTok account. Write its name as in @example, or copy the "
                "link to its profile, which starts with https://www.tiktok.com/@."
            ),
            _("Open %(value)s on TikTok"),
        ),
        _account(
            accounts.YOUTUBE,
            _("YouTube channel"),
            _(
                "“%(value)s” is not a YouTube channel. Write its name as in @example, or copy the "
                "link to the channel, not to a video. If its name has other than Latin letters, "
                "copy the link that holds /channel/UC."
            ),
            _("Open %(value)s on YouTube"),
        ),
        _account(
            accounts.FACEBOOK,
            _("Facebook page"),
            _(
                "“%(value)s” is not a Facebook page. Write its name, at least 5 letters, digits or "
                "dots, or copy the link to the page, not to a post or a group."
            ),
            _("Open %(value)s on Facebook"),
        ),
        EndpointKind(
            code="address",
            name=_("Place on the map"),
            canonical=places.address,
            refusal=_(
                "“%(value)s” is no place on a map. Write latitude and longitude as in 24.7136, "
                "46.6753, or copy the link of the place from a map. The postal address belongs "
                "into the label."
            ),
            action=_("Open the map"),
            icon=PIN_ICON,
            sites=places.HOSTS,
            display=places.display,
            link=places.link,
        ),
    )
}


def choices() -> list[tuple[str, Any]]:
    return [(kind.code, kind.name) for kind in KINDS.values()]
