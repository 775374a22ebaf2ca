"""The history of a row: who changed what, in both languages, and how it comes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Field, Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modeltranslation.fields import TranslationField

from contacts.admin.languages import current_language, label_of
from contacts.admin.rights import may_publish
from contacts.enums import Language
from contacts.history import versions
from contacts.history.versions import ChangeKind, Entry, State
from contacts.languages.word_diff import Change, Piece, shortened, word_diff
from contacts.models.fields import WeekdaysField, names_of

OPENED = "opened"
SHOWN = 100  # the newest ones; older versions stay stored
MANY = 8
BETWEEN = " · "  # the same in both languages
CHANGE_KINDS = {
    ChangeKind.EDITED: gettext_lazy("Edited"),
    ChangeKind.IMPORTED: gettext_lazy("Imported from a file"),
    ChangeKind.BY_COMMAND: gettext_lazy("Changed by a command"),
    ChangeKind.ELSEWHERE: gettext_lazy("Changed outside this desk"),
    ChangeKind.PUBLISHED: gettext_lazy("Published"),
    ChangeKind.UNPUBLISHED: gettext_lazy("Made a draft"),
    ChangeKind.REORDERED: gettext_lazy("Put in another order"),
    ChangeKind.BROUGHT_BACK: gettext_lazy("Brought back an earlier version"),
    ChangeKind.RECOVERED: gettext_lazy("Recovered after deletion"),
}


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of the row or of one of its parts, between two versions."""

    row: str  # "" for the row itself
    label: str
    language: str  # "" for a fact
    direction: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of the history; the last change of a row cannot be brought back: it is there."""

    entry: Entry
    change: str
    changes: list[Changed]
    is_present: bool

    @property
    def is_long(self) -> bool:
        """As of a row that was made with all its parts: opened only when somebody asks."""
        return len(self.changes) > MANY


def changes(before: State, after: State) -> Iterator[Changed]:
    """What differs, in the order of the form: the row, then its parts by their place."""
    for key in _ordered({**before, **after}):
        old, new = before.get(key, {}), after.get(key, {})
        model = apps.get_model("contacts", key[0])
        for field in _fields(model):
            texts = [_in_words(field, state.get(field.name)) for state in (old, new)]
            if texts[0] != texts[1]:
                yield _changed(field, texts, row=_name(key, new or old))


def _ordered(state: State) -> list[versions.Key]:
    return sorted(
        state, key=lambda key: (versions.is_part(key[0]), key[0], _place(state[key]), key)
    )


def _place(columns: Any) -> int:
    return columns.get("position", 0)


def _fields(model: type[Model]) -> Sequence[Field]:
    owner = versions.parent_column(str(model._meta.model_name))
    skipped = {*versions.NO_CONTENT, model._meta.pk.name, owner[1] if owner else ""}
    return [field for field in model._meta.local_fields if field.name not in skipped]


def _name(key: versions.Key, columns: Any) -> str:
    """What a part is called where its changes are listed: the first of its texts or values."""
    if not versions.is_part(key[0]):
        return ""
    model = apps.get_model("contacts", key[0])
    language = current_language()
    names = [f"text_{language}", f"text_{language.other}", "value"]
    found = next((columns[name] for name in names if columns.get(name)), f"#{key[1]}")
    return f"{capfirst(model._meta.verbose_name)}: {found}"


def _changed(field: Field, texts: list[str], *, row: str) -> Changed:
    language = Language(field.language) if isinstance(field, TranslationField) else None
    return Changed(
        row=row,
        label=str(label_of(field) if language else capfirst(field.verbose_name)),
        language=language.value if language else "",
        direction=language.direction if language else "auto",
        pieces=shortened(word_diff(*texts)) if language else _replaced(texts),
    )


def _replaced(texts: list[str]) -> tuple[Piece, ...]:
    """A fact changes whole: of two numbers nobody wants the digits they share."""
    pieces = (Piece(Change.REMOVED, texts[0]), Piece(Change.ADDED, texts[1]))
    return tuple(piece for piece in pieces if piece.text)


def _in_words(field: Field, value: Any) -> str:
    if value is None or value == "":
        return ""
    if field.remote_field:
        target = field.remote_field.model._base_manager.filter(pk=value).first()
        return str(target or f"#{value}")
    if isinstance(field, WeekdaysField):
        return BETWEEN.join(names_of(field.to_python(value)))
    if isinstance(value, list):  # the words of a synonym
        return BETWEEN.join(str(one) for one in value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(dict(field.flatchoices).get(value, value))


class HistoryMixin:
    """For a ModelAdmin with `CollisionMixin`, whose lock it uses."""

    object_history_template = "admin/contacts/history.html"
    keeps_deleted = True  # for the link in its list

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, self.opts.model_name
        return [
            path("deleted/", view(self.deleted_view), name=f"contacts_{name}_deleted"),
            path(
                "<path:object_id>/history/<int:revision>/",
                view(self.version_view),
                name=f"contacts_{name}_version",
            ),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        extra = {"versions": self.shown(row)} if row else {}
        return super().history_view(request, object_id, {**extra, **(extra_context or {})})

    def shown(self, row: Model) -> list[Shown]:
        """Newest first. What a shell changed since is told on top, as nobody wrote it down."""
        found = list(versions.entries(row, limit=SHOWN + 1))
        now = versions.state_of(row)
        states = [entry.state for entry in found]
        before = [*states[1:], {}][: len(states)]
        lines = [
            Shown(entry, str(CHANGE_KINDS[entry.change]), list(changes(older, entry.state)), False)
            for entry, older in zip(found, before, strict=True)
        ][:SHOWN]
        if lines and states[0] == now:
            lines[0] = Shown(lines[0].entry, lines[0].change, lines[0].changes, True)
        return lines

    def version_view(self, request: HttpRequest, object_id: str, revision: int) -> HttpResponse:
        """One version beside what is stored now, and the button that brings it back."""
        try:
            key = self.opts.pk.to_python(unquote(object_id))
        except ValidationError as error:
            raise Http404("no row has such a key") from error
        with transaction.atomic():
            row = self.model(pk=key)
            entry = versions.entry(row, revision)
            if entry is None:
                raise Http404
            if not self.may_restore(request):
                raise PermissionDenied
            if request.method == "POST":
                return self.bring_back(request, row, entry)
            stored = self.model._base_manager.filter(pk=key).first()
        return self.ask(request, row, stored, entry)

    def may_restore(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_add_permission(request)

    def ask(
        self, request: HttpRequest, row: Model, stored: Model | None, entry: Entry
    ) -> HttpResponse:
        now = versions.state_of(stored) if stored else {}
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": stored,
            "title": _("Bring back an earlier version")
            if stored
            else _("Recover what was deleted"),
            "entry": entry,
            "change": CHANGE_KINDS[entry.change],
            "changes": list(changes(now, _completed(entry.state, now))),
            "opened": versions.fingerprint(stored) if stored else "",
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/contacts/version.html", context)

    def bring_back(self, request: HttpRequest, row: Model, entry: Entry) -> HttpResponse:
        stored = self.locked(request, str(row.pk))
        if request.POST.get(OPENED, "") != (versions.fingerprint(stored) if stored else ""):
            messages.error(request, CHANGED)
            return HttpResponseRedirect(request.path)
        if stored:
            versions.keep_unrecorded(stored)
        change = ChangeKind.BROUGHT_BACK if stored else ChangeKind.RECOVERED
        try:
            with versions.recorded(change, user=request.user):
                back = versions.bring_back(row, self.allowed(request, entry.state))
        except (ValidationError, IntegrityError) as error:
            reasons = getattr(error, "messages", [_("Its place is taken by another row.")])
            messages.error(
                request, _("This version cannot be brought back.") + " " + " ".join(reasons)
            )
            return HttpResponseRedirect(request.path)
        self.log_change(request, back, str(CHANGE_KINDS[change]))
        messages.success(request, CHANGE_KINDS[change])
        url = reverse(f"admin:contacts_{self.opts.model_name}_change", args=[back.pk])
        return HttpResponseRedirect(url)

    def allowed(self, request: HttpRequest, state: State) -> State:
        """Only those who may publish bring back whether it was published."""
        if may_publish(request):
            return state
        return {
            key: {name: value for name, value in columns.items() if name != "status"}
            for key, columns in state.items()
        }

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        if not self.may_restore(request):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Deleted"),
            "versions": versions.deleted(self.model),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/contacts/deleted.html", context)


CHANGED = gettext_lazy(
    "Somebody else saved this while you looked at it, so nothing was brought back. Compare again."
)


def _completed(state: State, now: State) -> State:
    """The version with what it lacks taken from the present: that is what stays."""
    return {key: {**now.get(key, {}), **columns} for key, columns in state.items()}
