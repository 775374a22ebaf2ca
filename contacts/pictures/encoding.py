"""Makes the files of a picture that somebody brings: never the bytes that came.

The same bytes make the same files wherever Pillow is of one version.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from contacts.pictures.names import PictureFile, PictureName
from contacts.pictures.problems import PictureProblem
from contacts.pictures.reading import taken_apart

__all__ = ["EncodedPicture", "PictureProblem", "digest", "encode"]

# A large picture takes some 200 MB while it is decoded: one after the other in each process.
ONE_AT_A_TIME: Final = threading.Lock()
DIGEST_LENGTH: Final = 32


@dataclass(frozen=True, slots=True)
class EncodedPicture:
    """All four files; the large ones are empty where the small ones are as wide."""

    name: PictureName
    files: Mapping[PictureFile, bytes]


def encode(data: bytes) -> EncodedPicture:
    """The picture in a file of whatever kind; PictureProblem says why it is not taken."""
    kind, contents = taken_apart(data)
    from contacts.pictures import pixels  # with Pillow: only where somebody brings a picture

    with ONE_AT_A_TIME:
        image = pixels.decoded(kind, contents)
        files = pixels.files(image)
    return EncodedPicture(PictureName.of(digest(files), *image.size), files)


def digest(files: Mapping[PictureFile, bytes]) -> str:
    """Of all files, each after its length, so that no byte can go from one to the next."""
    found = sha256()
    for file in PictureFile:
        found.update(len(files[file]).to_bytes(8, "big"))
        found.update(files[file])
    return found.hexdigest()[:DIGEST_LENGTH]
