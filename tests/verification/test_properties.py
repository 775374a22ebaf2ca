"""What holds for whatever people write: nothing foreign hides beside what is theirs, and what is
theirs is known however it is written.

PROPERTY_EXAMPLES=200000 tries so many of each at random, for a run by hand.
"""

import os

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import booleans, one_of

from contacts.verification.judge import verify
from contacts.verification.verdict import Answer, Known, Why
from tests.verification.writings import (
    AFTER,
    BESIDE,
    JOINTS,
    dressed,
    foreign,
    keycaps,
    official,
    pick,
    said,
    stored_handles,
    stored_links,
    stored_numbers,
    words,
)

MOBILE, UNIFIED = Known("phone", "+966501234567"), Known("phone", "920001234")
KNOWN = [
    Known("url", "https://www.ca.gov.sa/"),
    Known("phone", "19912"),
    MOBILE,
    UNIFIED,
    Known("x", "citizen_care"),
    Known("app", "تطبيق «حساب المواطن»"),
    Known("app", "Citizen Account app"),
    Known("ios", "https://apps.apple.com/sa/app/id123"),
]
BY_HAND = int(os.environ.get("PROPERTY_EXAMPLES", "0"))


def often(count):
    return settings(
        max_examples=BY_HAND or count,
        deadline=None,
        derandomize=not BY_HAND,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def answer_of(text: str) -> Answer:
    return verify(text, KNOWN)[0].answer


@often(6000)
@given(stored_numbers().flatmap(dressed))
def test_a_number_of_theirs_is_known_however_it_is_written(text):
    assert answer_of(text) is Answer.YES


@often(500)
@given(one_of(keycaps, said), pick(AFTER), pick(BESIDE))
def test_a_number_of_theirs_is_known_however_it_is_said_or_drawn(text, after, beside):
    assert answer_of(f"{beside} {text}{after}") is Answer.YES


@often(3000)
@given(stored_links().flatmap(dressed))
def test_a_link_of_theirs_is_known_however_it_is_written(text):
    assert answer_of(text) is Answer.YES


@often(3000)
@given(stored_handles().flatmap(dressed))
def test_an_account_of_theirs_is_known_however_it_is_written(text):
    assert answer_of(text) is Answer.YES


@often(500)
@given(
    pick(["", "و", "ب", "تطبيق ", "التطبيق: ", "app: "]),
    pick(["حساب المواطن", "«حساب المواطن»", "حِسَاب المُواطن", "citizen account", "Citizen Account"]),
    pick(["", ".", "!", "😊", "\u200f"]),
)
def test_the_name_of_their_app_is_known_and_proves_nothing(before, name, after):
    verdict = verify(before + name + after, KNOWN)[0]
    assert (verdict.answer, verdict.why) == (Answer.YES, Why.APP_NAME)


@often(3000)
@given(words, official, words)
def test_amounts_dates_and_codes_beside_it_raise_no_doubt(before, value, after):
    assert answer_of(f"{before} {value} , {after}") is Answer.YES


@often(8000)
@given(words, official, pick(JOINTS), foreign, words, booleans())
def test_nothing_foreign_hides_beside_what_is_theirs(before, value, joint, other, after, is_first):
    pair = [other, value] if is_first else [value, other]
    assert answer_of(f"{before} {joint.join(pair)} {after}") is not Answer.YES
