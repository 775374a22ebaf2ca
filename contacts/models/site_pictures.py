"""Pictures and icons that are drawn from what the site is called, its colour and its logo."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

MAX_LENGTH = 40


class SitePictureQuerySet(models.QuerySet["SitePicture"]):
    def keep(self, digest: str, files: Mapping[str, bytes]) -> None:
        """Instead of all others. Two processes may do so at once."""
        rows = [SitePicture(name=name, digest=digest, data=data) for name, data in files.items()]
        with transaction.atomic(using=self.db):
            self.exclude(name__in=files).delete()
            self.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["name"],
                update_fields=["digest", "data"],
            )

    def digests(self) -> dict[str, str]:
        """By name, without the files."""
        return dict(self.order_by("name").values_list("name", "digest"))

    def digest(self, name: str) -> str:
        """ "" for none."""
        return self.filter(name=name).values_list("digest", flat=True).first() or ""

    def file(self, name: str, digest: str) -> bytes:
        """b"" for none."""
        found = self.filter(name=name, digest=digest).values_list("data", flat=True).first()
        return bytes(found or b"")


class SitePicture(models.Model):
    """`digest` stands for all that it is drawn from, and is in its address."""

    name = models.CharField(_("name"), primary_key=True, max_length=MAX_LENGTH)
    digest = models.CharField(max_length=16)
    data = models.BinaryField()

    objects = SitePictureQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = _("picture of the site")
        verbose_name_plural = _("pictures of the site")

    def __str__(self) -> str:
        return self.name
