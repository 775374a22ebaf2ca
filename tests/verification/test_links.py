"""A link is theirs only if a browser would end there."""

import pytest

from contacts.verification.links import target_of
from contacts.verification.verdict import Answer, Known
from tests.verification.test_verdict import KNOWN, verify


@pytest.mark.parametrize(
    "text",
    [
        "https://www.ca.gov.sa?x=//evil.com",
        "https://www.ca.gov.sa#@evil.com",
        "https://www.ca.gov.sa/@evil.com",
        "https://www.ca.gov.sa/#https://evil.com",
        "https:/www.ca.gov.sa",
        "https:www.ca.gov.sa",
        "https:///www.ca.gov.sa",
        "https:////ca.gov.sa/",
        "https:\\\\www.ca.gov.sa",
        "https:\\www.ca.gov.sa/login",
        "HtTpS://WwW.Ca.GoV.sA",
        "//www.ca.gov.sa",
        "https://www.ca.gov.sa.",
        "https://www.ca.gov.sa./login",
        "https://www.ca.gov.sa:443/",
        "http://www.ca.gov.sa:80/",
        "https://www.ca.gov.sa/a/../b/%2e%2e/c",
        "https://www.ca.gov.sa/../..",
        "https://ｗｗｗ.ｃａ.ｇｏｖ.ｓａ",
        "https://www。ca。gov。sa/",
        "https://www.ca\u00ad.gov.sa",
        "https://www.\u200bca.gov.sa",
        "https://ⓦⓦⓦ.ca.gov.sa",
        "portal.services.ca.gov.sa/x",
    ],
)
def test_verify_knows_a_link_that_ends_at_their_site(text):
    assert verify(text, KNOWN).answer is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "https://www.ca.gov.sa@evil.com",
        "https://www.ca.gov.sa:443@evil.com/",
        "https://www.ca.gov.sa%40evil.com",
        "https://www.ca.gov.sa%2f@evil.com",
        "https://www.ca.gov.sa%2eevil.com",
        "https://www.ca.gov.sa%00.evil.com",
        "https://evil.com%2fwww.ca.gov.sa",
        "https://evil.com\\www.ca.gov.sa",
        "https://evil.com\\@www.ca.gov.sa",
        "https://www.ca.gov.sa\\@evil.com",
        "https://www.ca.gov.sa\\.evil.com",
        "https://www.ca.gov.sa;@evil.com",
        "https://@www.ca.gov.sa@evil.com",
        "https://www.ca.gov.sa.evil.com",
        "https://evil.com/www.ca.gov.sa",
        "https://evil.com?www.ca.gov.sa",
        "https://evil.com#www.ca.gov.sa",
        "https://evil.com//www.ca.gov.sa",
        "https://wwwca.gov.sa",
        "https://xca.gov.sa",
        "https://www.cа.gov.sa",  # a Cyrillic а
        "https://www.ca.gοv.sa",  # a Greek ο
        "https://ⲥa.gov.sa",  # a Coptic sima
        "https://www.xn--c-8sb.gov.sa",
        "https://www.ca.gov.sa\u2044.evil.com",
        "https://www.ca.gov.sаudi.com",
        "https://www..ca.gov.sa",
        "https://.ca.gov.sa",
        "https://www.ca.gov.sa:99999/",
        "https://www.ca.gov.sa:x/",
        "ca.gov.sa://evil.com",
        "https://[www.ca.gov.sa]/",
        "https://https://www.ca.gov.sa",
        "https://www.ca.gov.sa,evil.com",
        "ftp://www.ca.gov.sa/",
        "intent://www.ca.gov.sa/#Intent;scheme=https;end",
        "javascript://www.ca.gov.sa/%0aalert(1)",
        "data:text/html,www.ca.gov.sa",
        "view-source:https://www.ca.gov.sa",
        "file://www.ca.gov.sa/etc",
        "sms:www.ca.gov.sa",
        "ttps://www.ca.gov.sa",
        "https://www.ca.gov.sa\thttps://evil.com",
        "http://0x7f.1/",
        "http://0177.0.0.1/",
        "http://2130706433",
        "http://127.1",
        "http://[::ffff:127.0.0.1]/",
        "https://translate.goog/www-ca-gov-sa",
        "https://www-ca-gov-sa.translate.goog/",
        "https://www.google.com/url?q=https://www.ca.gov.sa",
        "https://web.archive.org/web/https://www.ca.gov.sa",
        "https://www.ca.gov.sa/?wa.me/966551234567",
        "https://www.ca.gov.sa/اتصل-على-0557654321",
        "www.ca.gov.sa/0551234567",
        "www.ca.gov.sa/?q=055-123-4567",
        "www.ca.gov.sa#%30551234567",
        "www.ca.gov.sa:22",
        "https://ca.gov.sa:8443/",
        "xn--ca-.gov.sa",
        "https://bit.ly;www.ca.gov.sa/abc",
        "https://evil.com\u2026www.ca.gov.sa",
        "https://evil.com\u200bwww.ca.gov.sa",
        "https://evil.com\u00adwww.ca.gov.sa",
        "https://evil.online.ca.gov.sa",
        "0551234567=www.ca.gov.sa",
        "0551234567\u200bwww.ca.gov.sa",
    ],
)
def test_verify_knows_no_link_that_ends_elsewhere_or_could(text):
    assert verify(text, KNOWN).answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


