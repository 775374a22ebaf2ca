"""Files that publishers send, kept between the look at their changes and the press that stores."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_FOR: Final = timedelta(hours=2)


class UploadManager(models.Manager["Upload"]):
    def keep(self, user: Any, name: str, data: bytes, **further: Any) -> Upload:
        """Those that nobody came back to go."""
        self.filter(created_at__lt=oldest_kept()).delete()
        return self.create(user=user, name=name, data=data, **further)

    def found(self, user: Any, token: Any) -> models.QuerySet[Upload]:
        """None or one: nobody sees what somebody else sent."""
        return self.filter(user=user, token=token, created_at__gte=oldest_kept())


class Upload(models.Model):
    """In the database, so that the second press may reach another machine than the first."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    # Of a ZIP, whose content file is the data: what became of its pictures, which are stored.
    pictures = models.JSONField(null=True)
    removes = models.BooleanField(default=False)  # what the file lacks, or has emptied
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = UploadManager()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


def oldest_kept() -> datetime:
    return timezone.now() - KEPT_FOR
