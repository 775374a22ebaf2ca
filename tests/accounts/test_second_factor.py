"""Where others can reach the desk, a password alone opens nothing."""

import pytest
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from citizen_help.accounts import second_factor
from tests.accounts.visitor import PASSWORD, WRONG_CODE, code_of
from tests.html import parse


def test_password_leads_to_the_code_and_the_code_to_the_desk(visitor, phone):
    visitor.type_password()
    assert (visitor.is_open(), visitor.asks_for()) == (False, "second-factor")
    response = visitor.type_code(code_of(phone))
    assert (response.status_code, response["Location"]) == (302, reverse("admin:index"))
    assert visitor.is_open()


def test_wrong_code_opens_nothing_and_says_so(visitor, phone):
    visitor.type_password()
    page = parse(visitor.type_code(WRONG_CODE).content.decode())
    assert page.one("ul", class_="errorlist").text == (
        "This code is wrong or was used already. Wait for a new one."
    )
    assert not visitor.is_open()


def test_code_opens_once(visitor, phone, client):
    visitor.type_password()
    visitor.type_code(code_of(phone))
    client.post(reverse("admin:logout"))
    visitor.type_password()
    visitor.type_code(code_of(phone))
    assert not visitor.is_open()


def test_code_in_arabic_digits_with_a_blank_opens(visitor, phone):
    visitor.type_password()
    typed = code_of(phone).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    visitor.type_code(f"{typed[:3]} {typed[3:]}")
    assert visitor.is_open()


def test_recovery_code_opens_once(visitor, sara, phone, client):
    [first, *rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(first.upper(), recovery="")
    assert visitor.is_open()
    assert second_factor.recovery_codes_left(sara) == len(rest) == 9
    client.post(reverse("admin:logout"))
    visitor.type_password()
    visitor.type_code(first, recovery="")
    assert not visitor.is_open()


def test_first_sign_in_asks_for_a_phone_and_shows_its_key_as_text_and_square(visitor, sara, client):
    visitor.type_password()
    assert visitor.asks_for() == "enrol"
    page = parse(client.get(reverse("admin:enrol")).content.decode())
    assert len(page.one("code", class_="key").text) == 32 + 7
    assert page.one("div", class_="qr").one("svg")["viewbox"] == "0 0 53 53"
    assert not visitor.is_open()


def test_enrolling_shows_ten_recovery_codes_and_opens_the_desk(visitor, sara):
    visitor.type_password()
    response = visitor.confirm_key(visitor.key())
    codes = parse(response.content.decode()).one("ul", class_="recovery-codes").all("code")
    assert len({code.text for code in codes}) == 10
    assert visitor.is_open()


def test_enrolling_with_a_wrong_code_leaves_the_same_key_and_no_phone(visitor, sara, client):
    visitor.type_password()
    before = visitor.key()
    client.post(reverse("admin:enrol"), {"code": WRONG_CODE})
    assert (visitor.key(), TOTPDevice.objects.count()) == (before, 0)
    assert not visitor.is_open()


def test_password_alone_enrols_no_second_phone(visitor, phone, client):
    visitor.type_password()
    response = client.get(reverse("admin:enrol"))
    assert response["Location"].startswith(reverse("admin:second-factor"))
    client.post(reverse("admin:enrol"), {"code": WRONG_CODE})
    assert TOTPDevice.objects.count() == 1


def test_new_phone_replaces_the_old_one(visitor, sara, phone, client):
    [code, *_rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(code_of(phone))
    assert visitor.prove("enrol", code)["Location"].startswith(reverse("admin:enrol"))
    key = visitor.key()
    visitor.confirm_key(key)
    [device] = TOTPDevice.objects.all()
    assert (second_factor.grouped_key(device), device.confirmed) == (key, True)
    assert device.pk != phone.pk
    assert visitor.is_open()


def test_session_key_changes_when_the_desk_opens(visitor, phone, client):
    visitor.type_password()
    before = client.session.session_key
    visitor.type_code(code_of(phone))
    assert client.session.session_key != before


@pytest.mark.parametrize("name", ["index", "password_change", "security", "jsi18n"])
def test_pages_of_the_desk_stay_shut_until_the_code(visitor, phone, client, name):
    visitor.type_password()
    assert client.get(reverse(f"admin:{name}")).status_code == 302


@pytest.mark.parametrize("wanted", ["https://evil.example/", "//evil.example/", "javascript:1"])
def test_next_page_never_leaves_the_site(visitor, phone, wanted):
    visitor.type_password()
    response = visitor.type_code(code_of(phone), next=wanted)
    assert response["Location"] == reverse("admin:index")


def test_next_page_is_kept_through_password_and_code(visitor, phone, client):
    wanted = reverse("admin:contacts_guide_changelist")
    response = client.get(wanted)
    response = client.post(response["Location"], {"username": "sara", "password": PASSWORD})
    while response.status_code == 302 and "code" not in response["Location"]:
        response = client.get(response["Location"])
    response = client.post(response["Location"], {"code": code_of(phone)})
    assert response["Location"] == wanted


def test_visitor_without_password_is_sent_to_it(visitor, client):
    for name in ("second-factor", "enrol", "security"):
        response = client.get(reverse(f"admin:{name}"))
        assert response["Location"].startswith(reverse("admin:login"))


def test_half_signed_in_person_can_sign_out(visitor, phone, client):
    visitor.type_password()
    client.post(reverse("admin:logout"))
    assert visitor.asks_for() == "login"


def test_local_desk_asks_for_no_phone_but_for_the_code_of_one_that_is_set_up(
    visitor, settings, sara, client
):
    settings.SECOND_FACTOR_REQUIRED = False
    visitor.type_password()
    assert visitor.is_open()
    TOTPDevice.objects.create(user=sara, name="phone", confirmed=True)
    assert not visitor.is_open()


def test_new_recovery_codes_end_the_old_ones(visitor, sara, phone, client):
    [first, old, *_rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(code_of(phone))
    page = parse(visitor.prove("recovery-codes", first).content.decode())
    new = [code.text for code in page.one("ul", class_="recovery-codes").all("code")]
    client.post(reverse("admin:logout"))
    visitor.type_password()
    visitor.type_code(old)
    assert not visitor.is_open()
    visitor.type_code(new[0])
    assert visitor.is_open()


def test_new_recovery_codes_leave_somebody_in_who_came_by_one_of_the_old(visitor, sara, phone):
    [first, second, *_rest] = second_factor.new_recovery_codes(sara)
    visitor.type_password()
    visitor.type_code(first)
    visitor.prove("recovery-codes", second)
    assert visitor.is_open()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_pages_stand_in_the_person_s_language(visitor, phone, client, language):
    client.cookies["django_language"] = language
    visitor.type_password()
    pages = [client.get(reverse("admin:second-factor"))]
    visitor.type_code(code_of(phone))
    pages += [
        client.get(reverse(f"admin:{name}")) for name in ("enrol", "security", "recovery-codes")
    ]
    for response in pages:
        html = parse(response.content.decode()).one("html")
        assert (html["lang"], html["dir"]) == (language, {"ar": "rtl", "en": "ltr"}[language])
        assert "no-store" in response["Cache-Control"]
