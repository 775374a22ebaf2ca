"""Addresses on buttons go on in the next line between their parts, numbers never do."""

import pytest

from contacts.models import Channel, Endpoint


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("email", "food@sunbula.example.org", "food@<wbr>sunbula.<wbr>example.<wbr>org"),
        ("url", "https://sunbula.example.org/ask", "sunbula.<wbr>example.<wbr>org/<wbr>ask"),
        ("phone", "1234", ">1234<"),
    ],
)
def test_address_breaks_between_its_parts(client, db, kind, value, shown):
    channel = Channel.objects.create(slug="way", kind="website", status="published", name_en="Way")
    Endpoint.objects.create(channel=channel, kind=kind, value=value, status="published")
    html = client.get("/en/channels/way/").content.decode()
    button = html[html.index('class="button') :]
    assert shown in button[: button.index("</a>")]
