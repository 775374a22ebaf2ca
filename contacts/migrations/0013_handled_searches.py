"""Searches that an editor has dealt with."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contacts", "0012_search_covers")]

    operations = [
        migrations.AddField(
            model_name="searchquery",
            name="handled",
            field=models.BooleanField(default=False, verbose_name="handled"),
        ),
    ]
