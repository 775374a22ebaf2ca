"""Whether a text tells its reader not to do something, by the words it begins with. Pure.

>>> [is_prohibition(text) for text in ("«لا تُعطِ أحدًا رمزك»", "Never share it.", "لا تنسَ الموعد")]
[True, True, False]
"""

import re
import unicodedata
from typing import Final

# Written as `_folded` leaves them: without marks and hamzas, ه for ة, ي for ى.
# What may stand before the words that decide.
BEFORE: Final = (
    r"(?:(?:تنبيه|تحذير|هام|مهم|ملاحظه|تذكير|warning|caution|important|note|reminder)\W+)?"
    r"(?:(?:لا|no)[.,،!:]+\s*)?"  # «لا، لا تعطِ أحدًا …»
    r"(?:(?:من فضلك|فضلا|رجاء|لو سمحت|ابدا|ايضا|كذلك|please|also|and|always|so|but)\W+)*"
)
AGREED: Final = r"(?:ي|ه|ها|وا|ون|هم|هن)?"  # what an Arabic verb ends with: تنسى، تنسوا، تنسها
# «لا» before one of these asks for the deed, says that it is not needed, or states a fact.
NO_PROHIBITION: Final = (
    rf"تنس{AGREED}|تتردد{AGREED}|تغفل{AGREED}|تهمل{AGREED}|تفوت{AGREED}|تقلق{AGREED}|تخف|تخاف{AGREED}|"
    rf"تخجل{AGREED}|تستح{AGREED}|تحتاج{AGREED}|تضطر{AGREED}|تياس{AGREED}|توجد|تتوفر|تتوافر|تكفي|تلزم{AGREED}|"
    r"تشترط|تعمل|تظهر|تشمل|تتطلب|تستغرق|تعني|تزال|تعد|تعتبر|تختلف|تتغير|تنتهي|تنطبق|تستطيع"
)
ARABIC: Final = (
    rf"[وف]?لا\s*(?!(?:{NO_PROHIBITION})\b)ت(?!يني)\w+"  # «لا تفتح», «لاتفتح»; not «لاتيني»
    r"|[وف]?لا (?:يجوز|ينبغي|يصح|يحق|يسمح|يجب|يحل|لل\w+)"
    rf"|[وف]?(?:تجنب|احذر|تحاش|تفاد){AGREED}\b|[وف]?حذار|[وف]?(?:اياك|اياكم)\b"
    r"|(?:ابتعد|امتنع|توقف|كف)(?:ي|وا)? عن\b"
    r"|(?:يمنع|ممنوع|يحظر|محظور|يحرم)\b"
    r"|(?:(?:يرجي|يجب|ينبغي|عليك|احرص|احرصي|احرصوا|تاكد|تاكدي|نرجو|الرجاء|يفضل)\W+(?:علي|من)?\s*)?عدم\b"
    r"|(?:يجب|ينبغي|عليك|احرص|تاكد|يفضل)\W+(?:علي|من)?\s*(?:الا|ان لا)\b"
)
NEEDED: Final = (
    r"forget|hesitate|worry|be (?:afraid|shy)|fail|miss|need|have to|neglect|overlook|mind"
)
ENGLISH: Final = (
    rf"(?:do not|don'?t|do n't|never)(?: ever)?(?! (?:{NEEDED})\b)\b"
    r"|avoid\b(?! (?:missing|forgetting))|beware\b|refrain\b|(?:keep|stay) away\b|steer clear\b"
    rf"|(?:you )?(?:must|should|may)(?: not|n't)\b(?! (?:{NEEDED})\b)|under no circumstances\b"
    r"|it is (?:forbidden|not allowed)\b|make sure not to\b|be careful not to\b|take care not to\b"
)
PROHIBITION: Final = re.compile(rf"\W*{BEFORE}\W*(?:{ARABIC}|{ENGLISH})")


def is_prohibition(text: str) -> bool:
    """Of a text in Arabic or English, whatever marks, quotes, bullets or numbers it begins with."""
    begun = re.sub(r"^[\W\d_]+", "", _folded(text))
    is_question = begun.endswith(("?", "؟"))
    return not is_question and PROHIBITION.match(begun) is not None


def _folded(text: str) -> str:
    """Without marks, tatweel and what cannot be seen, one letter for those written alike."""
    split = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    seen = (one for one in split if unicodedata.category(one) not in {"Mn", "Me", "Cf"})
    plain = "".join(seen).translate(str.maketrans("ىةٱ", "يها", "ـ")).casefold()
    return " ".join(plain.split())
