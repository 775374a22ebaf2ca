"""What of a text is a link: the published numbers, links and accounts, whole, in any spelling."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.languages.markdown import render_markdown
from contacts.languages.markup import isolate

WAYS = (
    ("phone", "19912"),
    ("phone", "920012345"),
    ("phone", "+966112345678"),
    ("url", "https://www.ca.gov.sa/"),
    ("email", "care@ca.gov.sa"),
    ("x", "citizen_care"),
    ("instagram", "citizen_care"),
    ("whatsapp", "+966501234567"),
)
CALL, SITE, X = "tel:19912", "https://www.ca.gov.sa/", "https://x.com/citizen_care"
INSTAGRAM, CHAT = "https://www.instagram.com/citizen_care", "https://wa.me/966501234567"


def links(text: str) -> list[str]:
    return re.findall('<a href="([^"]*)"', isolate(text, language="ar", ways=WAYS))


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("اتصل بالرقم 19912.", [CALL]),
        ("و19912، بـ19912؛ لـ١٩٩١٢؟", [CALL, CALL, CALL]),
        ("هاتف/19912 (19912) «19912»", [CALL, CALL, CALL]),
        ("19912\u200f أو 19912/920012345", [CALL, CALL, "tel:920012345"]),
        ("9200 12345 و9200-12345 و920 012 345", ["tel:920012345"] * 3),
        ("011 2345678، (011) 234-5678، ٠١١ ٢٣٤ ٥٦٧٨", ["tel:+966112345678"] * 3),
        ("00966 11 234 5678 أو +966112345678", ["tel:+966112345678"] * 2),
        ("«@citizen_care.» (@Citizen_Care)", [X, X]),
        ("للتواصل@citizen_care", [X]),
        ("@citizen_care على إنستغرام", [INSTAGRAM]),
        ("على إكس @citizen_care، ثم", [X]),
        ("x.com/citizen_care أو https://twitter.com/Citizen_Care", [X, X]),
        ("زر www.ca.gov.sa.", [SITE]),
        ("https://www.ca.gov.sa/؟ http://ca.gov.sa وCA.gov.sa", [SITE] * 3),
        ("الموقع:www.ca.gov.sa، الموقع/www.ca.gov.sa", [SITE, SITE]),
        ("راسل Care@ca.gov.sa!", ["mailto:care@ca.gov.sa"]),
        ("واتساب 0501234567 أو wa.me/966501234567", [CHAT, CHAT]),
    ],
)
def test_published_way_is_a_link_in_every_spelling(text, opens):
    assert links(text) == opens


@pytest.mark.parametrize(
    "text",
    [
        "199123 119912 +96619912 +96619912x 19912x x19912 19912_",
        "19.912 19,912 19912,50 1/19912 19912-13 19912% #19912 *19912#",
        "937 @citizen_care2 @citizen_care.evil @citizen_care\u200bevil a@citizen_care",
        "x.com/citizen_care/status/1 @citizen_care/status @citizen_care@evil.com",
        "www.ca.gov.sa.evil.com notca.gov.sa evil-ca.gov.sa ca.gov.sa/login ca.gov.sa:8080",
        "ca.gov.sa@evil.com https://www.ca.gov.sa@evil.com https://www.ca.gov.sa/?x=1",
        "evil.com/www.ca.gov.sa ftp://www.ca.gov.sa https://evil.com/?u=https://www.ca.gov.sa/",
        "https://www.ca.gov.sa/مساعدة www.ca.gov.sa.مثال éca.gov.sa",
        "other@ca.gov.sa wa.me/966112345678",
    ],
)
def test_part_of_something_else_is_no_link(text):
    assert links(text) == []


def test_link_is_isolated_and_keeps_its_text():
    assert isolate("اتصل بالرقم ١٩٩١٢", language="ar", ways=WAYS) == (
        'اتصل بالرقم <a href="tel:19912"><bdi dir="ltr" translate="no">١٩٩١٢</bdi></a>'
    )
    assert isolate("www.ca.gov.sa", language="en", ways=WAYS) == (
        '<a href="https://www.ca.gov.sa/" rel="noopener">'
        '<bdi dir="ltr" translate="no">www.ca.gov.sa</bdi></a>'
    )


@pytest.mark.parametrize(("before", "after"), [("+966", ""), ("", "3"), ("x", ""), ("1/", "")])
def test_text_around_a_piece_may_make_it_another(before, after):
    assert "<a" in isolate("19912", language="ar", ways=WAYS)
    assert "<a" not in isolate("19912", language="ar", ways=WAYS, before=before, after=after)


@pytest.mark.parametrize(
    ("source", "opens"),
    [
        ("Call **19912**.", [CALL]),
        ("[Call 19912](tel:19912)", [CALL]),
        ("[see](/en/) 19912", ["/en/", CALL]),
        ("`19912` **19912**3", []),
        ("Write to @citizen_care", [X]),
        ("<https://www.ca.gov.sa/>", [SITE]),
    ],
)
def test_markdown_has_no_link_in_a_link(source, opens):
    made = render_markdown(source, language="en", ways=WAYS)
    assert re.findall('<a href="([^"]*)"', made) == opens


PIECES = ["19912", "١٩٩١٢", "www.ca.gov.sa", "@citizen_care", "care@ca.gov.sa", "9200 12345"]
PIECES += ["<b>", '"', "&", "'", "<a href=x>", "</a>", "«", "»", " ", ".", "و", "a", "1", "/", "@"]


def assert_sound(made: str, text: str) -> None:
    """No tag but ours, none left open, no link in a link, and the text is what it was."""
    open_tags: list[str] = []
    for end, name in re.findall(r"<(/?)([a-z]+)[^<>]*>", made):
        if end:
            assert open_tags.pop() == name
            continue
        assert name in {"a", "bdi", "bdo", "span"}
        assert name == "bdi" or name not in open_tags  # Latin words with their number
        open_tags.append(name)
    assert open_tags == []
    assert html.unescape(re.sub(r"<[^<>]*>", "", made)) == text


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_text_becomes_sound_html_that_reads_the_same(text):
    for language in ("ar", "en"):
        assert_sound(isolate(text, language=language, ways=WAYS, names=("و",)), text)


@given(st.text(max_size=40))
def test_any_characters_become_sound_html(text):
    assert_sound(isolate(text, language="ar", ways=WAYS), text)
