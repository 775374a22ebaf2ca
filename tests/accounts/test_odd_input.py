"""What nobody types, in every field and address of the way in: the form again, or a refusal."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from citizen_help.accounts.invitations import new_link
from tests.accounts.visitor import PASSWORD

ODD = ["sa\0ra", "x" * 300, "x" * 100_000, "\ud800", "sa\u200bra", "\u202esara", "\U000e0041"]
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
    "\x08//evil.example",
    "/\t/evil.example",
    "http://testserver@evil.example/",
    *ODD,
]


def sent(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def post(client: Client, path: str, **fields: str):
    boundary = "b" * 20
    parts = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode()
        + sent(value)
        + b"\r\n"
        for name, value in fields.items()
    )
    body = parts + f"--{boundary}--\r\n".encode()
    kind = f"multipart/form-data; boundary={boundary}"
    return client.generic("POST", path, body, kind)


@pytest.mark.parametrize("odd", ODD, ids=ascii)
def test_way_in_takes_no_harm(visitor, phone, client, odd):
    client.raise_request_exception = False
    statuses = [post(client, reverse("admin:login"), username=odd, password="x").status_code]
    statuses += [post(client, reverse("admin:login"), username="s", password=odd).status_code]
    visitor.type_password()
    for name in ("second-factor", "enrol"):
        statuses.append(post(client, reverse(f"admin:{name}"), code=odd).status_code)
        statuses.append(post(client, reverse(f"admin:{name}"), password=odd, code=odd).status_code)
    omar = get_user_model().objects.create_user("omar", is_staff=True)
    form = client.get(new_link(omar))["Location"]
    statuses.append(post(client, form, new_password1=odd, new_password2=odd).status_code)
    assert set(statuses) <= {200, 302, 400, 410, 429}


@pytest.mark.parametrize("odd", ["%00", "x" * 300, "%ed%a0%80", "%e2%80%8b", "MQ%3d%3d", "9" * 40])
def test_odd_link_is_a_refusal(client, db, odd):
    for link in (f"{odd}/abc-def", f"MQ/{odd}", f"{odd}/{odd}"):
        assert client.get(f"/admin/invitation/{link}/").status_code in {400, 404, 410}


@pytest.mark.parametrize("wanted", ELSEWHERE, ids=lambda text: ascii(text)[:20])
def test_nobody_is_led_elsewhere(visitor, sara, client, settings, wanted):
    settings.SECOND_FACTOR_REQUIRED = False
    fields = {"username": "sara", "password": PASSWORD, "next": wanted}
    response = post(client, reverse("admin:login"), **fields)
    assert response.status_code in {302, 400}
    assert "evil" not in response.headers.get("Location", "")
    assert not response.headers.get("Location", "/").startswith(("//", "/\\", "java"))


def test_who_wanted_to_go_to_another_site_comes_to_the_desk(visitor, sara, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    fields = {"username": "sara", "password": PASSWORD, "next": "//evil.example/"}
    response = post(client, reverse("admin:login"), **fields)
    assert response["Location"] == reverse("admin:index")
