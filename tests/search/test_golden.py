"""Real questions against the first content: the right guide comes first."""

from pathlib import Path

import pytest
import yaml

from contacts.search.service import search

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
# How many first results must be right: of what was collected, of what people ask who know the
# public pages alone, and of other ways to type the same.
RIGHT_SHARE = {"queries": 0.95, "beneficiaries": 0.92, "readings": 1.0, "everyday": 0.92}


def listed(name: str) -> list[dict]:
    return yaml.safe_load((GOLDEN / f"{name}.yaml").read_text(encoding="utf-8"))


def first(query: str, language: str) -> str | None:
    hits = search(query, language=language).hits
    return hits[0].row.slug if hits else None


@pytest.mark.django_db
@pytest.mark.parametrize("name", RIGHT_SHARE)
def test_first_result_is_right(first_content, name):
    queries = listed(name)
    wrong = [
        f"{one['q']}: {found}"
        for one in queries
        if (found := first(one["q"], one["language"])) not in one["to"]
    ]
    assert len(wrong) <= (1 - RIGHT_SHARE[name]) * len(queries), wrong


def test_there_are_sixty_queries_of_every_kind():
    queries = listed("queries")
    assert len(queries) >= 60
    assert {one["kind"] for one in queries} == {
        *[
            "written",
            "dialect",
            "typo",
            "keyboard",
            "digits",
            "half",
            "keywords",
            "english",
            "spelling",
            "glued",
        ],
        *["number", "cross"],
    }
    assert {one["language"] for one in queries} == {"ar", "en"}


def test_there_are_sixty_questions_of_beneficiaries_in_every_speech():
    queries = listed("beneficiaries")
    assert len(queries) >= 60
    assert {one["kind"] for one in queries} == {
        *["written", "najdi", "hijazi", "gulf", "misspelt", "english", "latin"]
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("appeal", "complaint"), [("اعتراض", "make-complaint"), ("أقدم تظلم", "make-complaint")]
)
def test_appeal_is_not_taken_for_a_complaint(first_content, appeal, complaint):
    assert "شكوي" not in {stem for hit in search(appeal, language="ar").hits for stem in hit.stems}
