"""Which picture of a step a page shows, how large, and what stands for it. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from contacts.fallback import LocalizedText, localized
from contacts.pictures.names import PATTERN, SMALL_WIDTH, PictureFile, PictureName

# Pixels of a page. A telephone's screen is twice as high as wide: whole it would fill a page.
MOST_HEIGHT: Final = 480
# Wider ones leave no room for the text beside them.
NARROW: Final = 240


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """As a page in one language shows it: with its own picture, or with the other language's."""

    name: PictureName
    text: LocalizedText  # the name as it is stored, with its language
    alt: LocalizedText  # in the reader's language where there is one

    @classmethod
    def of(cls, text: LocalizedText, alt: LocalizedText) -> ShownPicture | None:
        name = picture_name(text.value)
        return cls(name, text, alt) if name else None

    @property
    def width(self) -> int:
        """On the page, at most; with `height` in the proportions of its files."""
        by_height = round(MOST_HEIGHT * self.name.width / self.name.height)
        return max(1, min(self.name.small_width, by_height))

    @property
    def height(self) -> int:
        return max(1, round(self.width * self.name.height / self.name.width))

    @property
    def is_narrow(self) -> bool:
        return self.width <= NARROW

    @property
    def small(self) -> str:
        return self.name.address(PictureFile.SMALL_JPEG)

    @property
    def large(self) -> str:
        return self.name.address(PictureFile.LARGE_JPEG)

    @property
    def small_webp(self) -> str:
        return self.name.address(PictureFile.SMALL_WEBP)

    @property
    def by_width(self) -> str:
        """Its files for today's browsers, with their widths (`srcset` of HTML)."""
        small = f"{self.small_webp} {self.name.small_width}w"
        if self.name.width <= SMALL_WIDTH:
            return small
        return f"{small}, {self.name.address(PictureFile.LARGE_WEBP)} {self.name.width}w"


def picture_name(value: str | None) -> PictureName | None:
    """None for nothing, and for what is no name of a picture."""
    return PictureName(value) if value and re.fullmatch(PATTERN, value) else None


def shown_picture(step: object, language: str) -> ShownPicture | None:
    """The picture of a step for readers of `language`; None where it has none in either."""
    return ShownPicture.of(
        localized(step, "picture", language), localized(step, "picture_alt", language)
    )
