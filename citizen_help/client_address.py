"""Who asks, as far as an address tells; what visitors write of themselves proves nothing."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

# One household or server gets this many bits of IPv6 of its own (RFC 6177): every address in
# them is the same visitor.
IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str:
    """The visitor's address as the outermost trusted proxy saw it: see TRUSTED_PROXIES.

    Each of our proxies appends one address to X-Forwarded-For; what stands before those was
    written by the visitor.
    """
    forwarded = request.headers.get("X-Forwarded-For", "")
    hops = [hop.strip() for hop in forwarded.split(",") if hop.strip()]
    proxies = settings.TRUSTED_PROXIES
    return hops[-proxies] if 0 < proxies <= len(hops) else request.META.get("REMOTE_ADDR", "")


def client_network(request: HttpRequest) -> str | None:
    """The visitor's IPv4 address or the start of their IPv6 network; None where there is none.

    `2001:db8::7` and `2001:db8::8` are one visitor.
    """
    try:
        address = ip_address(client_address(request).strip())
    except ValueError:
        return None
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    return str(IPv6Network((address, IPV6_PREFIX), strict=False).network_address)
