"""A new field, a new table, a renamed column, a removed table, and rows that change."""

from pathlib import Path
from typing import ClassVar

from django.db import migrations, models

import contacts.migrations

LAST = max(path.stem for path in Path(contacts.migrations.__path__[0]).glob("0*.py"))


def fill(apps, _editor) -> None:
    apps.get_model("contacts", "Letter").objects.create(text="from the later version")
    apps.get_model("contacts", "Topic").objects.update(later="new")


class Migration(migrations.Migration):
    dependencies: ClassVar = [("contacts", LAST)]
    operations: ClassVar = [
        migrations.CreateModel(
            "Letter",
            [
                ("id", models.BigAutoField(primary_key=True)),
                ("text", models.TextField()),
                ("topic", models.ForeignKey("contacts.Topic", models.CASCADE, null=True)),
            ],
        ),
        migrations.AddField("topic", "later", models.CharField(max_length=9, default="")),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RenameField("topic", "slug", "short_name"),
        migrations.DeleteModel("FeedbackSender"),
    ]
