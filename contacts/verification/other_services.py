"""Networks, messengers, programs for remote control, and sites on which anybody gets a page.

The same name or number there is somebody else's: anyone may call an account @citizen_care on a
network on which they publish none. Pure.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from contacts.endpoints.kinds import KINDS
from contacts.verification.lookalikes import in_latin, is_near

# Besides those on which endpoints have a kind: ways to write each in Arabic and Latin letters, and
# the hosts of its links.
_OTHERS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"ما?سنجر|messenger", ("m.me",)),
    (r"ثريدز|threads", ("threads.net", "threads.com")),
    (r"لي?نكد\s?[اي]?ن|linked\s?in", ("linkedin.com",)),
    (r"ديسكورد|discord", ("discord.gg", "discord.com")),
    (r"سي[جقغ]نال|signal|ايمو|imo|زوو?م|zoom|كلوب\s?هاوس|club\s?house|reddit|ريديت|pinterest", ()),
    (r"بلوسكاي|bluesky|ماستودون|mastodon|truth\s?social|بنترست|تمبلر|tumblr|كواي|kwai", ()),
    (r"سكايب|skype|بوتيم|botim|فايبر|viber|wechat|وي\s?شات|كيك|kik|threema|ثريما|bbm", ()),
    (r"(?-i:LINE)|(?<!ون\ )لاين|yalla|bigo|بيقو|tango|تانجو|لايكي|likee|imessage|آي مسج", ()),
    (r"(?-i:Teams)|تيمز|google\s?meet|[قج]وو?[قج]ل ميت|webex", ()),
    (
        r"جيميل|gmail|هوتميل|hotmail|outlook|اوتلوك|ياهو|yahoo|اي ?كلاود|icloud|proton",
        ("gmail.com", "hotmail.com", "outlook.com", "outlook.sa", "yahoo.com", "icloud.com"),
    ),
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
    # Programs with which others see and steer a screen.
    (
        r"اني\s?دي?سك|any[\s\-]?desk|ani\s?desk|تيم\s?فيوي?ر|team[\s\-]?viewer",
        (),
    ),
    (
        r"supremo|سوبريمو|splashtop|screen\s?connect|log\s?me\s?in",
        (),
    ),
    (r"quick\s?support|كويك\s?سبورت|rust\s?desk|راست\s?دي?سك|awesun|alpemix|hop\s?to\s?desk", ()),
    (
        r"zoho\s?assist|ultra\s?viewer|الترا\s?في?و?ي?ور",
        (),
    ),
    (r"iperius|dwservice|chrome remote desktop|airdroid|getscreen", ()),
)
_BEFORE, _AFTER = r"(?<![^\W\d_])(?:و|ف)?(?:بال|عال|لل|ال|ب|ع|ل)?", r"(?:ي|نا|هم|كم)?(?![^\W_])"
_ALEFS: Final = str.maketrans("أإآ", "ااا")
# Names long enough that a letter of difference is no other word.
_LONG: Final = (
    *("messenger", "anydesk", "teamviewer", "rustdesk", "quicksupport"),
    *("واتساب", "تليجرام", "انستقرام"),
)
_MIN_LONG: Final = 6
_WORD: Final = re.compile(r"[^\W\d_]{6,}")


# In small letters, as `re.IGNORECASE` takes them for the same.
_SAME_LETTERS: Final = {0x130: "i", 0x131: "i", 0x17F: "s", 0x212A: "k"}


@cache
def _any(services: str) -> re.Pattern[str]:
    """Finds, in small letters, whatever any of the patterns finds, and hardly anything else: one
    look at a text instead of one for each of them.
    """
    names = re.sub(r"\(\?-i:(\w+)\)", lambda one: one[1].lower(), services)
    return re.compile(rf"(?=[^\W\d_]){_BEFORE}(?:{names}){_AFTER}")


@cache
def _compiled(names: str) -> re.Pattern[str]:
    return re.compile(rf"{_BEFORE}(?P<name>{names}){_AFTER}", re.IGNORECASE)


def _services() -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in KINDS.values():
        if one.called:
            yield one.called, tuple(one.hosts | one.sites)
    yield from _OTHERS


def any_service() -> str:
    """A pattern of every way to write any of them."""
    return "|".join(names for names, _ in _services())


def hosts_of(said: str) -> tuple[str, ...]:
    """The hosts of the service that a text begins with; none where it begins with no such name."""
    folded = in_latin(said.translate(_ALEFS))
    for one in KINDS.values():
        if one.called and re.match(rf"(?:{one.called}|{one.code})(?!\w)", folded, re.IGNORECASE):
            return tuple(one.hosts | one.sites)
    return next((hosts for names, hosts in _OTHERS if _compiled(names).match(folded)), ())


def services_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each service that the text names, as it is written there, with the hosts of its links."""
    folded = in_latin(text.translate(_ALEFS))
    is_named = False
    small = folded.translate(_SAME_LETTERS).lower()
    for names, hosts in _services() if _any(any_service()).search(small) else ():
        if found := _compiled(names).search(folded):
            is_named = True
            said = text[found.start("name") : found.end("name")]
            yield said, hosts or hosts_of(said)
    for word in () if is_named else dict.fromkeys(_WORD.findall(text)):
        yield from _misspelt(word)


def _misspelt(word: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    plain = in_latin(word.translate(_ALEFS)).lower()
    codes = {one.code: one for one in KINDS.values() if one.called and len(one.code) >= _MIN_LONG}
    for name in (*codes, *_LONG):
        if is_near(plain, name, edits=1):
            row = codes.get(name)
            yield word, tuple(row.hosts | row.sites) if row else hosts_of(name)
            return
