"""The older version goes on beside the newer one's tables (docs/operations.md, "A new version")."""

import pytest
from django.apps import apps
from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models import NOT_PROVIDED

# The last one of before this rule.
RULED_AFTER = 27
# Migrations that ask for a stop of all machines, each said so in CHANGELOG.md.
WITH_A_STOP: set[str] = set()
TAKES_AWAY = (
    migrations.RemoveField,
    migrations.RenameField,
    migrations.DeleteModel,
    migrations.RenameModel,
    migrations.AlterModelTable,
)


def refusal(operation: migrations.operations.base.Operation) -> str:
    """Why the version before could not go on; "" where it can."""
    if isinstance(operation, TAKES_AWAY):
        return f"{type(operation).__name__} takes away what the version before uses"
    if isinstance(operation, migrations.RunSQL) and not operation.sql.startswith("CREATE INDEX "):
        return "RunSQL may take away what the version before uses"
    field = getattr(operation, "field", None)
    if isinstance(operation, migrations.AddField) and not is_filled(field):
        return f"{operation.name} is neither empty nor given a value by the database"
    return ""


def is_filled(field: models.Field) -> bool:
    """Without the code that knows the field; a many-to-many field is a table of its own."""
    return field.null or field.many_to_many or field.db_default is not NOT_PROVIDED


@pytest.mark.parametrize(
    ("operation", "is_refused"),
    [
        (migrations.AddField("page", "note", models.TextField(default="")), True),
        (migrations.AddField("page", "note", models.TextField(null=True)), False),
        (migrations.AddField("page", "note", models.TextField(db_default="")), False),
        (migrations.RemoveField("page", "note"), True),
        (migrations.RunSQL("DROP INDEX one", ""), True),
        (migrations.RunSQL("CREATE INDEX one ON contacts_page (id)", ""), False),
        (migrations.RenameField("page", "note", "remark"), True),
        (migrations.CreateModel("note", [("id", models.AutoField(primary_key=True))]), False),
    ],
)
def test_what_the_older_version_cannot_bear_is_found(operation, is_refused):
    assert bool(refusal(operation)) is is_refused


def test_new_migrations_leave_the_older_version_its_tables():
    own = apps.get_app_config("contacts").label
    found = {
        name: refused
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if app == own and int(name[:4]) > RULED_AFTER and name not in WITH_A_STOP
        if (refused := [text for one in migration.operations if (text := refusal(one))])
    }
    assert found == {}
