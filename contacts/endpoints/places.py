"""Where an office is: a point on the earth, or a link to it on a map. Pure."""

import re
from typing import Final
from urllib.parse import urlsplit

from contacts.endpoints.addresses import secure_url
from contacts.endpoints.values import InvalidEndpoint

_DECIMAL: Final = r"([+-]?\d{1,3}(?:[.٫]\d{1,15})?)"
_POINT: Final = re.compile(
    rf"(?:geo:)?\s*{_DECIMAL}\s*[,،;\s]\s*{_DECIMAL}(?:[;?].*)?", re.IGNORECASE
)
# Hosts of maps that telephones open in their app of maps; others name maps in their own name.
_MAP_HOSTS: Final = frozenset(
    ["maps.app.goo.gl", "maps.apple", "g.page", "osm.org", "openstreetmap.org", "waze.com"]
    + ["www.openstreetmap.org", "www.waze.com", "ul.waze.com", "share.here.com", "wego.here.com"]
)
# All on which anybody marks a place.
HOSTS: Final = _MAP_HOSTS | {"google.com", "maps.google.com", "goo.gl", "maps.apple.com"}
_MAPS: Final = re.compile(r"(?:^|[./_-])(?:maps?|gis)(?:[./?_-]|$)", re.IGNORECASE)


def address(value: str) -> str:
    """`geo:` with latitude and longitude (RFC 5870), or the https link of a map."""
    if point := _POINT.fullmatch(value):
        return _point(point, value)
    url = secure_url(value)
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host not in _MAP_HOSTS and not _MAPS.search(f"{host}{parts.path}"):
        raise InvalidEndpoint("address", value)
    return url


def _point(found: re.Match[str], value: str) -> str:
    latitude, longitude = (float(part.replace("٫", ".")) for part in found.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise InvalidEndpoint("address", value)
    return f"geo:{_plain(latitude)},{_plain(longitude)}"


def _plain(degrees: float) -> str:
    return f"{degrees:.6f}".rstrip("0").rstrip(".")


def coordinates(value: str) -> tuple[float, float] | None:
    """Latitude and longitude, in degrees, of a stored point; None for a link."""
    if not value.startswith("geo:"):
        return None
    latitude, longitude = value.removeprefix("geo:").split(",")
    return float(latitude), float(longitude)


def display(value: str) -> str:
    if coordinates(value):
        return value.removeprefix("geo:").replace(",", ", ")
    return value.removeprefix("https://").removesuffix("/")


def copied(value: str) -> str:
    """What an app of maps finds when it is pasted there."""
    return display(value) if coordinates(value) else value


def link(value: str) -> str:
    """Of a point the address that opens the map of any telephone."""
    if coordinates(value):
        return f"https://www.google.com/maps/search/?api=1&query={value.removeprefix('geo:')}"
    return value
