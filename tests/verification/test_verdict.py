"""Whether a pasted number, handle, link or app name is theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contacts.verification.cleaning import clean
from contacts.verification.judge import verify as verify_pieces
from contacts.verification.tokens import MAX_LENGTH, Kind
from contacts.verification.verdict import Answer, Known, Why

SITE = Known("url", "https://www.ca.gov.sa/")
PHONE = Known("phone", "19912")
X = Known("x", "citizen_care")
APP_AR = Known("app", "تطبيق حساب المواطن")
APP_EN = Known("app", "Citizen Account app")
STORE = Known("ios", "https://apps.apple.com/sa/app/id123")
KNOWN = [SITE, PHONE, X, APP_AR, APP_EN, STORE]


def verify(text, known):
    """The verdict on the whole: that on its worst piece."""
    return verify_pieces(text, known)[0]


@pytest.mark.parametrize(
    ("text", "kind", "real"),
    [
        ("19912", Kind.PHONE, PHONE),
        ("١٩٩١٢", Kind.PHONE, PHONE),
        ("۱۹۹۱۲", Kind.PHONE, PHONE),
        ("1991 2", Kind.PHONE, PHONE),
        ("1-99-12", Kind.PHONE, PHONE),
        ("\u202b19912\u202c", Kind.PHONE, PHONE),
        ("tel:19912", Kind.PHONE, PHONE),
        ("الرقم:19912", Kind.PHONE, PHONE),
        ("Number:19912", Kind.PHONE, PHONE),
        ("اتصل بـ19912 الآن", Kind.PHONE, PHONE),
        ("@citizen_care", Kind.HANDLE, X),
        ("citizen_care", Kind.HANDLE, X),
        ("@ CITIZEN_CARE", Kind.HANDLE, X),
        ("و@citizen_care", Kind.HANDLE, X),
        ("https://x.com/citizen_care", Kind.HANDLE, X),
        ("x.com:443/citizen_care", Kind.HANDLE, X),
        ("http://www.twitter.com/Citizen_Care?s=20", Kind.HANDLE, X),
        ("https://mobile.x.com/@citizen_care/", Kind.HANDLE, X),
        ("citizen_care@", Kind.HANDLE, X),
        ("للتواصل@citizen_care", Kind.HANDLE, X),
        ("للتواصل citizen_care @", Kind.HANDLE, X),
        ("@citizen_care😊", Kind.HANDLE, X),
        ("✅citizen_care✅", Kind.HANDLE, X),
        ("＠citizen_care", Kind.HANDLE, X),
        ("X:@citizen_care", Kind.HANDLE, X),
        ("تويتر:citizen_care", Kind.HANDLE, X),
        ("*@citizen_care*", Kind.HANDLE, X),
        ("وca.gov.sa", Kind.LINK, SITE),
        ("ｗｗｗ.ca.gov.sa", Kind.LINK, SITE),  # as browsers read full-width letters
        ("https:/www.ca.gov.sa", Kind.LINK, SITE),
        ("https:www.ca.gov.sa/", Kind.LINK, SITE),
        ("www.ca.gov.sa،ثم", Kind.LINK, SITE),
        ("www.ca.gov.sa/", Kind.LINK, SITE),
        ("citizen_care @ شكرا", Kind.HANDLE, X),
        ("كـ19912", Kind.PHONE, PHONE),
        ("الرقم_19912", Kind.PHONE, PHONE),
        ("مية وتسعة وتسعين اثنعش", Kind.PHONE, PHONE),
        ("Tel.19912", Kind.PHONE, PHONE),
        ("call:19912!", Kind.PHONE, PHONE),
        ("على/19912", Kind.PHONE, PHONE),
        ("ب19912فورًا", Kind.PHONE, PHONE),
        ("1\ufe0d9912", Kind.PHONE, PHONE),
        ("１９９１２", Kind.PHONE, PHONE),
        ("1️⃣9️⃣9️⃣1️⃣2️⃣", Kind.PHONE, PHONE),
        ("①⑨⑨①②", Kind.PHONE, PHONE),
        ("1 9 9 1 2", Kind.PHONE, PHONE),
        ("*19912*", Kind.PHONE, PHONE),
        ("hotline(19912)", Kind.PHONE, PHONE),
        ("واحد تسعة تسعة واحد اثنين", Kind.PHONE, PHONE),
        ("https://www.ca.gov.sa", Kind.LINK, SITE),
        ("HTTPS://WWW.CA.GOV.SA/", Kind.LINK, SITE),
        ("ca.gov.sa", Kind.LINK, SITE),
        ("//ca.gov.sa.", Kind.LINK, SITE),
        ("(www.ca.gov.sa)", Kind.LINK, SITE),
        ("الموقع: www.ca.gov.sa.", Kind.LINK, SITE),
        ("وwww.ca.gov.sa", Kind.LINK, SITE),
        ("https://apps.apple.com/sa/app/id123", Kind.LINK, STORE),
    ],
)
def test_verify_says_yes_however_it_is_written(text, kind, real):
    verdict = verify(text, KNOWN)
    assert (verdict.answer, verdict.kind, verdict.real) == (Answer.YES, kind, (real,))
    assert verdict.why is Why.EXACT


@pytest.mark.parametrize(
    "text",
    ["+966501234567", "00966 50 123 4567", "0501234567", "٠٥٠ ١٢٣ ٤٥٦٧", "966-50-123-4567"],
)
def test_verify_folds_the_country_code(text):
    mobile = Known("phone", "+966501234567")
    assert verify(text, [PHONE, mobile]).real == (mobile,)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://www.ca.gov.sa/login?next=/a@b", Why.SAME_SITE),
        ("www.ca.gov.sa/login?return=https://example.org", Why.SAME_SITE),
        ("https://www.ca.gov.sa:443/", Why.EXACT),
        ("portal.ca.gov.sa", Why.SAME_SITE),
        ("http://www.ca.gov.sa/", Why.INSECURE),
    ],
)
def test_verify_says_yes_for_the_whole_official_site_and_on_what_ground(text, why):
    verdict = verify(text, KNOWN)
    assert (verdict.answer, verdict.real, verdict.why) == (Answer.YES, (SITE,), why)


@pytest.mark.parametrize(
    ("text", "real"),
    [
        ("حساب المواطن", APP_AR),
        ("تطبيق «حساب المواطن»", APP_AR),
        ("حِساب المواطن", APP_AR),
        ("حساب مواطن", APP_AR),
        ("وحساب المواطن", APP_AR),
        ("citizen account", APP_EN),
        ("The Citizen Account App", APP_EN),
    ],
)
def test_verify_knows_the_name_of_the_app_in_either_language(text, real):
    verdict = verify(text, KNOWN)
    assert (verdict.answer, verdict.kind, verdict.real) == (Answer.YES, Kind.APP, (real,))
    assert verdict.why is Why.APP_NAME
    assert verdict.shown == text


@pytest.mark.parametrize(
    ("text", "real", "why"),
    [
        ("cа.gov.sa", SITE, Why.DISGUISED),  # a Cyrillic а
        ("xn--c-7sb.gov.sa", SITE, Why.DISGUISED),  # the same in punycode
        ("сa.gov.sa", SITE, Why.DISGUISED),  # a Cyrillic с
        ("https://gооgle.com", SITE, Why.DISGUISED),  # two alphabets in one word
        ("https://ca.gov.sa.example.com", SITE, Why.INSIDE),
        ("www.ca.gov.sa.example.com/login", SITE, Why.INSIDE),
        ("ca-gov-sa.com", SITE, Why.NEAR),
        ("https://www-ca-gov-sa.com/", SITE, Why.NEAR),
        ("www-ca.gov.sa", SITE, Why.INSIDE),
        ("www--ca.gov.sa/login", SITE, Why.INSIDE),
        ("cagovsa.net", SITE, Why.NEAR),
        ("ca.g0v.sa", SITE, Why.NEAR),
        ("ca.gov.sb", SITE, Why.NEAR),
        ("ca.gov.as", SITE, Why.NEAR),
        ("https://www.ca.gov.sa@evil.com", SITE, Why.INSIDE),
        ("www.ca.gov.sa@evil.com", SITE, Why.INSIDE),
        ("https://user:pass@www.ca.gov.sa/", SITE, Why.INSIDE),
        ("https://evil.com/www.ca.gov.sa", SITE, Why.INSIDE),
        ("https://evil.com/?u=https://www.ca.gov.sa", SITE, Why.INSIDE),
        ("https://www.ca.gov.sa\\@evil.com", SITE, Why.INSIDE),
        ("https://www.ca.gov.sa%2eevil.com", SITE, Why.INSIDE),
        ("ftp://www.ca.gov.sa", SITE, Why.INSIDE),
        ("javascript:location='https://www.ca.gov.sa'", SITE, Why.INSIDE),
        ("facebook.com/citizen_care", X, Why.INSIDE),
        ("https://x.com.example.org/citizen_care", X, Why.INSIDE),
        ("19912.com", PHONE, Why.INSIDE),
        ("https://wa.me/19912", PHONE, Why.INSIDE),
        ("@citizen_care1", X, Why.NEAR),
        ("citizen-care", X, Why.NEAR),
        ("citizencare", X, Why.NEAR),
        ("c1tizen_care", X, Why.NEAR),
        ("citlzen_care", X, Why.NEAR),
        ("real_citizen_care", X, Why.NEAR),
        ("https://x.com/citizen_care_sa", X, Why.NEAR),
        ("@сitizen_care", X, Why.DISGUISED),  # a Cyrillic с
        ("19921", PHONE, Why.NEAR),
        ("1991", PHONE, Why.NEAR),
        ("199912", PHONE, Why.NEAR),
        ("+966 19912", PHONE, Why.NEAR),
        ("0096619912", PHONE, Why.NEAR),
        ("0500019912", PHONE, Why.NEAR),
        ("*19912#", PHONE, Why.NEAR),
        ("199 21", PHONE, Why.NEAR),
        ("l99l2", PHONE, Why.NEAR),  # the letter l for 1
        ("user19912", PHONE, Why.NEAR),
        ("https://ca.gov.sa😊.evil.com", SITE, Why.INSIDE),
        ("www..ca.gov.sa", SITE, Why.INSIDE),
        ("حساب المواطنن", APP_AR, Why.NEAR),
        ("Citizen Acount", APP_EN, Why.NEAR),
    ],
)
def test_verify_flags_what_is_made_to_look_like_it(text, real, why):
    verdict = verify(text, KNOWN)
    assert (verdict.answer, verdict.real[0], verdict.why) == (Answer.LOOKS_LIKE, real, why)


@pytest.mark.parametrize(
    ("text", "kind", "real"),
    [
        ("0501234567", Kind.PHONE, (PHONE,)),
        ("937", Kind.PHONE, (PHONE,)),
        ("12", Kind.PHONE, (PHONE,)),
        ("@someone", Kind.HANDLE, (X,)),
        ("https://x.com/home", Kind.HANDLE, (X,)),
        ("https://example.org/", Kind.LINK, (SITE,)),
        ("cma.gov.sa", Kind.LINK, (SITE,)),  # a near name that is another public body's
        ("https://apps.apple.com/sa/app/id999", Kind.LINK, (SITE,)),
        ("موقع.السعودية", Kind.LINK, (SITE,)),
        ("javascript:alert(1)", Kind.LINK, (SITE,)),
        ("http://[", Kind.LINK, (SITE,)),
        ("https://", Kind.LINK, (SITE,)),
        ("xn--a", Kind.TEXT, tuple(KNOWN)),
        ("xn--\u0661.example", Kind.LINK, (SITE,)),
        ("help@ca.gov.sa", Kind.EMAIL, (SITE,)),
        ("mailto:help@example.org", Kind.EMAIL, (SITE,)),
        ("كم يبلغ الدعم؟", Kind.TEXT, tuple(KNOWN)),
        ("...", Kind.TEXT, tuple(KNOWN)),
        ("@", Kind.TEXT, tuple(KNOWN)),
    ],
)
def test_verify_does_not_know_everything_else(text, kind, real):
    verdict = verify(text, KNOWN)
    assert (verdict.answer, verdict.kind, verdict.real) == (Answer.NOT_KNOWN, kind, real)


@pytest.mark.parametrize("text", ["", "   ", "\x00", "\u200f\u200e\n"])
def test_verify_of_nothing_is_empty(text):
    assert verify(text, KNOWN).answer is Answer.EMPTY


def test_verify_of_a_longer_text_says_so_and_judges_nothing():
    assert verify("1" * MAX_LENGTH, KNOWN).answer is Answer.NOT_KNOWN
    verdict = verify("1" * (MAX_LENGTH + 1), KNOWN)
    assert (verdict.answer, verdict.shown) == (Answer.TOO_LONG, "")


def test_verify_without_any_published_endpoint_knows_nothing():
    assert verify("19912", []).answer is Answer.NOT_KNOWN


def test_verify_never_says_yes_for_what_was_withdrawn():
    assert verify("19912", [SITE, X]).answer is Answer.NOT_KNOWN


def test_verify_short_values_are_not_found_inside_others():
    known = [Known("phone", "937"), Known("url", "https://my.sa/"), Known("x", "sa")]
    for text in ("https://example.org/937", "dummysa.com", "@sara", "9370", "938"):
        assert verify(text, known).answer is Answer.NOT_KNOWN, text


def test_clean_keeps_one_line_without_invisible_characters():
    assert clean(" \u202e١٩\x00٩١٢\ud800\r\n\u2066www\u200b.ca\u2069 ") == "19912 www.ca"


@given(st.text(max_size=300))
def test_verify_answers_any_text_and_says_yes_only_for_the_stored(text):
    verdict = verify(text, KNOWN)
    assert (verdict.answer is Answer.EMPTY) == (verdict.shown == "")
    if verdict.answer is Answer.YES:
        assert set(verdict.real) <= set(KNOWN)


@given(st.text(alphabet="19912.ca/@:gov sa_x\\%-", max_size=60))
def test_verify_yes_for_a_link_means_the_official_host(text):
    verdict = verify(text, [SITE])
    if verdict.answer is Answer.YES:
        assert "ca.gov.sa" in verdict.shown
        assert "@" not in verdict.shown.partition("ca.gov.sa")[0]
