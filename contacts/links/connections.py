"""Connections to other sites: to the very address that was judged, and over at their deadline.

The name is looked up once and the connection goes to what was found, so that a name cannot lead
to a public address when looked at and to a private one when called.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
from collections.abc import Callable
from typing import Final
from urllib.parse import SplitResult

from citizen_help.deadlines import Deadline, within

PORTS: Final = {"http": 80, "https": 443}
# Of all that one answer's status and headers may come to, its `100 Continue` included.
MOST_BYTES: Final = 256 * 1024

Allowed = Callable[[str], bool]


class UnsafeAddress(Exception):
    """The address is none of the public web's."""


def connection_to(
    parts: SplitResult, allowed: Allowed, deadline: Deadline
) -> http.client.HTTPConnection:
    """An open one; UnsafeAddress, OSError or ValueError when there is to be none."""
    if parts.scheme not in PORTS or not parts.hostname or "@" in parts.netloc:
        raise UnsafeAddress(parts.geturl())
    host = _ascii(parts.hostname)
    port = PORTS[parts.scheme] if parts.port is None else parts.port
    address = _address(host, port, allowed, deadline)
    sock = socket.create_connection((address, port), timeout=deadline.left())
    connection = http.client.HTTPConnection(host, port)
    connection.default_port = PORTS[parts.scheme]
    try:
        if parts.scheme == "https":
            sock.settimeout(deadline.left())  # of the whole handshake
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except BaseException:
        sock.close()
        raise
    connection.sock = TimedSocket(sock, deadline)
    return connection


def _ascii(host: str) -> str:
    """As the network writes it: Arabic names in Punycode, numbers as they are."""
    return host if ":" in host else host.encode("idna").decode()


def _address(host: str, port: int, allowed: Allowed, deadline: Deadline) -> str:
    """The first address of the host; UnsafeAddress when any of them is not to be called."""
    found = within(deadline.left(), lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allowed(address):
            raise UnsafeAddress(f"{host}: {address}")
    return addresses[0]


class TimedSocket:
    """What http.client uses of a socket."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.left())
        self._sock.sendall(data)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._sock, self._deadline))

    def close(self) -> None:
        self._sock.close()


class _Reader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline, self._bytes_left = sock, deadline, MOST_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._bytes_left <= 0:
            raise http.client.HTTPException("its headers do not end")
        self._sock.settimeout(self._deadline.left())
        count = self._sock.recv_into(buffer)
        self._bytes_left -= count
        return count
