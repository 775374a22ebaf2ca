"""The topic or the channel of many questions at once: chosen on a page that shows what changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from contacts.admin.bulk import ManyRows, ManyRowsMixin, keys
from contacts.admin.lists import written_keys
from contacts.admin.rights import PUBLISHED, may_publish
from contacts.history.versions import ChangeKind

NONE = "none"
ROWS = "rows"  # the keys, in one field: browsers may send no more than a thousand of them
MOST_SHOWN = 200
# By field: the page's title, the label, and the words for none.
WORDS: dict[str, tuple[Any, Any, Any]] = {
    "topic": (_("Set the topic"), pgettext_lazy("heading", "Topic"), _("No topic")),
    "channel": (
        _("Set the channel"),
        pgettext_lazy("heading", "Channel"),
        _("No channel: a general question"),
    ),
}


class TargetForm(forms.Form):
    """What the rows shall belong to; leaving them without one has to be chosen too."""

    def __init__(self, *args: Any, field: str, targets: Sequence[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        _title, label, none = WORDS[field]
        choices = [("", "---------"), (NONE, none), *targets]
        self.fields["to"] = forms.ChoiceField(
            label=label,
            choices=choices,
            error_messages={"required": _("Choose what the rows shall have.")},
        )

    def target(self) -> int | None:
        return None if self.cleaned_data["to"] == NONE else int(self.cleaned_data["to"])


class AssigningMixin(ManyRowsMixin):
    """For questions. What readers see is changed by those who may publish alone."""

    @admin.action(description=_("Set the topic …"), permissions=["change"])
    def set_topic(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self.assign(request, queryset, "topic")

    @admin.action(description=_("Set the channel …"), permissions=["change"])
    def set_channel(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self.assign(request, queryset, "channel")

    def assign(
        self, request: HttpRequest, queryset: QuerySet[Any], field: str
    ) -> HttpResponse | None:
        pks = written_keys(request.POST[ROWS]) if ROWS in request.POST else keys(queryset)
        target: Any = self.model._meta.get_field(field).related_model
        names = {row.pk: self.name_of(row) for row in target._default_manager.all()}
        data = request.POST if ROWS in request.POST else None
        form = TargetForm(data, field=field, targets=list(names.items()))
        if not form.is_valid():
            return self.assign_page(request, pks, field, form)
        to = form.target()
        column = f"{field}_id"

        def alter(row: Any) -> bool:
            if row.is_shown and not may_publish(request):
                raise ValidationError(PUBLISHED)
            is_new = getattr(row, column) != to
            setattr(row, column, to)
            return is_new

        done = self.change_many(request, pks, ManyRows(ChangeKind.EDITED, [column], alter))
        self.tell_stays(request, done)
        if done.changed:
            messages.success(request, told(field, len(done.changed), names.get(to or 0)))
        return None

    def assign_page(
        self, request: HttpRequest, pks: Sequence[int], field: str, form: TargetForm
    ) -> HttpResponse:
        rows = self.model._default_manager.filter(pk__in=pks)
        shown = list(rows.select_related(field)[:MOST_SHOWN])
        lines = [(row, self.name_of(row), self.target_of(row, field)) for row in shown]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": WORDS[field][0],
            "label": WORDS[field][1],
            "form": form,
            "action": f"set_{field}",
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "keys": ",".join(map(str, pks)),
            "first": pks[0] if pks else "",
            "lines": lines,
            "count": len(pks),
            "further": len(pks) - len(shown),
            "may_publish": may_publish(request),
        }
        return TemplateResponse(request, "admin/contacts/assign.html", context)

    def target_of(self, row: Model, field: str) -> str:
        target = getattr(row, field)
        return self.name_of(target) if target else str(WORDS[field][2])


def told(field: str, count: int, name: str | None) -> str:
    values = {"count": count, "name": name}
    if field == "topic" and name:
        text = ngettext(
            "%(count)d row belongs to the topic “%(name)s” now.",
            "%(count)d rows belong to the topic “%(name)s” now.",
            count,
        )
    elif field == "topic":
        text = ngettext(
            "%(count)d row has no topic now.", "%(count)d rows have no topic now.", count
        )
    elif name:
        text = ngettext(
            "%(count)d row has the channel “%(name)s” now.",
            "%(count)d rows have the channel “%(name)s” now.",
            count,
        )
    else:
        text = ngettext(
            "%(count)d row has no channel now.", "%(count)d rows have no channel now.", count
        )
    return text % values
