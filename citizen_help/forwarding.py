"""What a request looks like once it has come through the proxies, told to `manage.py doctor` alone.

The doctor signs its request with SECRET_KEY, so nobody else learns anything, and writes addresses
of its own into X-Forwarded-For: those that arrive beside them were added by proxies.
"""

import json
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

HEADER: Final = "X-Doctor"
SALT: Final = "citizen_help.forwarding"
VALID_SECONDS: Final = 60
# More than TRUSTED_PROXIES can count; for documentation alone (RFC 5737), so nobody's.
COOKIE: Final = "doctor"  # made up too: whether any arrives
MADE_UP: Final = tuple(f"192.0.2.{number}" for number in range(1, 8))


def headers() -> dict[str, str]:
    """Of a request whose answer is a report."""
    return {HEADER: signing.dumps("report", salt=SALT), "X-Forwarded-For": ", ".join(MADE_UP)}


def report(request: HttpRequest) -> str:
    """What arrived, as JSON; "" for whoever did not sign."""
    try:
        signing.loads(request.headers.get(HEADER, ""), salt=SALT, max_age=VALID_SECONDS)
    except signing.BadSignature:
        return ""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    added = [hop for hop in hops if hop and hop not in MADE_UP]
    return json.dumps(
        {
            "proxies": len(added),
            "trusted": settings.TRUSTED_PROXIES,
            "secure": request.is_secure(),
            "cookie": COOKIE in request.COOKIES,
        }
    )
