"""What others present as theirs: named as fake or disputed, with the editor's note and source."""

from dataclasses import dataclass, replace
from datetime import date

import pytest

from contacts.enums import ClaimVerdict
from contacts.publishing.snapshot import published
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Claimed, Verdict, Why
from contacts.views import verify as view
from tests.directory_rows import make_directory
from tests.html import Element, parse

pytestmark = pytest.mark.django_db


@dataclass
class Row:
    """What the page reads of a claim that is stored."""

    kind: str = "phone"
    value: str = "920012345"
    verdict: str = "fake"
    note_ar: str | None = "يطلب رمز التحقق."
    note_en: str | None = "Asks for the code."
    source: str = "https://www.example.org/report?a=1&b=2"
    verified_on: date | None = date(2026, 11, 12)


@pytest.fixture
def verdict(client, monkeypatch):
    """The verdict's section on a text that is the value of a claim."""
    make_directory()

    def check(row: Row, language: str = "ar", *, before: tuple[Verdict, ...] = ()) -> Element:
        claimed = Claimed(row.kind, row.value, ClaimVerdict(row.verdict), row)
        kind = Kind.PHONE if row.kind == "phone" else Kind.HANDLE

        def judge(text, known, claims):
            found = Answer(row.verdict), kind, row.value, tuple(known), Why.CLAIMED, claimed
            return (*before, Verdict(*found))

        monkeypatch.setattr(view, "judge", judge)
        html = client.post(f"/{language}/verify/", {"q": row.value}).content.decode()
        return parse(html).one("section", id="verdict")

    return check


@pytest.mark.parametrize(
    ("language", "heading", "told", "note"),
    [
        (
            "ar",
            "لا، ورد بلاغ بأنه مزيف",
            "ورد البلاغ بأنه مزيف في 12 نوفمبر 2026.",
            "يطلب رمز التحقق.",
        ),
        ("en", "No, this was", "Reported as fake on 12 November 2026.", "Asks for the code."),
    ],
)
def test_a_fake_is_named_with_day_note_and_source(verdict, language, heading, told, note):
    section = verdict(Row(), language)
    assert (section["data-answer"], section["class"]) == ("fake", "verdict verdict-no")
    assert section.one("h2").text.startswith(heading)
    [row] = section.all("li", data_piece_answer="fake")
    assert {told, note} <= {paragraph.text for paragraph in row.all("p")}
    [source] = row.all("a", rel="noopener")
    assert (source["href"], source["rel"]) == ("https://www.example.org/report?a=1&b=2", "noopener")
    assert "example.org" in source.text
    assert "920012345" in row.text
    assert row.all("dl") == []  # nobody would take it for theirs


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_day_that_is_not_known_is_not_told(verdict, language):
    section = verdict(Row(verified_on=None, note_ar=None, note_en=" ", source=""), language)
    assert "2026" not in section.text
    assert [link["href"] for link in section.all("a")] == ["tel:19912"]
    assert all(paragraph.text for paragraph in section.all("p"))


@pytest.mark.parametrize(
    "source", ["http://www.example.org/", "javascript:alert(1)", "//example.org", "example.org"]
)
def test_only_a_secure_source_is_a_link(verdict, source):
    links = [link["href"] for link in verdict(Row(source=source)).all("a")]
    assert links == ["tel:19912"]


@pytest.mark.parametrize(
    ("language", "heading", "listed"),
    [
        ("ar", "المصادر مختلفة فيه، فلا تعتمد عليه", "المنشور هنا"),
        ("en", "Sources disagree, so do not rely on it", "Listed here"),
    ],
)
def test_a_disputed_value_is_neither_theirs_nor_a_fake(verdict, language, heading, listed):
    row = Row(kind="x", value="CitizenCare", verdict="disputed")
    section = verdict(row, language)
    assert section["data-answer"] == "disputed"
    assert section["class"] == "verdict verdict-disputed"
    assert section.one("h2").text == heading
    box = section.one("li", data_piece_answer="disputed").one("dl")
    assert box.all("dt")[1].text == listed
    assert box.one("a")["href"] == "https://x.com/citizen_care"
    day = {"ar": "سُجّل ذلك في 12 نوفمبر 2026.", "en": "Recorded on 12 November 2026."}[language]
    assert day in [paragraph.text for paragraph in section.all("p")]


@pytest.mark.parametrize(
    ("language", "row", "other"),
    [("ar", Row(note_ar=None), "en"), ("en", Row(note_en=""), "ar")],
)
def test_a_note_in_the_other_language_is_marked_as_such(verdict, language, row, other):
    note = verdict(row, language).one("span", class_="foreign")
    assert (note["lang"], note["dir"]) == (other, "ltr" if other == "en" else "rtl")
    assert note.parent is not None
    assert note.parent.one("span", class_="tag").text


def test_a_note_is_shown_as_text(verdict):
    assert "<b>" in verdict(Row(note_ar="<b>عاجل</b>")).text


def test_a_claim_in_a_message_has_its_own_row(verdict):
    worse = Verdict(Answer.FAKE, Kind.LINK, "evil.example", (), Why.CLAIMED)
    section = verdict(Row(), before=(worse,))
    fakes = section.all("li", data_piece_answer="fake")
    assert ["ورد البلاغ" in row.text for row in fakes] == [False, True]


def test_the_judge_is_given_what_is_stored(client):
    row = Row()

    class Content:
        channels = ()
        claims = (row, replace(row, kind="x", value="CitizenCare", verdict="disputed"))

    assert list(view.claimed_values(Content)) == [
        Claimed("phone", "920012345", ClaimVerdict.FAKE, Content.claims[0]),
        Claimed("x", "CitizenCare", ClaimVerdict.DISPUTED, Content.claims[1]),
    ]
    assert list(view.claimed_values(published())) == []
