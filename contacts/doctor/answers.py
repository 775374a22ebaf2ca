"""What the running site answers, inside and through the proxy in front of it."""

import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from citizen_help import forwarding
from contacts.doctor import place
from contacts.doctor.finding import Finding

SECONDS: Final = 5
NGINX: Final = "nginx -t && tail /var/log/nginx/error.log"
AWAY: Final = frozenset({500, 502, 503, 504})  # said by a proxy of a site that gives no answer


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]  # names in small letters
    body: str


def processes() -> Iterator[Finding]:
    """The service itself, on its socket or, as with `make run`, its port."""
    for path in ("/healthz", "/readyz"):
        try:
            answer = asked(inside(), path, {"Host": "localhost"})
        except OSError as error:
            sentence = _("The site does not run: nothing answers on this machine (%(reason)s).")
            yield Finding(sentence % {"reason": error.strerror or error}, started())
            return
        if answer.status != 200:
            sentence = _("The site runs and is not well. %(path)s says: %(answer)s")
            values = {"path": path, "answer": answer.body.strip()[:200]}
            yield Finding(sentence % values, log())


def started() -> str:
    if place.has_systemd():
        return "systemctl restart citizen-help; journalctl -u citizen-help -n 50"
    return place.INSTALL if place.is_installed() else "make run"


def log() -> str:
    if place.has_systemd():
        return "journalctl -u citizen-help -p warning -n 50"
    return "tail -n 50 /var/log/citizen-help.log"


def inside() -> socket.socket:
    if place.SOCKET.exists():
        link = socket.socket(socket.AF_UNIX)
        link.settimeout(SECONDS)
        link.connect(str(place.SOCKET))
        return link
    return socket.create_connection(("127.0.0.1", settings.PORT), SECONDS)


def asked(link: socket.socket, path: str, headers: dict[str, str]) -> Answer:
    connection = http.client.HTTPConnection("localhost")
    connection.sock = link
    try:
        connection.request("GET", path, headers={"Connection": "close", **headers})
        answer = connection.getresponse()
        body = answer.read(100_000).decode(errors="replace")
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, named, body)
    except http.client.HTTPException as error:
        raise ConnectionError(str(error) or type(error).__name__) from error
    finally:
        connection.close()


def near(port: int) -> socket.socket:
    """The proxy on this machine, else whatever has the site's name."""
    try:
        return socket.create_connection(("127.0.0.1", port), SECONDS)
    except OSError:
        return socket.create_connection((settings.SITE_HOST, port), SECONDS)


def proxy() -> Iterator[Finding]:
    """Readers' way: HTTP leads to HTTPS, HTTPS stays so, and addresses are told truly."""
    if not settings.SERVED_OVER_HTTPS:
        return  # told elsewhere
    try:
        with encrypted(ssl._create_unverified_context()) as link:  # noqa: S323  see certificate()
            report = asked(link, "/healthz", {"Host": settings.SITE_HOST, **forwarding.headers()})
        with encrypted(ssl._create_unverified_context()) as link:  # noqa: S323
            desk = asked(link, f"/{settings.ADMIN_PATH}healthz", asking_for_cookies())
        with encrypted(ssl._create_unverified_context()) as link:  # noqa: S323
            page = asked(link, "/ar/", {"Host": settings.SITE_HOST})
        plain = asked(near(80), "/ar/", {"Host": settings.SITE_HOST})
    except OSError as error:
        sentence = _("No proxy answers at %(url)s: readers reach nothing (%(reason)s).")
        reason = error.strerror or error
        remedy = place.start_proxy()
        yield Finding(sentence % {"url": settings.SITE_URL, "reason": reason}, remedy)
        return
    if report.status in AWAY:
        sentence = _("The proxy runs and gets no answer from the site: it says %(status)d.")
        yield Finding(sentence % {"status": report.status}, started())
        return
    yield from way_of_readers(plain, page)
    yield from forwarded(report.body)
    yield from way_of_editors(desk)


def asking_for_cookies() -> dict[str, str]:
    cookie = {"Cookie": f"{forwarding.COOKIE}=1"}
    return {"Host": settings.SITE_HOST, **forwarding.headers(), **cookie}


def way_of_editors(desk: Answer) -> Iterator[Finding]:
    """From citizen_help.forwarding too, at ADMIN_PATH; other answers are told by forwarded()."""
    try:
        arrives = json.loads(desk.body)["cookie"]
    except (ValueError, KeyError, TypeError):
        return
    if not arrives:
        sentence = _(
            "The proxy lets no cookie through at /%(path)s: nobody can sign in. ADMIN_PATH has to "
            "stand in its file, wherever that says /admin/."
        )
        remedy = f"grep -n /admin/ {place.PROXY_FILE}; nginx -t && nginx -s reload"
        yield Finding(sentence % {"path": settings.ADMIN_PATH}, remedy)


def way_of_readers(plain: Answer, page: Answer) -> Iterator[Finding]:
    leads_to = plain.headers.get("location", "")
    if plain.status not in {301, 302, 307, 308} or not leads_to.startswith(settings.SITE_URL):
        sentence = _("http:// does not lead to %(url)s: it answers %(status)d.")
        yield Finding(sentence % {"url": settings.SITE_URL, "status": plain.status}, NGINX)
    if page.status != 200:
        sentence = _("%(url)s/ar/ answers %(status)d in place of a page.")
        yield Finding(sentence % {"url": settings.SITE_URL, "status": page.status}, log())
    elif "strict-transport-security" not in page.headers:
        sentence = _("The proxy takes the header Strict-Transport-Security off the pages.")
        yield Finding(sentence, NGINX)


def forwarded(body: str) -> Iterator[Finding]:
    """From citizen_help.forwarding, for a request of this machine."""
    try:
        told = json.loads(body)
        added, trusted, is_secure = told["proxies"], told["trusted"], told["secure"]
    except (ValueError, KeyError, TypeError):
        sentence = _("Another site answers at %(url)s, or one with another SECRET_KEY.")
        yield Finding(sentence % {"url": settings.SITE_URL}, log())
        return
    if not is_secure:
        sentence = _("The proxy does not tell that readers come over HTTPS (X-Forwarded-Proto).")
        yield Finding(sentence, NGINX)
    if added < trusted:
        sentence = _(
            "TRUSTED_PROXIES is %(trusted)d, and the proxies that add an address are %(added)d: "
            "anybody can pretend to have another one."
        )
    elif added > trusted:
        sentence = _(
            "TRUSTED_PROXIES is %(trusted)d, and the proxies that add an address are %(added)d: "
            "all readers count as one, and share its limits."
        )
    else:
        return
    remedy = place.change(f"TRUSTED_PROXIES={added}")
    yield Finding(sentence % {"trusted": trusted, "added": added}, remedy)


def encrypted(context: ssl.SSLContext) -> ssl.SSLSocket:
    port = urlsplit(settings.SITE_URL).port or 443
    link = near(port)
    try:
        return context.wrap_socket(link, server_hostname=settings.SITE_HOST)
    except OSError:
        link.close()
        raise
