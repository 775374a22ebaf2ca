"""Tries a link to another site, without ever reaching into the machine's own network."""

from __future__ import annotations

import http.client
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from citizen_help.deadlines import Deadline
from citizen_help.logs import escape_invisible
from contacts.enums import LinkProblem
from contacts.links.connections import Allowed, UnsafeAddress, connection_to
from contacts.links.public_addresses import is_public

# Of a link in all: its names, connections, redirects and answers.
LINK_SECONDS = 20
MAX_REDIRECTS = 5
USER_AGENT = "Mozilla/5.0 (compatible; CitizenHelp link check)"
GONE = {404, 410}
# The site is there and does not want programs: nothing that an editor could mend.
REFUSES_PROGRAMS = {401, 403, 405, 406, 429}
MOST_DETAIL = 200


@dataclass(frozen=True, slots=True)
class LinkResult:
    """`problem` is None for a link that leads somewhere; `detail` is a status or a reason."""

    problem: LinkProblem | None
    detail: str


def check_external(
    url: str, *, allowed: Allowed = is_public, seconds: float = LINK_SECONDS
) -> LinkResult:
    """What the address leads to, after its redirects, each of them looked at like the first."""
    try:
        status = _status(url, allowed, Deadline(seconds))
    except UnsafeAddress as error:
        return failure(LinkProblem.UNSAFE, str(error))
    except (OSError, http.client.HTTPException, ValueError) as error:
        return failure(LinkProblem.UNREACHABLE, f"{type(error).__name__}: {error}")
    if status in GONE:
        return LinkResult(LinkProblem.MISSING, str(status))
    if status >= 400 and status not in REFUSES_PROGRAMS:
        return LinkResult(LinkProblem.FAILED, str(status))
    return LinkResult(None, str(status))


def failure(problem: LinkProblem, why: str) -> LinkResult:
    """Other sites may have written parts of `why`: no database takes a NUL."""
    return LinkResult(problem, escape_invisible(why)[:MOST_DETAIL])


def _status(url: str, allowed: Allowed, deadline: Deadline) -> int:
    for _hop in range(MAX_REDIRECTS + 1):
        status, location = _ask("HEAD", url, allowed, deadline)
        if status >= 400:  # many servers answer a HEAD wrongly
            status, location = _ask("GET", url, allowed, deadline)
        if status not in (301, 302, 303, 307, 308) or not location:
            return status
        url = urljoin(url, location)
    raise http.client.HTTPException("it redirects in circles")


def _ask(method: str, url: str, allowed: Allowed, deadline: Deadline) -> tuple[int, str]:
    """The status and the address it redirects to; the body is not read."""
    parts = urlsplit(url)
    connection = connection_to(parts, allowed, deadline)
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
