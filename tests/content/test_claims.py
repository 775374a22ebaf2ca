"""What others present as theirs, in the content file: kept, changed, and never theirs as well."""

import pytest
from django.core.management import call_command

from contacts.content.exporter import export_text
from contacts.content.importer import Outcome, import_content
from contacts.content.nodes import parse
from contacts.content.preview import preview_content
from contacts.content.problems import ContentError
from contacts.content.records import read_content
from contacts.history import versions
from contacts.models import Claim, Endpoint
from tests.content.broken import GOOD
from tests.content.loading import load_first_content, load_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]

CLAIMS = """\
claims:
  - kind: x
    value: "https://twitter.com/CitizenCare"
    verdict: disputed
    status: published
    verified_on: 2026-11-22
    source: "www.example.org/article"
    note:
      ar: "تذكره مقالات أخرى."
      en: "Other articles give it."
  - kind: phone
    value: "٠٥٥ ١٢٣ ٤٥٦٧"
    verdict: fake
"""
EXPORTED = """\
claims:
  - kind: x
    value: "CitizenCare"
    verdict: disputed
    status: published
    verified_on: 2026-11-22
    source: "https://www.example.org/article"
    note:
      ar: "تذكره مقالات أخرى."
      en: "Other articles give it."

  - kind: phone
    value: "+966551234567"
    verdict: fake
    status: draft
"""


def told(text: str) -> list[tuple[int | None, str, str]]:
    """What is wrong with a file; and nothing of it is stored."""
    before = export_text()
    with pytest.raises(ContentError) as caught:
        load_text(text)
    assert export_text() == before
    return [(one.at.line, one.at.path, one.message) for one in caught.value.problems]


def test_claims_come_back():
    load_text(CLAIMS)
    exported = export_text()
    assert EXPORTED in exported
    assert load_text(exported).changed_nothing
    assert load_text(CLAIMS).changed_nothing
    Claim.objects.all().delete()
    load_text(exported)
    assert export_text() == exported


def test_file_without_the_section_keeps_claims():
    load_text(CLAIMS)
    load_text(GOOD, prune=True)
    assert Claim.objects.count() == 2


def test_only_prune_removes_what_the_section_lacks():
    load_text(CLAIMS)
    one = "claims:\n  - {kind: phone, value: '0551234567', verdict: fake}\n"
    load_text(one)
    assert Claim.objects.count() == 2
    assert load_text(one, prune=True).counts[Outcome.REMOVED] == 1
    assert Claim.objects.get().value == "+966551234567"


def test_other_capitals_are_the_same_claim():
    load_text(CLAIMS)
    key = Claim.objects.get(kind="x").pk
    report = load_text(CLAIMS.replace("CitizenCare", "citizencare"))
    assert (report.counts[Outcome.CREATED], report.counts[Outcome.CHANGED]) == (0, 1)
    assert Claim.objects.get(kind="x").pk == key
    assert Claim.objects.get(kind="x").value == "citizencare"


def test_import_is_in_the_history():
    load_text(CLAIMS)
    [entry] = versions.entries(Claim.objects.get(kind="x"))
    assert entry.change is versions.ChangeKind.IMPORTED


@pytest.mark.parametrize(
    ("old", "new", "line", "field", "says"),
    [
        ("verdict: fake", "verdict: true", 13, "claims[1].verdict", "is none of: fake, disputed"),
        ("kind: phone", "kind: fax", 11, "claims[1].kind", "is none of: phone"),
        ("٠٥٥", "٥", 12, "claims[1].value", "is not a phone number"),
        ("www.example.org", "http://example.org", 7, "claims[0].source", "safe web address"),
        ("    verdict: fake\n", "", 11, "claims[1].verdict", "“verdict” is missing here"),
        ("2026-11-22", "22-11-2026", 6, "claims[0].verified_on", "is not a date"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old, new, line, field, says):
    [found] = told(CLAIMS.replace(old, new, 1))
    assert found[:2] == (line, field)
    assert says in found[2]


def test_claim_that_is_there_twice_in_two_spellings_is_told():
    again = '  - {kind: x, value: "@CITIZENCARE", verdict: fake}\n'
    [(line, field, message)] = told(CLAIMS + again)
    assert (line, field) == (14, "claims[2].value")
    assert "is here twice: it is on line 3 already" in message


OURS = '  - {kind: phone, value: "١٩٩١٢", verdict: fake}\n'
CHANNEL = "channels:\n  - slug: hotline\n    kind: phone\n    endpoints:\n"
NUMBER = '      - {kind: phone, value: "0551234567"}\n'


def test_claim_on_a_stored_number_of_theirs_is_told():
    load_text(GOOD)
    [(line, field, message)] = told(f"claims:\n{OURS}")
    assert (line, field) == (2, "claims[0].value")
    assert "is theirs: it stands under “Unified number”" in message


def test_claim_on_a_number_of_the_same_file_is_told_on_both_lines():
    found = told(f"claims:\n{OURS}{GOOD}")
    assert [one[:2] for one in found] == [
        (2, "claims[0].value"),
        (14, "channels[0].endpoints[0].value"),
    ]


def test_number_that_is_claimed_is_told():
    load_text(CLAIMS)
    [(line, field, message)] = told(CHANNEL + NUMBER)
    assert (line, field) == (5, "channels[0].endpoints[0].value")
    assert "is recorded under “Fakes and disputed values”" in message


def test_number_that_is_claimed_may_stay_as_a_draft():
    load_text(CLAIMS)
    load_text(CHANNEL + NUMBER.replace("}", ", status: draft}"))
    assert Endpoint.objects.get().value == "+966551234567"


def test_number_that_was_theirs_becomes_a_fake_in_one_file():
    load_text(CHANNEL + NUMBER)
    load_text(f'{CHANNEL}      - {{kind: phone, value: "19912"}}\n{CLAIMS}', prune=True)
    assert Endpoint.objects.get().value == "19912"
    assert Claim.objects.filter(value="+966551234567").exists()


def test_claim_that_was_wrong_becomes_theirs_in_one_file():
    load_text(CLAIMS)
    load_text(f"claims: []\n{CHANNEL}{NUMBER}", prune=True)
    assert (Claim.objects.count(), Endpoint.objects.get().value) == (0, "+966551234567")


def test_contradiction_that_a_shell_left_stops_no_import_of_the_same():
    load_text(CLAIMS)
    load_text(CHANNEL + NUMBER.replace("}", ", status: draft}"))
    Endpoint.objects.update(status="published")
    assert load_text(export_text()).changed_nothing


def test_dry_run_shows_a_claim_and_stores_none():
    content = read_content(parse(CLAIMS.encode()))
    assert '+    value: "CitizenCare"' in preview_content(content)
    assert not Claim.objects.exists()
    import_content(content)
    assert Claim.objects.count() == 2


def test_first_content_tells_of_the_disputed_account(capsys):
    load_first_content()
    claim = Claim.objects.get()
    assert (claim.kind, claim.value, claim.verdict) == ("x", "CitizenCare", "disputed")
    assert (claim.is_published, claim.source) == (True, "")
    for note in (claim.note_ar, claim.note_en):
        assert "@CitizenCare" in note
        assert "@citizen_care" in note
    call_command("check_content", "--strict")
    assert "Arabic and English say the same." in capsys.readouterr().out
