"""Whether files that come as pictures of this site, in an import, are just that.

They are kept byte for byte, so that a picture has the same name everywhere, whichever version of
Pillow made it.

What cannot be told without decoding it as a browser does: bytes within the coded data of a JPEG or
WebP after its last pixel. They do nothing: pictures go out as `image/…` with `nosniff` and a policy
that lets nothing run, and there are no more of them than a file of ours may have bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext

from contacts.pictures import containers
from contacts.pictures.containers import Contents, Damaged
from contacts.pictures.encoding import ONE_AT_A_TIME, EncodedPicture, digest
from contacts.pictures.kinds import Kind, kind_of
from contacts.pictures.names import SMALL_WIDTH, PictureFile, PictureName
from contacts.pictures.problems import PictureProblem
from contacts.pictures.reading import CONTENTS, refuse_shape

PLAIN_WEBP: Final = ([b"VP8 "], [b"VP8L"])
PROGRAMS: Final = range(0xE0, 0xF0)  # the parts of a JPEG for programs
JFIF_LENGTH: Final = 18  # of the first of them, which says that it is one and has no thumbnail


def verified(name: str, files: Mapping[PictureFile, bytes]) -> EncodedPicture:
    """PictureProblem: they are not the files that the name stands for, or hold anything else."""
    try:
        picture = EncodedPicture(PictureName(name), {file: files[file] for file in PictureFile})
    except (ValueError, KeyError) as error:
        raise not_ours(name) from error
    if digest(picture.files) != name.partition("-")[0]:
        raise not_ours(name)
    refuse_shape(picture.name.width, picture.name.height)
    for file, data in picture.files.items():
        if file.is_small or picture.name.width > SMALL_WIDTH:
            verify_file(picture.name, file, data)
        elif data:  # as wide as the small ones, which are shown
            raise not_ours(name)
    return picture


def not_ours(name: str) -> PictureProblem:
    problem = gettext(
        "The files of the picture %(name)s are not as a site like this one wrote them. Take them "
        "from the export once more, unchanged."
    )
    return PictureProblem(problem % {"name": name})


def verify_file(name: PictureName, file: PictureFile, data: bytes) -> None:
    size = (name.small_width, name.small_height) if file.is_small else (name.width, name.height)
    kind = Kind.WEBP if file.content_type == "image/webp" else Kind.JPEG
    try:
        contents = bare(kind, data)
    except (Damaged, IndexError, PictureProblem) as error:
        raise not_ours(name.value) from error
    if (contents.width, contents.height) != size or len(data) > file.most_bytes:
        raise not_ours(name.value)
    from contacts.pictures import pixels  # with Pillow, as in `encoding`

    with ONE_AT_A_TIME:
        pixels.decoded(kind, contents)


def bare(kind: Kind, data: bytes) -> Contents:
    """Damaged: there is anything but the picture itself. PictureProblem: it is of no known kind."""
    if kind_of(data) is not kind:
        raise Damaged
    contents = CONTENTS[kind](data)
    if kind is Kind.WEBP:
        is_bare = [part[0] for part in containers.webp_parts(data)] in PLAIN_WEBP
    else:
        parts = containers.jpeg_parts(data)
        notes = [(mark, len(whole)) for mark, whole in parts if mark in PROGRAMS]
        is_bare = notes == [(0xE0, JFIF_LENGTH)]
    if not is_bare or contents.data != data:
        raise Damaged
    return contents
