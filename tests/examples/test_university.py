"""When the university's help point and chats answer, and that nobody is told to call."""

import pytest

from contacts.models import Channel, Endpoint, Site
from tests.examples.files import EXAMPLES, load
from tests.examples.test_city import moment

pytestmark = pytest.mark.django_db
UNIVERSITY = next(path for path in EXAMPLES if path.stem == "university")
MOMENTS = [
    ("help-point", "2026-11-22 15:29", "open", "2026-11-22 15:30"),  # a Sunday
    ("help-point", "2026-11-22 16:00", "closed", "2026-11-23 08:00"),
    ("help-point", "2026-12-13 19:00", "open", "2026-12-13 20:00"),  # in the exam weeks
    ("help-point", "2027-02-09 09:00", "closed", "2027-02-09 10:00"),  # in Ramadan
    ("help-point", "2027-02-22 11:00", "closed", "2027-02-23 10:00"),  # Founding Day
    ("whatsapp", "2026-11-27 17:00", "closed", "2026-11-29 08:00"),  # a Friday
    ("whatsapp", "2026-12-18 17:00", "open", "2026-12-18 22:00"),  # one in the exam weeks
    ("help-form", "2026-11-27 03:00", "always", None),
]


def test_help_desk_answers_when_the_file_says_so():
    load(UNIVERSITY)
    channels = {channel.slug: channel for channel in Channel.objects.all()}
    for slug, at, state, changes in MOMENTS:
        status = channels[slug].status_at(moment(at))
        assert (slug, at, status.state) == (slug, at, state)
        if changes:
            assert (slug, at, status.changes_at) == (slug, at, moment(changes))


@pytest.mark.parametrize(
    ("language", "strip"),
    [
        ("ar", "موقع يديره الطلاب، وليس موقع الجامعة الرسمي."),
        ("en", "Run by students. Not the university’s own site."),
    ],
)
def test_students_say_whose_site_it_is_not_and_give_no_telephone(client, language, strip):
    load(UNIVERSITY)
    assert not Endpoint.objects.filter(kind="phone").exists()
    assert Site.objects.current().emergency.kind == "email"
    for path in ("", "verify/", "guides/phishing/"):
        page = client.get(f"/{language}/{path}").content.decode()
        assert strip in page
        assert "tel:" not in page
