"""Which addresses are the public web's, and none of this machine or its network. Pure.

Ranges: IANA's special-purpose registries (RFC 6890), and forms of IPv6 that lead to an IPv4
address, which decide by that one or are refused.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final

# All that is given out of IPv6 (RFC 4291, 2.4); ::127.0.0.1, fec0::1 and fd00::1 are not in it.
GLOBAL: Final = IPv6Network("2000::/3")
# NAT64 (RFC 6052): how a network without IPv4 calls the IPv4 web.
NAT64: Final = IPv6Network("64:ff9b::/96")
REFUSED: Final = [
    ip_network(network)
    for network in (
        *("192.0.0.0/24", "192.88.99.0/24"),  # protocols' own; relays of 6to4
        "168.63.129.16/32",  # a cloud's own service inside each of its machines
        *("2001::/23", "2001:db8::/32", "3fff::/20"),  # Teredo and other protocols; examples
        "2002::/16",  # 6to4
        "5f00::/16",
    )
]
# The second half of an ISATAP address (RFC 5214), before its IPv4 address.
ISATAP: Final = (0x0000_5EFE, 0x0200_5EFE)


def is_public(address: str) -> bool:
    """Of an address as the system writes it; False for all that it is not sure of."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        return _is_public_6(found)
    return _is_public_4(found)


def _is_public_4(found: IPv4Address) -> bool:
    return found.is_global and not found.is_multicast and not _is_refused(found)


def _is_public_6(found: IPv6Address) -> bool:
    if found in NAT64:
        return _is_public_4(IPv4Address(int(found) & 0xFFFF_FFFF))
    is_tunnel = (int(found) >> 32) & 0xFFFF_FFFF in ISATAP
    in_order = found in GLOBAL and found.is_global and found.scope_id is None
    return in_order and not is_tunnel and not _is_refused(found)


def _is_refused(found: IPv4Address | IPv6Address) -> bool:
    return any(found in network for network in REFUSED if network.version == found.version)
