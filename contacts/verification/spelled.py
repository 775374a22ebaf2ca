"""Numbers that a text says in words, put in digits. Pure."""

import re
from itertools import groupby
from typing import Final

from contacts.languages.number_words import ANY_WORD, folded, read

_THEN: Final = r"(?:و\s?|and\s|then\s|plus\s|ثم\s|و?بعد(?:ها?|ين)?\s|و?يليها?\s|زائد\s){1,2}"
_SPELLED: Final = re.compile(
    rf"(?<!\w)(?:(?:{_THEN})?(?:(?:ال)?(?:{ANY_WORD})|\d{{1,2}}(?!\d|[.,:/]\d))[\s,\-+/*;_|~()]*){{2,}}(?!\w)",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(rf"^ال(?=(?:{ANY_WORD})$)|(?<=^و)ال(?=(?:{ANY_WORD})$)")
_SPELLED_WORD: Final = re.compile(rf"(?:و\s?)?(?:ال)?(?:{ANY_WORD})|and|\d+")


def with_digits(text: str) -> str:
    """`text` with the numbers in it that are written as words in digits; not the round ones that
    nobody dials.
    """
    plain = folded(text)
    for found in reversed(list(_SPELLED.finditer(plain))):
        said = [
            _ARTICLE.sub("", re.sub(r"\s", "", word)) for word in _SPELLED_WORD.findall(found[0])
        ]
        count = sum(not word.isdecimal() for word in said)
        is_before = re.match(r"\s*\d{3}", plain[found.end() :]) is not None
        is_before_number = 0 < count < len(said) and is_before
        if count < 2 and not is_before_number:  # "two" beside digits is a count
            continue
        numbers: list[str] = []
        for is_digits, group in groupby(said, key=str.isdecimal):
            words = list(group)
            numbers += words if is_digits else map(str, read(words))
        if len(numbers) > 1 or int(numbers[0]) % 100 or is_before:
            text = f"{text[: found.start()]} {''.join(numbers)} {text[found.end() :]}"
    return " ".join(text.split())
