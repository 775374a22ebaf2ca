"""Values of every kind of endpoint, in every spelling, beside what passes for them."""

import re

import pytest

from contacts.endpoints import kinds
from contacts.endpoints.accounts import Network
from contacts.endpoints.kinds import KINDS
from contacts.enums import ClaimVerdict
from contacts.hosts import is_shared
from contacts.verification.judge import verify
from contacts.verification.tokens import Kind
from contacts.verification.verdict import Answer, Claimed, Known, Why

STORED = {
    "email": "help@example.gov.sa",
    "sms": "19913",
    "whatsapp": "+966512345678",
    "x": "citizen_care",
    "telegram": "CitizenTG_sa",
    "snapchat": "citizen.snap",
    "instagram": "citizen.insta.sa",
    "tiktok": "citizen.tok",
    "youtube": "CitizenTube",
    "facebook": "100064000000000",
    "address": "geo:24.7136,46.6753",
}
KNOWN = [
    *(Known(kind, value) for kind, value in STORED.items()),
    Known("phone", "19912"),
    Known("url", "https://www.example.gov.sa/"),
    Known("youtube", "channel/UCabcdefghijklmnopqrstuv"),
    Known("whatsapp", "message/ABCDEF123456"),
    Known("address", "https://maps.example.com/maps/branch"),
    Known("app", "تطبيق حساب المواطن"),
]
SPELLINGS = {
    "email": [
        *("help@example.gov.sa", "HELP@Example.Gov.SA", "mailto:help@example.gov.sa?subject=a"),
        *("help @ example.gov.sa", "help@example . gov . sa", "help[at]example.gov.sa"),
        *("راسلنا على help@example.gov.sa", "\u200fhelp@example.gov.sa", "(help@example.gov.sa)"),
    ],
    "sms": ["19913", "١٩٩١٣", "sms:19913", "sms:19913?body=hi", "smsto:19913"],
    "whatsapp": [
        *("0512345678", "+966 51 234 5678", "٠٥١٢٣٤٥٦٧٨", "00966512345678"),
        *("wa.me/966512345678", "https://wa.me/+966512345678?text=a", "WA.me/966512345678/"),
        "https://api.whatsapp.com/send?phone=966512345678&text=a",
        *("whatsapp://send?phone=966512345678", "راسلنا واتساب 0512345678"),
    ],
    "x": [
        "@citizen_care",
        "x.com/citizen_care",
        "twitter://user?screen_name=citizen_care",
        "twitter.com/Citizen_Care?s=20",
    ],
    "telegram": [
        *("@CitizenTG_sa", "citizentg_sa", "t.me/CitizenTG_sa", "https://t.me/s/citizentg_sa"),
        *("tg://resolve?domain=CitizenTG_sa", "https://web.telegram.org/k/#@CitizenTG_sa"),
        *("telegram.me/citizentg_sa", "تيليجرام @CitizenTG_sa", "Telegram: CitizenTG_sa"),
    ],
    "snapchat": [
        *("@citizen.snap", "snapchat.com/add/citizen.snap", "سناب: citizen.snap"),
        *("https://www.snapchat.com/@citizen.snap?share_id=a", "snapchat citizen.snap"),
        "snapchat://add/citizen.snap",
    ],
    "instagram": [
        "@citizen.insta.sa",
        "https://www.instagram.com/citizen.insta.sa/?igsh=a",
        "instagram://user?username=citizen.insta.sa",
    ],
    "tiktok": ["@citizen.tok", "https://www.tiktok.com/@citizen.tok?lang=ar"],
    "youtube": [
        "@CitizenTube",
        "youtube.com/@citizentube",
        "m.youtube.com/@CitizenTube/videos",
        "vnd.youtube://www.youtube.com/@CitizenTube",
        "youtube://@CitizenTube",
    ],
    "facebook": [
        *("https://m.facebook.com/profile.php?id=100064000000000", "fb.com/100064000000000"),
        *("https://www.facebook.com/people/Name/100064000000000/", "fb://page/100064000000000"),
    ],
    "address": [
        "https://www.google.com/maps/search/?api=1&query=24.7136,46.6753",
        "geo:24.7136,46.6753",
    ],
}
NO = (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)


def judged(text, claims=()):
    return verify(text, KNOWN, claims)[0]


