"""Where the pictures lie that a content file names. Pure."""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.pictures.problems import PictureProblem

MOST_BYTES: Final = 10 * 1024 * 1024  # of one file, as of a picture that is sent at the desk


def isolated(name: str) -> str:
    """With the marks that keep its own direction within a sentence of the other."""
    return f"\u2068{name}\u2069"


class Source:
    """Nowhere: the file comes alone."""

    missing: ClassVar[Any] = gettext_lazy(
        "There is no picture “%(name)s” on the site, and a content file that comes alone brings "
        "none. Send the ZIP file with the content and its pictures."
    )

    def read(self, name: str) -> bytes | None:
        """The file of that name, None where there is none; PictureProblem where it is unfit."""
        return None

    def tell_missing(self, name: str) -> str:
        return str(self.missing % {"name": isolated(name)})


class InZip(Source):
    missing = gettext_lazy(
        "There is no picture “%(name)s”. Put its file, or the four files of an exported one, into "
        "the folder “pictures” of the ZIP file."
    )


@dataclass(frozen=True)
class Folder(Source):
    path: Path

    missing = gettext_lazy(
        "There is no picture “%(name)s”. Put its file, or the four files of an exported one, into "
        "the folder %(folder)s beside this file."
    )

    def tell_missing(self, name: str) -> str:
        return str(self.missing % {"name": isolated(name), "folder": self.path.name})

    def read(self, name: str) -> bytes | None:
        refuse_path(name)
        how = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            handle = os.open(self.path / name, how)
            with open(handle, "rb") as file:
                if not stat.S_ISREG(os.fstat(handle).st_mode):
                    raise IsADirectoryError
                data = file.read(MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise PictureProblem(_reason(error)) from error
        refuse_size(len(data))
        return data


def _reason(error: OSError) -> str:
    if error.errno == errno.ELOOP:
        return _("This is a link. Put the file itself there.")
    if isinstance(error, IsADirectoryError):
        return _("This is no ordinary file. Put the picture there.")
    return _("The file cannot be read: %(reason)s.") % {"reason": error.strerror}


def refuse_path(name: str) -> None:
    """Nothing from elsewhere."""
    if name.startswith(".") or any(sign in name for sign in "/\\\0"):
        raise PictureProblem(
            _("A picture is named by its file’s name alone, without a folder or a dot before it.")
        )


def refuse_size(size: int) -> None:
    if size > MOST_BYTES:
        message = _("The file is larger than %(size)d MB.")
        raise PictureProblem(message % {"size": MOST_BYTES // 1024**2})
