"""Networks, messengers, programs for remote control, and sites on which anybody gets a page.

The same name or number there is somebody else's: anyone may call an account @citizen_care on a
network on which they publish none. Pure.
"""

import re
from collections.abc import Iterator
from typing import Final

# Ways to write each in Arabic and Latin letters, and the hosts of its links.
_SERVICES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"وا?تس(?:\s?اب)?|whats\s?app", ("wa.me", "whatsapp.com")),
    (r"ت[يل]?ل[يل]?[جقغك]رام|تيلي(?:[جقغك]رام)?|telegram|tele|tg", ("t.me", "telegram.me")),
    (r"سناب(?:\s?ت?شات)?|snap(?:chat)?", ("snapchat.com",)),
    (r"انستا?(?:[جقغك]رام)?|insta(?:gram)?|ig", ("instagram.com",)),
    (r"فيس(?:\s?بوك)?|facebook|fb", ("facebook.com", "fb.com")),
    (r"ما?سنجر|messenger", ("m.me",)),
    (r"تيك\s?توك|tik\s?tok", ("tiktok.com",)),
    (r"يوتيوب|youtube|yt", ("youtube.com", "youtu.be")),
    (r"ثريدز|threads", ("threads.net", "threads.com")),
    (r"لينكد\s?[اي]?ن|linked\s?in", ("linkedin.com",)),
    (r"ديسكورد|discord", ("discord.gg", "discord.com")),
    (r"سي[جقغ]نال|signal|ايمو|imo|زووم|zoom|كلوب\s?هاوس|reddit|pinterest", ()),
    (r"بلوسكاي|bluesky|ماستودون|mastodon|truth\s?social", ()),
    (r"سكايب|skype|بوتيم|botim|فايبر|viber|wechat", ()),
    (r"جيميل|gmail|هوتميل|hotmail|outlook", ()),
    # Where money goes, and is gone.
    (r"stc\s?pay|[اس]س?\s?تي\s?سي\s?باي|urpay|يور\s?باي|apple\s?pay|ابل\s?باي|mada|مدى\s?باي", ()),
    (
        r"(?:(?<=عبر\ )|(?<=بطاقة\ )|(?<=\ ب)|(?<=^ب))مدى|الانماء\s?باي|موبايلي\s?باي"
        r"|paypal|باي\s?بال",
        (),
    ),
    (
        r"western\s?union|ويسترن\s?يونيون|moneygram|binance|usdt|bitcoin|بت?كوين|بيتكوين|itunes|ايتونز",
        (),
    ),
    (r"اني\s?ديسك|any\s?desk|تيم\s?فيور|team\s?viewer|quick\s?support|rust\s?desk", ()),
)
_BEFORE, _AFTER = r"(?<![^\W\d_])(?:و|ف)?(?:بال|عال|لل|ال|ب|ع|ل)?", r"(?:ي|نا|هم|كم)?(?![^\W_])"
_PATTERNS: Final = tuple(
    (re.compile(rf"{_BEFORE}(?P<name>{names}){_AFTER}", re.IGNORECASE), hosts)
    for names, hosts in _SERVICES
)
ANY_SERVICE: Final = "|".join(names for names, _ in _SERVICES)
_ALEFS: Final = str.maketrans("أإآ", "ااا")


def services_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each service that the text names, as it is written there, with the hosts of its links."""
    folded = text.translate(_ALEFS)
    for pattern, hosts in _PATTERNS:
        if found := pattern.search(folded):
            yield text[found.start("name") : found.end("name")], hosts
