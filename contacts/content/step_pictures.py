"""The pictures that a content file names, of steps and as a logo: read where they lie, checked,
kept.

A step or the site names a picture of an export by its name there, or an ordinary picture file that
lies beside those; that one is made ready here, and its record gets the name that it has then.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.content.picture_files import files_of, is_name
from contacts.content.picture_sources import Source, isolated
from contacts.content.problems import Place, Problems
from contacts.content.records import Content, Record
from contacts.content.schema import STEPS
from contacts.enums import Language
from contacts.models import Picture, Site, Step
from contacts.models.confirmed_texts import PICTURE
from contacts.pictures.encoding import EncodedPicture, encode
from contacts.pictures.names import PictureFile, PictureName
from contacts.pictures.problems import PictureProblem
from contacts.pictures.verify import verified

Made = EncodedPicture | None
Make = Callable[[Callable[[], Made]], Made]
LOGO: Final = "logo"
MOST_BYTES: Final = 64 * 1024**2  # in memory, more than a file of the desk has in earnest


@dataclass(frozen=True)
class Found:
    """What became of pictures, each by what the file calls it: their names, or what is wrong."""

    names: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    stored: bool = True  # False: the file was refused, and none of its pictures is on the site

    def tell(self, content: Content) -> None:
        """Put it into the records and the problems of the file."""
        for site in _sites(content):
            value = site.values[LOGO]
            if value in self.problems:
                content.problems.add(site.node.locate(LOGO), _sentence(value, self.problems[value]))
            site.values[LOGO] = self.names.get(value, value) if self._keeps(value) else ""
        for step in _steps(content):
            kept = []
            for code, value in step.values[PICTURE]:
                if value in self.problems:
                    content.problems.add(_place(step, code), _sentence(value, self.problems[value]))
                elif self._keeps(value):
                    kept.append((code, self.names.get(value, value)))
            step.values[PICTURE] = tuple(kept)

    def _keeps(self, value: str) -> bool:
        return value not in self.problems and (self.stored or value not in self.names)


def read_own(content: Content) -> Content:
    """With the sender's own pictures made ready, and the steps naming those."""
    found, own = Found(), []
    for value in _named(content):
        if not is_name(value) and (encoded := _read(content.source, value, found)):
            own.append(encoded)
    found.tell(content)
    return replace(content, own=(*content.own, *own))


def keep(content: Content) -> Problems:
    """Store, within the caller's transaction, the pictures of the file that the site lacks.

    One that a step on the site names already need not be there: `check_content` tells of it.
    """
    for own in content.own:
        Picture.objects.keep(own)
    found, problems = Found(), Problems()
    lacking = _lacking([value for value in _named(content) if is_name(value)])
    known = names_in_use() if lacking else set()
    for value in lacking:
        if encoded := _read(content.source, value, found, known=known):
            Picture.objects.keep(encoded)
    for value, place in _places(content):
        if value in found.problems:
            problems.add(place, _sentence(value, found.problems[value]))
    return problems


def made_ready(
    content: Content, *, seconds: float, make: Make
) -> tuple[Found, list[EncodedPicture]]:
    """The pictures of a file whose texts wait, which `store` then stores.

    `make` does what it is given, wherever that is done; PictureProblem where it may not be.
    """
    begun, found, made = time.monotonic(), Found(), list[EncodedPicture]()
    named, known = _named(content), names_in_use()
    for value in _lacking(named):
        if time.monotonic() - begun > seconds or _bytes_of(made) > MOST_BYTES:
            found.problems[value] = _(
                "Making the pictures ready takes too long. Send fewer of them at once, or have the "
                "file loaded with the command import_content."
            )
            continue
        try:
            encoded = make(partial(_read, content.source, value, found, known=known))
        except PictureProblem as error:
            found.problems[value] = str(error)
        else:
            made += [encoded] if encoded else []
    return found, made


def store(content: Content, made: Iterable[EncodedPicture]) -> None:
    """Within the caller's transaction. Those that no step comes to use go with the others of that
    kind (`contacts.retention`), which are those that nobody has brought lately.
    """
    Picture.objects.filter(name__in=_named(content)).update(created_at=timezone.now())
    for encoded in made:
        Picture.objects.keep(encoded)


def _bytes_of(made: Iterable[EncodedPicture]) -> int:
    return sum(len(data) for one in made for data in one.files.values())


def _lacking(values: list[str]) -> list[str]:
    if not values:
        return []
    stored = set(Picture.objects.values_list("name", flat=True))
    return [value for value in values if value not in stored]


def names_in_use() -> set[str]:
    """The logo, and those that any step has, in any language."""
    columns = [f"{PICTURE}_{code}" for code in Language.values]
    rows: Iterable[tuple[Any, ...]] = Step.objects.order_by().values_list(*columns)
    names = {name for row in rows for name in row}
    return {*names, *Site.objects.values_list(LOGO, flat=True)} - {""}


def _read(source: Source, value: str, found: Found, *, known: Collection[str] = ()) -> Made:
    """The picture, its name or what is wrong with it put into `found`.

    That it lies nowhere is nothing wrong with one that is `known`.
    """
    try:
        encoded = _from(source, value)
    except PictureProblem as error:
        found.problems[value] = str(error)
        return None
    if encoded is not None:
        found.names[value] = encoded.name.value
    elif value not in known:
        found.problems[value] = source.tell_missing(value)
    return encoded


def _from(source: Source, value: str) -> EncodedPicture | None:
    if not is_name(value):
        data = source.read(value)
        return None if data is None else encode(data)
    name, files = PictureName(value), dict.fromkeys(PictureFile, b"")
    for file, called in files_of(name):
        data = source.read(called)
        if data is None and not any(files.values()):
            return None
        if data is None:
            raise PictureProblem(
                _("The file %(file)s of this picture is missing.") % {"file": isolated(called)}
            )
        files[file] = data
    return verified(value, files)


def _sentence(value: str, problem: str) -> str:
    if value in problem:
        return problem
    return _("“%(name)s”: %(problem)s") % {"name": isolated(value), "problem": problem}


def _named(content: Content) -> list[str]:
    """Each once."""
    return list(dict.fromkeys(value for value, _place in _places(content)))


def _places(content: Content) -> Iterator[tuple[str, Place]]:
    for step in _steps(content):
        for code, value in step.values[PICTURE]:
            yield value, _place(step, code)
    for site in _sites(content):
        if site.values[LOGO]:
            yield site.values[LOGO], site.node.locate(LOGO)


def _place(step: Record, code: str) -> Place:
    return step.node.locate(PICTURE, code)


def _steps(content: Content) -> Iterator[Record]:
    for guide in content.sections.get("guides", ()):
        for step in guide.parts.get(STEPS.name, ()):
            if PICTURE not in step.failed:
                yield step


def _sites(content: Content) -> Iterator[Record]:
    for site in content.sections.get("site", ()):
        if LOGO not in site.failed:
            yield site
