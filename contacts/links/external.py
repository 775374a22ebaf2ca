"""Tries a link to another site, without ever reaching into the machine's own network.

The name is looked up once and the connection goes to that very address, so that a name cannot
lead to a public address when looked at and to a private one when called.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import SplitResult, urljoin, urlsplit

from contacts.enums import LinkProblem

TIMEOUT_SECONDS = 10
MAX_REDIRECTS = 5
PORTS = {"http": 80, "https": 443}
USER_AGENT = "Mozilla/5.0 (compatible; CitizenHelp link check)"
GONE = {404, 410}
# The site is there and does not want programs: nothing that an editor could mend.
REFUSES_PROGRAMS = {401, 403, 405, 406, 429}

Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class LinkResult:
    """`problem` is None for a link that leads somewhere; `detail` is a status or a reason."""

    problem: LinkProblem | None
    detail: str


class UnsafeAddress(Exception):
    """The address is none of the public web's."""


def is_public(address: str) -> bool:
    """Neither of this machine nor of its network: 127.0.0.1, 10.x, 169.254.169.254, fd00::…"""
    found = ip_address(address.split("%")[0])
    mapped = getattr(found, "ipv4_mapped", None)
    found = mapped or found
    return found.is_global and not found.is_multicast


def check_external(
    url: str, *, allowed: Allowed = is_public, timeout: float = TIMEOUT_SECONDS
) -> LinkResult:
    """What the address leads to, after its redirects, each of them looked at like the first."""
    try:
        status = _status(url, allowed, timeout)
    except UnsafeAddress as error:
        return LinkResult(LinkProblem.UNSAFE, str(error))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return LinkResult(LinkProblem.UNREACHABLE, f"{type(error).__name__}: {error}"[:200])
    if status in GONE:
        return LinkResult(LinkProblem.MISSING, str(status))
    if status >= 400 and status not in REFUSES_PROGRAMS:
        return LinkResult(LinkProblem.FAILED, str(status))
    return LinkResult(None, str(status))


def _status(url: str, allowed: Allowed, timeout: float) -> int:
    for _hop in range(MAX_REDIRECTS + 1):
        status, location = _ask("HEAD", url, allowed, timeout)
        if status >= 400:  # many servers answer a HEAD wrongly
            status, location = _ask("GET", url, allowed, timeout)
        if status not in (301, 302, 303, 307, 308) or not location:
            return status
        url = urljoin(url, location)
    raise http.client.HTTPException("it redirects in circles")


def _ask(method: str, url: str, allowed: Allowed, timeout: float) -> tuple[int, str]:
    """The status and the address it redirects to; the body is not read."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username:
        raise UnsafeAddress(url[:200])
    port = parts.port or PORTS[parts.scheme]
    address = _address(parts.hostname, port, allowed)
    connection = _connection(parts, port, address, timeout)
    try:
        connection.request(
            method, _target(parts), headers={"User-Agent": USER_AGENT, "Accept": "*/*"}
        )
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()


def _target(parts: SplitResult) -> str:
    path = parts.path or "/"
    whole = f"{path}?{parts.query}" if parts.query else path
    return "".join(c if c.isascii() else "".join(f"%{b:02X}" for b in c.encode()) for c in whole)


def _address(host: str, port: int, allowed: Allowed) -> str:
    """The first address of the host; UnsafeAddress when any of them is not to be called."""
    found = socket.getaddrinfo(_ascii(host), port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allowed(address):
            raise UnsafeAddress(f"{host}: {address}")
    return addresses[0]


def _ascii(host: str) -> str:
    """As the network writes it: Arabic names in Punycode, numbers as they are."""
    return host if ":" in host else host.encode("idna").decode()


def _connection(
    parts: SplitResult, port: int, address: str, timeout: float
) -> http.client.HTTPConnection:
    host = _ascii(str(parts.hostname))
    connection = http.client.HTTPConnection(host, port, timeout=timeout)
    sock = socket.create_connection((address, port), timeout=timeout)
    if parts.scheme == "https":
        try:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        except BaseException:
            sock.close()
            raise
        connection.default_port = PORTS["https"]
    connection.sock = sock
    return connection
