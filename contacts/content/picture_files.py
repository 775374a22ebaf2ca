"""How the files of pictures are called beside a content file, and in a ZIP with it. Pure.

`content.yaml` has its pictures in the folder `content.pictures`, four files each:
`<name>-small.webp`, `<name>-large.webp` and the same as `.jpg`; only the small ones of a picture
that is no wider than they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final, TypeVar

from contacts.pictures.names import PATTERN, SMALL_WIDTH, PictureFile, PictureName

FOLDER_IN_ZIP: Final = "pictures"
CONTENT_IN_ZIP: Final = "content.yaml"
_ENDS: Final = "|".join(re.escape(file.value) for file in PictureFile)
_OURS: Final = re.compile(rf"{PATTERN}-(?:{_ENDS})")
AnyPath = TypeVar("AnyPath", bound=PurePath)


def folder_of(path: AnyPath) -> AnyPath:
    stem = path.stem if path.suffix.lower() in (".yaml", ".yml") else path.name
    return path.with_name(f"{stem}.pictures")


def is_zip(path: PurePath) -> bool:
    return path.suffix.lower() == ".zip"


def is_name(value: str) -> bool:
    """Whether a step's picture is named as pictures are on the site, and is no other file."""
    return re.fullmatch(PATTERN, value) is not None


def is_ours(file_name: str) -> bool:
    return _OURS.fullmatch(file_name) is not None


def files_of(name: PictureName) -> Iterator[tuple[PictureFile, str]]:
    """The files that there are of a picture, each with its name in the folder."""
    for file in PictureFile:
        if file.is_small or name.width > SMALL_WIDTH:
            yield file, f"{name.value}-{file}"