def test_every_kind_is_among_the_spellings():
    assert {*SPELLINGS, "phone", "url", "ios", "android"} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in SPELLINGS.items() for text in texts]
)
def test_stored_value_is_theirs_in_every_spelling(kind, text):
    verdicts = verify(text, KNOWN)
    assert [verdict.answer for verdict in verdicts] == [Answer.YES]
    assert [known.kind for known in verdicts[0].real] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv",
        "wa.me/message/ABCDEF123456",
        "https://maps.example.com/maps/branch",
    ],
)
def test_account_without_a_name_and_place_on_a_map_are_theirs_by_their_link(text):
    assert judged(text).answer is Answer.YES


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("help@example-gov.sa", Why.NEAR),
        ("help@examp1e.gov.sa", Why.NEAR),
        ("help@example.gov.sa.com", Why.INSIDE),
        ("help@ex\u0430mple.gov.sa", Why.DISGUISED),
        ("help.example.gov.sa@gmail.com", Why.NEAR),
        ("0512345679", Why.NEAR),
        ("wa.me/966512345679", Why.NEAR),
        ("https://api.whatsapp.com/send?phone=9665123456789", Why.INSIDE),
        ("https://api.whatsapp.com/send?phone=966512345678&phone=966559999999", Why.INSIDE),
        ("@CitizenTG_sa1", Why.NEAR),
        ("t.me/citizen_tg_sa", Why.NEAR),
        ("snapchat.com/add/citizen.snapp", Why.NEAR),
        ("https://www.instagram.com/citizen.insta_sa/", Why.NEAR),
        ("tiktok.com/@citizen.t0k", Why.NEAR),
        ("x.com/citizen_car\u0435", Why.DISGUISED),
        ("https://twitter.com/c\u0456tizen_care/", Why.DISGUISED),
        ("x.com/citizen_car%D0%B5", Why.DISGUISED),
        ("t.me/Citizen\u0422G_sa", Why.DISGUISED),
        ("youtube.com/@C\u0456tizenTube", Why.DISGUISED),
        ("youtube.com/@CitizenTubes", Why.NEAR),
        ("tg://resolve?domain=CitizenTG_saa", Why.NEAR),
        ("instagram://user?username=citizen_care", Why.ELSEWHERE),
    ],
)
def test_what_is_made_to_look_like_theirs_is_not(text, why):
    found = verify(text, KNOWN)[0]
    assert (found.answer, found.why) == (Answer.LOOKS_LIKE, why)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("t.me/citizen_care", "x"),
        ("تيليجرام @citizen_care", "x"),
        ("instagram.com/citizen_care/", "x"),
        ("https://x.com/CitizenTG_sa", "telegram"),
        ("تويتر: @CitizenTG_sa", "telegram"),
        ("X:@CitizenTG_sa", "telegram"),
        ("youtube.com/@citizen.tok", "tiktok"),
    ],
)
def test_name_of_theirs_on_another_network_is_not_theirs(text, kind):
    found = judged(text)
    assert (found.answer, found.why) == (Answer.LOOKS_LIKE, Why.ELSEWHERE)
    assert [known.kind for known in found.real] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "t.me/other_name",
        "https://www.instagram.com/other.name/",
        "https://t.me/joinchat/AbCdEf",
        "https://chat.whatsapp.com/AbCdEf",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://t.me/CitizenTG_sa/55",
        "https://t.me/CitizenTG_sa?start=1",
        "https://www.tiktok.com/@citizen.tok/video/1",
        "https://www.instagram.com/citizen.insta.sa/reel/a",
        "https://www.youtube.com/channel/UCxxxxxxxxxxxxxxxxxxxxxx",
        "https://wa.me/966512345678?phone=966559999999",
        "https://www.google.com/maps/place/other",
        "https://maps.example.com/maps/other",
        "https://www.google.com/",
        "tg://resolve?domain=CitizenTG_sa&start=1",
        "tg://resolve?domain=other_name",
        "tg://join?invite=CitizenTG_sa",
        "https://web.telegram.org/k/#-100123",
        "https://web.telegram.org/a/CitizenTG_sa",
        "instagram://media?id=citizen.insta.sa",
        "twitter://post?message=citizen_care",
        "fb://group/100064000000000",
        "info@example.gov.sa",
        "info@gmail.com",
        "https://discord.gg/abc",
    ],
)
def test_what_nobody_knows_stays_unknown(text):
    assert judged(text).answer is Answer.NOT_KNOWN


