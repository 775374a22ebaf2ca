"""What the team did, as lines to read: who, what, and to which rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.admin.models import ADDITION, CHANGE, DELETION, LogEntry
from django.contrib.auth.models import User
from django.db.models import Max, Min, Model, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from reversion.models import Revision, Version

from citizen_help.accounts.events import EventKind
from citizen_help.accounts.names import called
from contacts.admin.activity_sources import USER
from contacts.admin.history import ADDED, DELETED, change_in_words
from contacts.admin.roles import NAMES, Role
from contacts.history.authors import author_of, former, with_versions
from contacts.history.comments import comment_of
from contacts.history.versions import ChangeKind, is_part
from contacts.models import AccountEvent

MOST_ROWS = 5  # of a line; an import has thousands
LOGGED = {ADDITION: ADDED, CHANGE: _("Changed"), DELETION: DELETED}
HAPPENED = {
    EventKind.SIGNED_IN: _("Signed in"),
    EventKind.FAILED: _("Wrong password or code"),
    EventKind.LOCKED: _("Sign-in locked for a while, after too many attempts"),
    EventKind.REOPENED: _("Phone forgotten and locks lifted"),
    EventKind.PHONE: _("Set up a phone"),
    EventKind.CODES: _("Made new recovery codes"),
    EventKind.PASSWORD: _("Set a new password"),
    EventKind.LINK: _("Made a link for setting the password"),
    EventKind.ADDED: ADDED,
    EventKind.CHANGED: _("Changed"),
    EventKind.DELETED: DELETED,
}
CHANGED = {
    "full_name": _("Full name"),
    "email": _("E-mail"),
    "username": _("Username"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What something was done to; `url` and `version` are "" where there is no such page."""

    kind: str
    name: str
    url: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    moment: datetime
    who: str
    what: str
    details: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    more: int = 0  # rows that are not named
    times: int = 1


def lines(keys: Iterable[tuple[datetime, int, str]]) -> list[Line]:
    """In the order of the keys (activity_sources.page)."""
    keys = list(keys)
    of = {source: [pk for _at, pk, one in keys if one == source] for source in SOURCES}
    found = {source: make(of[source]) for source, make in SOURCES.items()}
    return [found[source][pk] for _at, pk, source in keys if pk in found[source]]


def of_revisions(pks: list[int]) -> Mapping[int, Line]:
    revisions = Revision.objects.select_related("user").in_bulk(pks)
    rows: dict[int, list[tuple[str, str, str]]] = {}
    versions = Version.objects.filter(
        revision__in=pks,
        content_type__app_label="contacts",
        content_type__model__in=with_versions(),  # others are of models that are no more
    )
    for revision, model, pk, name in versions.order_by("pk").values_list(
        "revision", "content_type__model", "object_id", "object_repr"
    ):
        if not is_part(model):
            rows.setdefault(revision, []).append((model, pk, name))
    shown = {pk: of[:MOST_ROWS] for pk, of in rows.items()}
    present = present_rows(row for of in shown.values() for row in of)
    new = first_versions(row for of in shown.values() for row in of)
    return {
        pk: Line(
            moment=one.date_created,
            who=author_of(one),
            what=change_in_words(deed_of(one), is_new=pk in new),
            rows=tuple(row_of(*row, present, revision=pk) for row in shown.get(pk, ())),
            more=len(rows.get(pk, ())) - len(shown.get(pk, ())),
        )
        for pk, one in revisions.items()
    }


def deed_of(revision: Revision) -> ChangeKind:
    return ChangeKind(comment_of(revision).get("deed", ChangeKind.EDITED))


def first_versions(rows: Iterable[tuple[str, str, str]]) -> set[int]:
    """The revisions in which one of the rows appeared. Older rows got a version of their own."""
    firsts = versions_by_row(rows).annotate(Min("revision"))
    return set(firsts.values_list("revision__min", flat=True))


