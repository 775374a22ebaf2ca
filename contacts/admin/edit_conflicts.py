"""A save never overwrites what somebody else stored in between: the second one is refused.

The row is locked first; then what the editor had before them is compared with what is stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contacts.admin.confirmed_texts import REASON
from contacts.admin.error_summary import ErrorSummaryMixin
from contacts.admin.form_rows import (
    MOST_ROWS,
    displayed,
    has_too_many,
    stored_rows,
    submitted_rows,
    to_post_data,
)
from contacts.admin.repeated_saves import FORM_KEY, new_key, say_once, sent_as, stored_before
from contacts.admin.thumbnails import Thumbnail, thumbnail_of
from contacts.admin.unsaved_input import unsaved_input
from contacts.history import versions
from contacts.history.edit_conflicts import Merge, digests, dump_digests, load_digests, merge
from contacts.history.facts import NAMES
from contacts.history.versions import ChangeKind

MINOR = "minor-change"  # the tick: readers are not told of it
OPENED = "opened"  # the hidden field with what the page showed when it was opened
TOO_MANY_ROWS = gettext_lazy(
    "A form takes %(count)d rows of one kind at most, so nothing was saved. What you typed is "
    "below: copy what you need, and save fewer rows."
)
CONFLICT = gettext_lazy(
    "Somebody else saved this while you had it open, so nothing was saved. What you typed is "
    "still here. Compare, then save again."
)
OWN_CONFLICT = gettext_lazy(
    "You saved this in another window while you had it open here, so nothing was saved. What you "
    "typed is still here. Compare, then save again."
)


@dataclass(frozen=True, slots=True)
class FieldConflict:
    """One value that somebody else changed, with its label, as people read it in the form."""

    row: str  # "" for the row itself
    label: str
    language: str  # "" for a fact
    direction: str
    stored: str
    submitted: str | None  # None where this editor left it alone

    @property
    def pictures(self) -> tuple[Thumbnail | None, Thumbnail | None]:
        """The one stored and the one submitted, where the field is a picture's."""
        return thumbnail_of(self.stored), thumbnail_of(self.submitted)


@dataclass(frozen=True, slots=True)
class EditConflict:
    """For the page: what somebody stored while the form was open, and who the last one was."""

    user: str
    moment: datetime | None
    fields: list[FieldConflict]
    added: list[str]
    removed: int
    is_own: bool  # the same person's, as in another window

    @property
    def refusal(self) -> Any:
        return OWN_CONFLICT if self.is_own else CONFLICT


class EditConflictMixin(ErrorSummaryMixin):
    """The second of two saves is refused, and nothing typed is lost. Takes a ContentForm."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, object_id, form_url, extra_context)
        # Django asks too, but only after all that follows.
        if not (self.has_change_permission if object_id else self.has_add_permission)(request):
            raise PermissionDenied
        inlines: Any = self.inlines
        if has_too_many(request.POST, [one.relation for one in inlines]):
            return unsaved_input(
                request, TOO_MANY_ROWS % {"count": MOST_ROWS}, status=400, retry=False
            )
        with transaction.atomic():
            if repeated := stored_before(request, self.model):
                say_once(request)
                answer = self.response_change if object_id else self.response_add
                return answer(request, repeated)
            row = self.locked(object_id) if object_id else None
            if object_id and row is None:
                return self.gone(request)
            if row is not None:
                versions.keep_unrecorded(row)
                self.compare(request, row)
            reason = request.POST.get(REASON, "").strip()
            minor = MINOR in request.POST
            with versions.recorded(
                ChangeKind.EDITED,
                user=request.user,
                reason=reason,
                minor=minor,
                form=sent_as(request),
            ):
                return super().changeform_view(request, object_id, form_url, extra_context)

    def locked(self, object_id: str) -> Any:
        """The row, which nobody else can save before this request ends; None if there is none."""
        rows = self.model._default_manager.select_for_update(of=("self",))
        try:
            return rows.get(pk=self.opts.pk.to_python(unquote(object_id)))
        except (self.model.DoesNotExist, ValidationError, ValueError):
            return None

    def gone(self, request: HttpRequest) -> HttpResponse:
        return unsaved_input(
            request,
            _(
                "This was deleted while you had it open. What you typed is below: copy what you "
                "need, or bring the deleted row back from its list, under “Deleted”."
            ),
            status=409,
            retry=False,
        )

    def compare(self, request: HttpRequest, row: Any) -> None:
        """Note on the request what was stored since the form was opened, if anything was."""
        form, formsets = self.unbound_forms(request, row)
        stored = stored_rows(form, formsets)
        now = digests(stored)
        request.opened = now  # type: ignore[attr-defined]
        opened = load_digests(request.POST.get(OPENED, ""))
        if opened == now:
            return
        submitted = submitted_rows(request.POST, form, formsets)
        # Without a token nobody knows what was seen: then every difference is shown.
        unseen = {key: dict.fromkeys(values, "") for key, values in now.items()}
        merged = merge(unseen if opened is None else opened, submitted, stored)
        found = edit_conflict(row, merged, form, formsets, request.user.pk)
        request.edit_conflict = found  # type: ignore[attr-defined]
        request.POST = to_post_data(request.POST, merged.rows, formsets)  # type: ignore[assignment]

    def unbound_forms(self, request: HttpRequest, row: Any) -> tuple[Any, list[Any]]:
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

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        if hasattr(request, "edit_conflict"):
            form.refusal = request.edit_conflict.refusal  # the class is made for each request
        return form

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if kwargs.get("obj") is not None:
            opened = getattr(request, "opened", None)
            if opened is None:
                formsets = [one.formset for one in context["inline_admin_formsets"]]
                opened = digests(stored_rows(context["adminform"].form, formsets))
            context["opened"] = dump_digests(opened)
            context["edit_conflict"] = getattr(request, "edit_conflict", None)
        context["form_key"] = FORM_KEY, new_key()
        if self.opts.model_name in NAMES:
            context["minor"] = MINOR
            context["is_minor"] = MINOR in request.POST
        return super().render_change_form(request, context, *args, **kwargs)


def edit_conflict(
    row: Any, merged: Merge, form: ModelForm, formsets: list[Any], account: Any
) -> EditConflict:
    last = next(versions.entries(row, limit=1), None)
    forms = {"": form}
    for formset in formsets:
        for one in formset.initial_forms:
            forms[f"{formset.prefix}:{one.instance.pk}"] = one
    return EditConflict(
        user=last.user if last else "",
        moment=last.moment if last else None,
        fields=list(_field_conflicts(merged, forms)),
        added=[str(forms[row].instance) for row in merged.added if row in forms],
        removed=len(merged.removed),
        is_own=last is not None and last.account == account,
    )


def _field_conflicts(merged: Merge, forms: dict[str, ModelForm]) -> Iterator[FieldConflict]:
    for found in merged.conflicts:
        form = forms[found.row]
        field = form.fields[found.field]
        yield FieldConflict(
            row=str(form.instance) if found.row else "",
            label=capfirst(str(field.label)),
            language=field.widget.attrs.get("lang", ""),
            direction=field.widget.attrs.get("dir", "auto"),
            stored=displayed(field, found.stored),
            submitted=None if found.submitted is None else displayed(field, found.submitted),
        )
