"""Which pictures are taken in: judged by their bytes, before anything is decoded. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext

from contacts.pictures import containers
from contacts.pictures.containers import Contents, Damaged, Moving
from contacts.pictures.kinds import Kind, kind_of
from contacts.pictures.problems import PictureProblem

MOST_BYTES: Final = 10 * 1024 * 1024
LEAST_SIDE: Final = 80  # pixels
MOST_TIMES_LONGER: Final = 3  # than wide, or the other way round
CONTENTS: Final[dict[Kind, Callable[[bytes], Contents]]] = {
    Kind.JPEG: containers.jpeg,
    Kind.PNG: containers.png,
    Kind.WEBP: containers.webp,
}


def taken_apart(data: bytes) -> tuple[Kind, Contents]:
    """What there is to decode; PictureProblem for what is not."""
    refuse_size(len(data))
    kind = kind_of(data)
    try:
        contents = CONTENTS[kind](data)
    except Moving as error:
        raise PictureProblem(
            gettext("This picture moves. Save it as a still JPEG or PNG, or take a screenshot.")
        ) from error
    except (Damaged, IndexError) as error:
        raise damaged() from error
    refuse_shape(contents.width, contents.height)
    refuse_pixels(contents)
    return kind, contents


def damaged() -> PictureProblem:
    return PictureProblem(
        gettext(
            "This picture’s file is damaged or incomplete. Choose it once more, or open it in "
            "another program and save it as PNG."
        )
    )


def refuse_size(size: int) -> None:
    if not size:
        raise PictureProblem(gettext("This file is empty. Choose a JPEG, PNG or WebP picture."))
    if size > MOST_BYTES:
        problem = gettext(
            "This file has %(size)d MB, and at most %(most)d MB are taken. Make the picture "
            "smaller, or take a screenshot of it."
        )
        # Rounded up, so that it is never said to have as much as is taken.
        megabytes = -(-size // 1024**2)
        raise PictureProblem(problem % {"size": megabytes, "most": MOST_BYTES // 1024**2})


def refuse_shape(width: int, height: int) -> None:
    shape = {"width": width, "height": height, "least": LEAST_SIDE, "times": MOST_TIMES_LONGER}
    if not width or not height:
        raise damaged()
    if min(width, height) < LEAST_SIDE:
        problem = gettext(
            "This picture has %(width)d × %(height)d pixels, and each side needs at least "
            "%(least)d. Choose a larger one."
        )
        raise PictureProblem(problem % shape)
    if max(width, height) > MOST_TIMES_LONGER * min(width, height):
        problem = gettext(
            "This picture has %(width)d × %(height)d pixels: one side is more than %(times)d times "
            "the other, too narrow to read on a phone. Cut out the part that matters."
        )
        raise PictureProblem(problem % shape)


def refuse_pixels(contents: Contents) -> None:
    if contents.width * contents.height > contents.most_pixels:
        problem = gettext(
            "This picture has %(width)d × %(height)d pixels, and at most %(most)d million in all "
            "are taken of its kind. Make it smaller, or take a screenshot of it."
        )
        shape = {"width": contents.width, "height": contents.height}
        raise PictureProblem(problem % {**shape, "most": contents.most_pixels // 1_000_000})
