"""The list of proposals, and the page on which one is looked at, accepted or returned."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from citizen_help.accounts.names import called
from contacts.admin.field_changes import field_changes
from contacts.admin.lists import ConditionFilter, PlainListMixin
from contacts.admin.proposal_review import ACCEPT, RETURN, UNSCHEDULE, WITHDRAW, ReviewForm
from contacts.admin.proposal_words import (
    REFUSED,
    changed_models,
    heading_of,
    name_of,
    problem_of,
    reason_with_link,
    state_in_words,
)
from contacts.admin.proposals import (
    conflicts_in,
    form_url_of,
    may_edit,
    may_see,
    page_url,
    preview_links_of,
    visible_to,
)
from contacts.admin.publication_dates import moment_in_words
from contacts.admin.rights import may_publish
from contacts.admin.told_dates import FOLLOW
from contacts.history import proposals, versions
from contacts.history.proposed_states import Merged, State, loaded
from contacts.models import ContentVersion, Proposal
from contacts.models.proposals import OPEN, Stage

CHANGED = _("Something of this changed while you looked at it, so nothing was done. Look again.")
ACCEPTED = _("Accepted. Readers see it now, in both languages.")
SCHEDULED = _("Accepted. It replaces the old version on %(moment)s, in both languages at once.")
RETURNED = _("Returned. Its author finds your comment on the first page and in the form.")
WITHDRAWN = _("Withdrawn. The text stays here.")
UNSCHEDULED = _("The date is taken back. The proposal waits for review again.")
COMPARE = _(
    "Somebody else changed the same meanwhile. Compare both texts above, tick “%(tick)s”, and "
    "then accept."
)


class StageFilter(ConditionFilter):
    """What is still open comes unless more is asked for."""

    title = _("state")
    parameter_name = "stage"

    def conditions(self) -> dict[str, tuple[Any, Q]]:
        single = {stage.value: (stage.label, Q(stage=stage)) for stage in Stage}
        return {"all": (_("All, closed ones too"), Q()), **single}

    def choices(self, changelist: Any) -> Any:
        first, *rest = super().choices(changelist)
        return [{**first, "display": _("Still open")}, *rest]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() is None:
            return queryset.filter(stage__in=OPEN)
        return super().queryset(request, queryset)


@admin.register(Proposal)
class ProposalAdmin(PlainListMixin):
    """Who may publish sees all of them, others their own. Nothing is deleted here."""

    list_display = ["heading", "state_in_words", "author_name", "changed_at"]
    list_filter = [StageFilter]
    list_per_page = 50
    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(f"contacts.change_{name}") for name in changed_models())

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request) and (obj is None or may_see(request, obj))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(visible_to(request.user))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("", view(self.changelist_view), name="contacts_proposal_changelist"),
            path("<key:pk>/change/", view(self.review_view), name="contacts_proposal_change"),
        ]

    @admin.display(description=_("what it changes"))
    def heading(self, proposal: Proposal) -> SafeString:
        return heading_of(proposal)

    @admin.display(description=_("state"), ordering="stage")
    def state_in_words(self, proposal: Proposal) -> str:
        return state_in_words(proposal)

    def review_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        proposal = get_object_or_404(Proposal, pk=pk)
        if not self.has_view_permission(request, proposal):
            raise PermissionDenied
        if request.method != "POST":
            return self.review_page(request, proposal, ReviewForm(initial=first_values(proposal)))
        form = ReviewForm(request.POST)
        with transaction.atomic():
            proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=pk)
            row = proposals.row_of(proposal, lock=True)
            if request.POST.get("opened") != token(proposal, row):
                messages.error(request, CHANGED)
            elif form.is_valid() and self.done(request, proposal, row, form):
                return HttpResponseRedirect(page_url(proposal))
        return self.review_page(request, Proposal.objects.get(pk=pk), form)

    def done(self, request: HttpRequest, proposal: Proposal, row: Any, form: ReviewForm) -> bool:
        """Whether it was; what stands in its way is told in the form."""
        deed = form.cleaned_data["deed"]
        if deed not in allowed(request, proposal):
            raise PermissionDenied
        if deed == ACCEPT:
            return self.accepted(request, proposal, row, form)
        if deed == RETURN:
            proposal.stage, proposal.comment = Stage.RETURNED, form.cleaned_data["comment"].strip()
            reviewed(proposal, request)
        elif deed == WITHDRAW:
            proposal.stage = Stage.WITHDRAWN
        else:
            proposal.stage = Stage.WAITING
        proposal.replace_at = None
        proposal.save()
        ContentVersion.objects.bump()  # no process waits for its moment any longer
        told = {RETURN: RETURNED, WITHDRAW: WITHDRAWN, UNSCHEDULE: UNSCHEDULED}[deed]
        messages.success(request, told)
        return True

    def accepted(
        self, request: HttpRequest, proposal: Proposal, row: Any, form: ReviewForm
    ) -> bool:
        """Now, or at its moment; of what is for later it is seen now whether it would do."""
        moment, override = form.cleaned_data["replace_at"], form.cleaned_data["override"]
        reviewed(proposal, request)
        try:
            if moment is None:
                restored = proposals.replace(
                    proposal, user=request.user, despite_conflicts=override
                )
                self.admin_of(proposal).log_change(request, restored, str(_("Accepted a proposal")))
                messages.success(request, ACCEPTED)
                messages.info(request, FOLLOW)
                self.admin_of(proposal).tell_outdated(request, restored)
                return True
            proposals.schedule(proposal, moment, despite_conflicts=override)
        except proposals.BothChanged:
            form.add_error("override", COMPARE % {"tick": form.fields["override"].label})
            return False
        except (ValidationError, IntegrityError) as error:
            reason = reason_with_link(proposal, row, error)
            form.add_error(None, format_html(str(REFUSED).replace("%(reason)s", "{}"), reason))
            return False
        words = {"moment": moment_in_words(moment, timezone.now())}
        messages.success(request, SCHEDULED % words)
        return True

    def admin_of(self, proposal: Proposal) -> Any:
        return self.admin_site._registry[apps.get_model("contacts", proposal.model)]

    def review_page(
        self, request: HttpRequest, proposal: Proposal, form: ReviewForm
    ) -> HttpResponse:
        row = proposals.row_of(proposal)
        present = versions.row_state(row) if row else {}
        merged = shown_as(proposal, present)
        may = allowed(request, proposal)
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Proposal: %(name)s") % {"name": name_of(proposal)},
            "proposal": proposal,
            "row": row,
            "row_url": row_url(proposal) if row else "",
            "state": state_in_words(proposal),
            "problem": "" if form.errors else problem_of(proposal),
            "changes": list(field_changes(*sides(proposal, merged, present))),
            "conflicts": conflicts_in(merged, present) if row and proposal.is_open else [],
            "previews": preview_links_of(proposal) if row and proposal.is_open else [],
            "edit_url": form_url_of(proposal) if row and may_edit(request, proposal) else "",
            "form": form,
            "opened": token(proposal, row),
            "may": {name: name in may for name in (ACCEPT, RETURN, WITHDRAW, UNSCHEDULE)},
        }
        return TemplateResponse(request, "admin/contacts/proposal.html", context)


def first_values(proposal: Proposal) -> dict[str, Any]:
    return {"replace_at": proposal.replace_at}


def reviewed(proposal: Proposal, request: HttpRequest) -> None:
    proposal.reviewer, proposal.reviewer_name = request.user, called(request.user)  # type: ignore[assignment]


def token(proposal: Proposal, row: Any) -> str:
    """Changes with the proposal and with the row."""
    stored = versions.fingerprint(row) if row else ""
    return f"{proposal.changed_at.isoformat()} {proposal.stage} {stored}"


def allowed(request: HttpRequest, proposal: Proposal) -> set[str]:
    """What this person may do with it."""
    if not proposal.is_open or not request.user.has_perm(f"contacts.change_{proposal.model}"):
        return set()
    may = {WITHDRAW} if may_edit(request, proposal) else set()
    if may_publish(request):
        may |= {ACCEPT, RETURN}
        may |= {UNSCHEDULE} if proposal.stage == Stage.SCHEDULED else set()
    return may


def shown_as(proposal: Proposal, present: State) -> Merged:
    """What would be stored now; of a closed one, what was proposed."""
    if not proposal.is_open or not present:
        return Merged(loaded(proposal.state), {})
    return proposals.merged(proposal, present)


def sides(proposal: Proposal, merged: Merged, present: State) -> tuple[State, State]:
    """Before and after, for the comparison."""
    before = present if proposal.is_open and present else loaded(proposal.base)
    return before, merged.state


def row_url(proposal: Proposal) -> str:
    return reverse(f"admin:contacts_{proposal.model}_change", args=[proposal.object_id])
