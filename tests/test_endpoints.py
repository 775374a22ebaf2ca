"""The stored, shown and followed forms of numbers, links and handles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts import endpoints
from contacts.endpoints import InvalidEndpoint, canonical, display, link


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("19912", "19912"),
        ("١٩٩١٢", "19912"),
        ("۱۹۹۱۲", "19912"),
        (" 1991 2 ", "19912"),
        ("\u200e19912\u200f", "19912"),
        ("\u2066199\u200b12\u2069", "19912"),
        ("tel:19912", "19912"),
        ("937", "937"),
        ("199099", "199099"),
        ("920001234", "920001234"),
        ("920-001-234", "920001234"),
        ("920 001 234", "920001234"),
        ("+966 920001234", "920001234"),
        ("00966920001234", "920001234"),
        ("8001234567", "8001234567"),
        ("+966 800 123 4567", "8001234567"),
        ("0501234567", "+966501234567"),
        ("٠٥٠ ١٢٣ ٤٥٦٧", "+966501234567"),
        ("501234567", "+966501234567"),
        ("966501234567", "+966501234567"),
        ("+966501234567", "+966501234567"),
        ("00966 50 123 4567", "+966501234567"),
        ("+966 (0)50-123-4567", "+966501234567"),
        ("011 123 4567", "+966111234567"),
        ("0126543210", "+966126543210"),
        ("+44 20 7946 0018", "+442079460018"),
        ("0044 20 7946 0018", "+442079460018"),
    ],
)
def test_canonical_phone_accepts_every_way_of_writing_it(typed, stored):
    assert canonical("phone", typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "12",
        "012",
        "1234567",
        "19912a",
        "call 19912",
        "+19912",
        "+966 19912",
        "+96650123456",
        "05012345678",
        "0181234567",
        "+1234567890123456",
        "19912;ext=1",
        "++966501234567",
        "³99",
        "https://www.ca.gov.sa",
    ],
)
def test_canonical_phone_refuses_what_cannot_be_dialled(typed):
    with pytest.raises(InvalidEndpoint) as refusal:
        canonical("phone", typed)
    assert refusal.value.kind == "phone"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("https://www.ca.gov.sa", "https://www.ca.gov.sa/"),
        ("https://www.ca.gov.sa/", "https://www.ca.gov.sa/"),
        ("HTTPS://WWW.CA.GOV.SA/Home", "https://www.ca.gov.sa/Home"),
        ("www.ca.gov.sa", "https://www.ca.gov.sa/"),
        ("\u200ewww.ca.gov.sa\u200f", "https://www.ca.gov.sa/"),
        ("https://www.ca.gov.sa:443/a", "https://www.ca.gov.sa/a"),
        ("https://www.ca.gov.sa/a?b=1#c", "https://www.ca.gov.sa/a?b=1#c"),
        ("https://www.ca.gov.sa/a%20b", "https://www.ca.gov.sa/a%20b"),
        ("https://www.ca.gov.sa/دعم", "https://www.ca.gov.sa/%D8%AF%D8%B9%D9%85"),
    ],
)
def test_canonical_url_is_https_with_a_lower_case_host(typed, stored):
    assert canonical("url", typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "ca",
        "https://localhost/",
        "https://192.0.2.1/",
        "https://[2001:db8::1]/",
        "https://[bad/",
        "https://user@www.ca.gov.sa/",
        "https://www.ca.gov.sa@evil.example/",
        "https://www.ca.gov.sa:8443/",
        "https://www.ca.gov.sa:x/",
        "https://www.ca.gov.sa:99999/",
        "www.ca.gov.sa:8443",
        "https://www.ca gov.sa/",
        "https://www.ca.gov.sa/a b",
        "https://www.ca.gov.sa\\@evil.example/",
        "https://www..gov.sa/",
        "https://-ca.gov.sa/",
        "https://cа.gov.sa/",  # a Cyrillic а
        "https:///www.ca.gov.sa",
        "//www.ca.gov.sa",
        "javascript:alert(1)",
        "ftp://www.ca.gov.sa/",
        "mailto:help@ca.gov.sa",
        "https://www.ca.gov.sa/\x00",
        "https://www.ca.gov.sa/\na",
    ],
)
def test_canonical_url_refuses_what_is_no_plain_public_address(typed):
    with pytest.raises(InvalidEndpoint) as refusal:
        canonical("url", typed)
    assert refusal.value.kind == "url"


def test_canonical_url_says_when_only_the_scheme_is_wrong():
    with pytest.raises(InvalidEndpoint) as refusal:
        canonical("url", "http://www.ca.gov.sa/")
    assert refusal.value.kind == "url"


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("ios", "https://apps.apple.com/sa/app/id123456789"),
        ("android", "https://play.google.com/store/apps/details?id=sa.example.app"),
    ],
)
def test_canonical_store_link_keeps_a_page_of_that_store(kind, typed):
    assert canonical(kind, typed) == typed


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("ios", "https://play.google.com/store/apps/details?id=sa.example.app"),
        ("ios", "https://apps.apple.com.example.org/sa/app/id123456789"),
        ("android", "https://apps.apple.com/sa/app/id123456789"),
        ("android", "https://www.ca.gov.sa/app.apk"),
    ],
)
def test_canonical_store_link_refuses_any_other_place(kind, typed):
    with pytest.raises(InvalidEndpoint) as refusal:
        canonical(kind, typed)
    assert refusal.value.kind == kind


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("citizen_care", "citizen_care"),
        ("@citizen_care", "citizen_care"),
        ("\u200e@Citizen_Care\u200f", "Citizen_Care"),
        ("https://x.com/citizen_care", "citizen_care"),
        ("https://twitter.com/citizen_care?lang=ar", "citizen_care"),
        ("http://www.twitter.com/citizen_care/", "citizen_care"),
        ("https://mobile.twitter.com/@citizen_care", "citizen_care"),
        ("X.com/citizen_care", "citizen_care"),
        ("@user_٢", "user_2"),
    ],
)
def test_canonical_handle_accepts_names_and_profile_links(typed, stored):
    assert canonical("x", typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "@",
        "@@citizen_care",
        "citizen care",
        "citizen-care",
        "a_name_of_16_chr",
        "@حساب",
        "https://x.com/",
        "https://x.com/home",
        "https://x.com/citizen_care/status/1",
        "https://x.com.example.org/citizen_care",
        "https://x.com@example.org/citizen_care",
        "https://example.org/citizen_care",
        "ftp://x.com/citizen_care",
    ],
)
def test_canonical_handle_refuses_what_is_no_account(typed):
    with pytest.raises(InvalidEndpoint) as refusal:
        canonical("x", typed)
    assert refusal.value.kind == "x"


@pytest.mark.parametrize("kind", ["phone", "url", "ios", "android", "x"])
@pytest.mark.parametrize("typed", ["", "   ", "\u200f\u200e", "\ufeff \u00a0"])
def test_canonical_refuses_nothing_as_empty(kind, typed):
    with pytest.raises(InvalidEndpoint) as refusal:
        canonical(kind, typed)
    assert refusal.value.kind == kind


@pytest.mark.parametrize(
    ("kind", "stored", "shown", "followed"),
    [
        ("phone", "19912", "19912", "tel:19912"),
        ("phone", "920001234", "920 001 234", "tel:920001234"),
        ("phone", "8001234567", "800 123 4567", "tel:8001234567"),
        ("phone", "+966501234567", "+966 50 123 4567", "tel:+966501234567"),
        ("phone", "+966111234567", "+966 11 123 4567", "tel:+966111234567"),
        ("phone", "+442079460018", "+442079460018", "tel:+442079460018"),
        ("url", "https://www.ca.gov.sa/", "www.ca.gov.sa", "https://www.ca.gov.sa/"),
        ("url", "https://www.ca.gov.sa/a/", "www.ca.gov.sa/a", "https://www.ca.gov.sa/a/"),
        ("x", "citizen_care", "@citizen_care", "https://x.com/citizen_care"),
        (
            "ios",
            "https://apps.apple.com/sa/app/id1",
            "apps.apple.com/sa/app/id1",
            "https://apps.apple.com/sa/app/id1",
        ),
    ],
)
def test_display_and_link_of_a_stored_value(kind, stored, shown, followed):
    assert (display(kind, stored), link(kind, stored)) == (shown, followed)


@given(st.sampled_from(["phone", "url", "ios", "android", "x"]), st.text(max_size=40))
def test_canonical_is_stable_and_reads_back_what_it_shows(kind, typed):
    try:
        stored = canonical(kind, typed)
    except InvalidEndpoint:
        return
    assert canonical(kind, stored) == stored
    assert canonical(kind, display(kind, stored)) == stored


@given(st.from_regex(r"(0|\+966|00966)?[15][0-9]{8}", fullmatch=True, alphabet="+0123456789"))
def test_canonical_saudi_line_reads_back_what_it_shows(typed):
    try:
        stored = canonical("phone", typed)
    except InvalidEndpoint:
        assert typed.removeprefix("0").removeprefix("0966").removeprefix("+966")[:2] in (
            "10",
            "18",
            "19",
        )
        return
    assert stored.startswith("+966")
    assert canonical("phone", display("phone", stored)) == stored


def test_fold_leaves_other_text_alone():
    assert endpoints.fold("اتصل على \u206619912\u2069 أو ٩٣٧") == "اتصل على 19912 أو 937"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("x", "citizen_care"), ("x", "Citizen_Care")),
        (("x", "citizen_care"), ("url", "https://www.twitter.com/citizen_care")),
        (("url", "https://www.ca.gov.sa/"), ("url", "https://ca.gov.sa/")),
        (("url", "https://example.com/a"), ("url", "https://example.com/a/")),
        (("ios", "https://apps.apple.com/app/id1"), ("url", "https://apps.apple.com/app/id1")),
    ],
)
def test_one_place_in_two_values(one, other):
    assert endpoints.place(*one) == endpoints.place(*other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("x", "citizen_care"), ("x", "citizencare")),
        (("x", "citizen_care"), ("url", "https://x.com/citizen_care/status/1")),
        (("url", "https://bit.ly/a"), ("url", "https://bit.ly/A")),
        (("url", "https://www.ca.gov.sa/"), ("url", "https://app.ca.gov.sa/")),
        (("phone", "19912"), ("x", "19912")),
    ],
)
def test_two_places(one, other):
    assert endpoints.place(*one) != endpoints.place(*other)


@pytest.mark.parametrize(
    "typed",
    ["", "19912", "a b.com", "http://", "ftp://a.com", "https://a@b.com", "a.com:99", "مرحبا"],
)
def test_what_is_no_plain_web_address_is_not_made_secure(typed):
    assert endpoints.as_secure(typed) == typed


@given(st.text())
def test_any_text_is_made_secure_or_left_alone(typed):
    found = endpoints.as_secure(typed)
    assert found == typed or (found.startswith("https://") and endpoints.as_secure(found) == found)
