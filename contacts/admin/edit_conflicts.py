"""A save never overwrites what somebody else stored meanwhile: the second one is refused.

The row is locked first; then what the editor had before them is compared with what is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.admin.confirmed_texts import REASON
from contacts.admin.form_rows import as_data, in_words, rows_of, typed_rows
from contacts.admin.unsaved_input import rescue
from contacts.history import versions
from contacts.history.edit_conflicts import Collision, collide, digests, read, write
from contacts.history.versions import ChangeKind

OPENED = "opened"  # the hidden field with what the page showed when it was opened
CHANGED = gettext_lazy(
    "Somebody else saved this while you had it open, so nothing was saved. What you typed is "
    "still here. Compare, then save again."
)


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """For the page: what somebody stored while the form was open, and who the last one was."""

    user: str
    moment: Any
    collision: Collision
    clashes: list[dict[str, Any]]
    added: list[str]
    removed: int


class CollisionMixin:
    """For a ModelAdmin: the second of two saves is refused, and nothing typed is lost."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        # Django asks too, but only after all that follows.
        if not (self.has_change_permission if object_id else self.has_add_permission)(request):
            raise PermissionDenied
        with transaction.atomic():
            row = self.locked(request, object_id) if object_id else None
            if object_id and row is None:
                return self.gone(request)
            if row is not None:
                versions.keep_unrecorded(row)
                self.compare(request, row)
            reason = request.POST.get(REASON, "").strip()
            with versions.recorded(ChangeKind.EDITED, user=request.user, reason=reason):
                return super().changeform_view(request, object_id, form_url, extra_context)

    def locked(self, request: HttpRequest, object_id: str) -> Model | None:
        """The row, which nobody else can save before this request ends."""
        rows = self.model._default_manager.select_for_update(of=("self",))
        try:
            return rows.get(pk=self.opts.pk.to_python(unquote(object_id)))
        except (self.model.DoesNotExist, ValidationError, ValueError):
            return None

    def gone(self, request: HttpRequest) -> HttpResponse:
        return rescue(
            request,
            _(
                "This was deleted while you had it open. What you typed is below: copy what you "
                "need, or bring the deleted row back from its list, under “Deleted”."
            ),
            status=409,
            retry=False,
        )

    def compare(self, request: HttpRequest, row: Model) -> None:
        """Note on the request what was stored since the form was opened, if anything was."""
        form, formsets = self.untouched_forms(request, row)
        stored = rows_of(form, formsets)
        request.opened = digests(stored)
        opened = read(request.POST.get(OPENED, ""))
        if opened == request.opened:
            return
        typed = typed_rows(request.POST, form, formsets)
        # Without a token nobody knows what was seen: then every difference is shown.
        unseen = {key: dict.fromkeys(values, "") for key, values in request.opened.items()}
        collision = collide(unseen if opened is None else opened, typed, stored)
        request.meanwhile = self.meanwhile(row, collision, form, formsets)
        request.POST = as_data(request.POST, collision.merged, formsets)

    def untouched_forms(self, request: HttpRequest, row: Model) -> tuple[Any, list[Any]]:
        """The forms as a page opened now would have them."""
        form = self.get_form(request, row, change=True)(instance=row)
        formsets = [
            formset(
                instance=row,
                prefix=formset.get_default_prefix(),
                queryset=inline.get_queryset(request),
            )
            for formset, inline in self.get_formsets_with_inlines(request, row)
        ]
        return form, formsets

    def meanwhile(
        self, row: Model, collision: Collision, form: forms.ModelForm, formsets: list[Any]
    ) -> Meanwhile:
        last = next(versions.entries(row, limit=1), None)
        shown = {"": form}
        for formset in formsets:
            for one in formset.initial_forms:
                shown[f"{formset.prefix}:{one.instance.pk}"] = one
        return Meanwhile(
            user=last.user if last else "",
            moment=last.moment if last else None,
            collision=collision,
            clashes=list(_clashes_to_show(collision, shown)),
            added=[str(shown[row].instance) for row in collision.added if row in shown],
            removed=len(collision.removed),
        )

    def get_form(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, **kwargs)
        if getattr(request, "meanwhile", None) is None:
            return form

        class Refused(form):
            def clean(self) -> dict[str, Any]:
                self.add_error(None, CHANGED)
                return super().clean()

        return Refused

    def render_change_form(self, request: HttpRequest, context: Any, **kwargs: Any) -> Any:
        if kwargs.get("obj") is not None:
            opened = getattr(request, "opened", None)
            if opened is None:
                formsets = [one.formset for one in context["inline_admin_formsets"]]
                opened = digests(rows_of(context["adminform"].form, formsets))
            context["opened"] = write(opened)
            context["meanwhile"] = getattr(request, "meanwhile", None)
        return super().render_change_form(request, context, **kwargs)


def _clashes_to_show(collision: Collision, shown: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each with its label and, in words, what is stored now and what was typed."""
    for clash in collision.clashes:
        form = shown[clash.row]
        field = form.fields[clash.field]
        yield {
            "row": str(form.instance) if clash.row else "",
            "label": capfirst(field.label),
            "language": field.widget.attrs.get("lang", ""),
            "direction": field.widget.attrs.get("dir", "auto"),
            "stored": in_words(field, clash.stored),
            "typed": None if clash.typed is None else in_words(field, clash.typed),
        }
