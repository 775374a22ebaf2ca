"""Links whose words name another site, number, address or account than they open."""

import pytest

from contacts.languages.false_links import is_at_odds, is_false
from contacts.languages.markdown import is_allowed_link
from contacts.languages.refused_links import FALSE_LINK, refused_in
from contacts.languages.short_markdown import render_short

FIELDS = ["step.detail", "guide.summary", "channel.summary", "page.body", "notice.detail"]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("www.ca.gov.sa", "https://evil.example/"),
        ("https://www.ca.gov.sa", "https://evil.example/www.ca.gov.sa"),
        ("ｗｗｗ．ca.gov.sa", "https://evil.example"),
        ("ca.gov.sa", "https://evil.gov.sa"),
        ("ca.gov.sa", "https://ca.gov.sa.evil.example"),
        ("https://ca.gov.sa@evil.example", "https://evil.example"),
        ("www.ca.gov.sa", "tel:19912"),
        ("www.ca.gov.sa", "/ar/"),
        ("19912", "https://evil.example"),
        ("Call 19912 now", "https://evil.example"),
        ("19990 ] ", "tel:19912"),
        ("１９٩٩٠", "tel:19912"),
        ("1 9 9 – 9 0", "tel:19912"),
        ("19.990", "tel:19912"),
        ("19990", "/ar/"),
        ("920001234", "mailto:a@ca.gov.sa"),
        ("a@ca.gov.sa", "https://evil.example"),
        ("a@ca.gov.sa", "mailto:b@evil.example"),
        ("@citizen_care", "https://evil.example/@citizen_care"),
        ("@citizen_care", "https://x.com/evil"),
        ("x.com/citizen_care", "https://x.com/evil"),
        ("words", "tel:1"),
    ],
)
def test_words_that_name_something_else_are_false(words, address):
    assert is_false(words, address)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("CA.gov.sa", "https://www.ca.gov.sa/ar/help"),
        ("https://ca.gov.sa/", "https://portal.ca.gov.sa/"),
        ("portal.ca.gov.sa", "https://ca.gov.sa"),
        ("guide.pdf", "https://www.ca.gov.sa/files/1"),
        ("Decision 12345 of 2024", "https://www.ca.gov.sa/"),
        ("1445", "/ar/"),
        ("In 24 hours", "/ar/guides/help/"),
        ("١٩٩١٢", "tel:19912"),
        ("Call 19912 (24 hours, 7 days)", "tel:19912"),
        ("0112345678", "tel:+966112345678"),
        ("050 123 4567", "https://wa.me/966501234567"),
        ("A@ca.gov.sa", "mailto:a@ca.gov.sa?subject=x"),
        ("@Citizen_Care", "https://x.com/citizen_care"),
        ("x.com/citizen_care", "https://twitter.com/citizen_care"),
        ("our page", "https://x.com/care"),
        ("below", "#steps"),
    ],
)
def test_words_that_name_what_opens_are_true(words, address):
    assert not is_false(words, address)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.usefixtures("english")
def test_one_rule_holds_for_every_text(field):
    for text in ("[**www.ca.gov.sa**](https://evil.example/)", r"[19990 \] ](tel:19912)"):
        assert refused_in(text, field) == [str(FALSE_LINK)]
        assert refused_in(f"{text} and more", field, text) == []
    for text in ("[a](https://ca.gov.sa@evil.example)", "[a](tel:*21*0555555555%23)"):
        assert "is no address that a page opens" in refused_in(text, field)[0]
    assert refused_in("[19912](tel:19912) [home](/ar/) **19990**", field) == []


@pytest.mark.parametrize(
    "address", ["https://ca.gov.sa@evil.example/", "HTTPS:/\\a:b@evil.example", "tel:*21*055%23"]
)
def test_sign_in_names_and_codes_are_no_links_of_a_page(address):
    assert not is_allowed_link(address)
    html = render_short(f"[a]({address})", language="en").html
    assert "<a" not in html


def test_plain_numbers_and_addresses_stay_links():
    for address in ("tel:19912", "tel:+966-11(234)%205678", "https://x.sa/@care?a=b@c"):
        assert is_allowed_link(address)


def test_replaced_words_are_held_to_it():
    assert is_at_odds("[ca.gov.sa](https://ca.gov.sa)", "[ca.gov.sa](https://evil.example)")
