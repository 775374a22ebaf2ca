"""The history of a row: who changed what, in both languages, and how it comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from contacts.admin.edit_conflicts import OPENED, EditConflictMixin
from contacts.admin.field_changes import FieldChange, field_changes
from contacts.admin.proposals import makes_proposal, page_url, propose_state
from contacts.admin.rights import PUBLICATION, may_publish
from contacts.admin.told_dates import FOLLOW
from contacts.history import restoring, versions
from contacts.history.links import bring_links_back
from contacts.history.versions import ChangeKind, Entry, State
from contacts.publishing import redirects

MAX_ENTRIES = 100  # the newest ones; older versions stay stored
MANY_CHANGES = 8
ADDED = gettext_lazy("Added")
DELETED = pgettext_lazy("what was done", "Deleted")
CHANGE_KINDS = {
    ChangeKind.EDITED: gettext_lazy("Edited"),
    ChangeKind.IMPORTED: gettext_lazy("Imported from a file"),
    ChangeKind.BY_COMMAND: gettext_lazy("Changed by a command"),
    ChangeKind.ELSEWHERE: gettext_lazy("Changed outside this desk"),
    ChangeKind.PUBLISHED: pgettext_lazy("what was done", "Published"),
    ChangeKind.UNPUBLISHED: gettext_lazy("Made a draft"),
    ChangeKind.REORDERED: gettext_lazy("Put in another order"),
    ChangeKind.BROUGHT_BACK: gettext_lazy("Brought back an earlier version"),
    ChangeKind.RECOVERED: gettext_lazy("Recovered after deletion"),
    ChangeKind.ENDED: gettext_lazy("Ended at once"),
    ChangeKind.EXTENDED: gettext_lazy("Given another end"),
    ChangeKind.CALLED_OFF: gettext_lazy("Called off"),
    ChangeKind.CHECKED: gettext_lazy("Checked with its source"),
    ChangeKind.REPLACED: gettext_lazy("Words replaced in many texts"),
    ChangeKind.TAKEN_BACK: gettext_lazy("Took a replacement back"),
    ChangeKind.DELETED: DELETED,
    ChangeKind.PROPOSAL_ACCEPTED: gettext_lazy("Accepted a proposal"),
}
# What an earlier version leaves alone: the row stays where readers find it, or do not.
STAYS = {*PUBLICATION, "slug", "position", "verified_on"}
IS_BACK = {
    ChangeKind.BROUGHT_BACK: gettext_lazy("The earlier version is back."),
    ChangeKind.RECOVERED: gettext_lazy("What was deleted is back."),
}
LED_BACK = gettext_lazy("What belonged to it belongs to it again: %(names)s.")
CONFLICT = gettext_lazy(
    "Somebody else saved this while you looked at it, so nothing was brought back. Compare again."
)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change of the row. The one that made it what it is now cannot be brought back."""

    entry: Entry
    change: str
    changes: list[FieldChange]
    is_present: bool

    @property
    def is_long(self) -> bool:
        """As of a row that was made with all its parts: opened only when somebody asks."""
        return len(self.changes) > MANY_CHANGES


