"""Numbers written as words, in Arabic and English: «تسعمية وسبعة وثلاثين» is 937. Pure.

>>> read(["nine", "hundred", "and", "thirty", "seven"])
[937]
>>> read(folded("صفر خمسة خمسة واحد").split())
[0, 5, 5, 1]
"""

import re
from collections.abc import Iterable
from typing import Final

# Alef without hamza, ه for ة, as `folded` writes them; what is said in speech beside what is
# written, English words in Arabic letters, Arabic ones in Latin, and other languages of the land.
_UNITS: Final = (
    "zero oh صفر زيرو sifr sefr zéro sıfır",
    "one واحد واحده وحده ون wahid wahed un bir ایک",
    "two اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي تنين ثنين ثنتين ثنتان تو"
    " ithnain ithnan ethnain deux iki دو اتنين",
    "three ثلاث ثلاثه تلاته ثري thalatha thalath talata trois üç تین",
    "four اربع اربعه فور arbaa arba quatre dört چار",
    "five خمس خمسه فايف khamsa khams cinq beş پانچ",
    "six ست سته سكس sitta sitt altı چھ",
    "seven سبع سبعه سفن sabaa saba sept yedi سات",
    "eight ثمان ثماني ثمانيه تمنيه ايت thamania thamaniya huit sekiz اٹھ تمانيه",
    "nine تسع تسعه ناين tisaa tisa neuf dokuz نو",
)
_TEENS: Final = (
    "ten",
    "eleven احدعشر احدعش حدعش احداعش حداعش احداشر حداشر",
    "twelve اثناعشر اثنيعشر اثنعشر اثنعش طنعش اطنعش اثناعش اتناشر",
    "thirteen ثلاثهعشر ثلاثطعش ثلاثطعشر ثلطعش ثلثطعش تلتاشر",
    "fourteen اربعهعشر اربعطعش اربعطعشر اربعتعش اربعتاشر",
    "fifteen خمسهعشر خمسطعش خمسطعشر خمستعش خمستاشر",
    "sixteen ستهعشر سطعش سطعشر ستطعش ستعش ستاشر",
    "seventeen سبعهعشر سبعطعش سبعطعشر سبعتعش سبعتاشر",
    "eighteen ثمانيهعشر ثمنطعش ثمنطعشر ثمانطعش تمنتاشر",
    "nineteen تسعهعشر تسعطعش تسعطعشر تسعتعش تسعتاشر",
)
_TENS: Final = (
    "twenty عشرون عشرين",
    "thirty ثلاثون ثلاثين",
    "forty fourty اربعون اربعين",
    "fifty خمسون خمسين",
    "sixty ستون ستين",
    "seventy سبعون سبعين",
    "eighty ثمانون ثمانين",
    "ninety تسعون تسعين",
)
_HUNDREDS: Final = (
    "مائه مئه ميه",
    "مائتان مائتين مئتان مئتين ميتين",
    "ثلاثمائه ثلاثمئه ثلاثميه ثلثميه",
    "اربعمائه اربعمئه اربعميه",
    "خمسمائه خمسمئه خمسميه",
    "ستمائه ستمئه ستميه",
    "سبعمائه سبعمئه سبعميه",
    "ثمانمائه ثمانمئه ثمانميه ثمنميه",
    "تسعمائه تسعمئه تسعميه",
)
_THOUSANDS: Final = ("الف الفا", "الفان الفين")
_TEN: Final = frozenset(["عشر", "عشره"])  # ten, or the second half of 11 to 19
_TIMES: Final = {
    "hundred": 100,
    **dict.fromkeys(_HUNDREDS[0].split(), 100),
    **dict.fromkeys(["thousand", "الف", "الفا", "الاف"], 1000),
}


def _values() -> dict[str, int]:
    rows = (
        (_UNITS, range(10)),
        (_TEENS, range(10, 20)),
        (_TENS, range(20, 100, 10)),
        (_HUNDREDS, range(100, 1000, 100)),
        (_THOUSANDS, (1000, 2000)),
    )
    pairs = ((words, value) for names, of in rows for words, value in zip(names, of, strict=True))
    known = {word: value for words, value in pairs for word in words.split()}
    return known | dict.fromkeys(_TEN, 10) | {"hundred": 100, "thousand": 1000, "الاف": 1000}


VALUES: Final = _values()
# One such word; the longest first, as «ثلاث» begins «ثلاثين».
ANY_WORD: Final = "|".join(sorted(VALUES, key=len, reverse=True))
_FOLDED: Final = str.maketrans("أإآىة", "اااي" + "ه")
_AND: Final = re.compile(rf"^(?:و(?=(?:{ANY_WORD})$)|and$)")


def folded(text: str) -> str:
    """`text` as `VALUES` writes its words, letter for letter."""
    return text.translate(_FOLDED).lower()


def read(words: Iterable[str]) -> list[int]:
    """The numbers that folded words say, one after the other: "nine eleven" is 9 and 11."""
    numbers: list[int] = []
    after_and = False
    for word in words:
        bare = _AND.sub("", word)
        after_and = after_and or bare != word
        if not bare:
            continue
        joined = _joined(numbers[-1], bare, after_and=after_and) if numbers else None
        if joined is None:
            numbers.append(VALUES[bare])
        else:
            numbers[-1] = joined
        after_and = False
    return numbers


def _joined(last: int, word: str, *, after_and: bool) -> int | None:
    """The word and what stands before it as one number; None where another begins."""
    value, times = VALUES[word], _TIMES.get(word, 0)
    below_hundred = last % 100
    many = last % 1000 if times == 100 else last
    if not after_and and 0 < many < times:
        return last - many + many * times
    if not after_and and word in _TEN and 0 < below_hundred < 10:
        return last + 10
    is_larger = last >= 100 and below_hundred == 0 and value < (1000 if last % 1000 == 0 else 100)
    is_tens_after_ones = after_and and 0 < below_hundred < 10 and 20 <= value < 100
    is_ones_after_tens = below_hundred >= 20 and last % 10 == 0 and 0 < value < 10
    return last + value if is_larger or is_tens_after_ones or is_ones_after_tens else None
