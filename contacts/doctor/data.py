"""The database: there, of this version, and with something in it."""

from collections.abc import Iterator
from typing import Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django.utils.translation import gettext as _

from contacts.backups import problems, service, sqlite
from contacts.doctor import place
from contacts.doctor.finding import Finding
from contacts.models import Channel

MOST_APART: Final = 2.0  # seconds, between two clocks


def database() -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except Error as error:
        sentence = _("The database does not answer: %(reason)s")
        yield Finding(sentence % {"reason": problems.one_line(str(error))}, remedy(error))
        return
    newer = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if newer:
        sentence = _("The database is of a newer version of the site: it knows %(names)s.")
        names = ", ".join(sorted(f"{app}.{name}" for app, name in newer))
        yield Finding(sentence % {"names": names}, f"{place.newer()}; {place.install()}")
    if service.is_gone():
        yield Finding(service.gone(), f"{place.manage('restore --newest')}\n{place.prepare()}")
    elif missing:
        sentence = _("The tables are not those of this version. Migrations to apply: %(count)d.")
        yield Finding(sentence % {"count": len(missing)}, place.prepare())
    else:
        yield from content()


def remedy(error: Error) -> str:
    if connection.vendor == "postgresql":
        return "systemctl status postgresql"
    return place.manage("restore --newest --force") if sqlite.is_damage(error) else ""


def content() -> Iterator[Finding]:
    if not Channel.objects.published().exists():
        command = place.manage(f"import_content {settings.CONTENT} --if-empty --as-stored")
        yield Finding(_("No content is loaded: there is nothing to read."), command)
    if not get_user_model()._default_manager.filter(is_active=True, is_superuser=True).exists():
        yield Finding(
            _("Nobody can administer the site: there is no administrator's account."),
            place.manage("createsuperuser"),
        )


def clock_of_database() -> Iterator[Finding]:
    if connection.vendor != "postgresql":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT clock_timestamp()")
            ((theirs,),) = cursor.fetchall()
    except Error:
        return  # told above
    apart = abs((timezone.now() - theirs).total_seconds())
    if apart > MOST_APART:
        sentence = _("The clocks of this machine and of its database differ by %(seconds)d s.")
        yield Finding(sentence % {"seconds": apart}, "timedatectl set-ntp true")
