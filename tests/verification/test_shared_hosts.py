"""Links on sites where anybody gets a page: only the stored page itself is theirs."""

import pytest

from contacts.verification.verdict import Answer, Known
from tests.verification.test_verdict import KNOWN, verify


@pytest.mark.parametrize(
    "text",
    [
        "https://x.com/citizen_care/status/1234567890123456789",
        "https://x.com/citizen_care/status/1234567890123456789?s=20",
        "x.com/citizen_care/photo",
        "https://twitter.com/citizen_care/lists/x",
        "https://x.com/citizen_care/../evil",
        "https://x.com/citizen_care/%2e%2e/evil",
        "https://x.com/citizen_care/.%2E/evil",
        "https://x.com/citizen_care/..",
        "https://x.com//citizen_care",
        "https://x.com/citizen_care//evil",
        "https://x.com/citizen_care#!/evil",
        "https://x.com/citizen_care?redirect=evil",
        "https://x.com:8443/citizen_care",
        "https://x.com/evil/../citizen_care",
        "https://x.com/evil/%2e%2e/citizen_care",
        "https://x.com/i/status/1234567890123456789",
        "https://x.com/intent/follow?screen_name=citizen_care",
        "https://x.com/intent/post?text=@citizen_care",
    ],
)
def test_verify_knows_nothing_of_what_is_not_the_profile_itself(text):
    assert verify(text, KNOWN).answer is Answer.NOT_KNOWN


@pytest.mark.parametrize(
    "text",
    [
        "https://www.facebook.com/citizen/posts/1",
        "https://facebook.com/citizen/../evil",
        "https://facebook.com/citizen/%2e%2e/evil",
        "https://t.me/citizen/12",
        "https://t.me/citizen?start=1",
        "https://evil.t.me/citizen",
    ],
)
def test_verify_a_stored_page_on_a_shared_site_vouches_for_nothing_below_it(text):
    pages = [Known("url", "https://facebook.com/citizen"), Known("url", "https://t.me/citizen")]
    assert verify("facebook.com/citizen/", pages).answer is Answer.YES
    assert verify(text, pages).answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


def test_verify_a_stored_page_on_a_shared_site_vouches_for_itself_only():
    video = Known("url", "https://youtube.com/@citizen")
    assert verify("https://www.youtube.com/@citizen", [video]).answer is Answer.YES
    assert verify("https://www.youtube.com/@other", [video]).answer is Answer.NOT_KNOWN
