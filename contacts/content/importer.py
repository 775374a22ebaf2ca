"""Brings the database to what a content file says, wholly or not at all."""

from __future__ import annotations

import math
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from django.db.models import Model
from django.utils.translation import gettext as _

from contacts.content import rows
from contacts.content.checks import check_constraints, clean, refuse
from contacts.content.formats import WITHOUT_SITE
from contacts.content.placing import place, place_behind
from contacts.content.problems import ContentError, Place, Problems
from contacts.content.records import Content, Record, tell_missing
from contacts.content.refused_hours import Refused, refused, refused_hours
from contacts.content.report import Outcome, Report
from contacts.content.rows import Row, by_parent, describe, load, stored_for
from contacts.content.schema import OPENING_HOURS, SECTIONS, SITE, Section
from contacts.content.site_of_before import name_as_before
from contacts.content.step_pictures import keep
from contacts.history.versions import ChangeKind, recorded
from contacts.history.versions import describe as describe_change
from contacts.models import Channel, Claim, Endpoint, Guide, Holiday, OpeningHours
from contacts.models.endpoints import EndpointValue

EMPTY: Final[tuple[Any, ...]] = (None, "", [], frozenset())
# Rows that others may contradict, each with the field at which that is told.
CONTRADICTED: Final[Mapping[type[Model], str]] = {
    Channel: "closed_on_holidays",
    Claim: "value",
    Endpoint: "value",
    Holiday: "first_day",
}


def import_content(
    content: Content,
    *,
    prune: bool = False,
    only_missing: bool = False,
    as_stored: bool = False,
    user: Any = None,
    reason: str = "",
    seconds: float = math.inf,
) -> Report:
    """Create and change rows as the file says; ContentError, and no change, if it is wrong.

    What the file leaves out stays as it is. With `prune` it is removed: records that one of the
    file's sections lacks, parts (steps, numbers, hours) and keys that one of its records lacks.
    With `only_missing` nothing that is there changes: rows are added, and empty columns filled.
    `as_stored` takes hours and dates that the rules refuse, of a site that stores them. `user` and
    `reason` go into the history. After `seconds`, in which nobody else may save, it gives up.
    """
    with recorded(ChangeKind.IMPORTED, user=user, reason=reason):
        run = _Run(
            content, prune=prune, only_missing=only_missing, as_stored=as_stored, seconds=seconds
        )
        run.sections()
        if run.problems:
            raise ContentError(run.problems)
        if content.format <= WITHOUT_SITE:
            name_as_before()
        if run.begins:  # readers are not told of all that a site begins with
            describe_change(ChangeKind.IMPORTED, minor=True)
    return run.report


def has_content() -> bool:
    return Channel.objects.exists() or Guide.objects.exists()


