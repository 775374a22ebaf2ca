"""What the running site answers, inside and through the proxy in front of it."""

import http.client
import json
import socket
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from citizen_help import forwarding
from contacts.doctor import place
from contacts.doctor.finding import Finding

SECONDS: Final = 5
RENEW_WITHIN_DAYS: Final = 21
NGINX: Final = "nginx -t && tail /var/log/nginx/error.log"


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
            page = asked(link, "/ar/", {"Host": settings.SITE_HOST})
        plain = asked(near(80), "/ar/", {"Host": settings.SITE_HOST})
    except OSError as error:
        sentence = _("No proxy answers at %(url)s: readers reach nothing (%(reason)s).")
        reason = error.strerror or error
        yield Finding(sentence % {"url": settings.SITE_URL, "reason": reason}, NGINX)
        return
    yield from way_of_readers(plain, page)
    yield from forwarded(report.body)


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


def certificate() -> Iterator[Finding]:
    if not settings.SERVED_OVER_HTTPS:
        return
    remedy = f"certbot certonly --domain {settings.SITE_HOST}  # docs/operations.md, Certificates"
    try:
        with encrypted(ssl.create_default_context()) as link:
            ends = ssl.cert_time_to_seconds(str((link.getpeercert() or {})["notAfter"]))
    except ssl.SSLCertVerificationError as error:
        sentence = _("Browsers refuse the site's certificate: %(reason)s.")
        yield Finding(sentence % {"reason": error.verify_message.rstrip(".")}, remedy)
    except OSError:
        return  # told by proxy()
    else:
        yield from certificate_end(datetime.fromtimestamp(ends, UTC), timezone.now())


def certificate_end(ends: datetime, now: datetime) -> Iterator[Finding]:
    if (ends - now).days < RENEW_WITHIN_DAYS:
        sentence = _("The site's certificate ends on %(day)s, and was not renewed.")
        day = date_format(timezone.localtime(ends), "DATE_FORMAT")
        yield Finding(sentence % {"day": day}, "certbot renew")
