"""What a visitor of the sign-in pages can do: type a password, type a code, look at a page."""

from base64 import b32decode
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.html import parse

NAME, PASSWORD = "sara", "a long walk by the sea"
WRONG_CODE = "000000"


def enrolled_phone(user: Any) -> TOTPDevice:
    # A key for which the wrong code of these tests is wrong at their time.
    return TOTPDevice.objects.create(user=user, name="phone", key="5a" * 20, confirmed=True)


def code_of(phone: TOTPDevice) -> str:
    """What the phone shows at this moment."""
    return f"{totp(phone.bin_key):06d}"


def code_of_key(key: str) -> str:
    """What an app shows into which somebody typed the key."""
    return f"{totp(b32decode(key.replace(' ', ''))):06d}"


@dataclass
class Visitor:
    client: Client
    address: str = "203.0.113.7"

    def type_password(self, password: str = PASSWORD, name: str = NAME, **meta: str) -> Any:
        return self.client.post(
            reverse("admin:login"),
            {"username": name, "password": password, "next": reverse("admin:index")},
            REMOTE_ADDR=self.address,
            **meta,
        )

    def type_code(self, code: str, **query: str) -> HttpResponse:
        url = reverse("admin:second-factor", query=query or None)
        return self.client.post(url, {"code": code}, REMOTE_ADDR=self.address)

    def prove(self, name: str, code: str = "", password: str = PASSWORD) -> Any:
        """Answer the page that asks who it is before it gives the page of that name."""
        data = {"password": password, "code": code}
        return self.client.post(reverse(f"admin:{name}"), data, REMOTE_ADDR=self.address)

    def key(self) -> str:
        """What the page shows for typing it into the app; empty where it shows none."""
        page = parse(self.client.get(reverse("admin:enrol")).content.decode())
        return "".join(found.text for found in page.all("code", class_="key"))

    def confirm_key(self, key: str) -> Any:
        """Type the code that an app with this key shows."""
        return self.client.post(reverse("admin:enrol"), {"code": code_of_key(key)})

    def is_open(self) -> bool:
        """The desk itself shows, not a page that asks for something."""
        return self.client.get(reverse("admin:contacts_guide_changelist")).status_code == 200

    def asks_for(self) -> str:
        """The name of the page where a visitor of the desk ends up."""
        response = self.client.get(reverse("admin:index"), follow=True)
        return response.resolver_match.url_name
