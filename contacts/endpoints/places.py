"""Where an office is: a point on the earth, or a link to it on a map. Pure."""

import re
from typing import Final
from urllib.parse import urlsplit

from citizen_help import locality
from contacts.endpoints.addresses import secure_url
from contacts.endpoints.values import InvalidEndpoint

_DECIMAL: Final = r"([+-]?\d{1,3}(?:[.٫]\d{1,15})?)"
_POINT: Final = re.compile(
    rf"(?:geo:)?\s*{_DECIMAL}\s*[,،;\s]\s*{_DECIMAL}(?:[;?].*)?", re.IGNORECASE
)
# Hosts that show nothing but maps, and those of which a path does.
_MAP_HOSTS: Final = frozenset(
    ["maps.app.goo.gl", "maps.google.com", "maps.apple.com", "maps.apple", "g.page"]
    + ["osm.org", "openstreetmap.org", "www.openstreetmap.org", "share.here.com", "wego.here.com"]
    + ["waze.com", "www.waze.com", "ul.waze.com"]
)
_WITH_MAPS: Final = frozenset(
    ["google.com", "www.google.com", "google.com.sa", "www.google.com.sa", "goo.gl"]
)
# All on which anybody marks a place.
HOSTS: Final = _MAP_HOSTS | {"google.com", "goo.gl"}
# A map of the state's own: those endings are given to nobody else.
_OF_THE_STATE: Final = re.compile(r"(?:.+[.-])?(?:maps?|gis)(?:[.-].+)?\.(?:gov|edu|med|mil)\.sa")
# Latitudes and longitudes, in degrees.
_KINGDOM: Final = ((16, 33), (34, 56))
_EARTH: Final = ((-90, 90), (-180, 180))


def address(value: str) -> str:
    """`geo:` with latitude and longitude (RFC 5870), or the https link of a map.

    On a site of the Kingdom the point lies in the Kingdom.
    """
    if point := _POINT.fullmatch(value):
        return _point(point, value)
    url = secure_url(value)
    parts = urlsplit(url)
    host = parts.hostname or ""
    has_maps = host in _WITH_MAPS and re.match(r"/maps(?:[/?]|$)", parts.path)
    if not (host in _MAP_HOSTS or has_maps or _OF_THE_STATE.fullmatch(host)):
        raise InvalidEndpoint("address", value)
    return url


def _point(found: re.Match[str], value: str) -> str:
    latitude, longitude = (float(part.replace("٫", ".")) for part in found.groups())
    latitudes, longitudes = _KINGDOM if locality.is_saudi() else _EARTH
    is_inside = _within(latitude, latitudes) and _within(longitude, longitudes)
    if not is_inside:  # in the Kingdom the two were swapped, as a rule
        raise InvalidEndpoint("address", value)
    return f"geo:{_plain(latitude)},{_plain(longitude)}"


def _within(degrees: float, limits: tuple[int, int]) -> bool:
    return limits[0] <= degrees <= limits[1]


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
