"""Editors see what the site calls itself; publishers change it."""

from importlib import import_module

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

make_permissions = import_module("contacts.migrations.0008_groups").make_permissions
EDITORS = ("view_site",)
GROUPS = {"editors": EDITORS, "publishers": (*EDITORS, "add_site", "change_site")}


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
    found = permission.filter(content_type__app_label="contacts", codename__endswith="_site")
    for group in apps.get_model("auth", "Group").objects.using(alias).filter(name__in=GROUPS):
        group.permissions.remove(*found)


class Migration(migrations.Migration):
    dependencies = [("contacts", "0035_site_of_before")]

    operations = [migrations.RunPython(permit, forbid)]
