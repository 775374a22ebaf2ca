"""The checker knows what an example publishes, its fakes, and what merely looks like either."""

import pytest

from contacts.endpoints.kinds import KINDS
from contacts.models import Claim, Endpoint
from tests.views.test_verify import answer, ask

SHORT = 4  # digits of a number that too many others are near to
LIKE = {
    "url": lambda value: value.removeprefix("https://").strip("/").replace(".", "-") + ".com",
    "email": lambda value: value.replace("@", "@mail-").replace(".example", "-example"),
    "phone": lambda value: value[:-2] + value[:-3:-1],
    "whatsapp": lambda value: value[:-2] + value[:-3:-1],
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_checker_says_yes_to_all_that_is_published(client, example, language):
    said = {
        text: answer(ask(client, text, language))
        for endpoint in Endpoint.objects.published()
        for text in (endpoint.value, KINDS[endpoint.kind].display(endpoint.value))
    }
    assert said == dict.fromkeys(said, "yes")
    assert len(said) >= 5


@pytest.mark.parametrize("language", ["ar", "en"])
def test_checker_says_no_to_fakes_and_to_what_looks_alike(client, example, language):
    claims = [claim.value for claim in Claim.objects.published()]
    alike = [
        LIKE[endpoint.kind](endpoint.value)
        for endpoint in Endpoint.objects.published()
        if endpoint.kind in LIKE and len(endpoint.value) > SHORT
    ]
    said = {text: answer(ask(client, text, language)) for text in claims + alike}
    assert said == dict.fromkeys(claims, "fake") | dict.fromkeys(alike, "looks_like")
    assert claims
    assert alike
