"""A code, a password or money that a text asks for. Pure."""

import re
from collections.abc import Iterator
from typing import Final

_NO: Final = r"(?:لا|لن|لم|عدم|دون|بدون|ولا|never|not|n['’]t|nobody|no one|asks?|without|avoid)"
DENIED: Final = re.compile(rf"{_NO}\W+(?:\w+\W+){{0,3}}$", re.IGNORECASE)
_CONFIDENTIAL: Final = (
    r"(?:(?:ال)?(?:رمز|كود)|كلم[ةه] (?:ال)?(?:سر|مرور)|(?:الرقم|رقمك) السري|باسو?ورد"
    r"|otp|cvv|pin\b|passwords?|passcode|code\b)"
)
_ASKED: Final = (
    rf"(?:{_CONFIDENTIAL}"
    r"|بياناتك?\s(?:ال)?(?:بطاق|بنك|دخول)|رقم (?:ال)?(?:بطاق|هوي)|صورة (?:ال)?(?:بطاق|هوي)"
    r"|id number|card (?:number|details)|bank details)\w*(?:\s(?:ال)?(?:تحقق|دخول)(?!\w))?"
)
_ASK: Final = (
    r"(?:(?:[أا]رسل(?:ي|وا)?|[أا]بعث(?:ي|وا)?)(?!\w)|زود(?:ي|وا)?(?:نا|هم|ه)?"
    r"|(?:[أا]عط|عط|شارك|[أا]فد|سلم)(?:و|ي)?(?:ا|نا|ني|ه|ها|هم)?(?!\w)"
    r"|(?:الرجاء|يرجى|نرجو|رجاء) (?:[إا]رسال|تزويد\w*|مشارك\w*|[إا]عطاء)"
    r"|رد (?:علينا )?ب|الرد ب|send|give|share|provide|tell|forward|reply with|submit)"
)
# Said to somebody: an ID number is asked for at any counter, a secret at none.
_SAY: Final = (
    r"(?:(?:قل|قول|[أا]ذكر|[أا]خبر|بلغ|[أا]مل|[أا]قر[أا])"
    r"(?:و|ي)?(?:ا|نا|ني|ه|ها|هم)?(?!\w)|read|say)"
)
_WORDS: Final = r"(?:\s[^\s.!؟?]{1,15}){0,3}?\s?"
_SUM: Final = r"(?:مبلغ|(?:ال)?رسوم|قيم[ةه]|\d[\d,]*)"
_CURRENCY: Final = r"(?:ر[يی]ال\w*|ر\.?\s?س|sar|sr|riyals?)"
_MUST: Final = (
    r"(?:يجب|عليك(?:م)?|لازم|مطلوب(?: منك(?:م)?)?|يلزم(?:ك|كم)?|يرجى|الرجاء|نرجو|رجاء|قم(?:ي|وا)?)"
)
_TO_PAY: Final = r"ب?(?:ال)?(?:سداد|دفع|تحويل|تدفع|تسدد|تحول)"
_DEMAND: Final = re.compile(
    rf"(?<!\w)و?{_ASK}(?:\s(?:لنا|لي|لهم|إلينا|us|me|him|them))?{_WORDS}{_ASKED}"
    r"(?!\w*\W+(?:\w+\W+){0,3}(?:جوالك|هاتفك|رقمك|بريدك)(?!\w))"
    rf"|(?<!\w)و?{_SAY}{_WORDS}{_CONFIDENTIAL}(?!\w*\W+(?:\w+\W+){{0,3}}(?:جوالك|هاتفك)(?!\w))"
    rf"|(?<!\w)و?(?:[أا]دفع|سدد)(?:ي|وا)?\s(?:[^\s.]{{1,15}}\s){{0,2}}?{_SUM}"
    rf"|(?<!\w)و?{_MUST}\s(?:عليك\s)?{_TO_PAY}\s(?:[^\s.]{{1,15}}\s){{0,2}}?{_SUM}"
    # «حول» alone is "about" as well.
    rf"|(?<!\w)و?حول(?:ي\s|\s)(?:مبلغ\s)?\d[\d,.]*\s?{_CURRENCY}\s(?:على|[إا]لى|عبر|ل|ب)"
    r"|(?<!\w)و?حولي\s(?:مبلغ\s)?\d[\d,]*"
    rf"|(?<!\w)(?:ال)?رسوم\s(?:[^\s.]{{1,15}}\s){{0,5}}?(?:[تي]دفع|[تي]سدد|دفعها|سدادها|تحول)(?!\w)"
    r"|(?<!\w)و?[أا]دخل(?:ي|وا)?\s(?:[^\s.]{1,15}\s){0,2}?رقم (?:ال)?بطاق"
    r"|(?<!\w)(?:please|must|need to|have to|required to) (?:pay|transfer)(?!\w)"
    r"|(?:^|[.!?:]\s*|(?<!\w)(?:and|then|now|first)\s)(?:pay|transfer)\s(?:[^\s.]{1,15}\s){0,2}?"
    rf"(?:fees?(?!\w)|{_CURRENCY}(?!\w)|\d[\d,]*)"
    rf"|(?<!\w)fees?\s(?:of\s)?(?:[^\s.]{{1,15}}\s){{0,3}}?(?:is|are|must be)\s"
    r"(?:due|required|paid|payable)",
    re.IGNORECASE,
)


def demands_in(text: str) -> Iterator[str]:
    """A code, a password or money asked for; not where the text says that nobody asks for it."""
    for found in _DEMAND.finditer(text):
        if not DENIED.search(text, max(0, found.start() - 40), found.start()):
            yield found[0].strip()
