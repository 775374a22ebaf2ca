"""The check of the stored texts, and the reasons that let a difference stand."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from contacts.languages.fact_check import Difference, Fact
from contacts.languages.fact_report import Mismatch, accept, describe, describe_all, mismatches
from contacts.models import Guide, Step, Topic
from tests.directory_rows import make_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    make_directory()
    return Guide.objects.get(slug="call")


def check(*options: str) -> str:
    out = StringIO()
    call_command("check_content", *options, stdout=out)
    return out.getvalue()


@pytest.fixture
def step(guide):
    Step.objects.filter(uid="dial").update(text_en="Dial 19911")
    return Step.objects.get(uid="dial")


def test_difference_is_found_in_a_part(step):
    difference = Difference(Fact.NUMBER, ("19912",), ("19911",))
    assert list(mismatches()) == [Mismatch(step, "text", (difference,), "")]


def test_reason_holds_until_a_text_changes(step):
    accept(step, "text", reason="Another number abroad")
    assert [mismatch.reason for mismatch in mismatches()] == ["Another number abroad"]
    step.text_en = "Dial 19911 now"
    step.save()
    assert [mismatch.reason for mismatch in mismatches()] == [""]


@pytest.mark.usefixtures("english")
def test_command_names_place_and_difference_and_fails(step):
    with pytest.raises(CommandError, match=r"1 problem found\."):
        check()
    accept(step, "text", reason="Another number abroad")
    first, *_counts, last = check().splitlines()
    assert first == (
        f"Guide call, step #{step.pk}, text: Number: the Arabic has \u206819912\u2069, "
        "the English has \u206819911\u2069. Reason: Another number abroad"
    )
    assert last == "Arabic and English say the same."


@pytest.mark.usefixtures("english", "db")
def test_strict_command_fails_for_a_missing_translation():
    assert check("--strict") == "Arabic and English say the same.\n"
    Topic.objects.create(slug="loans", name_en="Loans")
    assert check().startswith("topic (ar): missing: 1\n")
    with pytest.raises(CommandError):
        check("--strict")


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (
            Difference(Fact.TIME, ("08:00",), ()),
            "Time: only the Arabic has \u206808:00\u2069.",
        ),
        (
            Difference(Fact.WEEKDAY, (), ("sun", "mon")),
            "Day of the week: only the English has Sunday, Monday.",
        ),
    ],
)
def test_difference_is_a_sentence(difference, words):
    assert describe(difference) == words
    assert describe_all([difference, difference]) == f"{words} {words}"
