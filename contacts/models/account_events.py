"""What happened at the sign-in and to accounts, as nothing else keeps it."""

from django.db import models


class AccountEvent(models.Model):
    """One of them. Names are kept as they were: accounts come and go, and what they did stays.

    Numbers of accounts are no foreign keys for the same reason; no number is given twice.
    """

    moment = models.DateTimeField(db_index=True)
    kind = models.CharField(max_length=32)
    by_account = models.BigIntegerField(null=True)  # None: the site, a command, or a visitor
    by_name = models.CharField(max_length=150, blank=True)
    model = models.CharField(max_length=100, default="user")  # of what it happened to
    object_id = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict, blank=True)
    times = models.PositiveIntegerField(default=1)  # within events.TOGETHER

    class Meta:
        ordering = ("-moment", "-pk")
        indexes = (models.Index(fields=["kind", "moment"], name="account_events_of_kind"),)
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
