"""The text that pg_dump writes, run by the site's own connection in one transaction."""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

# What a restore sets by itself, and what only psql understands.
LEFT_OUT = re.compile(r"SET |SELECT pg_catalog\.set_config\(|\\(un)?restrict |--")
COPY = re.compile(r"COPY .* FROM stdin;\n")
END_OF_ROWS = "\\.\n"


def run(script: Path, cursor: Any, *, schema: str, into: str) -> None:
    """Make the tables of `schema` in the schema `into`, with their rows.

    `cursor` is psycopg's own. Raises psycopg's errors.
    """
    named = re.compile(rf'(?<![\w"."]){re.escape(written(schema))}\.(?=["\w])')
    quoted = '"{}".'.format(into.replace('"', '""'))
    with script.open(encoding="utf-8", newline="\n") as lines:
        for statement in statements(lines):
            moved = named.sub(lambda _found: quoted, statement)
            if not COPY.fullmatch(statement):
                cursor.execute(moved)
                continue
            with cursor.copy(moved.rstrip().rstrip(";")) as copy:
                for row in takewhile(lambda line: line != END_OF_ROWS, lines):
                    copy.write(row)


def statements(lines: Iterator[str]) -> Iterator[str]:
    """One after another; after one that copies rows, its rows are the next lines.

    A text in a definition may go over several lines, so a statement ends where pg_dump ends it:
    at a semicolon before an empty line, or before the rows.
    """
    part: list[str] = []
    for line in lines:
        if not part and (not line.strip() or LEFT_OUT.match(line)):
            continue
        part.append(line)
        if COPY.fullmatch(line) and len(part) == 1:
            yield part.pop()
        elif line.endswith(";\n"):
            yield "".join(part)
            part = []


def written(name: str) -> str:
    """A name as PostgreSQL's quote_ident writes it, but for its reserved words."""
    if re.fullmatch(r"[a-z_][a-z0-9_]*", name):
        return name
    return '"{}"'.format(name.replace('"', '""'))
