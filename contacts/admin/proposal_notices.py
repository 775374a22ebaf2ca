"""The proposals that wait for this person, on the first page of the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from contacts.admin.notices import Notice, list_url
from contacts.admin.proposal_words import changed_models, kind_of, name_of, problem_of
from contacts.admin.proposals import form_url_of, page_url, visible_to
from contacts.admin.publication_dates import moment_in_words
from contacts.admin.rights import PUBLISH
from contacts.models import Proposal
from contacts.models.proposals import OPEN, Stage

LINES = 6
FIRST = (Stage.FAILED, Stage.RETURNED, Stage.WAITING, Stage.SCHEDULED)


def concerns(user: Any) -> bool:
    return any(user.has_perm(f"contacts.change_{name}") for name in changed_models())


def proposal_notices(user: Any, now: datetime) -> tuple[list[Notice], Notice | None]:
    """What is to be done comes first; and the way to the others, where there are more."""
    open_ones = Proposal.objects.filter(visible_to(user), stage__in=OPEN)
    ranks = (When(stage=stage, then=Value(rank)) for rank, stage in enumerate(FIRST))
    ordered = open_ones.annotate(rank=Case(*ranks, output_field=IntegerField()))
    found = list(ordered.order_by("rank", "changed_at")[: LINES + 1])
    rest = Notice("", list_url("proposal"), _("All proposals")) if len(found) > LINES else None
    is_reviewer = user.has_perm(PUBLISH)
    return [notice_of(one, now, is_reviewer=is_reviewer) for one in found[:LINES]], rest


def coming_notices(user: Any, now: datetime, last: datetime) -> list[Notice]:
    """What was accepted for a moment; who may not see the proposal is led to what it changes."""
    coming = Proposal.objects.filter(stage=Stage.SCHEDULED, replace_at__lte=last)
    mine = set(coming.filter(visible_to(user)).values_list("pk", flat=True))
    found = []
    for one in coming.order_by("replace_at", "pk")[:LINES]:
        notice = notice_of(one, now, is_reviewer=False)
        form = reverse(f"admin:contacts_{one.model}_change", args=[one.object_id])
        found.append(notice if one.pk in mine else replace(notice, url=form))
    return found


def notice_of(proposal: Proposal, now: datetime, *, is_reviewer: bool) -> Notice:
    values = {
        "kind": kind_of(proposal),
        "name": name_of(proposal),
        "author": proposal.author_name,
    }
    if proposal.stage == Stage.RETURNED and not is_reviewer:
        text = _("%(kind)s “%(name)s”: your proposal was returned.") % values
        comment = (Truncator(proposal.comment).chars(300),)
        return Notice(text, form_url_of(proposal), _("Go on with it"), details=comment)
    if proposal.stage == Stage.FAILED:
        text = _("%(kind)s “%(name)s”: the new version did not replace the old one.") % values
        return Notice(text, page_url(proposal), _("Look at it"), details=(problem_of(proposal),))
    if proposal.stage == Stage.SCHEDULED and proposal.replace_at:
        values["moment"] = moment_in_words(proposal.replace_at, now)
        text = _("%(kind)s “%(name)s” gets a new version on %(moment)s.") % values
    elif proposal.stage == Stage.RETURNED:
        text = _("%(kind)s “%(name)s” was returned to %(author)s.") % values
    else:
        text = _("%(kind)s “%(name)s” by %(author)s waits for review.") % values
    return Notice(text, page_url(proposal), _("Look at it"))
