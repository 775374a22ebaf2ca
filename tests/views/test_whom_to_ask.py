"""Which searches get a channel as their answer, and whom others are sent to."""

from types import SimpleNamespace

import pytest

from contacts.channel_kinds import KINDS
from contacts.enums import Covers
from contacts.models import Channel
from contacts.publishing.channels_now import channels_now
from contacts.search.service import SearchResults
from contacts.views.whom_to_ask import (
    ASKS_FOR,
    asks_for,
    best_answer,
    cannot_sign_in,
    meant,
    needs_sign_in,
)

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")


def hit(channel=None, slug="x", step=""):
    return SimpleNamespace(
        channel=channel and Channel.objects.get(slug=channel),
        guide=SimpleNamespace(slug=slug),
        step=SimpleNamespace(uid=step) if step else None,
    )


def best(query, *hits, covers=Covers.YES, corrected=None):
    results = SearchResults(hits=hits, total=len(hits), covers=covers, corrected=corrected)
    found = best_answer(results, channels_now(None), query)
    return found and found.channel.slug


def test_every_kind_of_channel_has_its_words():
    assert set(ASKS_FOR) == set(KINDS)
    assert all(ASKS_FOR.values())


@pytest.mark.parametrize(
    "query",
    [
        "رقم حساب المواطن",
        "ابي رقم حساب المواطن",
        "ابغى ارقامهم",
        "اتصل بحساب المواطن",
        "كيف أكلم أحد",
        "هاتف خدمة العملاء",
        "خط مجاني",
        "ساعات العمل",
        "متى يفتحون",
        "١٩٩١٢",
        "من هو 19912",
        "كيف اتصل على خدمة العملاء",
        "ابغى احد يرد علي",
        "اتصل علي 19912",
        "الرقم الموحد",
        "phone number",
        "call citizen account",
        "can i talk to a human",
        "opening hours",
        "hotline",
        "unified customer service number",
    ],
)
def test_who_asks_for_the_number_or_a_person_gets_it(query):
    assert best(query, hit("hotline"), hit("website-form")) == "hotline"


@pytest.mark.parametrize(
    ("query", "channel"),
    [
        ("حسابهم في تويتر", "x-account"),
        ("@citizen_care", "x-account"),
        ("إكس", "x-account"),
        ("x account", "x-account"),
        ("رابط الموقع", "website-form"),
        ("www.ca.gov.sa", "website-form"),
        ("ca.gov.sa", "website-form"),
        ("official website", "website-form"),
        ("how do I contact them", "website-form"),
        ("خدمة العملاء", "hotline"),
        ("customer service", "x-account"),
    ],
)
def test_who_asks_for_a_site_or_an_account_gets_that(query, channel):
    assert best(query, hit(channel)) == channel


@pytest.mark.parametrize(
    ("query", "channel"),
    [
        ("رقم خدمة العملاء", "website-form"),  # a number is not a website
        ("رابط الموقع", "hotline"),
        ("twitter", "hotline"),
        ("كيف أقدم شكوى", "website-form"),  # asks how, not where
        ("what is citizen account", "hotline"),
        ("تطبيق حساب المواطن", "mobile-app"),  # which has no link here
        ("اتصلوا علي من رقم غريب", "hotline"),  # asks whether it was them
        ("وصلتني رسالة من رقم", "hotline"),
        ("someone called me", "hotline"),
        ("is this number a scam", "hotline"),
        ("", "hotline"),
        ("؟؟؟", "hotline"),
    ],
)
def test_others_get_the_list_alone(query, channel):
    assert best(query, hit(channel)) is None


def test_website_has_no_hours_to_ask_for():
    assert best("ساعات العمل", hit("website-form")) is None


def test_answer_is_clear_only_where_the_first_results_agree():
    Channel.objects.create(
        slug="office", kind="phone", status="published", name_ar="مكتب", name_en="Office"
    ).endpoints.create(kind="phone", value="920012345", status="published")
    assert best("رقم", hit("hotline"), hit("office")) is None
    assert best("رقم", hit("hotline"), hit("hotline")) == "hotline"
    assert best("رقم", hit("hotline"), hit(None)) == "hotline"
    assert best("رقم", hit(None), hit("hotline")) is None
    assert best("رقم") is None


@pytest.mark.parametrize("covers", [Covers.PARTLY, Covers.NO])
def test_nothing_is_the_best_answer_to_what_is_not_answered(covers):
    assert best("رقم خدمة العملاء", hit("hotline"), covers=covers) is None


def test_repaired_words_ask_for_what_they_were_taken_for():
    assert best("رقك", hit("hotline")) is None
    assert best("رقك", hit("hotline"), corrected="رقم") == "hotline"


