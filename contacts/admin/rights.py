"""Who may put what on the site: editors write, publishers also say what is shown."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.db import models
from django.http import HttpRequest
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from contacts.enums import PublicationStatus

PUBLISH = "contacts.publish_content"
PUBLISHED = _("Only those who may publish change what readers see.")
CHECKED_AT_ONCE = _("Where you change nothing but this day, it is saved at once.")
# What decides whether, and when, readers see a row.
PUBLICATION = ("status", "publish_at", "expire_at")


def may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm(PUBLISH)


class StatusForPublishersMixin(BaseModelAdmin):
    """For a ModelAdmin or an inline: others see the status and its dates, but what they send of
    them is ignored.

    A new row of theirs is a draft; a new part (a step, a number) shows when its row does.
    """

    status_of_new: str | None = None  # for others than publishers; None: the model's default

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in PUBLICATION and not may_publish(request):
            field.disabled = True
            field.help_text = _("Changed by those who may publish.")
            if db_field.name == "status":
                field.initial = self.status_of_new or field.initial
        if db_field.name == "verified_on" and not may_publish(request):
            field.help_text = format_lazy("{} {}", field.help_text, CHECKED_AT_ONCE)
        return field

    def has_publish_permission(self, request: HttpRequest) -> bool:
        """Asked by list actions with `permissions=["publish"]`."""
        return may_publish(request)


class RowRightsMixin(StatusForPublishersMixin, admin.ModelAdmin):
    """For a row of its own, which stands in a list."""

    status_of_new = PublicationStatus.DRAFT

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Also where no form field guards it, as when an old version is brought back."""
        if not may_publish(request):
            for name, value in publication_before(obj).items():
                setattr(obj, name, value)
        super().save_model(request, obj, form, change)


def publication_before(obj: models.Model) -> dict[str, Any]:
    """As it is in the database; a draft where there is no row yet."""
    stored = type(obj)._base_manager.filter(pk=obj.pk).values(*PUBLICATION).first()
    return stored or dict.fromkeys(PUBLICATION) | {"status": PublicationStatus.DRAFT}
