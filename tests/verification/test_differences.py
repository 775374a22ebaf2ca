"""What a false number, address or account has beside the real one, and what it lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.verification.differences import Part, compared
from contacts.verification.tokens import Kind

SITE, ACCOUNT, LINE = "www.ca.gov.sa", "@citizen_care", "+966 50 123 4567"


def marked(parts: tuple[Part, ...]) -> str:
    return "".join(f"[{part.text}]" if part.differs else part.text for part in parts)


@pytest.mark.parametrize(
    ("kind", "sent", "real", "shown"),
    [
        (Kind.LINK, "www.ca-gov.sa.example/update", SITE, "www.ca[-]gov.sa[.example]/update"),
        (Kind.LINK, "https://ca-gov-sa.com", SITE, "https://ca[-]gov[-]sa[.com]"),
        (Kind.LINK, "HTTPS://WWW.CA.GOV.S", SITE, "HTTPS://WWW.CA.GOV.S"),
        (Kind.LINK, "wwww.ca.gov.sa", SITE, "[wwww.]ca.gov.sa"),
        (Kind.LINK, "\u0441a.gov.sa", SITE, "[\u0441]a.gov.sa"),
        (Kind.LINK, "https://www.ca.gov.sa@evil.com/a", SITE, "https://www.ca.gov.sa[@evil.com]/a"),
        (
            Kind.LINK,
            r"https:\\www.ca.gov.sa.evil.com\a",
            SITE,
            r"https:\\www.ca.gov.sa[.evil.com]\a",
        ),
        (Kind.LINK, "evil.com/ca.gov.sa", SITE, "[evil.com]/ca.gov.sa"),
        (Kind.LINK, "my-citizen_care.com", ACCOUNT, "[my-]citizen_care[.com]"),
        (Kind.HANDLE, "@Citizen_Care1", ACCOUNT, "@Citizen_Care[1]"),
        (Kind.HANDLE, "x.com/citizen_care_/status/1", ACCOUNT, "x.com/citizen_care[_]/status/1"),
        (Kind.HANDLE, "https://x.com/@citizen-care", ACCOUNT, "https://x.com/@citizen[-]care"),
        (Kind.WORD, "real_citizen_care", ACCOUNT, "[real_]citizen_care"),
        (Kind.EMAIL, "citizen_care@ca-gov.sa", SITE, "citizen_care@ca[-]gov.sa"),
        (Kind.PHONE, "19921", "19912", "199[21]"),
        (Kind.PHONE, "199-112", "19912", "199-1[1]2"),
        (Kind.PHONE, "920012345", "19912", "[920012345]"),
        (Kind.PHONE, "0501234568", LINE, "050123456[8]"),
        (Kind.PHONE, "00966 50 123 4568", LINE, "00966 50 123 456[8]"),
        (Kind.PHONE, "019912", "19912", "[0]19912"),
    ],
)
def test_what_was_sent_is_marked_where_it_differs(kind, sent, real, shown):
    assert marked(compared(sent, real, kind)[0]) == shown


@pytest.mark.parametrize(
    ("kind", "sent", "real", "shown"),
    [
        (Kind.HANDLE, "citizencare", ACCOUNT, "@citizen[_]care"),
        (Kind.PHONE, "1991", "19912", "1991[2]"),
        (Kind.LINK, "ca.gov.sa", SITE, SITE),
        (Kind.LINK, "ca-gov-sa.com", SITE, SITE),
        (Kind.PHONE, "0501234567", LINE, LINE),
    ],
)
def test_the_real_one_is_marked_only_where_something_is_missing(kind, sent, real, shown):
    assert marked(compared(sent, real, kind)[1]) == shown


@given(st.text(min_size=1), st.sampled_from([SITE, ACCOUNT, "19912"]), st.sampled_from(Kind))
def test_nothing_of_either_is_lost(sent, real, kind):
    ours, theirs = compared(sent, real, kind)
    assert "".join(part.text for part in ours) == sent
    assert "".join(part.text for part in theirs) == real


def test_what_decides_where_a_link_goes_is_kept_together():
    parts = compared("https://www.ca-gov.sa/update", SITE, Kind.LINK)[0]
    assert [part.text for part in parts if part.is_kept] == ["www.ca", "-", "gov.sa"]
