"""Somebody at the door of a site's desk, over HTTPS as seen by gunicorn behind a proxy."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.resilience.load import Answer, Reader
from tests.resilience.servers import Data

NAME, PASSWORD, KEY = "sara", "a long walk by the sea", "5a" * 20
TOKEN = "a" * 32
PATIENCE = 60.0  # seconds: a password costs a second of a processor, and others wait for theirs
MADE = f"""
from django.contrib.auth import get_user_model
from django_otp.plugins.otp_totp.models import TOTPDevice
person = get_user_model().objects.create_superuser("{NAME}", password="{PASSWORD}")
TOTPDevice.objects.create(user=person, name="phone", key="{KEY}", confirmed=True)
"""
COUNTED = """
from axes.models import AccessAttempt
print(sum(AccessAttempt.objects.values_list("failures_since_start", flat=True)))
"""
FORGOTTEN = "from axes.models import AccessAttempt; AccessAttempt.objects.all().delete()"
HTTPS = {"SITE_URL": "https://localhost", "TRUSTED_PROXIES": "1"}
COOKIE = re.compile(r"__Host-sessionid=([^;,\s]+)")


@dataclass
class Visitor:
    """One kept connection; `address` is what the proxy in front says."""

    url: str
    address: str = "203.0.113.7"
    cookies: dict[str, str] = field(default_factory=lambda: {"__Host-csrftoken": TOKEN})

    def __post_init__(self) -> None:
        self._reader = Reader(self.url, timeout=PATIENCE)

    def post(self, path: str, *, forwarded: str = "", **fields: str) -> Answer:
        """`forwarded` is what the visitor claims before the address that the proxy adds."""
        chain = f"{forwarded}, {self.address}" if forwarded else self.address
        headers = {
            "Host": "localhost",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Origin": "https://localhost",
            "X-CSRFToken": TOKEN,
            "X-Forwarded-For": chain,
            "X-Forwarded-Proto": "https",
        }
        body = urlencode(fields).encode()
        answer = self._reader.ask("POST", path, body=body, headers=headers)
        if found := COOKIE.search(answer.headers.get("set-cookie", "")):
            self.cookies["__Host-sessionid"] = found[1]
        return answer

    def type_password(self, password: str, name: str = NAME, forwarded: str = "") -> Answer:
        return self.post("/admin/login/", forwarded=forwarded, username=name, password=password)

    def type_code(self, code: str) -> Answer:
        return self.post("/admin/code/", code=code)

    def close(self) -> None:
        self._reader.close()


def tries_made(data: Data) -> int:
    return int(data.shell(COUNTED).strip() or 0)
