"""What only counts, pays, dates or refers: amounts, dates, times, codes, last digits. Pure.

Digits are 0–9 by now. Each pattern names its unit or its label, as a bare number could be dialled.
"""

import re
from typing import Final

_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH: Final = r"(?:0?[1-9]|1[0-2])"
YEAR: Final = r"(?:14\d\d|20[0-5]\d)"
# Below ten million and without a leading zero: longer ones are telephone numbers, unless round.
_AMOUNT: Final = (
    r"(?:[1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d{3,9}000|[1-9]\d{0,6}|0\d(?!\d)|0(?=\.))"
    r"(?:\.\d{1,2})?"
)
_RANGE: Final = r"(?:\s? (?:[-–]|إلى|الى|و|to|and) \s?)"
_CURRENCY: Final = (
    r"(?:ر[يی]ال(?:ات|ا|ين)?|ر\.?\s?س|sar|sr|riyals?|usd|\$|هلل(?:ه|ة|ات)|درهم|دينار)"
)
_SCALE: Final = (
    r"(?:[أا]لفا?|[آا]لاف|مليون|ملايين|مليارا?|مليارات|thousand|million|billion|[mb]n|[mkb](?!\w))"
)
_PEOPLE: Final = (
    r"(?:مستفيد(?:ة|ا|ين)?|[أا]سر(?:ة|ه)?|مواطن(?:ة|ا|ين)?|فردا?|[أا]فراد|شخصا?|[أا]شخاص"
    r"|تابع(?:ا|ين)?|طلب(?:ا|ات)?|عملية|عيال|[أا]طفال|[أا]ولاد|[أا]بناء|بنات"
    r"|رب|ربة|[أا]رباب|beneficiar(?:y|ies)|famil(?:y|ies)|households?|citizens|people|persons?|members?"
    r"|dependants?|dependents?|kids?|child(?:ren)?|sons?|daughters?|boys?|girls?|requests?|applications?)"
)
_SPAN: Final = (
    r"(?:يوم(?:ا|ين)?|[أا]يام|شهر(?:ا|ين)?|[أا]شهر|سنة|سنوات|عاما?|[أا]عوام|ساعة|ساعات|دقيقة|دقائق"
    r"|ثانية|ثوان[ي]?|مرة|مرات|[أا]سبوعا?|[أا]سابيع|كم|متر|جيجا|رسالة|رسائل"
    r"|days?|hours?|hrs?|minutes?|mins?|seconds?|secs?|weeks?|months?|years?|times|km|gb)"
)
_MONTH_NAME: Final = (
    r"(?:يناير|فبراير|مارس|[أا]بريل|مايو|يونيو|يوليو|[أا]غسطس|سبتمبر|[أا]كتوبر|نوفمبر|ديسمبر"
    r"|محرم|صفر|ربيع|جمادى|رجب|شعبان|رمضان|شوال|ذو|ذي"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_TIME: Final = r"(?:[01]?\d|2[0-4]) : [0-5]\d (?::[0-5]\d)?"
_PERCENT: Final = r"(?:%|بال?م[ئا]+ة|بالمية|في\ المئة|في\ المائة|percent|per\ cent)"
# What stands between "code" and the code itself.
_OF_CODE: Final = (
    r"(?:التحقق|التاكيد|التأكيد|التفعيل|الدخول|المؤقت|الامان|الأمان|السري|المرسل|الخاص|بك|بكم|لك|هو|هي"
    r"|لمرة|واحدة|ل?(?:حساب|برنامج|منصة|بوابة|خدمة|تطبيق|جامعة|بلدية|جمعية)(?:\ [ء-ي]+)?"
    r"|verification|security|one|time|password|code|pin|for|your|the"
    r"|(?:[a-z]+\ )?(?:account|portal|service|app)|login|is|only)"
)
_CODE: Final = r"(?:[وف]?(?:ال)?(?:رمز|كود)|otp|(?:pass)?code|pin|الرقم\ السري\ المؤقت)"
_THING: Final = (
    r"(?:طلب|مرجع|مرجعي|عملية|معاملة|تذكرة|فاتورة|قرار|سند|صفحة|ملف|شكوى|شكوا|اعتراض|معاملت|تذكرت"
    r"|بلاغ|عقد)"
)
_ORDINAL: Final = r"(?:دفعة|مادة|فقرة|بند|دورة|صفحة|خطوة|مرحلة|نسخة)"
_REFERENCE: Final = (
    r"(?:ref(?:erence)?|request|ticket|case|transaction|invoice|order|application|batch|payment"
    r"|article|step|section|page|complaint)"
)
_PLACE: Final = (
    r"(?:مكتب|شقة|غرفة|office|room|[وبل]?(?:ال|ل)?[إا]صدار|version|ص\.?\s?ب\.?|صندوق\ بريد"
    r"|الرمز\ البريدي|مبنى|p\.?\s?o\.?\s?box|postal\ code|zip|building)"
)
# One, two or four groups of digits more would make it a number to dial.
_ENDS: Final = r"(?!\s?\d{1,4}(?!\d))"
_NO_SIX: Final = r"(?!\s\d{6,7}(?!\d))"
# Codes are read out in groups: 604 218, 48-21-07, 7 7 1 0 4 2.
_GROUPS: Final = rf"(?:\d{{3}}[\s\-]\d{{3}}|\d\d(?:[\s\-]\d\d){{2}}|\d(?:[\s\-]\d){{3,7}}){_ENDS}"
# Verbs and nouns after which people write an amount without its currency.
_PAID: Final = (
    r"(?:[وفبل]{0,2}(?:ال)?(?:[يت]?(?:نزل|طلع|صرف)\w{0,4}|نازل\w?|طالع\w?|[اأ]?ستلم\w{0,3}"
    r"|حسبت\w?|راتب\w{0,2}|دخل(?:ي|ك|ه|ها|نا|هم)|(?<=ال)دخل|دعم(?:ي|ك|ه|ها|نا|كم|هم)|مبلغ|معاش\w?"
    r"|تقاعد\w?|قسط|[إا]يجار\w?|خصم\w{0,3}|حد\ (?:ال)?مانع|[إا]يداع|[أا]ودع\w{0,3}|حولوا"
    r"|[أا]?عطوني|جاني|وصلني|بدل|متوسط\ [^\W\d]+|كان(?:ت)?|صار(?:ت)?|هالشهر"
    r"|(?:هال)?شهر\ (?:الل?ي\ )?(?:راح|فات|الماضي|السابق|هذا|ذا)"
    r"|الل?ي\ قبله|باقي|متبقي|ناقص\w?|فرق|ضمان|[أا]نا|لو)"
    r"|salary|income|rent|pension|wages?|(?:support|amount|payment|allowance)\ (?:was|is|of)"
    r"|(?:last|this)\ month|received|got|gets?|gives?|paid|earns?|deposited|deducted|balance"
    r"|instead\ of)"
)
_OF_PAID: Final = (
    r"(?:لي|لك|له|لها|لنا|لكم|لهم|علي|عليه|عليك|عندي|بس|فقط|هو|هي|كان|صار|الشهري|ال[إا]ضافي|ال[أا]ساسي"
    r"|الصافي|الشهر|هالشهر|هذا|الماضي|اليوم|[أا]مس|الدعم|الدفعة|المبلغ|مبلغ|حوالي|تقريبا|حدود|المودع"
    r"|is|was|of|me|us|only|just|about|around|only|an?|my|almost)"
)
# Not one of the line's neighbours, nor followed by what to do with a number.
_SUM: Final = (
    r"(?!199\d\d)[1-9]\d{2,4}(?!\d|\s?\d{2}|(?:\s\d){2})"
    r"(?!\W+(?:[وف]?(?:اتصل|تواصل|كلم|راسل|دق|رقم)(?!ت)|لل(?:تواصل|استفسار|اعتراض)|call|dial|text|sms)"
    r"(?!\w*\W+(?:على\W+|ب)?\d))"
)
_LAST: Final = (
    r"(?:[آا]خر(?:ه|ها|\s(?:(?:[34]|[أا]ربع\w?|ثلاث\w?)\s)?(?:[أا]رقام|خانات)(?:\s[^\W\d]+){0,3}?)"
    r"|last\s(?:(?:[34]|three|four)\s)?digits?(?:\s[^\W\d]+){0,4}?)"
)
_ERROR: Final = (
    r"(?:(?:ال)?خط[أا]|[اإ]يرور|صفحة(?=\ 4)|page(?=\ 4)|error|status|http)"
    r"\s?(?:رقم|رمز|كود|code|number|no)?"
)
_AGED: Final = r"(?:[وب]?(?:ال)?[أا]?عم[ا]?ر(?:ي|ك|ه|ها|هم|هن|نا)?(?:\s[^\W\d]+)?|aged?|ages)"
QUANTITY: Final = re.compile(
    rf"""
    (?<![\d.,:/+\-]) (?:
        (?<![^\W_]) (?:sar|sr|usd|\$|ر\.?\s?س) \s? {_AMOUNT} (?:\s?[-–]\s? {_AMOUNT})?
            (?:\s? {_SCALE})? {_NO_SIX}
      | [+\-]? (?:{_AMOUNT} {_RANGE})? {_AMOUNT} \s? (?:{_SCALE} (?:\s {_CURRENCY})?
            |{_CURRENCY}|{_PEOPLE}) (?!\w|\s?\d[\d,]*\.\d\d)
      | (?:\d{{1,2}} {_RANGE})? (?:[1-9]\d{{0,2}}|0) (?:\.\d{{1,2}})? \s? {_PERCENT}
      | [1-9]\d{{0,2}} ,\d{{3}} (?:\.\d{{1,2}})? (?=\s|$)
      | [1-9]\d{{0,4}} \.\d{{2}} (?=\s|$)
      | (?:\d{{1,2}} {_RANGE})? [1-9]?\d{{1,2}} \s? {_SPAN} (?!\w)
      | {_DAY} \s? (?:{_RANGE} {_DAY} \s)? (?:من\ )? {_MONTH_NAME} (?!\w)
            (?:\s(?:الأول|الاول|الآخر|الاخر|الثاني[ة]?|الأولى|الآخرة|القعدة|الحجة))?
            (?:[\s,]+ {YEAR})?
      | (?<!\w) {_MONTH_NAME} \s {_DAY} (?:st|nd|rd|th)? (?:,?\s {YEAR})?
      | {_TIME} (?:\s?[-–]\s? {_TIME})?
      | {_DAY}[/.\-]{_MONTH}[/.\-](?:{YEAR}|\d\d)
      | {YEAR}[/.\-]{_MONTH}[/.\-]{_DAY}
      | {_MONTH}[/\-]{YEAR}
      | 24\ ?/\ ?7
      | {YEAR} \s? (?:هـ?|م|هجري\w*|ميلادي\w*|ah|ad|ce) (?!\w)
      | (?P<label>
        (?<!\w) {_CODE} (?:[\s:]{{1,3}}{_OF_CODE}){{0,6}} [\s:=#\-]{{0,4}}
            (?:{_GROUPS}|(?!199\d\d(?!\d))\d{{4,8}})
      | (?<!\w) (?<!\d\ ) (?<!\d-) (?:{_GROUPS}|\d{{4,8}}) (?=\s(?:هو|هي|is|as)\s
            (?:(?:ال)?(?:رمز|كود)|(?:your|the|an?)\s(?:[^\W\d]+\s){{0,3}}(?:code|otp|pin|password)))
      | (?<!\w) و?{_LAST} \s \d{{3,4}} {_ENDS}
      | (?<!\w) {_AGED} (?:\s[\-–]?|\sو|\sand\s){{1,2}} [1-9]\d?
            (?:(?:[\s\-–]|و|and){{1,5}} [1-9]\d?(?!\d)){{0,12}} {_ENDS}
      | (?<!\w) (?<!رقم\ ) {_ERROR} [\s:#]* (?!199\d\d)[1-8]\d{{2,4}} (?!\d) {_ENDS}
      | (?P<sum> (?<!\w) (?:{_PAID}|شهر\ \d{{1,2}}\ (?:كان|نزل|طلع))
            (?:\s{_OF_PAID}){{0,4}} \s {_SUM}
            (?:(?:\s[^\W\d]+)? \s (?:و|إلى|الى|بدل|صار|to|and|instead\ of)\s? {_SUM})?
        | (?<!\w) (?:من\ {_SUM}\ (?:إلى|الى|ل)|from\ {_SUM}\ to)\ {_SUM} )
      | (?<!\w) و?(?:الم|م|ي|ت)نتهي(?:ة|ه)? \s? (?:ب|في)? \s? (?:ال[أا]?رقام|الرقم)? [\s:]*
            [*x]* \d{{2,4}} {_NO_SIX}
      | (?<!\w) (?:ending|ends) \s? (?:in|with)? [\s:]* [*x]* \d{{2,4}} {_NO_SIX}
      | (?<!\w) (?:[وب]?(?:ال)?رقم \s (?:ال)?{_THING}(?:ك|كم|ي)?
            | [وفبل]?(?:ال|ل)?(?!شكو[اى]?\sرقم\s|بلاغ\sرقم\s){_THING}(?:ك|كم|ي|ه)? (?:\s[إا]يجار)?
            \s (?:ال|ب)?رقم(?:ها|ه)?)
            [\s:#\-]* (?:هو|هي)? [\s:#\-]* \d(?:[\d/\-]{{1,18}}\d)
      | (?<!\w) [وفبل]?(?:ال|ل){_ORDINAL} \s? (?:رقم)? [\s:(]* \d{{1,4}}
      | (?<!\w) {_REFERENCE} \s? (?:no|number|nr|id)? \.? [\s:#]* (?:is\s)? \d{{1,20}}
      | (?<!\w) {_PLACE} [\s:]* \d{{1,6}} (?:\.\d{{1,2}}){{0,3}} )
    ) (?![\d:/]|[.,\-]\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What letters and stars would make something else: an account or a card whose beginning is
# hidden, a reference, a code.
MASKED: Final = re.compile(
    r"(?<!\w)(?:[وفبل]?(?:ال)?(?:حساب|بطاقة|بطاقت|[اآ]يبان|مدى|فيزا)\w{0,3}"
    r"|account|acct?|a/c|card|iban|mada|visa|from|to|من|إلى|الى)[\s:]*(?:رقم\s|no\.?\s|number\s)?"
    r"[*x•]{1,12}[\s\-]?\d{3,4}(?![\w*])|(?<![\w*•])[*x•]{3,16}\d{4}(?![\w*])"
    rf"|(?<!\w)(?:رقم (?:ال)?{_THING}|ref(?:erence)?(?: no\.?| number)?(?: is)?)"
    r"[\s:#]+[a-z]{1,4}[\-/]?(?!(?:0?5(?:-?\d){8}|9200(?:-?\d){5}|800(?:-?\d){7})(?!\d))\d[\d\-/]{3,16}(?!\w)"
    r"|(?<!\w)(?:error|(?:ال)?خط[أا])[\s:#]+(?:(?:code|رقم|كود)[\s:#]+)?[a-z]{1,4}-?\d{3,5}(?!\w)"
    r"|(?<!\w)[a-z]-\d{4,8}(?=\s(?:is|هو|هي)\s)",
    re.IGNORECASE,
)
# Said before what is to be dialled, whatever it looks like.
CALL_WORD: Final = re.compile(
    r"(?<!\w)(?:و?(?:اتصل|تواصل)(?:وا)? ?(?:على|مع|عبر|ب)?|و?(?:كلم|راسل)و?ن[اي]|للتواصل|رقمنا"
    r"|رقم(?:نا|ه|ها|ي)?(?:\s(?:ال)?(?:موظف|مندوب|مس[ؤئ]ول|مدير|[أا]ستاذ|مكتب|دعم|خدم|فني|محاسب)\w*){1,3}"
    r"|جوال|هاتف|call|dial|text|sms|phone|mobile|whats ?app|واتس ?(?:اب)?)[\s:]*$",
    re.IGNORECASE,
)
# Said before a number, and no other number since: what follows is no amount without a currency.
NUMBER_WORD: Final = re.compile(
    r"(?<!\w)(?:[وفبل]?(?:ال|ل)?(?:رقم|خط|هاتف|جوال)\w{0,2}|و?(?:اتصل|تواصل|كلم|راسل|دق)(?:وا|ي|و?ن[اي])?"
    r"|number|(?:hot)?line|call|dial|text|sms)(?!\w)[^\d|]{0,25}$",
    re.IGNORECASE,
)
# What a text is about in which a number alone, that nobody could dial, is an amount.
MONEY: Final = re.compile(
    rf"(?<!\w)(?:{_PAID}|[وفبل]{{0,2}}(?:ال)?دعم|{_CURRENCY})(?!\w)", re.IGNORECASE | re.VERBOSE
)
LONE_AMOUNT: Final = re.compile(
    r"(?<!\d )(?<!\d)(?<!او )(?<!أو )(?<!or )(?:1[3-9]\d|[2-8]\d\d|(?:1[0-8]|[2-7]\d)\d0)"
    r"(?!\S|\s\d|\s(?:[أا]و|or)(?!\w))"
)