class HistoryMixin(EditConflictMixin):
    object_history_template = "admin/contacts/history.html"
    keeps_deleted = True  # for the link in its list

    def get_urls(self) -> list[URLPattern]:
        view, name = self.admin_site.admin_view, self.opts.model_name
        return [
            path("deleted/", view(self.deleted_view), name=f"contacts_{name}_deleted"),
            path(
                "<path:object_id>/history/<key:revision>/",
                view(self.version_view),
                name=f"contacts_{name}_version",
            ),
            *super().get_urls(),
        ]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, unquote(object_id))
        extra = {"versions": history_lines(row)} if row else {}
        return super().history_view(request, object_id, {**extra, **(extra_context or {})})

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
            if not self.has_restore_permission(request):
                raise PermissionDenied
            if request.method == "POST":
                return self.restore(request, row, entry)
            stored = self.model._base_manager.filter(pk=key).first()
        return self.restore_confirmation(request, stored, entry)

    def has_restore_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_add_permission(request)

    def restore_confirmation(
        self, request: HttpRequest, stored: Model | None, entry: Entry
    ) -> HttpResponse:
        now = versions.row_state(stored) if stored else {}
        context = {
            "object": stored,
            "title": _("Bring back an earlier version")
            if stored
            else _("Recover what was deleted"),
            "entry": entry,
            "change": CHANGE_KINDS[entry.change],
            "changes": list(field_changes(now, _completed(coming_back(entry.state, stored), now))),
            "opened": versions.fingerprint(stored) if stored else "",
        }
        return self.page(request, "version", context)

    def restore(self, request: HttpRequest, row: Model, entry: Entry) -> HttpResponse:
        stored = self.locked(str(row.pk))
        if request.POST.get(OPENED, "") != (versions.fingerprint(stored) if stored else ""):
            messages.error(request, CONFLICT)
            return HttpResponseRedirect(request.path)
        wanted = coming_back(entry.state, stored)
        if stored and makes_proposal(request, stored):
            state = _completed(permitted(request, wanted), versions.row_state(stored))
            return HttpResponseRedirect(page_url(propose_state(request, stored, state)))
        if stored:
            versions.keep_unrecorded(stored)
        change = ChangeKind.BROUGHT_BACK if stored else ChangeKind.RECOVERED
        try:
            with versions.recorded(change, user=request.user):
                slug = "" if stored else last_slug(row)
                restored = restoring.restore(row, permitted(request, wanted))
                again = [] if stored else bring_links_back(restored)
                redirects.recovered(restored, slug)
        except (ValidationError, IntegrityError) as error:
            reasons = getattr(error, "messages", [_("Its place is taken by another row.")])
            messages.error(
                request, _("This version cannot be brought back.") + " " + " ".join(reasons)
            )
            return HttpResponseRedirect(request.path)
        self.log_change(request, restored, str(CHANGE_KINDS[change]))
        messages.success(request, IS_BACK[change])
        if getattr(restored, "is_published", False):
            messages.info(request, FOLLOW)
        self.tell_outdated(request, restored)
        if again:
            names = _(", ").join(map(str, again))
            messages.info(request, LED_BACK % {"names": names})
        url = reverse(f"admin:contacts_{self.opts.model_name}_change", args=[restored.pk])
        return HttpResponseRedirect(url)

    def tell_outdated(self, request: HttpRequest, row: Any) -> None:
        """What else on the site is no longer true, now that the row is as it is."""

    def deleted_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_restore_permission(request):
            raise PermissionDenied
        context = {"title": _("Deleted"), "versions": versions.deleted(self.model)}
        return self.page(request, "deleted", context)

    def page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        return TemplateResponse(request, f"admin/contacts/{name}.html", context)


def change_in_words(change: ChangeKind, *, is_new: bool) -> str:
    """`is_new` where the row was not there before."""
    return str(ADDED if is_new and change is ChangeKind.EDITED else CHANGE_KINDS[change])


def history_lines(row: Model) -> list[HistoryLine]:
    """Newest first. What a shell changed since is told on top, as nobody wrote it down."""
    found = list(versions.entries(row, limit=MAX_ENTRIES + 1))
    now = versions.row_state(row)
    states = [entry.state for entry in found]
    before: list[State] = [*states[1:], {}]
    return [
        HistoryLine(
            entry=entry,
            change=change_in_words(entry.change, is_new=not older),
            changes=list(field_changes(older, entry.state)),
            is_present=place == 0 and entry.state == now,
        )
        for place, (entry, older) in enumerate(zip(found[:MAX_ENTRIES], before, strict=False))
    ]


def coming_back(state: State, stored: Model | None) -> State:
    """Of a row that there is, its texts and facts with its parts; all of one that is deleted."""
    if stored is None:
        return state
    own = versions.key_of(stored)
    facts = {name: value for name, value in state[own].items() if name not in STAYS}
    return {**state, own: facts}


def last_slug(row: Model) -> str:
    """Of a row that is deleted, where it has a page."""
    last = next(versions.entries(row, limit=1))
    return str(last.state[versions.key_of(row)].get("slug", ""))


def permitted(request: HttpRequest, state: State) -> State:
    """Only those who may publish bring back whether, and when, it was published."""
    if may_publish(request):
        return state
    return {
        key: {name: value for name, value in columns.items() if name not in PUBLICATION}
        for key, columns in state.items()
    }


def _completed(state: State, now: State) -> State:
    """The version with what it lacks taken from the present: that is what stays."""
    return {key: {**now.get(key, {}), **columns} for key, columns in state.items()}
