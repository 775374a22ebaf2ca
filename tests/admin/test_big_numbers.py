"""Numbers that no database holds, wherever an address or a parameter takes one."""

import pytest

pytestmark = pytest.mark.django_db
BIG = "9" * 30
ENDS = (
    "{0}/change/",
    "{0}/history/",
    "{0}/delete/",
    "1/history/{0}/",
    "{0}/history/{0}/",
    "?p={0}",
)
PUBLIC = ("/ar/questions/?page={0}", "/ar/search/?q=a&page={0}", "/ar/report/?endpoint={0}")
PUBLIC += ("/api/v1/directory-continued.json?part={0}", "/sitemap-guides.xml?p={0}")


@pytest.mark.parametrize("model", ["guide", "channel", "holiday", "feedback"])
def test_desk_has_no_row_of_such_a_number(admin_client, model):
    pages = [f"/admin/contacts/{model}/{end.format(BIG)}" for end in ENDS]
    assert {admin_client.get(page).status_code for page in pages} <= {200, 302, 403, 404}


NUMBERS = ("2147483648", "9223372036854775808", "-1", "1e309", "٢", "0", "\0", "1\0")
NAMES = ("page", "part", "p", "q", "endpoint", "guide", "channel", "noted", "renewed", "helped")


@pytest.mark.parametrize("number", NUMBERS)
def test_no_parameter_of_a_page_for_readers_fails_with_a_number(client, number):
    paths = ["/ar/", "/ar/questions/", "/en/search/", "/en/suggest/", "/ar/verify/", "/ar/report/"]
    paths += ["/api/v1/directory.json", "/api/v1/directory-continued.json", "/sitemap.xml"]
    asked = dict.fromkeys(NAMES, number)
    assert max(client.get(path, asked).status_code for path in paths) < 500
    sent = [client.post(path, asked).status_code for path in ("/en/report/", "/en/verify/")]
    assert max(sent) < 500


@pytest.mark.parametrize("name", ["\0", "a\0b", "a" * 300, "ع" * 300, "a" * 100_000, "\ufdfa" * 90])
def test_sign_in_refuses_names_that_no_database_holds(client, name):
    sent = {"username": name, "password": "b"}
    assert client.post("/admin/login/", sent).status_code == 200
    assert (
        client.post("/admin/login/", {"username": "a", "password": name[:1] * 5}).status_code == 200
    )


def test_pages_for_readers_take_such_a_number(client):
    assert {client.get(page.format(BIG)).status_code for page in PUBLIC} <= {200, 404}
