"""Editors write the chooser's questions and answers; publishers also delete the questions."""

from importlib import import_module

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

make_permissions = import_module("contacts.migrations.0008_groups").make_permissions
EDITORS = (
    *(f"{act}_chooserquestion" for act in ("view", "add", "change")),
    *(f"{act}_chooseranswer" for act in ("view", "add", "change", "delete")),
)
GROUPS = {"editors": EDITORS, "publishers": (*EDITORS, "delete_chooserquestion")}


def permit(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Only where the group is still there: an operator may have taken it away."""
    alias = schema_editor.connection.alias
    make_permissions(apps, alias)
    permission = apps.get_model("auth", "Permission").objects.using(alias)
    for group in apps.get_model("auth", "Group").objects.using(alias).filter(name__in=GROUPS):
        codenames = GROUPS[group.name]
        found = permission.filter(content_type__app_label="contacts", codename__in=codenames)
        group.permissions.add(*found)


def forbid(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alias = schema_editor.connection.alias
    permission = apps.get_model("auth", "Permission").objects.using(alias)
    found = permission.filter(content_type__app_label="contacts", codename__contains="_chooser")
    for group in apps.get_model("auth", "Group").objects.using(alias).filter(name__in=GROUPS):
        group.permissions.remove(*found)


class Migration(migrations.Migration):
    dependencies = [("contacts", "0031_chooser")]

    operations = [migrations.RunPython(permit, forbid)]
