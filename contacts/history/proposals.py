"""Proposed changes of a row: kept beside it, tried without storing them, and put in its place."""

from __future__ import annotations

import copy
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from contacts.enums import Language
from contacts.history import restoring, versions
from contacts.history.proposed_states import Merged, State, dumped, is_provisional, loaded, merge
from contacts.history.versions import ChangeKind, key_of, row_state
from contacts.languages.fact_report import accept, differences_of
from contacts.languages.translation_state import confirm, rows_of
from contacts.models import ContentVersion, Proposal
from contacts.models.confirmed_texts import text_fields
from contacts.models.proposals import Stage

logger = logging.getLogger(__name__)
GONE = _("What it changes was deleted meanwhile.")
CONFLICT = _("Somebody else changed the same meanwhile.")


class NotReplaced(ValidationError):
    """Why a proposal could not take the place of what is stored."""


class BothChanged(NotReplaced):
    """Somebody has to compare first."""


@contextmanager
def taken_back() -> Iterator[None]:
    """Everything stored inside is gone afterwards, with what would follow from its commit."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def row_of(proposal: Proposal, *, lock: bool = False) -> Any:
    """The row that it changes, as it is stored; None where it was deleted."""
    rows = apps.get_model("contacts", proposal.model)._base_manager.filter(pk=proposal.object_id)
    return (rows.select_for_update(of=("self",)) if lock else rows).first()


def merged(proposal: Proposal, present: State) -> Merged:
    return merge(loaded(proposal.base), loaded(proposal.state), present)


def put_on(row: Any, state: State, present: State) -> Any:
    """Store the row as in `state`; those of its parts that differ are checked by today's rules.

    ValidationError or IntegrityError where it cannot be so, with nothing changed.
    """
    with transaction.atomic():
        known = {key: columns for key, columns in state.items() if not is_provisional(key)}
        restored = restoring.restore(row, known)
        for key in state.keys() - known.keys():
            restoring.store_row(key[0], None, state[key])
        for one in rows_of(type(row)._base_manager.get(pk=row.pk)):
            if present.get(key_of(one)) != versions.columns_of(one):
                one.full_clean()
    return restored


def put_on_trial(row: Any, proposal: Proposal) -> Merged:
    """Within `taken_back`: the row as proposed, new parts under their provisional keys."""
    found = merged(proposal, row_state(row))
    restoring.restore(row, found.state)
    return found


def replace(proposal: Proposal, *, user: Any, despite_conflicts: bool = False) -> Any:
    """Put the proposal in the place of the row, in the history too; the row as it then is.

    NotReplaced, ValidationError or IntegrityError where it cannot be, with nothing changed.
    """
    with transaction.atomic():
        row = row_of(proposal, lock=True)
        if row is None:
            raise NotReplaced(GONE)
        versions.keep_unrecorded(row)
        present = row_state(row)
        found = merged(proposal, present)
        if found.conflicts and not despite_conflicts:
            raise BothChanged(CONFLICT)
        said = proposal.said
        with versions.recorded(
            ChangeKind.PROPOSAL_ACCEPTED,
            user=user,
            reason=said.get("reason", ""),
            minor=said.get("minor", False),
            author=proposal.author_name,
        ):
            restored = put_on(row, found.state, present)
            _say_of_languages(restored, said, present)
        proposal.stage = Stage.ACCEPTED
        proposal.base, proposal.state = dumped(present), dumped(row_state(restored))
        proposal.save()
    return restored


def _say_of_languages(row: Any, said: dict[str, Any], present: State) -> None:
    """What the form said of its two languages holds from now on."""
    for language in said.get("still_matches", ()):
        confirm(row, Language(language))
    for one in rows_of(row) if said.get("reason") else ():
        if present.get(key_of(one)) == versions.columns_of(one):
            continue
        for field in text_fields(type(one)):
            if differences_of(one, field):
                accept(one, field, reason=said["reason"])


def obstacle(proposal: Proposal, *, despite_conflicts: bool = False) -> Exception | None:
    """Why it could not replace the row as things stand; None where it could."""
    try:
        with taken_back():
            replace(copy.copy(proposal), user=None, despite_conflicts=despite_conflicts)
    except (ValidationError, IntegrityError) as error:
        return error
    return None


def schedule(proposal: Proposal, moment: datetime, *, despite_conflicts: bool = False) -> None:
    """It replaces the row at that moment; NotReplaced and the others where it could not now.

    What others changed until now is settled, so that only later changes can come in its way.
    """
    if error := obstacle(proposal, despite_conflicts=despite_conflicts):
        raise error
    row = row_of(proposal)
    present = row_state(row)
    proposal.state = dumped(merged(proposal, present).state)
    proposal.base = dumped(present)
    proposal.stage, proposal.replace_at = Stage.SCHEDULED, moment
    proposal.save()
    ContentVersion.objects.bump()  # every process learns what comes next


def replace_due(now: datetime) -> bool:
    """Put in place what is due; whether nothing is left that could be tried again soon.

    One at a time, each once: who comes second waits for the first, and finds it done.
    """
    done = True
    for pk in Proposal.objects.due(now).values_list("pk", flat=True):
        try:
            _replace_due(pk, now)
        except Exception as error:  # noqa: BLE001  no reader's page may fail for it
            logger.warning("Proposal %s waits: it could not be put in place: %s", pk, error)
            done = False
    return done


def _replace_due(pk: int, now: datetime) -> None:
    with transaction.atomic():
        due = Proposal.objects.select_for_update(of=("self",)).due(now)
        proposal = due.filter(pk=pk).first()
        if proposal is None:
            return
        try:
            with transaction.atomic():
                replace(proposal, user=proposal.reviewer)
        except (ValidationError, IntegrityError) as error:
            logger.error("Proposal %s could not replace what it changes: %s", pk, error)
            Proposal.objects.filter(pk=pk).update(stage=Stage.FAILED)


@contextmanager
def replaced_by(moment: datetime) -> Iterator[None]:
    """Inside, this thread sees the rows as they are once what is due by then has replaced them."""
    due = list(Proposal.objects.due(moment))
    if not due:
        yield
        return
    with taken_back():
        for proposal in due:
            with suppress(ValidationError, IntegrityError), transaction.atomic():
                replace(proposal, user=None)
        yield
