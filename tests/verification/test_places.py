"""A place of theirs: by its point, by a link to it on a map, by its postal address."""

import pytest

from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Known
from tests.verification.test_verdict import KNOWN

LABELS = (
    "7210 طريق الملك فهد، حي العليا، الرياض 12214",
    "7210 King Fahd Road, Al Olaya, Riyadh 12214",
)
OFFICE = Known("address", "geo:24.7136,46.6753", None, LABELS)
THEIRS = [*KNOWN, OFFICE]


@pytest.mark.parametrize(
    "text",
    [
        "24.7136, 46.6753",
        "٢٤.٧١٣٦، ٤٦.٦٧٥٣",
        "موقعنا 24.713600,46.675300 واتصل على 19912",
        "https://maps.google.com/?q=24.7136,46.6753",
        "https://www.google.com/maps?q=24.7136,46.6753&z=17",
        "https://www.google.com/maps/search/24.7136,46.6753",
        "https://maps.apple.com/?ll=24.7136,46.6753",
        *LABELS,
        "٧٢١٠ طريق الملك فهد - حي العليا - الرياض ١٢٢١٤",
        f"زورونا في {LABELS[0]} أو اتصلوا على 19912",
    ],
)
def test_place_of_theirs_is_theirs_however_it_is_written(text):
    found = verify(text, THEIRS)
    assert {one.answer for one in found} == {Answer.YES}
    assert OFFICE in {known for one in found for known in one.real}


@pytest.mark.parametrize(
    "text",
    [
        "24.7137, 46.6753",
        "46.6753, 24.7136",
        "https://maps.google.com/?q=24.7136,46.6754",
        "https://maps.google.com/?q=24.7136,46.6753&destination=24.9999,46.6753",
        "https://maps.google.com/?q=24.7136,46.6753&continue=https://evil.example",
        "https://maps.example/?q=24.7136,46.6753",
        f"{LABELS[0]} 0559876543",
        "7211 طريق الملك فهد، حي العليا، الرياض 12214",
    ],
)
def test_another_place_or_what_stands_beside_it_is_not(text):
    assert verify(text, THEIRS)[0].answer is not Answer.YES


def test_point_of_nobody_is_a_place_and_no_number():
    [found] = verify("21.4225, 39.8262", THEIRS)
    assert (found.answer, found.kind) == (Answer.NOT_KNOWN, Kind.PLACE)
