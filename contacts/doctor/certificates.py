"""The certificate: what the proxy serves, and the files that it has it from."""

import hashlib
import ssl
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from contacts.doctor import place
from contacts.doctor.answers import encrypted
from contacts.doctor.finding import Finding

RENEW_WITHIN_DAYS: Final = 21
# As docs/operations.md (Certificates) has it.
CERTBOT: Final = """apt-get install --yes --no-install-recommends certbot
certbot certonly --webroot --webroot-path /var/www/acme --domain %s --deploy-hook \\
    'cp "$RENEWED_LINEAGE"/fullchain.pem "$RENEWED_LINEAGE"/privkey.pem /etc/ssl/citizen-help/ && nginx -s reload'"""  # noqa: E501


def certificate() -> Iterator[Finding]:
    if not settings.SERVED_OVER_HTTPS:
        return
    of_files = place.seen_by_root().get("certificate", {})
    if "problem" in of_files:
        yield from unusable(of_files)
        return
    try:
        served = served_now()
    except OSError:
        sentence = _("Which certificate is served cannot be seen, as no proxy answers.")
        yield Finding(sentence, place.start_proxy())
        return
    if of_files and of_files["sha256"] != hashlib.sha256(served).hexdigest():
        sentence = _("The proxy goes on with another certificate than the one in %(file)s.")
        yield Finding(sentence % {"file": of_files["file"]}, "nginx -t && nginx -s reload")
        return
    yield from as_browsers_see_it()


def served_now() -> bytes:
    """DER. Raises OSError where nothing answers."""
    with encrypted(ssl._create_unverified_context()) as link:  # noqa: S323  only looked at
        return link.getpeercert(binary_form=True) or b""


def unusable(of_files: dict[str, str]) -> Iterator[Finding]:
    """What it serves now is of before."""
    told = {
        "empty": _("The proxy cannot start with %(file)s: it is empty."),
        "mismatch": _(
            "The proxy cannot start with %(file)s: the key beside it is of another certificate."
        ),
        "invalid": _("The proxy cannot start with %(file)s: it holds no certificate with its key."),
    }
    missing = _(
        "The proxy cannot start with %(file)s: it is missing or cannot be read (%(reason)s)."
    )
    sentence = told.get(of_files["problem"], missing)
    yield Finding(sentence % of_files, new_certificate())


def new_certificate() -> str:
    return CERTBOT % settings.SITE_HOST


def as_browsers_see_it() -> Iterator[Finding]:
    try:
        with encrypted(ssl.create_default_context()) as link:
            ends = ssl.cert_time_to_seconds(str((link.getpeercert() or {})["notAfter"]))
    except ssl.SSLCertVerificationError as error:
        sentence = _("Browsers refuse the site's certificate: %(reason)s.")
        reason = error.verify_message.rstrip(".")
        yield Finding(sentence % {"reason": reason}, new_certificate())
    else:
        yield from certificate_end(datetime.fromtimestamp(ends, UTC), timezone.now())


def certificate_end(ends: datetime, now: datetime) -> Iterator[Finding]:
    if (ends - now).days < RENEW_WITHIN_DAYS:
        sentence = _("The site's certificate ends on %(day)s, and was not renewed.")
        day = date_format(timezone.localtime(ends), "DATE_FORMAT")
        yield Finding(sentence % {"day": day}, "certbot renew")
