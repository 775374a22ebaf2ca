"""A code, a password, an ID number or money that a text asks for. Pure."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final


class Asked(StrEnum):
    """What nobody genuine asks for in a message."""

    ID = "id"
    CODE = "code"
    PASSWORD = "password"  # noqa: S105  the name of one
    CARD = "card"
    MONEY = "money"


_NO: Final = (
    r"(?:(?<!\w)(?:لا|لن|لم|[أا]لا|عدم|دون|بدون|ولا|never|not|nobody|no one|asks?|without|avoid"
    r"|refuse)|n['’]t)"
)
_BLANK: Final = r"[^\w.,،؛;!?؟\n]+"  # what is denied ends with its sentence
_OR: Final = r"(?:or|nor|and|ولا|[أا]و)"
DENIED: Final = re.compile(
    rf"{_NO}{_BLANK}(?:\w+{_BLANK}){{0,3}}(?:(?:\w+{_BLANK}){{1,4}}{_OR}{_BLANK})?$", re.IGNORECASE
)
_CONFIDENTIAL: Final = (
    r"(?:(?:ال)?(?:رمز|كود)|كلم[ةه] (?:ال)?(?:سر|مرور)|(?:الرقم|رقمك) السري|باسو?ورد"
    r"|otp|cvv|pin\b|passwords?|passcode|code\b)"
)
_ASKED: Final = (
    rf"(?:{_CONFIDENTIAL}"
    r"|بياناتك?\s(?:ال)?(?:بطاق|بنك|دخول)|رقم (?:ال)?(?:بطاق|هوي|[إا]قام)"
    r"|صورة (?:من )?(?:ال)?(?:بطاق|هوي|[إا]قام)|السجل المدني"
    r"|(?:national |your )id(?!\w)|id (?:number|card)|iqama|card (?:number|details)"
    r"|bank details)\w*(?:\s(?:ال)?(?:تحقق|دخول)(?!\w))?"
)
_ASK: Final = (
    r"(?:(?:[أا]رسل(?:ي|وا)?|[أا]بعث(?:ي|وا)?)(?:ل[يناه]+)?(?!\w)|زود(?:ي|وا)?(?:نا|ني|هم|ه)?"
    r"|هات(?:ي|وا)?(?!\w)|[أا]كد(?:ي|وا)?(?:لنا)?(?!\w)|مطلوب(?: منك(?:م)?)?(?!\w)|نحتاج(?!\w)"
    r"|(?:ممكن|لازم|[أا]بغاك|[أا]بيك|[أا]ريدك|عليك|يجب) (?:[أا]ن )?ت(?:رسل|عط|زود|بعث|شارك|ؤكد)\w*"
    r"|(?:[أا]عط|عط|شارك|[أا]فد|سلم)(?:و|ي)?(?:ا|نا|ني|ه|ها|هم)?(?!\w)"
    r"|(?:الرجاء|يرجى|نرجو|رجاء) (?:[إا]رسال|تزويد\w*|مشارك\w*|[إا]عطاء|ت[أا]كيد)"
    r"|رد (?:علينا )?ب|الرد ب|send|give|share|provide|tell|forward|reply with|submit"
    r"|confirm|verify(?= (?:your|the) (?:id|national|iqama|password|otp|card|code|pin))"
    r"|(?:we|i) (?:need|require|want)|(?:^|[.!:]\s*)need(?= your))"
)
# Said to somebody: an ID number is asked for at any counter, a secret at none.
_SAY: Final = (
    r"(?:(?:قل|قول|[أا]ذكر|[أا]?خبر|بلغ|[أا]مل|[أا]قر[أا])"
    r"(?:و|ي)?(?:ا|نا|ني|ه|ها|هم)?(?!\w)|ممكن|read|say)"
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
    # A question, of a code that came.
    rf"|(?<!\w)(?:وش|[أا]يش|شنو|ما(?: هو)?|كم|what(?:['’]s| is)?){_WORDS}{_CONFIDENTIAL}\w*"
    r"\W+(?:\w+\W+){0,3}?(?:وصلك|وصلتك|جاك|جاتك|جاءك|received|got|sent to you)(?!\w)"
    # Into a form, at once.
    rf"|(?<!\w)و?(?:[أا]دخل(?:ي|وا)?|[أا]كتب(?:ي|وا)?|enter|type){_WORDS}{_ASKED}"
    r"\W+(?:\w+\W+){0,5}?(?:هنا|[بفل]?ا?لرابط|الرابط التالي|here|below|link)(?!\w)"
    rf"|(?<!\w)و?[أا]رسل(?:ي|وا)?\s(?:مبلغ|\d[\d,.]*\s?{_CURRENCY})"
    rf"|(?:^|[.!?:]\s*|(?<!\w)(?:please|and|then|now)\s)send"
    rf" (?:money|{_CURRENCY}(?!\w)|\d[\d,.]*\s?{_CURRENCY})"
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


# What else is asked for in the same breath.
_MORE: Final = re.compile(
    r"(?:\w*(?: number| card)?\s?(?:[,،و&]|(?<!\w)and|(?<!\w)or)"
    rf"\s?(?:your |the |ال)?(?:verification |one-time )?{_ASKED}){{1,4}}",
    re.IGNORECASE,
)
_OWN: Final = re.compile(r"(?<!\w)my(?!\w)", re.IGNORECASE)  # told by whoever was asked
_KINDS_OF: Final = {
    Asked.ID: r"هوي|[إا]قام|السجل المدني|(?<!\w)id(?!\w)|iqama",
    Asked.CODE: r"(?:رمز|كود)(?! السر)|otp|(?<!pass)code",
    Asked.PASSWORD: r"كلم[ةه] (?:ال)?(?:سر|مرور)|السري|باسو?ورد|passw|passcode|(?<!\w)pin(?!\w)",
    Asked.CARD: r"بطاق|بنك|(?<!id )card|bank|cvv",
    Asked.MONEY: r"[أا]دفع|سدا?د|دفع|حول|تحويل|رسوم|مبلغ|(?<!\w)(?:pay|transfer|fees?|money)"
    rf"|\d\s?{_CURRENCY}",
}


def demands_in(text: str) -> Iterator[str]:
    """A code, a password or money asked for; not where the text says that nobody asks for it."""
    for found in _DEMAND.finditer(text):
        # «لا تتأخر وارسل»: what begins anew is not denied with what stood before it.
        is_denied = not found[0].startswith("و") and DENIED.search(
            text, max(0, found.start() - 60), found.start()
        )
        if not is_denied and not _OWN.search(found[0]):
            more = _MORE.match(text, found.end())
            yield text[found.start() : more.end() if more else found.end()].strip(" \n.!?:؟")


def asked_in(demand: str) -> tuple[Asked, ...]:
    """What a demand is for; money where it names nothing else."""
    found = [asked for asked, words in _KINDS_OF.items() if re.search(words, demand, re.IGNORECASE)]
    return tuple(found) or (Asked.MONEY,)
