"""What every experiment with a database that is away asks of a site: pages, and /readyz."""

import os
import time
from pathlib import Path

from tests.resilience.load import Answer, Reader
from tests.resilience.servers import Server

QUICK = 3.0  # seconds for a page
PATHS = ["/ar/", "/en/", "/ar/guides/ways-to-contact/", "/en/guides/call-19912/", "/ar/questions/"]
READY_WITHIN = 40.0
PROCESSES = 10  # as many new connections in a row reach each of the two processes


def is_page(answer: Answer) -> bool:
    if answer.seconds > QUICK:
        answer.problem = "slow page"
    whole = answer.status == 200 and b"</html>" in answer.body
    return whole and answer.seconds <= QUICK


def wait_until_ready(server: Server) -> None:
    """Every page is in memory, in each process: both rest."""
    busy, quiet, until = seconds_of(server), 0, time.monotonic() + READY_WITHIN
    while quiet < 2 and time.monotonic() < until:
        time.sleep(2)
        now = seconds_of(server)
        busy, quiet = now, quiet + 1 if now < busy + 0.15 else 0
    reader = Reader(server.url)
    for path in PATHS * PROCESSES:
        reader.get(path)
        reader.close()


def seconds_of(server: Server) -> float:
    """Of processor time that the workers have taken."""
    stats = [Path(f"/proc/{pid}/stat").read_text().split() for pid in server.workers()]
    return sum(int(one[13]) + int(one[14]) for one in stats) / os.sysconf("SC_CLK_TCK")


def well(server: Server, told: str) -> list[str]:
    """What /readyz said instead; always to go on giving it readers."""
    reader, wrong = Reader(server.url), []
    for _ in range(PROCESSES):
        answer = reader.get("/readyz")
        reader.close()
        words = answer.body.decode().strip()
        if answer.status != 200 or not words.startswith(told):
            wrong.append(f"readyz {answer.status} {words}")
    return sorted(set(wrong))
