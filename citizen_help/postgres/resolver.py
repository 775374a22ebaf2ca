"""The addresses of a server's name, for which nobody waits long.

The system's resolver has no time limit of ours, and psycopg asks it before it connects: when names
are not answered, each thread of the process would be held for up to half a minute. What a name
last stood for is used meanwhile.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from ipaddress import ip_address
from typing import Any

from psycopg import OperationalError

WAIT_SECONDS = 1.0
SOCKETS = ("/", "@")  # the beginnings of a socket's folder and of an abstract name
Addresses = list[str]


def ask_system(host: str) -> Addresses:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


class Resolver:
    def __init__(
        self, ask: Callable[[str], Addresses] = ask_system, *, wait: float = WAIT_SECONDS
    ) -> None:
        self._ask, self._wait = ask, wait
        self._known: dict[str, Addresses] = {}
        self._asking: dict[str, threading.Thread] = {}
        self._lock = threading.Lock()

    def addresses(self, host: str) -> Addresses:
        """As they are now, else as they last were. OperationalError when they never were known."""
        self._asked(host).join(self._wait)
        if host not in self._known:
            raise OperationalError(f"failed to resolve host {host!r}")
        return self._known[host]

    def _asked(self, host: str) -> threading.Thread:
        """The thread that asks; one a name, however many wait for it."""
        with self._lock:
            thread = self._asking.get(host)
            if thread is None or not thread.is_alive():
                thread = threading.Thread(target=self._look_up, args=(host,), daemon=True)
                self._asking[host] = thread
                thread.start()
            return thread

    def _look_up(self, host: str) -> None:
        try:
            self._known[host] = self._ask(host)
        except OSError:
            return  # what was known stays

    def applied_to(self, params: dict[str, Any]) -> dict[str, Any]:
        """libpq's parameters with an address for each of their servers that has a name.

        Those whose names were never known are left out. The names stay, for certificates.
        """
        hosts = str(params.get("host") or "").split(",")
        if params.get("hostaddr") or not any(map(is_name, hosts)):
            return params
        ports = str(params.get("port") or "").split(",")
        ports = ports * len(hosts) if len(ports) == 1 else ports
        found = list(self._servers(hosts, ports))
        if not found:
            raise OperationalError(f"failed to resolve host {','.join(hosts)!r}")
        names, lists = ("host", "port", "hostaddr"), zip(*found, strict=True)
        return {**params, **{name: ",".join(one) for name, one in zip(names, lists, strict=True)}}

    def _servers(self, hosts: list[str], ports: list[str]) -> Iterator[tuple[str, str, str]]:
        """Host, port and address of each that can be tried."""
        for host, port in zip(hosts, ports, strict=True):
            if not is_name(host):
                yield host, port, "" if host.startswith(SOCKETS) else host
                continue
            with suppress(OperationalError):  # another one may have an address
                yield from ((host, port, address) for address in self.addresses(host))


def is_name(host: str) -> bool:
    """Whether it has to be looked up: no address, no socket and not left out."""
    if not host or host.startswith(SOCKETS):
        return False
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return True
    return False


resolver = Resolver()
