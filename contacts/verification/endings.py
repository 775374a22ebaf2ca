"""Names of sites in other scripts than Latin, as patterns. Pure."""

from typing import Final

ARABIC: Final = r"\u0600-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f"
# Top-level domains in Arabic script (IANA). Any other full stop between Arabic words ends a
# sentence whose blank is missing.
_ARABIC_TLDS: Final = (
    "السعودية|امارات|عمان|قطر|الاردن|مصر|فلسطين|المغرب|تونس|سورية|الجزائر|عراق|اليمن|البحرين|سودان"
    "|موريتانيا|مليسيا|پاکستان|ایران|بھارت|موقع|شبكة|بازار|عرب|كوم|بيتك|همراه|كاثوليك|ارامكو|اتصالات"
    "|ابوظبي|العليان|العربية|ايران|موبايلي|الأردن|سوريا|السعوديه|المملكة|پاكستان"
)
# A letter that is neither Latin nor Arabic: .рф, .中国
_OTHER_ENDING: Final = rf"[^\W_]\.[^\W\d_a-zA-Z{ARABIC}]"
ARABIC_HOST: Final = (
    rf"\w\.(?:{_ARABIC_TLDS.replace('ا', '[اأإآ]')})(?!\w)|[{ARABIC}]-[{ARABIC}]+\.[{ARABIC}]"
    rf"|[{ARABIC}]\.[a-z]{{2,}}(?=[/:?\#]|$)|{_OTHER_ENDING}"
)
