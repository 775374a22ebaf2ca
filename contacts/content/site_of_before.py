"""Whose site it is where an older content file is loaded, which could not say so.

One with the emergency number of the first content is of its programme, whose names stood in the
program then.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from contacts.content import rows
from contacts.content.nodes import parse
from contacts.content.records import read_content
from contacts.content.schema import SITE
from contacts.models import Site

FIRST_CONTENT: Final = Path(__file__).parents[1] / "first_content.yaml"


def name_as_before() -> None:
    """Only where nothing says yet whose site it is."""
    if Site.objects.exists():
        return
    content = read_content(parse(FIRST_CONTENT.read_bytes()))
    values = dict(content.sections[SITE.name][0].values)
    values["emergency"] = rows.endpoints_by_name().get(values["emergency"])
    if values["emergency"] is None:
        return
    columns = (field.kind.columns(name, values[name]) for name, field in SITE.fields.items())
    Site(**{column: value for each in columns for column, value in each.items()}).save()