class _Run:
    """One import. After the first problem it only goes on looking for more, saving nothing."""

    def __init__(
        self, content: Content, *, prune: bool, only_missing: bool, as_stored: bool, seconds: float
    ) -> None:
        self._seconds, self._begun = seconds, time.monotonic()
        self.content = content
        self.prune = prune
        self.only_missing = only_missing
        self.as_stored = as_stored
        self.problems = Problems([*content.problems, *keep(content)])
        self.report = Report()
        self.by_slug: dict[type[Model], dict[str, Row]] = {}
        self.saved: list[tuple[Record, Row]] = []
        self.begins = True  # no row was there before

    def sections(self) -> None:
        for section in SECTIONS:
            stored = load(section, lock=True)
            self.begins = self.begins and not stored
            self._remember(section, stored)
            if section is SITE:
                if self.problems:  # its number may be one that is not stored
                    break
                self.by_slug[Endpoint] = rows.endpoints_by_name()
            if section.name in self.content.sections:
                self._top_level(section, stored)
        self._tell_contradictions()

    def _hurry(self) -> None:
        if time.monotonic() - self._begun > self._seconds:
            message = _(
                "The file changes too much at once: nobody else could save for so long. Split it, "
                "or have it loaded with the command import_content at a quiet time."
            )
            raise ContentError.at(Place(), message)

    def _remember(self, section: Section, rows: Iterable[Row]) -> None:
        """Keep the rows that later sections may refer to."""
        if section.identity == ("slug",):
            self.by_slug[section.model] = {row.slug: row for row in rows}

    def _top_level(self, section: Section, stored: Sequence[Row]) -> None:
        parts = {part.name: by_parent(part, load(part, lock=True)) for part in section.parts}
        records = self.content.sections[section.name]
        known = refused_hours(stored, parts.get(OPENING_HOURS.name, {}))
        kept = self._rows(section, records, stored)
        for row, record in zip(kept, records, strict=True):
            for part in section.parts:
                inner = parts[part.name].get(row.pk, [])
                part_records = record.parts.get(part.name, [])
                kept_parts = self._rows(part, part_records, inner, parent=row)
                others = self._others(inner, kept_parts)
                if part.model is OpeningHours and not self.as_stored:
                    self._tell_refused_hours(row, record, others, kept_parts, known)
        self._others(stored, kept)
        self._remember(section, kept if self.prune else [*stored, *kept])

    def _rows(
        self,
        section: Section,
        records: Sequence[Record],
        stored: Sequence[Row],
        *,
        parent: Row | None = None,
    ) -> list[Row]:
        """Bring one list to what the file says; the row that each record stands for."""
        asked = [self._wanted(section, one, parent, None, Problems()) for one in records]
        found = stored_for(section, asked, stored)
        wanted = [
            self._wanted(section, record, parent, old, self.problems)
            for record, old in zip(records, found, strict=True)
        ]
        self._tell_duplicates(section, records, wanted)
        if section.ordered:
            self._place(wanted, found, stored)
        return [
            self._settle(section, record, row, old)
            for record, row, old in zip(records, wanted, found, strict=True)
        ]

    def _place(
        self, wanted: Sequence[Row], found: Sequence[Row | None], stored: Sequence[Row]
    ) -> None:
        if self.only_missing:
            place_behind(wanted, found)
            return
        keys = {row.pk for row in found if row is not None}
        others = [] if self.prune else [row for row in stored if row.pk not in keys]
        for row in place(wanted, found, others):
            if not self.problems:
                row.save()
            self.report.counts[Outcome.CHANGED] += 1

    def _wanted(
        self,
        section: Section,
        record: Record,
        parent: Row | None,
        stored: Row | None,
        problems: Problems,
    ) -> Row:
        """A row of its own as the record describes it, checked field by field.

        What the record leaves out is taken from the stored row that it stands for.
        """
        self._hurry()
        columns: dict[str, Any] = {section.parent: parent} if parent else {}
        for name, each in section.fields.items():
            value = record.values[name]
            if name in section.references:
                value = self._target(section.references[name], record, name, problems)
            columns |= each.kind.columns(name, value)
        row = section.model(**columns)
        if stored is not None and not self.prune:
            for column in self._kept(section, record, stored):
                setattr(row, column, getattr(stored, column))
        else:
            for name in record.lacking:
                tell_missing(record.node, name, problems)
            record = replace(record, failed=record.failed.union(record.lacking))
        clean(row, record, section, problems)
        return row

    def _kept(self, section: Section, record: Record, stored: Row) -> Iterable[str]:
        """The columns that stay as they are."""
        if not self.only_missing:
            return record.left_out
        filled = (one for one in section.columns if getattr(stored, one) not in EMPTY)
        return {*record.left_out, *filled}

    def _target(
        self, model: type[Model], record: Record, name: str, problems: Problems
    ) -> Row | None:
        slug = record.values[name]
        target = self.by_slug[model].get(slug)
        if slug is not None and target is None:
            known = (section.name for section in SECTIONS if section.model is model)
            message = _("There is no “%(slug)s” among the %(section)s.")
            values = {"slug": slug, "section": next(known, "endpoints")}
            problems.add(record.node.locate(name), message % values)
        return target

    def _tell_duplicates(
        self, section: Section, records: Sequence[Record], rows: Sequence[Row]
    ) -> None:
        if not section.unique:
            return
        lines: dict[Any, int | None] = {}
        for record, row in zip(records, rows, strict=True):
            if record.failed & set(section.identity):
                continue
            at = record.node.locate(section.identity[-1])
            identity = section.identity_of(describe(row, section))
            if identity in lines:
                message = _("“%(value)s” is here twice: it is on line %(line)d already.")
                values = {"value": identity[-1], "line": lines[identity]}
                self.problems.add(at, message % values)
            lines.setdefault(identity, at.line)

    def _settle(self, section: Section, record: Record, wanted: Row, stored: Row | None) -> Row:
        """Save what the file adds or changes; the row that stands for the record from now on."""
        self._hurry()
        row = wanted if stored is None else stored
        differs = stored is None or describe(wanted, section) != describe(stored, section)
        is_moved = section.ordered and wanted.position != row.position
        outcome = Outcome.UNCHANGED
        if differs or is_moved:
            outcome = Outcome.CREATED if stored is None else Outcome.CHANGED
            rows.copy(section, wanted, row)
            if differs and not self.as_stored:
                refuse(row, record, section, self.problems)
            check_constraints(row, record, section, self.problems)
            if not self.problems:
                row.save()
                self.saved.append((record, row))
        self.report.counts[outcome] += 1
        return row

    def _tell_contradictions(self) -> None:
        """At the end: what one section adds, another may have made room for."""
        for record, row in self.saved:
            self._hurry()
            field = CONTRADICTED.get(type(row))
            if field is None or (self.as_stored and not isinstance(row, EndpointValue)):
                continue
            if found := row.contradiction():
                self.problems.add(record.node.locate(field), " ".join(found.messages))

    def _tell_refused_hours(
        self,
        channel: Row,
        record: Record,
        others: Sequence[Row],
        rows: Sequence[Row],
        stored: Collection[Refused],
    ) -> None:
        """Between the rows of one channel, `others` being those that the file does not name.

        First each has to be sound itself.
        """
        if self.problems:
            return
        for key, found in refused(channel, [*others, *rows]):
            if key in stored:
                continue
            number = found.place - len(others)
            at = record.node.locate("always_available")
            if number >= 0:
                at = record.parts[OPENING_HOURS.name][number].node.locate(found.field)
            others_stay = [_("Hours that the file leaves out stay.")] if others else []
            self.problems.add(at, " ".join([*found.error.messages, *others_stay]))

    def _others(self, stored: Sequence[Row], kept: Sequence[Row]) -> list[Row]:
        """The stored rows that the file lacks and that stay: none with `prune`."""
        keys = {row.pk for row in kept}
        others = [row for row in stored if row.pk not in keys]
        if not self.prune:
            return others
        for row in others if not self.problems else ():
            row.delete()
            self.report.counts[Outcome.REMOVED] += 1
        return []
