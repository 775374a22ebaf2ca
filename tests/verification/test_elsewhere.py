"""Names under other endings, networks and apps that pass for theirs beside their number."""

import pytest

from contacts.verification.judge import verify
from contacts.verification.verdict import Answer
from tests.verification.test_verdict import KNOWN

NO = (Answer.NOT_KNOWN, Answer.LOOKS_LIKE)
ENDINGS = [
    *("онлайн", "ком", "рф", "сайт", "中国", "公司", "网址", "コム", "닷컴"),
    *("한국", "भारत", "ไทย", "קום", "ελ", "հայ", "გე", "العربية", "ايران", "موبايلي", "الأردن"),
]


@pytest.mark.parametrize("ending", [*ENDINGS, "إمارات"])
def test_a_name_under_an_ending_of_another_script_is_not_known(ending):
    for name in ("evil", "حساب-المواطن", "دعم"):
        for dot in (".", "．", "。"):
            text = f"ادخل {name}{dot}{ending} للاستفسار 19912"
            assert verify(text, KNOWN)[0].answer in NO


@pytest.mark.parametrize(
    "link",
    [
        *("evil⸳com", "evilꓸcom", "evil܁com", "evil܂com", "evil᛫com", "evil‚com", "evilˑcom"),
        *("evilنقطةcom", "evilدوتكوم", "evil(.com)", "evil.c.o.m", "🅴🆅🅸🅻.🅲🅾🅼"),
        *("evil.c0m", "دعم-المواطن.خدمة", "vbscript:x", "🅔🅥🅘🅛.🅒🅞🅜"),
    ],
)
def test_a_name_with_another_dot_is_not_known(link):
    assert verify(f"افتح {link} أو 19912", KNOWN)[0].answer in NO


@pytest.mark.parametrize("text", ["تم الإيداع.شكرا 19912", "شكرا لكم.حساب المواطن 19912"])
def test_a_full_stop_without_a_blank_makes_no_link(text):
    assert verify(text, KNOWN)[0].answer is Answer.YES


@pytest.mark.parametrize(
    "network",
    [
        *("كيك", "LINE", "لاين", "وي شات", "التلي", "تلغرم", "تلي قرام", "تكتوك", "ياهو", "Teams"),
        *("Threema", "Yalla", "Bigo", "واتسب", "وا تس اب", "و.ا.ت.س", "WhatsAp", "Whats-App"),
        *("what's app", "Wh\u0430tsapp", "Instagrm", "W h a t s A p p", "وااااتساب", "Telegarm"),
        *("Any-Desk", "ani desk", "إني دسك", "تيم فيوير", "كويك سبورت", "راست ديسك", "Supremo"),
        *("AweSun", "Alpemix", "HopToDesk", "Zoho Assist", "Splashtop", "AnyDesc"),
    ],
)
def test_a_network_or_a_remote_control_is_named_however_it_is_written(network):
    assert verify(f"راسلنا على {network} أو 19912", KNOWN)[0].answer in NO


@pytest.mark.parametrize(
    "account", ["@citizen_care 1", "@citizen_care ksa", "يوزرنا saudihelp", "أضفنا saudihelp"]
)
def test_an_account_with_something_after_a_blank_is_not_theirs(account):
    for text in (account, f"للاستفسار 19912. تواصل عبر {account}"):
        assert verify(text, KNOWN)[0].answer in NO


@pytest.mark.parametrize(
    "text",
    [
        "@citizen_care 19912",
        "@citizen_care support line: 19912",
        "Call 19912, the line is open; online service is at www.ca.gov.sa",
        "خدمة أون لاين www.ca.gov.sa",
        "الخطوات التي تلي ذلك على 19912",
        "@citizen_care 3 مرات",
    ],
)
def test_words_after_an_account_and_words_like_a_network_raise_no_doubt(text):
    assert verify(text, KNOWN)[0].answer is Answer.YES


@pytest.mark.parametrize(
    "app",
    [
        *("تطبيق حساب المواطن كاش", "تطبيق حساب المواطن السريع", "تطبيق حساب المواطن Pay"),
        *("تطبيق حساب المواطن X", "تطبيق حساب المواطن HD", "تطبيق حساب المواطن جولد"),
        *("تطبيق حساب المواطن قروض", "تطبيق حساب المواطن تمويل", "تطبيق حساب المواطن نفاذ"),
        *("تطبيق Citizen Account Fast", "تطبيق حساب المواطن+", "حساب المواطن كاش"),
        *("Citizen Acount", "حساب المواطنة", "install Citizen Account Cash"),
    ],
)
def test_another_edition_of_their_app_looks_like_it(app):
    for text in (f"{app}. للاستفسار 19912", f"حمل {app} ثم اتصل 19912"):
        assert verify(text, KNOWN)[0].answer in NO


@pytest.mark.parametrize(
    "text",
    [
        "حدث بياناتك من تطبيق حساب المواطن ثم اتصل 19912",
        "عبر تطبيق حساب المواطن يمكنك الاعتراض. 19912",
        "Open the Citizen Account app and call 19912",
        "لحساب المواطن: 19912. بحساب المواطن وحسابات المواطنين",
        "برنامج حساب المواطن يوضح آلية الدعم 19912",
    ],
)
def test_their_app_in_a_sentence_raises_no_doubt(text):
    assert verify(text, KNOWN)[0].answer is Answer.YES
