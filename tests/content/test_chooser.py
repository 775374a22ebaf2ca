"""The chooser in content files: what is refused, by its line, and the first content's own."""

import pytest

from contacts.content.problems import ContentError
from contacts.models import ChooserAnswer, ChooserQuestion
from contacts.publishing.chooser_gaps import gaps
from tests.content.loading import load_first_content, load_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
QUESTION = """\
chooser:
  - slug: q
    status: draft
    answers:
      - slug: a
        text: {en: A}
"""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("kinds: [phone, pigeon]", "“pigeon” is none of: website, phone, app"),
        ("kinds: phone", "A list is expected here"),
        ("can_sign_in: perhaps", "“perhaps” is none of: yes, no."),
        ("leads_to: search", "“search” is none of: verify, guide."),
        ("guide: nowhere", "There is no “nowhere” among the guides."),
        ("ends: maybe", "“maybe” is neither true nor false."),
    ],
)
def test_wrong_value_is_told_by_its_line(line, told):
    with pytest.raises(ContentError) as caught:
        load_text(f"{QUESTION}        {line}\n")
    key = line.partition(":")[0]
    assert str(caught.value).startswith(f"chooser[0].answers[0].{key}")
    assert told in str(caught.value)
    assert not ChooserQuestion.objects.exists()


def test_answer_is_found_again_by_its_slug_and_keeps_what_the_file_leaves_out():
    load_text(f"{QUESTION}        kinds: [phone]\n        ends: true\n")
    load_text(f"{QUESTION}        ends: false\n")
    [row] = ChooserAnswer.objects.all()
    assert (row.slug, row.kinds, row.ends) == ("a", frozenset({"phone"}), False)


def test_first_content_lacks_nothing():
    load_first_content()
    assert list(gaps()) == []
    asked = [[one.slug for one in row.answers.all()] for row in ChooserQuestion.objects.all()]
    assert asked == [
        ["ask", "assistance", "complain", "app", "check"],
        ["yes", "no"],
        ["call", "write", "either"],
    ]