def test_name_with_a_dot_could_be_a_link():
    found = judged("citizen.snap")
    assert (found.answer, found.why, found.kind) == (Answer.NOT_KNOWN, Why.UNCLEAR, Kind.LINK)
    assert judged("citizen.snap/login").answer in NO


@pytest.mark.parametrize("kind", ["phone", "sms", "whatsapp"])
@pytest.mark.parametrize(
    "text", ["0551234567", "sms:0551234567", "wa.me/966551234567", "whatsapp://send?phone=966551234567"]
)  # fmt: skip
def test_number_that_others_claim_is_one_whatever_it_is_recorded_for(kind, text):
    claim = Claimed(kind, "+966551234567", ClaimVerdict.FAKE)
    assert verify(text, KNOWN, [claim])[0].claim == claim


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        ("telegram", "Citizen_Help", "https://t.me/citizen_help"),
        ("telegram", "Citizen_Help", "تيليجرام @Citizen_Help"),
        ("url", "https://t.me/citizen_help", "t.me/citizen_help"),
        ("instagram", "fake.name", "instagram.com/fake.name/"),
        ("facebook", "100064999999999", "facebook.com/profile.php?id=100064999999999"),
        ("email", "a@fake.example", "mailto:A@fake.example"),
        ("url", "https://fake.example/", "anybody@mail.fake.example"),
    ],
)
def test_claim_of_every_kind_is_named(kind, value, text):
    claim = Claimed(kind, value, ClaimVerdict.FAKE)
    assert (judged(text, [claim]).answer, judged(text, [claim]).claim) == (Answer.FAKE, claim)


def test_claim_on_one_network_says_nothing_of_another():
    claim = Claimed("telegram", "somebody_else", ClaimVerdict.FAKE)
    assert judged("instagram.com/somebody_else", [claim]).claim is None


def test_mailbox_of_everybody_is_on_no_site_of_theirs():
    stored = [Known("email", "citizen.account@gmail.com")]
    assert verify("citizen.account@gmail.com", stored)[0].answer is Answer.YES
    assert verify("citizen.acount@gmail.com", stored)[0].answer is Answer.LOOKS_LIKE
    assert verify("somebody@gmail.com", stored)[0].answer is Answer.NOT_KNOWN


@pytest.mark.parametrize("text", ["help", "held", "The help is free", "call 19912 for help"])
def test_short_name_of_theirs_makes_no_word_an_imitation(text):
    stored = [Known("phone", "19912"), Known("snapchat", "help")]
    assert verify(text, stored)[0].answer is not Answer.LOOKS_LIKE


@pytest.fixture
def new_kind(monkeypatch):
    network = Network(
        kind="nabdah",
        called="نبضة|nabdah",
        profile="https://nabdah.example/@",
        hosts=frozenset(["nabdah.example"]),
        name=re.compile(r"[a-z_]{3,20}"),
    )
    words = "“%(value)s” is none.", "Open %(value)s"
    row = kinds._account(network, "Nabdah account", *words, "M1 2h3")
    monkeypatch.setitem(KINDS, "nabdah", row)


@pytest.mark.usefixtures("new_kind")
@pytest.mark.parametrize(
    ("text", "answer", "why"),
    [
        ("@citizen_nabd", Answer.YES, Why.EXACT),
        ("nabdah.example/@citizen_nabd?utm_source=a", Answer.YES, Why.EXACT),
        ("نبضة: citizen_nabd", Answer.YES, Why.EXACT),
        ("nabdah.example/@citizen_nabdd", Answer.LOOKS_LIKE, Why.NEAR),
        ("nabdah.example/@citizen_care", Answer.LOOKS_LIKE, Why.ELSEWHERE),
        ("x.com/citizen_nabd", Answer.LOOKS_LIKE, Why.ELSEWHERE),
        ("nabdah.example/@somebody", Answer.NOT_KNOWN, Why.UNKNOWN),
    ],
)
def test_kind_that_is_added_is_known_by_its_row_alone(text, answer, why):
    found = verify(text, [*KNOWN, Known("nabdah", "citizen_nabd")])[0]
    assert (found.answer, found.why) == (answer, why)


@pytest.mark.usefixtures("new_kind")
def test_network_that_is_added_is_named_where_they_have_no_account():
    text = "راسلنا على نبضة أو 19912"
    assert judged(text).kind is Kind.SERVICE
    known = [*KNOWN, Known("nabdah", "citizen_nabd")]
    assert verify(text, known)[0].answer is Answer.YES
    assert is_shared("nabdah.example")