def test_result_that_is_a_channel_needs_no_guide():
    channel = SimpleNamespace(channel=Channel.objects.get(slug="hotline"), guide=None, step=None)
    assert best("الرقم الموحد", channel) == "hotline"
    assert not cannot_sign_in("رقم", [channel])


def test_unpublished_channel_is_offered_to_nobody():
    Channel.objects.filter(slug="hotline").update(status="draft")
    assert best("رقم خدمة العملاء", hit("hotline")) is None


def test_kind_and_name_of_any_channel_can_be_asked_for():
    channel = Channel(kind="social", name_ar="سناب شات", name_en="Snapchat")
    channel.save()
    assert asks_for("سناب شات", channel)
    assert asks_for("snapchat", channel)
    assert not asks_for("رقم سناب شات الجديد", channel)


@pytest.mark.parametrize(
    "query",
    [
        "نسيت كلمة المرور",
        "نسيت كلمه السر",
        "الرقم السري ما يشتغل",
        "ما اقدر ادخل حسابي",
        "مشكلة في تسجيل الدخول",
        "ما يدخلني",
        "رمز التحقق ما وصلني",
        "نسيت الباسوورد",
        "forgot password",
        "cannot log in",
        "can't login",
        "I can't sign into my account",
        "locked out",
    ],
)
def test_words_of_who_cannot_sign_in(query):
    assert cannot_sign_in(query, [])


@pytest.mark.parametrize("query", ["تغيير الآيبان", "رقم خدمة العملاء", "payment date", "I can"])
def test_words_of_others(query):
    assert not cannot_sign_in(query, [])
    assert cannot_sign_in(query, [hit(slug="cannot-sign-in")])
    assert cannot_sign_in(query, [hit(slug="need-to-sign-in", step="cannot-sign-in")])
    assert not cannot_sign_in(query, [hit(), hit(slug="cannot-sign-in")])


def test_channels_behind_signing_in():
    needing = {channel.slug for channel in Channel.objects.all() if needs_sign_in(channel)}
    assert needing == {"website-form", "mobile-app"}


@pytest.mark.parametrize(
    ("slug", "published", "needed"),
    [
        ("website-form", "", True),
        ("website-form", "not_needed", False),
        ("hotline", "", False),
        ("hotline", "needed", True),
    ],
)
def test_what_is_published_of_signing_in_counts(slug, published, needed):
    channel = Channel.objects.get(slug=slug)
    channel.sign_in = published
    assert needs_sign_in(channel) is needed


@pytest.mark.usefixtures("more_channels")
@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("واتساب", "whatsapp"),
        ("رقم الواتساب", "whatsapp"),
        ("عندكم واتس", "whatsapp"),
        ("whatsapp number", "whatsapp"),
        ("https://wa.me/966512345678", "whatsapp"),
        ("قناة التليجرام", "telegram"),
        ("telegram channel", "telegram"),
        ("ايميل حساب المواطن", "mail"),
        ("عنوان البريد الإلكتروني", "mail"),
        ("email address", "mail"),
        ("help@example.gov.sa", "mail"),
        ("وين الفرع", "riyadh"),
        ("عنوان المكتب", "riyadh"),
        ("رقم الفرع", "riyadh"),
        ("فرع العليا", "riyadh"),
        ("branch address", "riyadh"),
        ("تويتر", "x-account"),
        ("سناب", None),
        ("فرع جدة", None),
        ("كيف أحمي حسابي في واتساب من الاختراق", None),
        ("وصلتني رسالة واتساب", None),
        ("راتب الفرع", None),
        ("رقم الهوية", None),
    ],
)
def test_channel_is_meant_by_its_kind_or_network_alone(query, slug):
    found = meant(query, Channel.objects.published())
    assert [one.slug for one in found] == ([slug] if slug else [])


@pytest.mark.parametrize("query", ["واتساب", "ايميل", "وين الفرع", "telegram"])
def test_kind_of_which_there_is_no_channel_is_not_meant(query):
    assert meant(query, Channel.objects.published()) == []


@pytest.mark.usefixtures("more_channels")
@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("query", "slug"), [("وين الفرع", "riyadh"), ("email", "mail")])
def test_reader_gets_the_channel_though_a_question_says_there_is_none(
    client, query, slug, language
):
    page = client.get(f"/{language}/search/", {"q": query}).content.decode()
    assert 'data-covers="yes"' in page
    card = page.partition('class="call-card"')[2].partition('id="results-title"')[0]
    assert f"/{language}/channels/{slug}/" in card
    [first, *_] = client.get(f"/{language}/suggest/", {"q": query}).json()
    assert first["url"] == f"/{language}/channels/{slug}/"
