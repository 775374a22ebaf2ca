"""Every verdict has words in both languages, and none gives more comfort than its evidence."""

import re
from itertools import product

import pytest
from django.utils.translation import override

from contacts.verification import sentences
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Verdict, Why

JUDGED = [answer for answer in Answer if answer not in {Answer.EMPTY, Answer.TOO_LONG}]
VERDICTS = [Verdict(answer, kind, "x", (), why) for answer, kind, why in product(JUDGED, Kind, Why)]
MESSAGES = [verdict for verdict in VERDICTS if verdict.answer is not Answer.NOT_CHECKED]
YES = {"ar": "نعم", "en": "Yes"}


@pytest.mark.parametrize(("language", "letters"), [("ar", "[\u0621-\u064a]"), ("en", "[A-Za-z]")])
def test_every_verdict_has_a_heading_and_a_message_a_sentence(language, letters):
    with override(language):
        told = [sentences.heading(verdict) for verdict in VERDICTS]
        told += [words(one) for one in MESSAGES for words in (message, sentences.instruction)]
    assert [text for text in told if not re.search(letters, text)] == []


def message(verdict: Verdict) -> str:
    return f"{sentences.message_heading(verdict)}: {sentences.message_sentence(verdict)}"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_only_a_yes_without_a_but_is_called_so(language):
    with override(language):
        said = {
            (verdict.answer, verdict.why)
            for verdict in VERDICTS
            if sentences.heading(verdict).startswith(YES[language])
        }
        messages = [message(verdict) for verdict in MESSAGES]
    assert {answer for answer, _ in said} == {Answer.YES}
    assert not {why for _, why in said} & {Why.INSECURE, Why.APP_NAME}
    assert [text for text in messages if text.startswith(YES[language])] == []


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", [Kind.PHONE, Kind.LINK, Kind.HANDLE])
@pytest.mark.parametrize("why", sorted(sentences.PLAIN_REASONS))
def test_every_plain_yes_says_what_it_leaves_open(language, kind, why):
    with override(language):
        assert sentences.sentence(Verdict(Answer.YES, kind, "x", (), why))
