"""One thing is told once, and an unknown mailbox beside the published ones."""

import pytest

from contacts.verification import sentences
from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Known
from tests.verification.test_verdict import KNOWN

WITH_MAIL = [*KNOWN, Known("email", "help@ca.gov.sa")]


@pytest.mark.parametrize("mail", ["help@gmail.com", "info@hotmail.com", "someone@example.com"])
def test_unknown_mailbox_is_one_piece_beside_the_published_ones(mail):
    [found] = verify(mail, WITH_MAIL)
    assert (found.answer, found.kind) == (Answer.NOT_KNOWN, Kind.EMAIL)
    assert [known.value for known in found.real] == ["help@ca.gov.sa"]
    [alone] = verify(mail, KNOWN)
    assert sentences.sentence(found) != sentences.sentence(alone)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("حمل تطبيق AnyDesk", Kind.APP),
        ("install the AnyDesk app", Kind.APP),
        ("https://anydesk.com/download", Kind.LINK),
        ("discord.gg/abc", Kind.LINK),
    ],
)
def test_service_in_what_nobody_knows_is_told_once(text, kind):
    assert [one.kind for one in verify(text, KNOWN)] == [kind]


def test_service_that_is_named_beside_it_is_told():
    kinds = [one.kind for one in verify("راسلنا على Signal أو help@example.com", KNOWN)]
    assert sorted(kinds) == [Kind.EMAIL, Kind.SERVICE]
