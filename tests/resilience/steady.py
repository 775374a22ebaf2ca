"""What every experiment with a database that is away asks of a site: pages, and /readyz."""

from tests.resilience.load import Answer, Reader
from tests.resilience.servers import Data, Server

QUICK = 3.0  # seconds for a page
PATHS = ["/ar/", "/en/", "/ar/guides/ways-to-contact/", "/en/guides/call-19912/", "/ar/questions/"]
ADDRESSES = "from contacts.publishing.snapshot import addresses; print(*addresses())"
PROCESSES = 10  # as many new connections in a row reach each of the two processes


def is_page(answer: Answer) -> bool:
    if answer.seconds > QUICK:
        answer.problem = "slow page"
    whole = answer.status == 200 and b"</html>" in answer.body
    return whole and answer.seconds <= QUICK


def make_ready(data: Data, server: Server) -> None:
    """Have each process make every page and its copy, which it else does when there is time."""
    reader = Reader(server.url)
    for path in data.shell(ADDRESSES).split():
        for _ in range(PROCESSES):
            reader.get(f"/lasting{path}")
            reader.close()


def well(server: Server, told: str) -> list[str]:
    """What /readyz said instead of "ok", or of the reason why not all is well."""
    reader, wrong = Reader(server.url), []
    for _ in range(PROCESSES):
        answer = reader.get("/readyz")
        reader.close()
        words = answer.body.decode().strip()
        if answer.status != (200 if told == "ok" else 503) or not words.startswith(told):
            wrong.append(f"readyz {answer.status} {words}")
    return sorted(set(wrong))
