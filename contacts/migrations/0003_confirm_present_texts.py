"""Texts that stood side by side before anybody could confirm them count as matching."""

from django.db import migrations

FIELDS = {
    "channel": ["name", "summary"],
    "endpoint": ["label"],
    "openinghours": ["note"],
    "holiday": ["name"],
    "topic": ["name"],
    "guide": ["title", "summary"],
    "step": ["text", "detail"],
    "page": ["title", "body"],
}


def confirm(apps, schema_editor):
    confirmed = apps.get_model("contacts", "ConfirmedTexts")
    for model, fields in FIELDS.items():
        rows = apps.get_model("contacts", model).objects.all()
        for row in rows.iterator():
            confirmed.objects.bulk_create(
                [
                    confirmed(
                        model=model,
                        object_id=row.pk,
                        field=field,
                        ar=getattr(row, f"{field}_ar") or "",
                        en=getattr(row, f"{field}_en") or "",
                    )
                    for field in fields
                ],
                ignore_conflicts=True,
            )


def forget(apps, schema_editor):
    apps.get_model("contacts", "ConfirmedTexts").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("contacts", "0002_confirmed_texts")]

    operations = [migrations.RunPython(confirm, forget)]
