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


def test_pages_for_readers_take_such_a_number(client):
    assert {client.get(page.format(BIG)).status_code for page in PUBLIC} <= {200, 404}
