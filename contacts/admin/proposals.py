"""Saving a published row as a proposal: what its form says, and what becomes of a press of Save."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from citizen_help.accounts.names import called
from contacts.admin.checking import CheckedMixin, is_only_checked
from contacts.admin.confirmed_texts import REASON
from contacts.admin.edit_conflicts import MINOR, EditConflictMixin
from contacts.admin.field_changes import FieldChange, field_changes
from contacts.admin.rights import PUBLISH, may_publish
from contacts.admin.unheard import unheard
from contacts.enums import Language, PublicationStatus
from contacts.history.proposals import put_on_trial, taken_back
from contacts.history.proposed_states import Merged, State, dumped, with_provisional_keys
from contacts.history.versions import row_state
from contacts.models import Proposal
from contacts.models.proposals import Stage

ASKED = "proposal"  # in the address of a form: the number of the proposal that it shows
NEW_VERSION = "_new_version"  # the button of those who may publish
NOTE = "proposal_note"
SENT = _(
    "Proposed. Readers see it once somebody who may publish accepts it; until then they see what "
    "they saw before."
)
KEPT = _("Kept as a new version. Readers see it once it is accepted here, now or on a date.")
UNCHANGED = _("Nothing differs from what is stored, so there is nothing to propose.")
YOURS = _("Your proposal for this is here already. Go on with it.")
UNFIT = _("It cannot be shown in the form as things stand: %(reason)s")


@dataclass
class Trial:
    """A form about a proposal during one request. `saved`: as the form would store the row."""

    proposal: Proposal | None
    conflicts: list[FieldChange] = field(default_factory=list)
    saved: State | None = None


class ProposalMixin(EditConflictMixin, CheckedMixin):
    """Who may not publish changes a published row as a proposal; others may prepare one too."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        row = self.get_object(request, unquote(object_id))
        proposal = asked_for(request, row)
        if request.method != "POST" and proposal is None and (own := own_proposal(request, row)):
            messages.info(request, YOURS)
            return HttpResponseRedirect(form_url_of(own))
        if proposal is None and not (request.method == "POST" and makes_proposal(request, row)):
            return super().changeform_view(request, object_id, form_url, extra_context)
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        try:
            return self.on_trial(request, row, Trial(proposal), form_url, extra_context)
        except (ValidationError, IntegrityError) as error:  # another row has its place by now
            messages.error(request, UNFIT % {"reason": reason_of(error)})
            return HttpResponseRedirect(page_url(proposal) if proposal else request.path)

    def on_trial(
        self, request: HttpRequest, row: Any, trial: Trial, form_url: str, extra_context: Any
    ) -> HttpResponse:
        """The form, or its save, on top of the proposal; all that it stored is taken back.

        The page is rendered after that: SQLite lets nobody else save meanwhile.
        """
        request.trial = trial  # type: ignore[attr-defined]
        with taken_back():
            locked = self.locked(str(row.pk))
            if locked is None:
                return self.gone(request)
            present = row_state(locked)
            if trial.proposal:
                trial.conflicts = conflicts_in(put_on_trial(locked, trial.proposal), present)
            known = present.keys() | row_state(locked).keys()
            with unheard(request):
                response = super().changeform_view(request, str(row.pk), form_url, extra_context)
        if trial.saved is None:
            return response
        return self.keep(request, row, present, with_provisional_keys(trial.saved, known))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if trial := getattr(request, "trial", None):
            trial.saved = row_state(obj)
            return HttpResponse()
        return super().response_change(request, obj)

    def keep(self, request: HttpRequest, row: Any, present: State, state: State) -> HttpResponse:
        """Store what was typed as a proposal."""
        proposal: Proposal | None = request.trial.proposal  # type: ignore[attr-defined]
        if proposal is None and state == present:
            messages.info(request, UNCHANGED)
            return HttpResponseRedirect(request.path)
        if proposal is None and says_no_more(request) and is_only_checked(present, state):
            del request.trial  # type: ignore[attr-defined]
            return self.response_change(request, self.checked_on(request, row, state))
        if proposal is None:
            proposal = new_proposal(request, row)
        proposal.base, proposal.state = dumped(present), dumped(state)
        proposal.note = request.POST.get(NOTE, "").strip()
        proposal.said = said_in(request, proposal.said)
        if proposal.stage != Stage.SCHEDULED:
            proposal.stage = Stage.WAITING
        proposal.save()
        self.log_change(request, row, str(_("Proposed a change")))
        messages.success(request, KEPT if may_publish(request) else SENT)
        goes_on = "_continue" in request.POST
        return HttpResponseRedirect(form_url_of(proposal) if goes_on else page_url(proposal))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        row = kwargs.get("obj")
        response = super().render_change_form(request, context, *args, **kwargs)
        if row is not None and response.context_data is not None:  # type: ignore[attr-defined]
            response.context_data |= form_context(request, row)  # type: ignore[attr-defined]
        return response


