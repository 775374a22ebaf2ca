"""An unlocked desk left alone gives neither another phone nor recovery codes."""

import pytest
from django.urls import reverse

from citizen_help.accounts import second_factor
from tests.accounts.visitor import PASSWORD, WRONG_CODE, code_of, enrolled_phone
from tests.html import parse

WRONG_CODE_TOLD = "This code is wrong or was used already. Wait for a new one."
AGAIN = "Type your password again: for your safety it is not kept."
PAGES = pytest.mark.parametrize("name", ["enrol", "recovery-codes"])


@pytest.fixture
def inside(visitor, sara, phone):
    visitor.type_password()
    visitor.type_code(code_of(phone))
    return visitor


@pytest.fixture
def codes(sara):
    return second_factor.new_recovery_codes(sara)


def told(response) -> dict[str, str]:
    """The sentence beside each field."""
    page = parse(response.content.decode())
    rows = {name: page.all("div", class_=f"field-{name}") for name in ("password", "code")}
    return {
        name: " ".join(error.text for error in row.all("ul", class_="errorlist"))
        for name, [row] in rows.items()
    }


def test_both_pages_ask_for_password_and_code(inside, client):
    for name in ("enrol", "recovery-codes"):
        response = client.get(reverse(f"admin:{name}"))
        assert told(response) == {"password": "", "code": ""}
    assert inside.key() == ""


@PAGES
def test_wrong_password_is_told_beside_it_and_uses_up_no_code(inside, codes, sara, name):
    response = inside.prove(name, codes[0], "wrong")
    assert told(response) == {"password": "This is not your password.", "code": ""}
    assert second_factor.recovery_codes_left(sara) == 10
    page = parse(response.content.decode())
    assert page.one("input", name="code")["value"] == codes[0]
    assert page.one("input", name="password").get("value") is None


@PAGES
def test_wrong_code_is_told_beside_it_and_the_password_is_not_given_back(inside, phone, name):
    for code in (WRONG_CODE, code_of(phone)):  # which was used at sign-in
        response = inside.prove(name, code)
        assert told(response) == {"password": AGAIN, "code": WRONG_CODE_TOLD}
        assert PASSWORD not in response.content.decode()
    assert inside.key() == ""


@PAGES
def test_nothing_typed_is_told_beside_each_and_counts_as_no_try(inside, name):
    for _try in range(6):
        response = inside.prove(name, password="")
    assert told(response) == {"password": "Type your password.", "code": "Type the code."}


@PAGES
@pytest.mark.parametrize("wrong", [{"password": "wrong"}, {"code": WRONG_CODE}])
def test_fifth_wrong_try_locks_and_the_right_one_gives_nothing(inside, codes, sara, name, wrong):
    right = {"code": codes[0], "password": PASSWORD}
    answers = [inside.prove(name, **{**right, **wrong}).status_code for _try in range(5)]
    assert answers == [200] * 4 + [429]
    assert inside.prove(name, **right).status_code == 429
    assert second_factor.recovery_codes_left(sara) == 10
    assert inside.key() == ""


def test_old_password_counts_in_the_form_that_changes_it(inside, client):
    new = "another long walk by the sea"
    data = {"old_password": "wrong", "new_password1": new, "new_password2": new}
    answers = [
        client.post(reverse("admin:password_change"), data, REMOTE_ADDR=inside.address)
        for _try in range(6)
    ]
    assert [each.status_code for each in answers] == [200] * 4 + [429] * 2


def test_recovery_code_proves_once(inside, codes, client):
    inside.prove("enrol", codes[0])
    assert inside.key() != ""
    client.post(reverse("admin:logout"))
    inside.type_password()
    inside.type_code(codes[1])
    assert told(inside.prove("enrol", codes[0]))["code"] == WRONG_CODE_TOLD


def test_request_without_the_question_changes_nothing(inside, codes, sara, client):
    """As forms of versions before sent it."""
    client.post(reverse("admin:security"))
    client.post(reverse("admin:recovery-codes"), {"next": "/"})
    client.post(reverse("admin:enrol"), {"code": codes[0]})
    assert second_factor.recovery_codes_left(sara) == 10


def test_account_without_a_phone_has_no_recovery_codes_to_make(visitor, sara, settings, client):
    settings.SECOND_FACTOR_REQUIRED = False
    visitor.type_password()
    response = client.get(reverse("admin:recovery-codes"))
    assert response["Location"] == reverse("admin:security")
    enrolled_phone(sara)
    assert visitor.asks_for() == "second-factor"


@pytest.mark.parametrize("language", ["ar", "en"])
@PAGES
def test_question_stands_in_the_person_s_language(inside, client, name, language):
    client.cookies["django_language"] = language
    response = client.get(reverse(f"admin:{name}"))
    page = parse(response.content.decode())
    assert page.one("html")["lang"] == language
    assert ("كلمة المرور" in page.one("form", id="identity-form").text) == (language == "ar")
    assert "no-store" in response["Cache-Control"]
