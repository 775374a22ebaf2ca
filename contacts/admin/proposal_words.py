"""What the desk calls a proposal, and how far it has come, in words."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from contacts.admin.languages import current_language
from contacts.admin.proposals import reason_of
from contacts.admin.publication_dates import moment_in_words
from contacts.enums import Language
from contacts.fallback import localized
from contacts.history import proposals
from contacts.history.proposed_states import loaded
from contacts.history.versions import key_of, row_state
from contacts.languages.translation_state import PARTS
from contacts.models import Proposal
from contacts.models.confirmed_texts import translated_fields
from contacts.models.proposals import Stage

SLUG_TAKEN = _("“{}” has this name in its address. Change one of the two names.")
REFUSED = _("It could not replace the old version, because: %(reason)s")


def changed_models() -> list[str]:
    return [str(model._meta.model_name) for model in PARTS]


def problem_of(proposal: Proposal) -> str:
    """Why the replacement did not take place at its moment, as things stand now."""
    if proposal.stage != Stage.FAILED:
        return ""
    reason = proposals.obstacle(proposal)
    if reason is None:
        return str(_("It could not replace the old version at its moment. It could now."))
    return str(REFUSED % {"reason": reason_of(reason)})


def reason_with_link(proposal: Proposal, row: Any, error: Exception) -> SafeString | str:
    """Why it was refused; where another row has its name in the address, with the way to that."""
    if not hasattr(row, "slug"):
        return reason_of(error)
    wanted = proposals.merged(proposal, row_state(row)).state.get(key_of(row), {}).get("slug")
    taker = type(row)._base_manager.filter(slug=wanted).exclude(pk=row.pk).first()
    if taker is None:
        return reason_of(error)
    url = reverse(f"admin:contacts_{proposal.model}_change", args=[taker.pk])
    return format_html(str(SLUG_TAKEN), format_html('<a href="{}">{}</a>', url, taker))


def state_in_words(proposal: Proposal) -> str:
    if proposal.stage == Stage.SCHEDULED and proposal.replace_at:
        moment = moment_in_words(proposal.replace_at, timezone.now())
        return str(_("Replaces the old version on %(moment)s") % {"moment": moment})
    return str(proposal.get_stage_display())


def name_of(proposal: Proposal) -> str:
    """The heading of what it changes, as it was when the proposal was written."""
    model = apps.get_model("contacts", proposal.model)
    columns = loaded(proposal.base).get((proposal.model, proposal.object_id), {})
    row = model(**{name: columns.get(name) for name in own_texts(model)})
    found = localized(row, translated_fields(model)[0], current_language())
    return found.value or columns.get("slug") or f"#{proposal.object_id}"


def own_texts(model: Any) -> list[str]:
    first = translated_fields(model)[0]
    return [f"{first}_{code}" for code in Language.values]


def kind_of(proposal: Proposal) -> str:
    return capfirst(str(apps.get_model("contacts", proposal.model)._meta.verbose_name))


def heading_of(proposal: Proposal) -> SafeString:
    return format_html("{}: <bdi>{}</bdi>", kind_of(proposal), name_of(proposal))
