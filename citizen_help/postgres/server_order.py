"""Which of several servers a connection is tried at first (`host=a,b` of the address)."""

from typing import Any

Server = tuple[str, str]  # host and port, as they stand in the address
LISTS = ("host", "port", "hostaddr")


class ServerOrder:
    """The one that last took a connection comes first, one that fell silent last.

    Otherwise each new connection would wait in vain for a first server that hangs.
    """

    def __init__(self) -> None:
        self._first: Server | None = None
        self._last: Server | None = None

    def answered(self, host: str, port: int) -> None:
        self._first = (host, str(port))
        self._last = None if self._last == self._first else self._last

    def fell_silent(self, host: str, port: int) -> None:
        self._last = (host, str(port))

    def applied_to(self, params: dict[str, Any]) -> dict[str, Any]:
        """The same parameters of libpq, with their servers in this order."""
        lists = {name: str(params[name]).split(",") for name in LISTS if params.get(name)}
        count = max(map(len, lists.values()), default=1)
        if count == 1:
            return params
        of_each = {name: one * count if len(one) == 1 else one for name, one in lists.items()}
        numbers = sorted(range(count), key=lambda at: self._rank(of_each, at))
        sorted_lists = {name: ",".join(one[at] for at in numbers) for name, one in of_each.items()}
        return {**params, **sorted_lists}

    def _rank(self, lists: dict[str, list[str]], at: int) -> tuple[bool, bool]:
        host = lists.get("host", lists.get("hostaddr", []))[at]
        port = (lists["port"][at] if "port" in lists else "") or "5432"
        return (host, port) == self._last, (host, port) != self._first


order = ServerOrder()
