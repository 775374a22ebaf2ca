"""The address that failed tries are counted under."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

from contacts.feedback_limit import client_address

# One household or server gets this many bits of IPv6 of its own (RFC 6177): every address in
# them is the same visitor.
IPV6_PREFIX = 64


def of_request(request: HttpRequest) -> str | None:
    """The visitor's IPv4 address or the start of their IPv6 network; None where there is none.

    What the visitor wrote into X-Forwarded-For counts for nothing: see TRUSTED_PROXIES.
    """
    remote = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    return visitor(client_address(remote, forwarded, proxies=settings.TRUSTED_PROXIES))


def visitor(address: str) -> str | None:
    """`2001:db8::7` and `2001:db8::8` are one visitor; None for what is no address."""
    try:
        found = ip_address(address.strip())
    except ValueError:
        return None
    if not isinstance(found, IPv6Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(IPv6Network((found, IPV6_PREFIX), strict=False).network_address)
