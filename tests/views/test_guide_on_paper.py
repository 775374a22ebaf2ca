"""The QR code of a guide, for those who hold it on paper."""

import pytest
from django.conf import settings

from citizen_help.qr import qr_code
from contacts.models import Guide

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_code_leads_to_the_guide(client, language):
    response = client.get(f"/{language}/guides/call-19912/qr.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    address = f"{settings.SITE_URL}/{language}/guides/call-19912/"
    assert response.content.decode() == qr_code(address)


def test_draft_has_no_code(client):
    Guide.objects.filter(slug="call-19912").update(status="draft")
    assert client.get("/ar/guides/call-19912/qr.svg").status_code == 404


@pytest.mark.parametrize("page", ["guides/call-19912", "booklet.html"])
def test_paper_names_the_host_in_letters_and_links_keep_it_encoded(client, settings, page):
    settings.SITE_URL = "https://xn--mgbero5aze.example"
    html = client.get(f"/ar/{page}{'' if '.' in page else '/'}").content.decode()
    assert ">https://مساعدة.example/ar/" in html
    assert ">https://xn--" not in html
    assert '"https://xn--mgbero5aze.example/ar/' in html
