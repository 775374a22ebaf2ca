"""Saving a channel, while texts anywhere deny that there is such a way, or count the ways."""

import pytest
from django.core.management import call_command

from contacts.languages.unpublished_ways import texts_denying
from contacts.models import Channel, Endpoint, Guide, Page
from tests.admin.admin_client import change_url, messages, typed
from tests.directory_rows import make_channel

pytestmark = pytest.mark.usefixtures("directory")
DENIED_AR = "فرع أو بريد إلكتروني لخدمة العملاء غير منشور هنا."
DENIED_EN = "No branch or e-mail address of customer service is published here."
TOLD = {
    "en": "These still deny a way to get in touch, or count the ways wrongly: {}",
    "ar": "ما زالت هذه النصوص تنفي طريقة تواصل منشورة الآن، أو تذكر عددًا غير صحيح لطرق التواصل: {}",
}


def channel(kind, *endpoints, **fields):
    made = make_channel("new", kind, **fields)
    for code, value in endpoints:
        Endpoint.objects.create(channel=made, kind=code, value=value)
    return made


def say(english, arabic=""):
    Guide.objects.filter(slug="call").update(summary_en=english, summary_ar=arabic)


def told(of):
    found = [one for one in texts_denying(of) if getattr(one.row, "slug", "") == "call"]
    return [one.language.value for one in found]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_saving_a_branch_names_the_question_that_denies_it(desk, language):
    say(DENIED_EN, DENIED_AR)
    branch = channel("office", ("address", "geo:24.7,46.6"))
    url = change_url(branch)
    sent = typed(desk.in_language(language).get(url), "channel_form")
    response = desk.client.post(url, sent, follow=True)
    guide = Guide.objects.get(slug="call")
    name = {"en": "How do I call?", "ar": "كيف أتصل؟"}[language]
    link = f'<a href="{change_url(guide)}">{name}</a>'
    assert TOLD[language].format(link) in messages(response)


@pytest.mark.parametrize(
    ("kind", "endpoint", "english", "arabic", "languages"),
    [
        ("office", None, DENIED_EN, DENIED_AR, ["ar", "en"]),
        ("email", None, DENIED_EN, DENIED_AR, ["ar", "en"]),
        ("phone", ("email", "help@example.gov.sa"), DENIED_EN, DENIED_AR, ["ar", "en"]),
        ("phone", ("phone", "8001234567"), DENIED_EN, DENIED_AR, []),
        ("chat", ("whatsapp", "+966512345678"), "Their WhatsApp is not published here.",
         "واتساب خدمة العملاء غير منشور هنا.", ["ar", "en"]),
        ("social", ("instagram", "example"), "Accounts on other platforms are not published.",
         "حساباته على المنصات الأخرى غير منشورة هنا.", ["ar", "en"]),
        ("social", ("instagram", "example"), "Their Instagram account is not published.",
         "حسابهم في انستقرام غير معلن.", ["ar", "en"]),
        ("office", None, "When the branch opens is not published here.",
         "أوقات عمل الفرع غير منشورة هنا.", []),
        ("office", None, "How to register the national address is not published here.",
         "خطوات تسجيل العنوان الوطني غير منشورة هنا.", []),
        ("office", None, "The branch is in Riyadh.", "الفرع في الرياض.", []),
    ],
)  # fmt: skip
def test_text_denies_what_the_channel_offers(kind, endpoint, english, arabic, languages):
    say(english, arabic)
    assert told(channel(kind, *([endpoint] if endpoint else []))) == languages


def test_ways_that_are_counted_wrongly_are_named():
    count = Channel.objects.published().count()
    assert count == 4
    hotline = Channel.objects.get(slug="hotline")
    say("There are four ways: these.", "هناك أربع طرق للتواصل.")
    assert told(hotline) == []
    say("There are 4 ways: these.", "هناك 4 طرق.")
    assert told(hotline) == []
    say("There are five ways: these.", "هناك خمس طرق.")
    assert told(hotline) == ["ar", "en"]
    say("There are 5 ways.", "طرق التواصل خمس: هذه.")
    assert told(hotline) == ["ar", "en"]
    say("There are four ways.", "طرق التواصل أربع: هذه.")
    assert told(hotline) == []
    say("There are two ways to sign in.", "هناك ثلاث طرق لتسجيل الدخول.")
    assert told(hotline) == []
    say("There are other ways.", "هناك طرق أخرى.")
    assert told(hotline) == []


def test_check_of_the_content_names_each_text_once(capsys):
    say(DENIED_EN, "")
    channel("office")
    make_channel("mail", "email")
    call_command("check_content")
    lines = [line for line in capsys.readouterr().out.splitlines() if "denies" in line]
    assert lines == [
        "Warning: guide call, summary_en: the text denies a way to get in touch, or counts the "
        "ways wrongly."
    ]


def test_pages_are_read_and_drafts_are_not():
    page = Page.objects.filter(status="published").first()
    Page.objects.filter(pk=page.pk).update(body_en=DENIED_EN)
    Guide.objects.filter(slug="call").update(status="draft", summary_en=DENIED_EN)
    branch = channel("office")
    assert [one.row for one in texts_denying(branch)] == [page]
    Channel.objects.filter(pk=branch.pk).update(status="draft")
    assert list(texts_denying(Channel.objects.get(pk=branch.pk))) == []
