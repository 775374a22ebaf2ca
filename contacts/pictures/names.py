"""What a picture is called: by what is in its files, and how large it is. Pure.

A name says all that a page needs, so that no page asks the database for a picture. The same name
always stands for the same bytes: whatever is made otherwise has another one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

SMALL_WIDTH: Final = 480  # pixels; of a telephone's page
LARGE_WIDTH: Final = 960
# The longest name there can be: digest, width, height.
MAX_LENGTH: Final = 32 + 1 + 3 + 1 + 4
PATTERN: Final = r"[0-9a-f]{32}-[1-9][0-9]{0,2}x[1-9][0-9]{0,3}"


class PictureFile(StrEnum):
    """The four files of a picture, by the end of their address."""

    SMALL_WEBP = "small.webp"
    LARGE_WEBP = "large.webp"
    SMALL_JPEG = "small.jpg"
    LARGE_JPEG = "large.jpg"

    @property
    def content_type(self) -> str:
        return "image/webp" if self.endswith("webp") else "image/jpeg"

    @property
    def is_small(self) -> bool:
        return self.startswith("small")

    @property
    def most_bytes(self) -> int:
        return 40_000 if self.is_small else 120_000


def small_size(width: int, height: int) -> tuple[int, int]:
    """Of the small files, in pixels; a picture that is no wider has no others."""
    narrow = min(width, SMALL_WIDTH)
    return narrow, max(1, round(height * narrow / width))


@dataclass(frozen=True, slots=True)
class PictureName:
    """`width` and `height` are those of the large files, in pixels; ValueError for no name."""

    value: str

    def __post_init__(self) -> None:
        if not re.fullmatch(PATTERN, self.value):
            raise ValueError(f"{self.value!r} is no name of a picture")

    @classmethod
    def of(cls, digest: str, width: int, height: int) -> PictureName:
        """`digest`: 32 hexadecimal digits of the SHA-256 over all files."""
        return cls(f"{digest}-{width}x{height}")

    @property
    def width(self) -> int:
        return int(self.value.partition("-")[2].partition("x")[0])

    @property
    def height(self) -> int:
        return int(self.value.rpartition("x")[2])

    @property
    def small_width(self) -> int:
        return small_size(self.width, self.height)[0]

    @property
    def small_height(self) -> int:
        return small_size(self.width, self.height)[1]

    def address(self, file: PictureFile) -> str:
        return f"/pictures/{self.value}/{file}"
