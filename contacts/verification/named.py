"""What the words beside it make an account or an app, whatever it looks like. Pure.

A user name after the name of a network, an app that is to be installed, a bank account to pay
to.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from contacts.verification.demands import DENIED
from contacts.verification.other_services import any_service, hosts_of

# International Bank Account Number (ISO 13616).
IBAN: Final = re.compile(
    r"(?<!\w)[a-z]{2}\d{2}(?:[\s\-]?[a-z\d]{4}){3,7}(?:[\s\-]?\d{1,3})?(?!\w)", re.IGNORECASE
)
# Sixteen digits in one or in fours, as on a card; an account of a bank after its word.
CARD: Final = re.compile(
    r"(?<![\d+/.])[2-6](?:\d{15}|\d{3}(?P<gap>[\s\-])\d{4}(?P=gap)\d{4}(?P=gap)\d{4})(?!\s?\d)"
)
_LONG_NUMBER: Final = r"(?!0|966|5\d{8}(?!\d))\d(?:[\s\-]?\d){11,19}(?!\d)"
BANK_NUMBER: Final = re.compile(
    rf"(?<!\w)[وبل]{{0,2}}(?:ال)?حساب(?:ي|نا|ه|هم)?[\s:]+(?:رقم[\s:]+)?{_LONG_NUMBER}"
    rf"|(?<!\w)account[\s:]+(?:(?:no\.?|number)[\s:]+)?{_LONG_NUMBER}",
    re.IGNORECASE,
)
_ACCOUNT_WORD: Final = (
    r"(?:(?:ال)?يوزر(?:نا|ي|ه)?|[أا]ضي?ف(?:و?نا|و?ني)?|[اأ]يدي|(?:ال)?معرف(?:نا|ي)?"
    r"|[إا]سم (?:ال)?مستخدم|حسابنا|قناتنا|قروبنا|ضيف(?:نا|ني)?|موقع"
    r"|user(?:\s?name)?|handle|our account|channel|group)"
)
_JOINT: Final = r"(?:حساب\w{0,3}|قناة|قناتنا|قروب|يوزر|id|user(?:name)?|account|channel|باسم|هو|is)"
_NAME_AFTER: Final = (
    rf"(?P<colon>[\s:=@(\-–]*(?:{_JOINT}[\s:=@(\-–]*)?)(?P<name>[a-z][\w.\-]{{2,29}})"
)
_ACCOUNT_APART: Final = re.compile(
    r"(@[a-z]\w+)[\s,!]+(\d{1,4}(?=\s*$|\s+(?:ثم|او|أو|و|على|in|on|or|and)(?!\w))"
    r"|(?:ksa|sa|saudi|official|help|support|vip)(?=\s*$))(?!\w)",
    re.IGNORECASE,
)
_NO_NAME: Final = frozenset(
    ["the", "and", "for", "our", "you", "your", "with", "from", "app", "only", "not", "are", "call"]
)
# A name that somebody made up for an account: letters and then digits.
MADE_UP: Final = re.compile(
    r"(?!covid|iphone|android|windows|galaxy|vision|ipad|form|step|page)[a-z]{4,}[._]?\d{1,4}"
)

# Added to the name of an app to pass for another edition of it, as `app_words` folds them.
EDITIONS: Final = (
    "بلس|بلاس|برو|بريميوم|لايت|اكسترا|ماكس|[vV][iI][pP]|[pP]lus|[pP]ro|[pP]remium|[lL]ite|[gG]old"
    "|[mM]ax|[eE]xtra|[eE]xpress|[aA][pP][kK]|[mM]od|كاش|بلص|جولد|[إا]كسبرس|دايركت|[cC]ash|[fF]ast"
    "|[lL]oans?"
)
# Begins what is no more the name of an app.
_NEXT: Final = r"(?:[أا]و|من|على|في|ثم|عبر|عن|إلى|الى|لل\w+|or|from|and|on|to|at|is|for|then)(?!\w)"
_APP: Final = re.compile(
    r"""
    (?<!\w) (?P<install>(?:و?(?:حمل|نزل|ثبت)(?:ي|وا)?|(?:ب|ل)?(?:ال)?(?:تحميل|تنزيل|تثبيت)
        |(?i:install|download|get|update))\s+ (?:the\s|our\s|this\s|new\s)*)?
    (?:
        (?:[وفبلك]?(?:تطبيق|ابلكيشن)|برنامج|app(?:lication)?)
        \s+ (?:called\s|named\s|اسمه\s|باسم\s)?
        (?: [«"“'(](?P<quoted>[^»"”')]{3,40})
          | (?P<after>\w+(?:\s(?:(?!NEXT)[^\W\d_]+|\d(?!\w))){0,3}\+?) )
      | (?P<edition>(?:[^\W\d_]+\s){1,3}(?:EDITIONS)(?!\w))
      | (?P<before>[A-Z]\w+(?:\s[A-Z0-9]\w*){0,4}) \s (?:mobile\s)? [Aa]pp(?:lication)?(?!\w)
    )
    """.replace("NEXT", _NEXT).replace("EDITIONS", EDITIONS),
    re.VERBOSE,
)
_EDITION_OF_APP: Final = re.compile(
    rf"(?:{EDITIONS}|ذهبي|معدل|(?:نسخ[ةه] )?جديد[هة]?|مطور|محدث|new|\d"
    r"|سريع|سعودي|[اإ]ضافي|فوري|تمويل|قروض|نفاذ|خليجي|يمني|ذكي|ثاني|بديل|احتياطي|مميز|شامل|مرفق|اونلاين"
    r"|زكا[ةه]|pay|x|hd|ksa|online|direct|gold)(?!\w)",
    re.IGNORECASE,
)

# What a text that names nothing but their app may still be after: a way to reach somebody, a
# secret, money, an offer, a threat. Who offers something speaks of you and us.
_LURE: Final = re.compile(
    r"رابط|روابط|(?<!\w)(?:ال|ب|ع)?خاص(?!\w)|رسوم|(?<!\w)و?(?:ال)?(?:رمز|كود)(?! ?(?:ال)?خط[أا])"
    r"|كلمة|الرقم السري|مقابل|تحويل|غرامة|جائزة|سحب|بطاق|هوي(?:ة|تك)|موظف|يضاعف|مضاعف|شاش|بسعر"
    r"|(?<!\w)و?(?:حول|ادفع|سدد|اربح|راسل|تواصل|كلم|عطن|[أا]رسل|[أا]بعث|زود|شارك)(?!\w?ت)"
    r"|(?<!\w)(?:و|ال|ل)?(?:فعل|تفعيل|وافق|[اأ]قبل|[اأ]كد|نفاذ)(?!\w)|اضغط|[إا]يقاف|تعليق|موقوف"
    r"|بنكي|يوزر|باسو?ورد|معقب|مضمون|(?<!\w)[اأ]?بيع(?!\w)|مصادر|مرفق|(?<!\w)ب ?\d+ ?ريال"
    r"|الدفع(?!\w)|انضم|بايو|[أا]ضمن|ضامن|ثغرة|اختيارك|سارع|استبعاد|مندوب|خدم[ةه] عملاء|قرض|منح"
    r"|[أا]?نشر|صور[ةه]?(?!\w)|ميلاد|اكتب|[أا]جر(?!\w)|قروب|مجان|نسخة|هالموقع|فورم|نموذج|استبيان"
    r"|تحذير|عاجل|فرصة|عرض(?!\w)|رقمك|رقمه(?!\w)|سيتصل|سيصلك"
    r"|(?<!\w)(?:لك|لكم|معك|معنا|(?!و?[أا]نا)\w+نا|\w?عطيك\w?|you|us|our|we|me)(?!\w)"
    r"|(?<!\w)(?:link|dm|inbox|fees?|(?<!error )code|otp|pin|passwords?|transfer|pay|card|prize"
    r"|suspend\w*|blocked|confirm|approve|activate|tap|bank|nafath|attach\w*|win|guarantee\w*"
    r"|for \d+ (?:riyals?|sar|sr)|sell\w*|username|unlock|verify|selected|hurry|share|friends"
    r"|new one|tell|loan|join|bio|form|comments?|offer|warning|delet\w*|receive|free|raise"
    r"|reply|message|contact|agent|double|apk|screen|send(?:ing)?|give|click|here)(?!\w)",
    re.IGNORECASE,
)


@cache
def _account_after(services: str) -> re.Pattern[str]:
    before = rf"(?<!\w)(?:{services}|x|{_ACCOUNT_WORD})(?!\w)"
    return re.compile(before + _NAME_AFTER, re.IGNORECASE)


def accounts_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Names in Latin letters after the name of a network, with its hosts, or after a word for an
    account.
    """
    for found in _account_after(any_service()).finditer(text):
        name = found["name"].rstrip(".")
        is_written_so = re.search(r"[\d_\-.]", name) or found["colon"].strip()
        is_after_arabic = not found[0][0].isascii() and not found[0].startswith("موقع")
        if (is_written_so or is_after_arabic) and name.lower() not in _NO_NAME:
            yield name, hosts_of(found[0])


def accounts_with_digits(text: str) -> Iterator[str]:
    """Accounts with a blank before their last digits, or before what others end in."""
    for found in _ACCOUNT_APART.finditer(text):
        yield f"{found[1]}_{found[2]}"


def apps_in(text: str) -> Iterator[tuple[str, bool]]:
    """The words that could name an app, and whether it is to be installed."""
    for found in _APP.finditer(text):
        is_programme = "برنامج" in found[0] and not found["install"]  # the programme itself
        name = found["quoted"] or found["after"] or found["before"] or found["edition"]
        if not is_programme:
            yield name, found["install"] is not None


def is_edition(rest: str) -> bool:
    """Whether the folded words after the name of an app make it another one."""
    return _EDITION_OF_APP.match(rest) is not None


def lures(text: str) -> bool:
    """Whether a text could be after something; not where it says that nobody asks for it."""
    return any(
        not DENIED.search(text, max(0, found.start() - 40), found.start())
        for found in _LURE.finditer(text)
    )
