"""Two groups: editors write, publishers also say what is on the site."""

from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ROWS = ("channel", "guide", "topic", "page", "holiday")
PARTS = ("endpoint", "openinghours", "step", "synonym")
EDITORS = (
    *(f"{action}_{model}" for model in (*ROWS, *PARTS) for action in ("view", "add", "change")),
    # Taking a whole page away is publishing too; a step or a number is part of writing.
    *(f"delete_{model}" for model in PARTS),
    "view_searchquery",
    "view_feedback",
    "change_feedback",
    "view_linkcheck",
    "view_movedpage",
)
PUBLISHERS = (
    *EDITORS,
    *(f"delete_{model}" for model in ROWS),
    "delete_movedpage",
    "publish_content",
)
GROUPS = {"editors": EDITORS, "publishers": PUBLISHERS}


def make_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alias = schema_editor.connection.alias
    make_permissions(apps, alias)
    group = apps.get_model("auth", "Group").objects.using(alias)
    permission = apps.get_model("auth", "Permission").objects.using(alias)
    for name, codenames in GROUPS.items():
        found = permission.filter(content_type__app_label="contacts", codename__in=codenames)
        group.get_or_create(name=name)[0].permissions.add(*found)


def make_permissions(apps: Apps, alias: str) -> None:
    """Django makes them after all migrations, which would be too late for this one."""
    config = apps.get_app_config("contacts")
    module = getattr(config, "models_module", None)
    config.models_module = module or True  # the app as it was then has none, and is passed over
    create_permissions(config, apps=apps, verbosity=0, using=alias)
    config.models_module = module


def remove_groups(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Group").objects.using(alias).filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contacts", "0007_link_checks"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]
