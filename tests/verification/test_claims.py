"""What editors recorded as fake, or as disputed, is called so before anything else."""

import pytest

from contacts.enums import ClaimVerdict
from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Claimed, Known, Why
from tests.verification.test_verdict import KNOWN, PHONE, SITE, STORE, X

FAKE, DISPUTED = ClaimVerdict.FAKE, ClaimVerdict.DISPUTED
NUMBER = Claimed("phone", "+966551234567", FAKE)
SHORT = Claimed("phone", "19921", FAKE)
SHOP = Claimed("url", "https://ca-gov-sa.example/", FAKE)
PAGE = Claimed("url", "https://forms.example/d/citizen", FAKE)
FORM = Claimed("url", "https://docs.google.com/forms/d/1", FAKE)
ACCOUNT = Claimed("x", "CitizenCare", DISPUTED)
THIEF = Claimed("x", "citizen_care_sa", FAKE)
APP = Claimed("ios", "https://apps.apple.com/sa/app/id999", FAKE)
MAIL = Claimed("email", "help@ca-gov-sa.example", FAKE)
CLAIMS = [NUMBER, SHORT, SHOP, PAGE, FORM, ACCOUNT, THIEF, APP, MAIL]


@pytest.mark.parametrize(
    ("text", "claim", "kind", "real"),
    [
        ("+966551234567", NUMBER, Kind.PHONE, PHONE),
        ("0551234567", NUMBER, Kind.PHONE, PHONE),
        ("٠٥٥ ١٢٣ ٤٥٦٧", NUMBER, Kind.PHONE, PHONE),
        ("00966-55-123-4567", NUMBER, Kind.PHONE, PHONE),
        ("tel:0551234567", NUMBER, Kind.PHONE, PHONE),
        ("O551234567", NUMBER, Kind.PHONE, PHONE),
        ("صفر خمسة خمسة واحد اثنين ثلاثة أربعة خمسة ستة سبعة", NUMBER, Kind.PHONE, PHONE),
        ("19921", SHORT, Kind.PHONE, PHONE),
        ("199 21", SHORT, Kind.PHONE, PHONE),
        ("https://ca-gov-sa.example", SHOP, Kind.LINK, SITE),
        ("http://WWW.CA-GOV-SA.EXAMPLE/login?a=b", SHOP, Kind.LINK, SITE),
        ("pay.ca-gov-sa.example", SHOP, Kind.LINK, SITE),
        ("ca-gov-sa dot example", SHOP, Kind.LINK, SITE),
        ("forms.example/d/citizen/", PAGE, Kind.LINK, SITE),
        ("forms.example/d/other?a=b", PAGE, Kind.LINK, SITE),  # the whole host
        ("login.forms.example", PAGE, Kind.LINK, SITE),
        ("docs.google.com/forms/d/1?usp=sf_link", FORM, Kind.LINK, SITE),
        ("https://forms.example/x/../d/citizen", PAGE, Kind.LINK, SITE),
        ("docs.google.com/forms/d/1", FORM, Kind.LINK, SITE),
        ("@CitizenCare", ACCOUNT, Kind.HANDLE, X),
        ("@CITIZENCARE", ACCOUNT, Kind.HANDLE, X),
        ("citizencare@", ACCOUNT, Kind.HANDLE, X),
        ("citizencare", ACCOUNT, Kind.HANDLE, X),
        ("https://x.com/CitizenCare", ACCOUNT, Kind.HANDLE, X),
        ("twitter.com/citizencare?s=20", ACCOUNT, Kind.HANDLE, X),
        ("@Citizen_Care_SA", THIEF, Kind.HANDLE, X),
        ("https://x.com/citizen_care_sa/status/1", THIEF, Kind.HANDLE, X),
        ("https://apps.apple.com/sa/app/id999", APP, Kind.LINK, STORE),
        ("Help@CA-gov-sa.example", MAIL, Kind.EMAIL, None),
        ("mailto:help@ca-gov-sa.example", MAIL, Kind.EMAIL, None),
    ],
)
def test_verify_names_a_claim_beside_the_real_one(text, claim, kind, real):
    verdict, *others = verify(text, KNOWN, CLAIMS)
    assert verdict.answer == claim.verdict
    assert (verdict.claim, verdict.kind, verdict.why) == (claim, kind, Why.CLAIMED)
    assert verdict.real == ((real,) if real else tuple(KNOWN))
    assert others == []


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("@CitizenCare1", Answer.LOOKS_LIKE),  # of the real @citizen_care
        ("@CitizenCar", Answer.LOOKS_LIKE),
        ("0551234568", Answer.NOT_KNOWN),  # a neighbour of a fake may be anybody's
        ("docs.google.com/forms/d/2", Answer.NOT_KNOWN),
        ("https://x.com/CitizenCare/status/1", Answer.NOT_KNOWN),
        ("someone@ca-gov-sa.net", Answer.LOOKS_LIKE),
        ("@citizen_care", Answer.YES),
        ("19912", Answer.YES),
        ("www.ca.gov.sa", Answer.YES),
    ],
)
def test_verify_compares_nothing_with_a_claim_but_its_own_value(text, answer):
    verdict = verify(text, KNOWN, CLAIMS)[0]
    assert (verdict.answer, verdict.claim) == (answer, None)


@pytest.mark.parametrize(
    "text",
    [
        "https://wa.me/966551234567",
        "sms:0551234567?body=a",
        "wa.me/+966551234567?text=a",
        "https://api.whatsapp.com/send?phone=966551234567",
        "https://www.ca.gov.sa/?c=0551234567",
        "whatsapp://send?phone=966551234567",
    ],
)
def test_verify_reads_a_claimed_number_out_of_a_link(text):
    answers = {(one.answer, one.claim) for one in verify(f"19912 {text}", KNOWN, CLAIMS)}
    assert (Answer.FAKE, NUMBER) in answers


def test_verify_knows_no_number_of_theirs_on_another_network():
    assert verify("https://wa.me/19912", KNOWN)[0].answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


def test_verify_warns_of_no_imitation_of_a_disputed_value():
    claims = [Claimed("phone", "8001234567", DISPUTED), Claimed("x", "saudi_support", DISPUTED)]
    for text in ("8001234568", "@saudi_suport"):
        assert verify(text, KNOWN, claims)[0].answer is Answer.NOT_KNOWN


def test_a_fake_is_worse_than_all_else_and_a_dispute_less_than_what_nobody_knows():
    text = "@CitizenCare 0509999999 19912 0551234567"
    answers = [verdict.answer for verdict in verify(text, KNOWN, CLAIMS)]
    assert answers == [Answer.FAKE, Answer.NOT_KNOWN, Answer.DISPUTED, Answer.YES]


def test_a_claim_is_believed_even_where_the_same_value_is_published():
    assert verify("19912", KNOWN, [Claimed("phone", "19912", FAKE)])[0].answer is Answer.FAKE


def test_a_claim_where_nothing_of_its_kind_is_published_shows_what_is():
    verdict = verify("0551234567", [SITE], [NUMBER])[0]
    assert (verdict.answer, verdict.real) == (Answer.FAKE, (SITE,))


def test_a_claim_keeps_its_source():
    claim = Claimed("phone", "19921", FAKE, source="row 1")
    verdict = verify("19921", [Known("phone", "19912")], [claim])[0]
    assert verdict.claim is not None
    assert verdict.claim.source == "row 1"