def last_versions(rows: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], int]:
    """The revisions that a deleted row can be recovered from, by model and number."""
    lasts = versions_by_row(rows).annotate(last=Max("revision"))
    return {(one["content_type__model"], one["object_id"]): one["last"] for one in lasts}


def versions_by_row(rows: Iterable[tuple[str, str, str]]) -> QuerySet[Version, dict[str, Any]]:
    keys = {(model, pk) for model, pk, _name in rows}
    versions = Version.objects.filter(
        content_type__app_label="contacts",
        content_type__model__in={model for model, _pk in keys},
        object_id__in={pk for _model, pk in keys},
    )
    return versions.order_by().values("content_type__model", "object_id")


def of_log(pks: list[int]) -> Mapping[int, Line]:
    entries = LogEntry.objects.select_related("user", "content_type").in_bulk(pks)
    named = {
        pk: (str(one.content_type and one.content_type.model), one.object_id or "", one.object_repr)
        for pk, one in entries.items()
    }
    present, last = present_rows(named.values()), last_versions(named.values())
    return {
        pk: Line(
            moment=one.action_time,
            who=called(one.user),
            what=str(LOGGED[one.action_flag]),
            rows=(row_of(*named[pk], present, revision=last.get(named[pk][:2], 0)),),
        )
        for pk, one in entries.items()
    }


def of_events(pks: list[int]) -> Mapping[int, Line]:
    events = AccountEvent.objects.in_bulk(pks)
    named = {pk: (one.model, one.object_id, one.name) for pk, one in events.items()}
    present = present_rows(named.values())
    present |= present_rows((USER, str(one.by_account), "") for one in events.values())
    return {
        pk: Line(
            moment=one.moment,
            who=account_name(one.by_account, one.by_name, present),
            what=str(HAPPENED[EventKind(one.kind)]),
            details=tuple(details(one)),
            rows=() if is_own(one) else (row_of(*named[pk], present),),
            times=one.times,
        )
        for pk, one in events.items()
    }


SOURCES = {"revision": of_revisions, "log": of_log, "event": of_events}


def is_own(event: AccountEvent) -> bool:
    """Somebody did it to their own account, which the line names already."""
    return event.model == USER and event.object_id == str(event.by_account)


def details(event: AccountEvent) -> Iterable[str]:
    for name, value in event.detail.items():
        if name == "role":
            yield str(_("Role: %(role)s") % {"role": NAMES[Role(value)]})
        elif name == "is_active":
            yield str(_("Switched on") if value else _("Switched off"))
        elif name in CHANGED:
            yield str(CHANGED[name])


Present = dict[tuple[str, str], Model]


def present_rows(rows: Iterable[tuple[str, str, str]]) -> Present:
    """Those that are still there, by model and number."""
    wanted: dict[str, set[str]] = {}
    for model, pk, _name in rows:
        if pk.isdecimal():
            wanted.setdefault(model, set()).add(pk)
    return {
        (model, str(row.pk)): row
        for model, pks in wanted.items()
        for row in model_of(model)._base_manager.filter(pk__in=pks)
    }


def model_of(name: str) -> type[Model]:
    return User if name == USER else apps.get_model("contacts", name)


def row_of(model: str, pk: str, name: str, present: Present, *, revision: int = 0) -> Row:
    app = "auth" if model == USER else "contacts"
    kind = str(capfirst(model_of(model)._meta.verbose_name))
    row = present.get((model, pk))
    version = page_url(f"{app}_{model}_version", pk, revision) if revision else ""
    if model == USER:
        shown = account_name(int(pk), name, present) if pk else str(_("A name without an account"))
    else:
        shown = str(row) if row else name
    return Row(kind, shown, page_url(f"{app}_{model}_change", pk) if row else "", version)


def page_url(name: str, *args: Any) -> str:
    try:
        return reverse(f"admin:{name}", args=args)
    except NoReverseMatch:  # such rows have no page of their own
        return ""


def account_name(pk: int | None, name: str, present: Present) -> str:
    account: Any = present.get((USER, str(pk)))
    if account:
        return called(account)
    return former(name) if name else ""
