"""Every kind of number, link and account that a channel can have: one row each.

A kind is added here and nowhere else: forms, the content file, pages, search, the checker and
the feeds read these rows. Pure.
"""

from functools import partial
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from citizen_help import locality
from contacts.endpoints import accounts, addresses, drawings, phones, places
from contacts.endpoints.kind import ACCOUNTS, LINKS, NUMBERS, PLACES, EndpointKind, itself


def _account(
    network: accounts.Network, name: Any, refusal: Any, action: Any, icon: str
) -> EndpointKind:
    return EndpointKind(
        code=network.kind,
        name=name,
        group=ACCOUNTS,
        hint=_("The name of the account, or the link to its profile."),
        canonical=accounts.facebook if network is accounts.FACEBOOK else network.account,
        refusal=refusal,
        action=action,
        icon=icon,
        display=network.display,
        link=network.link,
        copied=network.display,
        destination=network.destination,
        hosts=network.hosts,
        sites=network.sites,
        query=frozenset(["id"]) if network is accounts.FACEBOOK else frozenset(),
        called=network.called,
        contact="X-SOCIALPROFILE",
        contact_type="twitter" if network is accounts.X else network.kind,
        schema="sameAs",
        network=network,
    )


def _with_examples(text: Any) -> Any:
    """Numbers of the site's country in their places; that of the value stays."""
    return locality.filled(text, lambda: {"value": "%(value)s", **phones.examples()})


