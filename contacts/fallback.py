"""Which language a text is shown in: the reader's, or the other one where it is missing. Pure.

The contract: on a page in either language a text without that language shows the other, never
nothing; spaces alone count as missing.
"""

from dataclasses import dataclass

DIRECTIONS = {"ar": "rtl", "en": "ltr"}
OTHER = {"ar": "en", "en": "ar"}


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A text, the language it is in ("ar" or "en"), and whether it stands in for another."""

    value: str
    language: str
    is_fallback: bool

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.language]

    def __bool__(self) -> bool:
        return bool(self.value)

    def __str__(self) -> str:
        return self.value


def localized(obj: object, field: str, language: str) -> LocalizedText:
    """The text of `obj.<field>_<language>`, or of the other language where that is blank.

    Blank in both gives an empty text in the language asked for.
    """
    for candidate in (language, OTHER[language]):
        value = (getattr(obj, f"{field}_{candidate}") or "").strip()
        if value:
            return LocalizedText(value, candidate, candidate != language)
    return LocalizedText("", language, False)
