"""Theirs, and what others present as theirs: stored forms, and never one value on both sides."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from contacts.models import Claim, Endpoint
from tests.directory_rows import make_channel

pytestmark = pytest.mark.django_db


def claim(kind: str = "phone", value: str = "+966551234567", **fields) -> Claim:
    return Claim(kind=kind, value=value, **{"verdict": "fake", **fields})


def refused(row: Claim | Endpoint) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


@pytest.fixture
def theirs() -> None:
    for slug, kind, value in (
        ("hotline", "phone", "19912"),
        ("website", "url", "https://www.ca.gov.sa/"),
        ("x", "x", "citizen_care"),
    ):
        make_channel(slug, name_en=f"The {slug}").endpoints.create(kind=kind, value=value)


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("phone", "٠٥٥ ١٢٣ ٤٥٦٧", "+966551234567"),
        ("phone", "۰۵۵۱۲۳۴۵۶۷", "+966551234567"),
        ("phone", "tel:+966-55-123-4567\u200f", "+966551234567"),
        ("phone", "00447700900123", "+447700900123"),
        ("x", "https://x.com/CitizenCare", "CitizenCare"),
        ("x", "http://twitter.com/CitizenCare?s=20", "CitizenCare"),
        ("x", "@CitizenCare", "CitizenCare"),
        ("url", "www.example.com", "https://www.example.com/"),
        ("url", "http://Ca-Gov-Sa.com/login?x=1", "https://ca-gov-sa.com/login?x=1"),
        ("url", "http://ca-gov-sa.com:80", "https://ca-gov-sa.com/"),
        (
            "url",
            "حساب-المواطن.com/دخول",
            "https://xn----ymcbac2a6byb5hknv.com/%D8%AF%D8%AE%D9%88%D9%84",
        ),
        ("url", "c\u0430.gov.sa", "https://xn--c-8sb.gov.sa/"),
        (
            "android",
            "http://play.google.com/store/apps?id=a",
            "https://play.google.com/store/apps?id=a",
        ),
    ],
)
def test_claim_is_stored_in_one_form(kind, typed, stored):
    row = claim(kind, typed)
    row.full_clean()
    row.save()
    row.full_clean()  # what is stored is in that form already, and is no other row's
    assert Claim.objects.get().value == stored


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("phone", "not a number"),
        ("phone", "1234567"),
        ("x", "https://x.com/CitizenCare/status/1"),
        ("url", "https://www.ca.gov.sa@ca-gov-sa.com/"),
        ("url", "ca-gov-sa.com:8443"),
        ("url", "ca-gov-sa"),
        ("url", "javascript:alert(1)"),
        ("ios", "https://example.com/app"),
    ],
)
@pytest.mark.usefixtures("english")
def test_claim_that_is_not_of_its_kind_is_refused_beside_its_value(kind, typed):
    found = refused(claim(kind, typed))
    assert set(found) == {"value"}
    assert typed in found["value"][0]


@pytest.mark.usefixtures("english")
def test_empty_claim_is_refused_in_the_field_s_own_words():
    assert refused(claim(value=""))["value"] == ["This field cannot be blank."]


@pytest.mark.usefixtures("english")
def test_wrong_value_and_wrong_source_are_told_together():
    found = refused(claim(value="?", source="http://example.com/"))
    assert set(found) == {"value", "source"}
    assert "starting with https://" in found["source"][0]


def test_source_is_stored_as_a_web_address():
    row = claim(source="spa.gov.sa/أخبار")
    row.full_clean()
    assert row.source == "https://spa.gov.sa/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"


@pytest.mark.parametrize("field", ["value", "source"])
def test_address_that_is_too_long_once_encoded_is_refused(field):
    """PostgreSQL would answer with an error of its own."""
    long = {"value": "https://example.com/", field: f"https://example.com/{'م' * 100}"}
    assert set(refused(claim("url", **long))) == {field}


def broken(**fields) -> bool:
    """Whether the database itself refuses the row."""
    try:
        with transaction.atomic():
            claim(**fields).save()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": "true"},
        {"status": "hidden"},
        {"value": ""},
        {"value": "055 123 4567"},
        {"value": "٠٥٥١٢٣٤٥٦٧"},
        {"value": "19912\u200f"},
        {"kind": "x", "value": "citizеn"},
        {"kind": "url", "value": "https://example.com/a b"},
        {"kind": "url", "value": "https://example.com/\u0645"},
    ],
)
def test_database_refuses_what_no_claim_is(fields):
    assert broken(**fields)


@pytest.mark.parametrize(
    ("kind", "value", "again", "is_same"),
    [
        ("phone", "+966551234567", "+966551234567", True),
        ("x", "CitizenCare", "citizencare", True),
        ("url", "https://bit.ly/abC", "https://bit.ly/abC", True),
        ("url", "https://bit.ly/abC", "https://bit.ly/abc", False),
        ("url", "https://example.com/%D9%85'?a=%25&b", "https://example.com/%D9%85", False),
    ],
)
@pytest.mark.usefixtures("english")
def test_value_is_recorded_once(kind, value, again, is_same):
    claim(kind, value).save()
    assert broken(kind=kind, value=again, verdict="disputed") is is_same
    if is_same:
        other = claim(kind, again, verdict="disputed")
        [message] = refused(other)["value"]
        assert message.startswith("This is recorded here already")
        assert "Reported as fake, Draft" in message


def test_one_value_may_be_of_two_kinds():
    claim("x", "a1234").save()
    assert not broken(kind="phone", value="1234")


@pytest.mark.parametrize(
    ("kind", "typed", "place"),
    [
        ("phone", "١٩٩١٢", "hotline"),
        ("url", "http://www.ca.gov.sa", "website"),
        ("url", "ca.gov.sa", "website"),
        ("x", "@Citizen_Care", "x"),
        ("url", "https://twitter.com/citizen_care/", "x"),
    ],
)
@pytest.mark.parametrize("status", ["draft", "published"])
@pytest.mark.usefixtures("english", "theirs")
def test_claim_on_what_is_theirs_is_refused(kind, typed, place, status):
    [message] = refused(claim(kind, typed, status=status))["value"]
    assert f"is theirs: it stands under “The {place}” in the channels" in message


@pytest.mark.parametrize(
    ("kind", "typed"), [("url", "https://www.ca-gov.sa/app"), ("x", "citizen_caree")]
)
@pytest.mark.usefixtures("theirs")
def test_claim_on_another_place_is_kept(kind, typed):
    claim(kind, typed).full_clean()


def test_claim_on_what_was_theirs_once_is_kept():
    make_channel().endpoints.create(kind="phone", value="+966551234567", status="draft")
    claim().full_clean()


@pytest.mark.parametrize(
    "typed",
    ["https://www.ca.gov.sa/login", "ca.gov.sa/?a=1", "http://login.ca.gov.sa/", "https://gov.sa"],
)
@pytest.mark.usefixtures("english", "theirs")
def test_claim_on_a_page_of_their_website_is_refused(typed):
    [message] = refused(claim("url", typed))["value"]
    assert "are on one website, and that one is theirs" in message
    assert "www.ca.gov.sa" in message
    assert "“The website”" in message


@pytest.mark.parametrize("typed", ["https://t.me/other", "https://bit.ly/other", "https://bit.ly/"])
def test_claim_on_another_page_of_a_site_of_everybody_is_kept(typed):
    channel = make_channel("website")
    for value in ("https://t.me/theirs", "https://bit.ly/theirs"):
        channel.endpoints.create(kind="url", value=value)
    claim("url", typed).full_clean()


@pytest.mark.parametrize(
    ("claimed", "published"),
    [
        ("https://evil.com/", "https://www.evil.com/page"),
        ("https://evil.com/", "https://pay.evil.com/"),
        ("https://evil.com/page", "https://evil.com/"),
    ],
)
@pytest.mark.usefixtures("english")
def test_endpoint_on_a_claimed_website_is_refused(claimed, published):
    claim("url", claimed).save()
    endpoint = Endpoint(channel=make_channel("website"), kind="url", value=published)
    [message] = refused(endpoint)["value"]
    assert "on the same website, is recorded under" in message
    endpoint.status = "draft"
    endpoint.full_clean()


@pytest.mark.parametrize("again", ["https://EVIL.com/a/", "www.evil.com/a", "http://evil.com/a"])
@pytest.mark.usefixtures("english")
def test_link_in_another_spelling_is_refused_and_the_entry_named(again):
    claim("url", "https://evil.com/a", verdict="disputed", status="published").save()
    [message] = refused(claim("url", again))["value"]
    assert "\u2066evil.com/a\u2069 (Web address, Sources disagree, Published)" in message


@pytest.mark.parametrize("verdict", ["fake", "disputed"])
@pytest.mark.parametrize(("kind", "typed"), [("x", "citizencare"), ("url", "x.com/CITIZENCARE")])
@pytest.mark.usefixtures("english")
def test_endpoint_that_is_claimed_is_refused_and_told_where(kind, typed, verdict):
    made = claim("x", "CitizenCare", verdict=verdict)
    made.save()
    endpoint = Endpoint(channel=make_channel("x"), kind=kind, value=typed)
    [message] = refused(endpoint)["value"]
    assert message == (
        "\u2066@CitizenCare\u2069 is recorded under “Fakes and disputed values” as "
        f"“{made.get_verdict_display()}”, so it cannot be published as theirs. Change or delete "
        "that entry first."
    )
    endpoint.status = "draft"
    endpoint.full_clean()


def test_name_of_a_claim_reads_from_left_to_right_in_any_sentence():
    assert str(claim()) == "\u2066+966 55 123 4567\u2069"
