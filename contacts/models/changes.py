"""What readers are told has changed."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Change(models.Model):
    """One row that readers saw otherwise from a moment on: its name then, and how it differs.

    Written with the history (`contacts.history.changes`), of what was published alone. Texts
    themselves are not kept, only that they changed.
    """

    moment = models.DateTimeField(_("when"))
    model = models.CharField(max_length=20)  # "guide"
    object_id = models.BigIntegerField()
    name = models.JSONField(_("name"), default=dict)  # as facts.name_of gives it
    facts = models.JSONField(default=list)  # of contacts.history.facts

    class Meta:
        verbose_name = _("change told to readers")
        verbose_name_plural = _("changes told to readers")
        ordering = ["-moment", "-pk"]
        indexes = [
            models.Index(fields=["-moment", "-id"], name="changes_newest"),
            models.Index(fields=["model", "object_id", "-moment"], name="changes_of_row"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"

    @property
    def key(self) -> tuple[str, int]:
        return self.model, self.object_id
