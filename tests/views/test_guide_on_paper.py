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