KINDS: Final[dict[str, EndpointKind]] = {
    kind.code: kind
    for kind in (
        EndpointKind(
            code="phone",
            name=_("Phone number"),
            group=NUMBERS,
            hint=_with_examples(_("As it is dialled: 1234, %(national)s or %(whole)s.")),
            canonical=phones.phone,
            refusal=_with_examples(
                _(
                    "“%(value)s” is not a phone number. Write a short number such as 1234, or a "
                    "whole one such as %(national)s or %(whole)s."
                )
            ),
            action=_("Call %(value)s"),
            icon=drawings.PHONE,
            display=phones.spaced,
            link="tel:{}".format,
            number=itself,
            is_number=True,
            is_spoken=True,
            contact="TEL",
            contact_type="WORK",
            schema="telephone",
        ),
        EndpointKind(
            code="url",
            name=_("Web address"),
            group=LINKS,
            hint=_("The whole address, starting with https://."),
            canonical=addresses.secure_url,
            refusal=_(
                "“%(value)s” is not a safe web address. Write it whole, starting with https://."
            ),
            action=_("Open %(value)s"),
            icon=drawings.PAGE,
            is_address=True,
            schema="url",
        ),
        EndpointKind(
            code="ios",
            name=_("App Store link"),
            group=LINKS,
            hint=_("The app’s link, which starts with https://apps.apple.com/."),
            canonical=partial(addresses.on_host, "apps.apple.com", "ios"),
            refusal=_(
                "“%(value)s” is not an App Store link. Copy the app’s link, which starts with "
                "https://apps.apple.com/."
            ),
            action=_("Open in the App Store"),
            icon=drawings.APP,
            sites=frozenset(["apps.apple.com"]),
            is_address=True,
        ),
        EndpointKind(
            code="android",
            name=_("Google Play link"),
            group=LINKS,
            hint=_("The app’s link, which starts with https://play.google.com/."),
            canonical=partial(addresses.on_host, "play.google.com", "android"),
            refusal=_(
                "“%(value)s” is not a Google Play link. Copy the app’s link, which starts with "
                "https://play.google.com/."
            ),
            action=_("Open in Google Play"),
            icon=drawings.APP,
            sites=frozenset(["play.google.com"]),
            is_address=True,
        ),
        EndpointKind(
            code="email",
            name=_("Email address"),
            group=NUMBERS,
            hint=_("As in name@example.com."),
            canonical=accounts.email,
            refusal=_("“%(value)s” is not an email address. Write it as in name@example.com."),
            action=_("Write to %(value)s"),
            icon=drawings.ENVELOPE,
            display=itself,
            link="mailto:{}".format,
            contact="EMAIL",
            contact_type="INTERNET",
            schema="email",
        ),
        EndpointKind(
            code="sms",
            name=_("Number for text messages"),
            group=NUMBERS,
            hint=_("The number to which people send a text message."),
            canonical=phones.phone,
            refusal=_with_examples(
                _(
                    "“%(value)s” is not a number for text messages. Write a short number such as "
                    "1234, or a whole one such as %(national)s."
                )
            ),
            action=_("Send a text message to %(value)s"),
            icon=drawings.TEXTING,
            display=phones.spaced,
            link="sms:{}".format,
            number=itself,
            is_number=True,
            contact="TEL",
            contact_type="MSG",
        ),
        EndpointKind(
            code="whatsapp",
            name=_("WhatsApp number"),
            group=NUMBERS,
            hint=_(
                "The number with which WhatsApp knows them, or the link that starts with "
                "https://wa.me/."
            ),
            canonical=accounts.whatsapp,
            refusal=_with_examples(
                _(
                    "“%(value)s” is not a WhatsApp number. Write it as %(national)s or %(whole)s, "
                    "or copy the link that starts with https://wa.me/."
                )
            ),
            action=_("Write to %(value)s on WhatsApp"),
            icon=drawings.CHAT,
            display=accounts.whatsapp_display,
            link=accounts.whatsapp_link,
            copied=accounts.whatsapp_copied,
            number=accounts.whatsapp_number,
            hosts=accounts.WHATSAPP_HOSTS,
            sites=accounts.WHATSAPP_SITES,
            query=accounts.WHATSAPP_QUERY,
            called=accounts.WHATSAPP_CALLED,
            contact="X-SOCIALPROFILE",
            contact_type="whatsapp",
            schema="url",
        ),
        _account(
            accounts.X,
            _("X account"),
            _(
                "“%(value)s” is not an X account. Write its name as in @help_account: up to 15 "
                "letters, digits or underscores."
            ),
            _("Open %(value)s"),
            drawings.AT,
        ),
        _account(
            accounts.TELEGRAM,
            _("Telegram account"),
            _(
                "“%(value)s” is not a Telegram account. Write its name as in @example, or copy the "
                "link that starts with https://t.me/. Links that invite to a group are not taken."
            ),
            _("Open %(value)s on Telegram"),
            drawings.PLANE,
        ),
        _account(
            accounts.SNAPCHAT,
            _("Snapchat account"),
            _(
                "“%(value)s” is not a Snapchat account. Write its name, 3 to 15 letters, digits, "
                "dots, hyphens or underscores, or copy the link to its profile."
            ),
            _("Open %(value)s on Snapchat"),
            drawings.GHOST,
        ),
        _account(
            accounts.INSTAGRAM,
            _("Instagram account"),
            _(
                "“%(value)s” is not an Instagram account. Write its name, up to 30 letters, "
                "digits, dots or underscores, or copy the link to its profile, not to a post."
            ),
            _("Open %(value)s on Instagram"),
            drawings.CAMERA,
        ),
        _account(
            accounts.TIKTOK,
            _("TikTok account"),
            _(
                "“%(value)s” is not a TikTok account. Write its name as in @example, or copy the "
                "link to its profile, which starts with https://www.tiktok.com/@."
            ),
            _("Open %(value)s on TikTok"),
            drawings.NOTE,
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
            drawings.PLAY,
        ),
        _account(
            accounts.FACEBOOK,
            _("Facebook page"),
            _(
                "“%(value)s” is not a Facebook page. Write its name, at least 5 letters, digits or "
                "dots, or copy the link to the page, not to a post or a group."
            ),
            _("Open %(value)s on Facebook"),
            drawings.F,
        ),
        EndpointKind(
            code="address",
            name=_("Address on the map"),
            group=PLACES,
            hint=_(
                "Latitude and longitude as in 24.7136, 46.6753, or the link of the place from "
                "a map. The postal address belongs in the label, in both languages."
            ),
            canonical=places.address,
            refusal=locality.either(
                saudi=_(
                    "“%(value)s” is no place in Saudi Arabia on a map we know. Write the latitude "
                    "(16 to 33) first and then the longitude (34 to 56), as in 24.7136, 46.6753: "
                    "are the two swapped? Or copy the link of the place from Google Maps, Apple "
                    "Maps, OpenStreetMap, Waze or HERE. The postal address belongs in the label."
                ),
                elsewhere=_(
                    "“%(value)s” is no place on a map we know. Write the latitude first and then "
                    "the longitude, as in 52.5163, 13.3777, or copy the link of the place from "
                    "Google Maps, Apple Maps, OpenStreetMap, Waze or HERE. The postal address "
                    "belongs in the label."
                ),
            ),
            action=_("Open the map"),
            icon=drawings.PIN,
            sites=places.HOSTS,
            display=places.display,
            link=places.link,
            copied=places.copied,
            is_place=True,
        ),
    )
}


def choices() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """Under their headings, as a select shows them."""
    groups: dict[Any, list[tuple[str, Any]]] = {}
    for kind in KINDS.values():
        groups.setdefault(kind.group, []).append((kind.code, kind.name))
    return list(groups.items())
