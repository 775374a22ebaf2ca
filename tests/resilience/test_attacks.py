"""A handful of the hostile requests, and the rules that the experiments judge by."""

import pytest
from django.urls import reverse

from citizen_help.content_type import normalize_content_type
from citizen_help.wsgi import django_application
from contacts.models import Guide
from tests.resilience.attacks import public_requests
from tests.resilience.attacks.hostile import Hostile
from tests.resilience.attacks.leaving import PAYLOADS, leaves
from tests.resilience.attacks.wsgi import Asked, ask

REQUESTS = 100
FORM = "application/x-www-form-urlencoded"


@pytest.mark.usefixtures("kept_connection")
def test_hostile_requests_get_no_5xx(first_content):
    hostile, known = Hostile(1), public_requests.known_paths()
    requests = [public_requests.made(hostile, known) for _ in range(REQUESTS)]
    application = normalize_content_type(django_application)
    found = [(asked, ask(application, asked).status) for asked in requests]
    assert [(asked, status) for asked, status in found if status >= 500 or not status] == []


def test_same_seed_makes_the_same_requests():
    first, second = Hostile(3), Hostile(3)
    assert [first.text() for _ in range(50)] == [second.text() for _ in range(50)]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_every_payload_would_leave_the_site(payload):
    assert leaves("https://localhost/", payload)


@pytest.mark.parametrize("location", ["/ar/", "/admin/?next=//x", "?a=b", "https://localhost/en/"])
def test_addresses_of_the_site_stay_on_it(location):
    assert not leaves("https://localhost/ar/", location)


@pytest.mark.django_db
def test_made_up_keys_in_a_list_are_refused(admin_client):
    url = reverse("admin:contacts_topic_changelist")
    sent = {"action": "publish", "_selected_action": ["[[["]}
    assert admin_client.post(url, sent).status_code == 400


def test_version_of_a_row_with_a_made_up_key_is_not_there(admin_client, first_content):
    guide = Guide.objects.first()
    url = reverse("admin:contacts_guide_history", args=[guide.pk])
    assert admin_client.get(url.replace(f"/{guide.pk}/", "/x/") + "1/").status_code == 404


def test_body_is_sent_as_it_is_told():
    asked = Asked("POST", b"/", body=b"a=1", content_type=FORM)
    environ = asked.environ()
    assert (environ["CONTENT_LENGTH"], environ["wsgi.input"].read()) == ("3", b"a=1")
