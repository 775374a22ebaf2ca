"""Make the site ready to be served; a step that finds nothing to do takes no time.

With `--socket` for a server that is handed its socket, as by systemd: no port is tried. Ends with
status 1 and one line when the port, the database or the messages cannot be used, and with status
2 when an environment variable is wrong (see citizen_help/env.py).
"""

import io
import os
import runpy
import socket
import sys
from contextlib import suppress
from typing import NoReturn

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError
from django.db import Error, connection
from django.utils import translation

from citizen_help import terminal, web_address
from tools import static_files
from tools.compile_messages import compile_all

GUNICORN = "citizen_help/gunicorn.conf.py"
# In VAR, what others on the machine may not read.
DATA = ("secret_key", "db.sqlite3*", "backups", "backups/citizen-help-*")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def fail(line: str) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    raise SystemExit(1)


def check_port(name: str, port: int) -> None:
    """Gunicorn would try a port that is in use again and again, and end with a traceback."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            fail(f"{name} {port} cannot be used ({error.strerror}); try {name}={port % 65535 + 1}.")


def close_data() -> None:
    """Files of before this was so belong to their owner alone as well; the folder is whoever's."""
    for file in DATA:
        for path in settings.VAR.glob(file):
            with suppress(PermissionError):  # another's, such as a backup that root made
                path.chmod(0o700 if path.is_dir() else 0o600)
    if settings.VAR.stat().st_mode & 0o007:
        say(f"Others on this machine can list {settings.VAR}; chmod o= closes it")


def compile_messages() -> None:
    try:
        for written in compile_all():
            say(f"Compiled {written.relative_to(settings.BASE_DIR)}")
    except OSError as error:
        fail(
            "The Arabic texts are not compiled, and their folder cannot be written: run "
            f"`make install` in {settings.BASE_DIR} as the owner of the code ({error.strerror})."
        )


def prepare_database() -> None:
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    say(f"Bringing the {kind} database up to date")
    try:
        call_command(
            "check", stdout=io.StringIO()
        )  # reads the URL configuration and the templates' tags too
        refuse_to_begin_anew()
        call_command("migrate", verbosity=0, interactive=False)
        load_content()
        draw_pictures()
    except Error as error:  # also one that may only be read
        fail(unusable(error))
    except (CommandError, SystemCheckError) as error:
        fail(str(error))


def load_content() -> None:
    from contacts.content.importer import has_content

    if not has_content():
        say(f"Loading {settings.CONTENT}")
        # Ours also where the clock is behind the days on which it was checked.
        ours = settings.CONTENT == settings.FIRST_CONTENT
        call_command("import_content", settings.CONTENT, as_stored=ours)
    elif settings.CONTENT != settings.FIRST_CONTENT:
        say(
            f"There is content already: {settings.CONTENT} was not loaded. "
            "Another VAR makes a site of its own"
        )


def draw_pictures() -> None:
    """Of what an upgrade draws otherwise, or a backup of before has not."""
    from contacts.publishing import site_pictures

    try:
        if site_pictures.renew():
            say("Drew the picture beside links to the site, and its icons")
    except (OSError, RuntimeError, ValueError) as error:  # a site is served without them too
        say(f"The picture beside links to the site could not be drawn: {error}")


def refuse_to_begin_anew() -> None:
    from contacts.backups import service  # its models want Django set up
    from contacts.doctor import place

    if service.is_gone():
        fail(f"{service.gone()} `{place.manage('restore --newest')}`")


def unusable(error: Error) -> str:
    from contacts.backups import rotation, sqlite
    from contacts.doctor import place

    sentence = f"The database cannot be used: {' '.join(str(error).split())}"
    if sqlite.is_damage(error) and rotation.of_folder(place.backups()):
        sentence += f". `{place.manage('restore --newest --force')}` puts a backup in its place"
    return sentence


def announce() -> None:
    address = f"http://127.0.0.1:{settings.PORT}"
    say(f"Serving {address}/ar/ in Arabic and {address}/en/ in English; Ctrl-C ends it")
    if address != settings.SITE_URL:
        say(f"Its public address is {web_address.readable(settings.SITE_URL)}")
    say(f"Editors sign in at {address}/{settings.ADMIN_PATH} (make superuser makes an account)")


def main(*, has_socket: bool) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "citizen_help.settings")
    runpy.run_path(GUNICORN)  # its values come from the environment too
    if not has_socket:
        check_port("PORT", settings.PORT)
    if settings.METRICS_PORT and not has_socket:
        check_port("METRICS_PORT", settings.METRICS_PORT)
    compile_messages()
    django.setup()
    with translation.override("en"):  # as the rest of what is said here
        prepare_database()
    close_data()
    say(f"Collecting static files into {settings.STATIC_ROOT}")
    static_files.collect()
    if not has_socket:
        announce()


if __name__ == "__main__":
    terminal.write_anything()
    terminal.refuse_beside_service("doctor")
    with terminal.in_words():
        main(has_socket="--socket" in sys.argv[1:])
