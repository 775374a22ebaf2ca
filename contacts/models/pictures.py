"""Pictures of steps: their files as rows, so that every machine and every backup has them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from contacts.pictures.names import MAX_LENGTH, PictureFile, PictureName


class PictureQuerySet(models.QuerySet["Picture"]):
    def without_files(self) -> PictureQuerySet:
        """For whoever looks through many: their files are megabytes."""
        return self.only("name", "created_at")


class Picture(models.Model):
    """One picture in two widths and two formats; `name` follows from the files (PictureName).

    A row is never changed: what differs has another name. The large files of a picture that is no
    wider than the small ones are empty.
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
        kind = file.content_type.removeprefix("image/")
        small, large = (bytes(getattr(self, f"{size}_{kind}")) for size in ("small", "large"))
        return small if file.is_small else large or small
