"""The checker's page on a message that asks for secrets, and how what is compared reads."""

import pytest

from contacts.templatetags.verdicts import breaking
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
MESSAGE = {
    "ar": "ربحت 5000 ريال. ارسل رقم هويتك ورمز التحقق",
    "en": "You won. Send your ID number and verification code",
}


@pytest.fixture
def check(client):
    def post(language, text):
        page = parse(client.post(f"/{language}/verify/", {"q": text}).content.decode())
        return page.one(id="verdict")

    return post


@both_languages
@pytest.mark.parametrize(
    "around", ["", " 19912", " www.ca.gov.sa", " 0551234567", " ca-gov-sa.com"]
)
def test_it_is_a_no_that_names_what_is_asked_for(check, language, around):
    verdict = check(language, MESSAGE[language] + around)
    things = {"ar": "رقم الهوية، رمز التحقق", "en": "ID number, verification code"}
    says = {"ar": "لا تثق بهذه الرسالة", "en": "Do not trust this message"}
    assert "verdict-no" in verdict["class"].split()
    assert verdict.one(id="verdict-title").text == says[language]
    assert things[language] in verdict.one(id="verdict-reason").text


@both_languages
@pytest.mark.parametrize("text", ["عطني الكود", "send your OTP"])
def test_nothing_but_the_demand_is_a_no_too(check, language, text):
    verdict = check(language, text)
    things = {"ar": "المطلوب فيها: رمز التحقق.", "en": "It asks for: verification code."}
    assert "verdict-no" in verdict["class"].split()
    assert verdict.text.count(things[language]) == 1


@both_languages
@pytest.mark.parametrize("text", ["رمز التحقق 4821 لا تشاركه مع أحد", "Never share your code"])
def test_warning_is_no_demand(check, language, text):
    assert "verdict-no" not in check(language, text)["class"].split()


@both_languages
def test_name_of_the_app_reads_in_the_direction_of_the_page(check, language):
    row = check(language, "تطبيق حساب المواطن بلس").one(class_="compared")
    link = row.all("a")[-1]
    assert link.one("bdi")["dir"] == {"ar": "rtl", "en": "ltr"}[language]


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("www.ca.gov.sa", "www.<wbr>ca.<wbr>gov.<wbr>sa"),
        ("ca-gov-sa.com", "ca-<wbr>gov-<wbr>sa.<wbr>com"),
        ("@citizen_care", "@citizen_<wbr>care"),
        ("help@ca.gov.sa", "help@<wbr>ca.<wbr>gov.<wbr>sa"),
        ("https://ca.gov.sa", "https://<wbr>ca.<wbr>gov.<wbr>sa"),
        ("19912", "19912"),
        ("<b>.sa", "&lt;b&gt;.<wbr>sa"),
        ("", ""),
    ],
)
def test_it_breaks_after_a_part_alone(value, html):
    assert breaking(value) == html