def form_context(request: HttpRequest, row: Any) -> dict[str, Any]:
    """What the form of a row says of its proposals."""
    trial = getattr(request, "trial", None)
    proposal = trial.proposal if trial else None
    found: dict[str, Any] = {
        "proposing": (proposal is not None or not may_publish(request)) and is_kept_safe(row),
        "proposal": proposal,
        "proposal_note": request.POST.get(NOTE, proposal.note if proposal else ""),
        "note_name": NOTE,
        "proposal_conflicts": trial.conflicts if trial else [],
        "other_proposals": others(request, row, proposal),
    }
    if may_publish(request) and row.is_shown and proposal is None:
        found["new_version_button"] = NEW_VERSION
    if proposal:
        found["proposing"] = True
        found["site_links"] = ()
        found["preview_links"] = preview_links_of(proposal)
        found["is_minor"] = MINOR in request.POST or proposal.said.get("minor", False)
        found["show_save_and_add_another"] = found["show_delete_link"] = False
    return found


def conflicts_in(merged: Merged, present: State) -> list[FieldChange]:
    """From what is stored now to what is proposed, where both changed."""
    there = {key: present.get(key, {}) for key in merged.conflicts}
    wanted = {
        key: {
            **there[key],
            **{name: merged.state.get(key, {}).get(name) for name in merged.conflicts[key]},
        }
        for key in merged.conflicts
    }
    return list(field_changes(there, wanted))


def is_kept_safe(row: Any) -> bool:
    """Whether only those who may publish change it: what readers see, or will by its dates.

    As it is stored: the form may have put something else on the object.
    """
    stored = type(row)._base_manager.filter(pk=row.pk).values_list("status", flat=True).first()
    return bool(stored == PublicationStatus.PUBLISHED)


def makes_proposal(request: HttpRequest, row: Any) -> bool:
    if row is None or not is_kept_safe(row):
        return False
    return NEW_VERSION in request.POST or not may_publish(request)


def asked_for(request: HttpRequest, row: Any) -> Proposal | None:
    """The proposal that the address names."""
    number = request.GET.get(ASKED, "")
    if not number:
        return None
    if row is None or not number.isdecimal() or len(number) > 18:
        raise Http404("there is no such proposal")
    proposal = get_object_or_404(Proposal.objects.of(row), pk=int(number))
    if not may_edit(request, proposal):
        raise PermissionDenied
    return proposal


def own_proposal(request: HttpRequest, row: Any) -> Proposal | None:
    """What its author has to finish before proposing more of the same row."""
    if row is None or may_publish(request):
        return None
    found = Proposal.objects.of(row).filter(author=request.user.pk)
    return found.filter(stage__in=(Stage.WAITING, Stage.RETURNED, Stage.FAILED)).first()


def may_see(request: HttpRequest, proposal: Proposal) -> bool:
    return may_publish(request) or proposal.author_id == request.user.pk


def may_edit(request: HttpRequest, proposal: Proposal) -> bool:
    """What was accepted for a date is changed by those who may publish alone."""
    may_change = request.user.has_perm(f"contacts.change_{proposal.model}")
    if not may_change or not may_see(request, proposal) or proposal.stage == Stage.ACCEPTED:
        return False
    return proposal.stage != Stage.SCHEDULED or may_publish(request)


def visible_to(user: Any) -> Q:
    return Q() if user.has_perm(PUBLISH) else Q(author=user.pk)


def others(request: HttpRequest, row: Any, shown: Proposal | None) -> list[dict[str, Any]]:
    """The other open proposals of the row, each with its address where this person may see it."""
    return [
        {"proposal": one, "url": page_url(one) if may_see(request, one) else ""}
        for one in Proposal.objects.of(row).open()
        if one != shown
    ]


def new_proposal(request: HttpRequest, row: Any) -> Proposal:
    return Proposal(
        model=row._meta.model_name,
        object_id=row.pk,
        author_id=request.user.pk,
        author_name=called(request.user),
    )


def said_in(request: HttpRequest, before: dict[str, Any]) -> dict[str, Any]:
    """A reason and a tick hold on for texts that are not typed again."""
    ticked = {one.value for one in Language if f"still-matches-{one}" in request.POST}
    return {
        "reason": request.POST.get(REASON, "").strip()[:300] or before.get("reason", ""),
        "minor": MINOR in request.POST,
        "still_matches": sorted(ticked | set(before.get("still_matches", ()))),
    }


def says_no_more(request: HttpRequest) -> bool:
    """Than what its fields hold, of somebody who may not publish."""
    said = said_in(request, {})
    return not (
        may_publish(request)
        or request.POST.get(NOTE, "").strip()
        or said["reason"]
        or said["still_matches"]
    )


def propose_state(
    request: HttpRequest, row: Any, state: State, *, said: dict[str, Any] | None = None
) -> Proposal:
    """A proposal made elsewhere than in the form of the row."""
    proposal = new_proposal(request, row)
    proposal.base, proposal.state = dumped(row_state(row)), dumped(state)
    proposal.said = said or {}
    proposal.save()
    return proposal


def reason_of(error: Exception) -> str:
    """Why a row cannot be so, in words."""
    texts = getattr(error, "messages", [_("Its place is taken by another row.")])
    return " ".join(map(str, texts))


def page_url(proposal: Proposal) -> str:
    return reverse("admin:contacts_proposal_change", args=[proposal.pk])


def form_url_of(proposal: Proposal) -> str:
    name = f"admin:contacts_{proposal.model}_change"
    return reverse(name, args=[proposal.object_id], query={ASKED: proposal.pk})


def preview_links_of(proposal: Proposal) -> list[tuple[str, Language]]:
    return [(reverse("proposal", args=[one.value, proposal.pk]), one) for one in Language]
