"""Print the machines on which DATABASE_URL has the database, one a line; none for this machine.

The service's unit lets it talk to this machine alone; `deploy/install.sh` opens it for these.
"""

import os
import sys
from ipaddress import ip_address
from urllib.parse import parse_qs, unquote, urlsplit


def is_near(host: str) -> bool:
    """Also the folder of a socket, and nothing at all."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return not host or host.startswith("/") or host.lower() == "localhost"


def hosts(url: str) -> list[str]:
    """Those elsewhere; `HOST:PORT,HOST:PORT` and `?host=` name several, as for libpq."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        return []
    named = parts.netloc.rpartition("@")[2].split(",")
    alone = [
        unquote(one.partition("]")[0][1:] if one[:1] == "[" else one.partition(":")[0])
        for one in named
    ]
    for name in ("host", "hostaddr"):
        alone += [one for value in parse_qs(parts.query).get(name, []) for one in value.split(",")]
    return sorted({one for one in alone if not is_near(one)})


if __name__ == "__main__":
    sys.stdout.writelines(f"{host}\n" for host in hosts(os.environ.get("DATABASE_URL", "")))
