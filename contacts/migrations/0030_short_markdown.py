"""Plain texts that are short Markdown from now on (contacts.languages.short_markdown) are escaped so
that they look the same: those of the rows, those that were confirmed beside each other, those of
proposals, and those of earlier versions, which an editor may bring back.

Nothing else is written, and `updated_at` stays: readers see no change. Backwards, what was escaped
is plain again; a text that was written in Markdown since keeps its signs.
"""

import json
import re

from django.db import migrations
from django.db.models import Q

SHORT = {"channel": "summary", "guide": "summary", "step": "detail"}
AT_ONCE = 500

SPECIAL = re.compile(r"\\|\*(?=\*)|(?<=\*)\*|_(?=_)|(?<=_)_|\](?=\()")
AT_START = re.compile(r"(-|[0-9]{1,2}[.)])(?= )")
BLANKS = re.compile(r"[ \t\n\r\f]+")
BACKSLASH = re.compile(r"\\([\\*_\].)-])")
SIGNS = ("\\", "**", "__", "](", "\n", "\r")


def suspect(columns, beginning):
    """The rows that may change: of a hundred thousand they are few."""
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__regex": rf"{beginning}\s*(-|[0-9]{{1,2}}[.)])\s"})
        for sign in SIGNS:
            found |= Q(**{f"{column}__contains": sign})
    return found


def collapsed(text):
    return BLANKS.sub(" ", text.strip())


def escaped(text):
    line = SPECIAL.sub(r"\\\g<0>", collapsed(text))
    if found := AT_START.match(line):
        line = f"{found[1][:-1]}\\{line[found.end() - 1 :]}"
    has_lines = "\n" in text.strip() or "\r" in text.strip()
    return line if has_lines or line != collapsed(text) else text


def plain(text):
    line = BACKSLASH.sub(r"\1", text)
    return line if escaped(line) == text else text


def rows_of(queryset):
    """In small batches, in the order of their keys."""
    last = 0
    while some := list(queryset.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        yield some
        last = some[-1].pk


def convert_columns(queryset, columns, convert):
    for rows in rows_of(queryset.filter(suspect(columns, "^")).only("pk", *columns)):
        changed = []
        for row in rows:
            texts = {name: getattr(row, name) for name in columns}
            then = {name: convert(text) if text else text for name, text in texts.items()}
            if then != texts:
                row.__dict__.update(then)
                changed.append(row)
        queryset.bulk_update(changed, columns)


def convert_texts(columns, name, convert):
    """Of a row as JSON has it; whether any of them is another now."""
    is_changed = False
    for column in (name, f"{name}_ar", f"{name}_en"):
        text = columns.get(column)
        if text and (then := convert(text)) != text:
            columns[column], is_changed = then, True
    return is_changed


def convert_proposals(queryset, convert):
    for rows in rows_of(queryset):
        changed = []
        for row in rows:
            found = [
                convert_texts(columns, SHORT[model], convert)
                for model, _key, columns in (*row.base, *row.state)
                if model in SHORT
            ]
            if any(found):
                changed.append(row)
        queryset.bulk_update(changed, ["base", "state"])


def convert_versions(queryset, name, convert):
    # In JSON a backslash also stands for the end of a line.
    for rows in rows_of(queryset.filter(suspect(["serialized_data"], '": "'))):
        changed = []
        for row in rows:
            data = json.loads(row.serialized_data)
            if any([convert_texts(one["fields"], name, convert) for one in data]):
                row.serialized_data = json.dumps(data, ensure_ascii=False)
                changed.append(row)
        queryset.bulk_update(changed, ["serialized_data"])


def converting(convert):
    def run(apps, schema_editor):
        def rows(model, app="contacts"):
            manager = apps.get_model(app, model)._base_manager
            return manager.using(schema_editor.connection.alias)

        for model, field in SHORT.items():
            convert_columns(rows(model), [field, f"{field}_ar", f"{field}_en"], convert)
            for kept in ("confirmedtexts", "accepteddifference"):
                of_field = rows(kept).filter(model=model, field=field)
                convert_columns(of_field, ["ar", "en"], convert)
            type_of = {"content_type__app_label": "contacts", "content_type__model": model}
            convert_versions(
                rows("version", "reversion").filter(format="json", **type_of), field, convert
            )
        convert_proposals(rows("proposal"), convert)

    return run


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0029_pictures"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
    ]

    operations = [migrations.RunPython(converting(escaped), converting(plain))]
