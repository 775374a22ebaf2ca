"""Pictures of steps: their files as rows, so that every machine and every backup has them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contacts.pictures.encoding import EncodedPicture
from contacts.pictures.names import MAX_LENGTH, PictureFile, PictureName


class PictureQuerySet(models.QuerySet["Picture"]):
    def without_files(self) -> PictureQuerySet:
        """For whoever looks through many: their files are megabytes."""
        return self.only("name", "created_at")

    def keep(self, encoded: EncodedPicture) -> Picture:
        """The row of these files, made where there is none. Its files are not read.

        One that is there counts as new again, or the daily command might remove it (`unused`)
        before a step names it.
        """
        name = encoded.name.value
        files = {column_of(file): data for file, data in encoded.files.items()}
        if not self.filter(name=name).update(created_at=timezone.now()):
            # Another process may do the same now; its files are the same.
            self.bulk_create([Picture(name=name, **files)], ignore_conflicts=True)
        return self.without_files().get(name=name)

    def file(self, name: str, file: PictureFile) -> bytes:
        """That file alone, the small one where there is no large one; b"" for none."""
        small = PictureFile(file.replace("large", "small"))
        for column in (column_of(file), column_of(small)):
            data = self.filter(name=name).values_list(column, flat=True).first()
            if data is None or data:
                break
        return bytes(data or b"")

    def missing(self, names: Iterable[str]) -> set[str]:
        """Those of the names, be they of texts from elsewhere, that no picture has."""
        wanted = set(names) - {""}
        return wanted - set(self.filter(name__in=wanted).values_list("name", flat=True))


def column_of(file: PictureFile) -> str:
    """small.jpg is in small_jpeg."""
    return file.replace(".jpg", "_jpeg").replace(".webp", "_webp")


class Picture(models.Model):
    """One picture in two widths and two formats; `name` follows from the files (PictureName).

    Its files are never changed: what differs has another name. So it needs no earlier versions
    in the history either, which keeps the names that steps had. The large files of a picture that
    is no wider than the small ones are empty.
    """

    name = models.CharField(_("name"), primary_key=True, max_length=MAX_LENGTH)
    small_webp = models.BinaryField()
    large_webp = models.BinaryField()
    small_jpeg = models.BinaryField()
    large_jpeg = models.BinaryField()
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return PictureName(self.name).address(PictureFile.LARGE_JPEG)

    def file(self, file: PictureFile) -> bytes:
        """Of a row that was read with its files; the small one where there is no large one."""
        small = PictureFile(file.replace("large", "small"))
        return bytes(getattr(self, column_of(file)) or getattr(self, column_of(small)))