@pytest.mark.parametrize("scheme", ["https://", ""])
@pytest.mark.parametrize("glue", [*",;&=_+!$'()*~`-–•", ";;", "&amp;", "\u2025"])
def test_verify_knows_no_link_with_another_glued_before_it(scheme, glue):
    text = f"{scheme}evil.com{glue}www.ca.gov.sa"
    assert verify(text, KNOWN).answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


@pytest.mark.parametrize(
    "text",
    [
        "الموقع:https://www.ca.gov.sa",
        "للدخول:https://www.ca.gov.sa/login",
        "تويتر:https://x.com/citizen_care",
        "ادخل(https://www.ca.gov.sa)",
        "الموقع=https://www.ca.gov.sa",
        "الموقع/https://www.ca.gov.sa",
        "الموقع–https://www.ca.gov.sa.",
        "Website:https://www.ca.gov.sa",
        "19912,https://www.ca.gov.sa",
        "19912https://www.ca.gov.sa",
        "www.ca.gov.sa-19912",
        "@citizen_care-19912",
        "19912@citizen_care",
        "https://www.ca.gov.sa,https://x.com/citizen_care",
        "https://www.ca.gov.sa/ar/news/2026-11-30/123456",
    ],
)
def test_verify_knows_a_link_that_touches_its_label(text):
    assert verify(text, KNOWN).answer is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "https://play.google.com/store/apps/details?id=sa.gov.ca",
        "play.google.com/store/apps/details/?id=sa.gov.ca",
        "https://PLAY.google.com/store/apps/details?id=sa.gov.ca",
    ],
)
def test_verify_knows_their_page_in_a_store(text):
    store = Known("android", "https://play.google.com/store/apps/details?id=sa.gov.ca")
    assert verify(text, [store]).answer is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "https://play.google.com/store/apps/details?id=sa.gov.ca.evil",
        "https://play.google.com/store/apps/details?id=evil&x=sa.gov.ca",
        "https://play.google.com/store/apps/details?id=sa.gov.ca&id=evil",
        "https://play.google.com/store/apps/details?id=evil#id=sa.gov.ca",
        "https://play.google.com/store/apps/details/../dev?id=sa.gov.ca",
        "https://play.google.com:8443/store/apps/details?id=sa.gov.ca",
        "https://play.google.com/store/apps/details",
        "https://evil.play.google.com/store/apps/details?id=sa.gov.ca",
        "https://sites.google.com/store/apps/details?id=sa.gov.ca",
    ],
)
def test_verify_knows_no_other_page_in_a_store(text):
    store = Known("android", "https://play.google.com/store/apps/details?id=sa.gov.ca")
    assert verify(text, [store]).answer in (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


def test_target_of_a_link_is_what_a_browser_opens():
    target = target_of("http:/WWW.Example.org:80/a/%2e%2e/b?c=d")
    assert target is not None
    assert (target.host, target.path, target.query) == ("example.org", "/b", "?c=d")
    assert not target.is_secure
    assert not target.is_plain


@pytest.mark.parametrize("text", ["", "https://", "http://[", "a@b.example", "a\\b", "x:", "a%2eb"])
def test_target_of_what_browsers_and_others_read_differently_is_none(text):
    assert target_of(text) is None
