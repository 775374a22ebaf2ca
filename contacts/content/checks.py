"""What the models say of a row that a content file asks for, told by the file's lines."""

from __future__ import annotations

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models

from contacts.content.kinds import Choice
from contacts.content.problems import Problems
from contacts.content.records import Record
from contacts.content.schema import Section
from contacts.models.base import PublicModel
from contacts.models.canonical import NOT_CANONICAL


def clean(row: models.Model, record: Record, section: Section, problems: Problems) -> None:
    """Check each field by itself and bring values into their canonical form (`Model.clean`).

    What nobody can mean is refused later (`refuse`), so that what is stored already can stay.
    """
    unchecked = _unchecked(row, record, section)
    try:
        if isinstance(row, PublicModel):
            super(PublicModel, row).clean_fields(exclude=unchecked)
        else:
            row.clean_fields(exclude=unchecked)
        if not record.failed:
            row.clean()
    except ValidationError as error:
        for column, messages in error.message_dict.items():
            for message in messages:
                problems.add(record.node.locate(*section.columns.get(column, ())), message)


def refuse(row: models.Model, record: Record, section: Section, problems: Problems) -> None:
    """Tell what nobody can mean of a row that the file adds or changes."""
    if not isinstance(row, PublicModel):
        return
    unchecked = _unchecked(row, record, section) - set(section.references)
    for column, error in row.field_refusals().items():
        if column not in unchecked:
            place = record.node.locate(*section.columns.get(column, ()))
            problems.add(place, " ".join(error.messages))


def check_constraints(
    row: models.Model, record: Record, section: Section, problems: Problems
) -> None:
    """Check the database's own rules about several fields; each asks the database once."""
    unchecked = _unchecked(row, record, section)
    for constraint, names in _constraints(row, section):
        try:
            constraint.validate(type(row), row, exclude=unchecked)
        except ValidationError as error:
            # Told where the file gives one of the fields, else where it lacks the first.
            given = [name for name in names if name in record.node.entries]
            place = record.node.locate(*(given or names)[:1])
            problems.add(place, " ".join(error.messages))


def _constraints(
    row: models.Model, section: Section
) -> Iterator[tuple[models.CheckConstraint, list[str]]]:
    """The constraints still to be checked, each with the fields it is about.

    Those on a choice alone were checked when the choice was read, canonical forms by
    `Model.clean`. Unique ones cannot fail: rows are found by those very fields, and a key that
    the file has twice is told before.
    """
    for constraint in row._meta.constraints:
        condition = getattr(constraint, "condition", None)
        if isinstance(constraint, models.CheckConstraint) and isinstance(condition, models.Q):
            names = _names(condition, section)
            if constraint.violation_error_code != NOT_CANONICAL and not all(
                isinstance(section.fields[name].kind, Choice) for name in names
            ):
                yield constraint, names


def _unchecked(row: models.Model, record: Record, section: Section) -> set[str]:
    """Columns the file does not set itself, or set to something that is a problem already.

    A translated field's own column is one: modeltranslation keeps it, and would refuse a
    draft without text in either language.
    """
    checked = {
        column
        for column, (name, *_language) in section.columns.items()
        if name not in record.failed and name not in section.references
    }
    return {field.name for field in row._meta.fields} - checked


def _names(condition: models.Q, section: Section) -> list[str]:
    """The fields that a condition is about; the status only where it is about nothing else."""
    columns = set(condition.referenced_base_fields)
    if columns != {"status"}:
        columns.discard("status")
    return list(
        dict.fromkeys(keys[0] for column, keys in section.columns.items() if column in columns)
    )
