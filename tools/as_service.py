"""Run something of the site as its service does: its user, its settings, its folder of data.

    python -m tools.as_service doctor             any command of manage.py
    python -m tools.as_service serve [SOCKET]     prepare the site, then serve it on that socket

What the units of systemd do, for commands, and where no systemd runs. Root becomes the service's
user; anybody else stays who they are. `deploy/install.sh` makes it the command `citizen-help`.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Final, NoReturn

from tools import files_of_commands, only_root

ROOT: Final = Path(__file__).resolve().parent.parent
SETTINGS: Final = Path("/etc/citizen-help.env")
USER: Final = "citizen-help"
VAR: Final = "/var/lib/citizen-help"
SOCKET: Final = "/run/citizen-help.sock"
PROXY: Final = "www-data"  # nginx, as deploy/systemd/citizen-help.socket has it
BACKLOG: Final = 2048
FIRST_HANDED: Final = 3  # sd_listen_fds(3)
# What a terminal, a language and two commands need; all else comes from the settings.
KEPT: Final = (
    *("LANG", "LC_ALL", "LC_MESSAGES", "LANGUAGE", "TERM"),
    *("DJANGO_SUPERUSER_PASSWORD", "MOVE_TO"),  # which arguments would show to others
)
WITHOUT_TERMINAL: Final = (
    "No account was made: this asks questions, and has no terminal. Use `ssh -t`, or set "
    "DJANGO_SUPERUSER_PASSWORD and add --noinput --username NAME --email ADDRESS."
)
GUNICORN: Final = ("-m", "gunicorn", "--config", "citizen_help/gunicorn.conf.py")


def parsed(text: str) -> dict[str, str]:
    """The variables of a file for systemd's EnvironmentFile: one a line, `#` and `;` left out."""
    found = {}
    for line in text.splitlines():
        name, is_set, value = line.strip().partition("=")
        if is_set and name[:1] not in {"#", ";"}:
            found[name.strip()] = unquoted(value.strip())
    return found


def unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if is_quoted else value


def environment(caller: dict[str, str], settings: str) -> dict[str, str]:
    kept = {name: caller[name] for name in KEPT if name in caller}
    path = caller.get("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")
    return {"PATH": path, "VAR": VAR, "PYTHONDONTWRITEBYTECODE": "1", **kept, **parsed(settings)}


def become_the_service() -> None:
    """Root alone can, and after it has read the settings and made the socket."""
    if os.geteuid() != 0:
        return
    user = pwd.getpwnam(USER)
    os.initgroups(USER, user.pw_gid)
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)


def is_answered(path: str) -> bool:
    """Whether somebody holds the socket, however busy."""
    with socket.socket(socket.AF_UNIX) as link:
        link.setblocking(False)
        try:
            link.connect(path)
        except (FileNotFoundError, ConnectionRefusedError):
            return False
        except OSError:
            pass  # such as a full queue
    return True


def check_settings(variables: dict[str, str]) -> None:
    """As the service's user, which may make what is missing; its own line says what is wrong."""
    command = [sys.executable, "-c", "import citizen_help.settings"]
    done = subprocess.run(command, env=variables, preexec_fn=become_the_service, check=False)  # noqa: PLW1509, S603
    if done.returncode:
        raise SystemExit(done.returncode)


def listen(path: str) -> None:
    """A socket as file 3, which nginx may connect to; gunicorn takes it over."""
    Path(path).unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(path)
    if os.geteuid() == 0:
        shutil.chown(path, PROXY, USER)
    Path(path).chmod(0o660)
    listening.listen(BACKLOG)
    made = listening.detach()
    if made != FIRST_HANDED:
        os.dup2(made, FIRST_HANDED)
        os.close(made)
    os.set_inheritable(FIRST_HANDED, True)


def serve(path: str, variables: dict[str, str]) -> NoReturn:
    """Readers who come while the site is prepared wait at the socket.

    Nothing is touched while another one answers there, or when a setting is wrong.
    """
    if is_answered(path):
        sys.stderr.write(f"The site runs already: it answers at {path}. Stop that one first.\n")
        raise SystemExit(1)
    check_settings(variables)
    listen(path)
    become_the_service()
    command = [sys.executable, "-m", "tools.prepare", "--socket"]
    if status := os.spawnve(os.P_WAIT, sys.executable, command, variables):
        raise SystemExit(status)
    handed = {"LISTEN_FDS": "1", "LISTEN_PID": str(os.getpid())}
    os.execve(sys.executable, [sys.executable, *GUNICORN], {**variables, **handed})


def settings_text() -> str:
    """Raises SystemExit with one line for a file that cannot be read."""
    try:
        raw = SETTINGS.read_bytes()
        return raw.decode()
    except FileNotFoundError:
        fail(f"{SETTINGS} is not there: sh {ROOT}/deploy/install.sh https://HOST makes it.")
    except OSError as error:
        sys.stderr.write(f"{SETTINGS} cannot be read ({error.strerror}); run this as root.\n")
        raise SystemExit(1) from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        sys.stderr.write(f"{SETTINGS} has bytes in line {line} that are no UTF-8: write it anew.\n")
        raise SystemExit(1) from error


def manage(arguments: list[str], folder: str, variables: dict[str, str]) -> list[str]:
    """What root would do with a file is done here, the rest as the service's user."""
    is_silent = bool({"--noinput", "--no-input"} & {*arguments})
    if arguments[:1] == ["createsuperuser"] and not is_silent:
        if not sys.stdin.isatty():
            fail(WITHOUT_TERMINAL)
        variables.setdefault("LOGNAME", " ")  # no name to propose: not the service's own
        sys.stderr.write("The password takes at least 12 characters.\n")
    given = files_of_commands.from_folder(arguments, folder)
    try:
        given = files_of_commands.handed_over(given, variables["VAR"], str(ROOT))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    become_the_service()
    if why := files_of_commands.unwritable(given):
        fail(f"{why}, such as in {variables['VAR']}, or /dev/stdout for the content and texts.")
    return [sys.executable, str(ROOT / "manage.py"), *given]


def fail(line: str) -> NoReturn:
    sys.stderr.write(f"{line}\n")
    raise SystemExit(1)


def main(arguments: list[str]) -> NoReturn:
    settings = settings_text()
    variables = environment(dict(os.environ), settings)
    if arguments[:1] == ["doctor"]:
        variables[only_root.VARIABLE] = only_root.seen(settings)
    os.umask(0o077)
    folder = os.environ.get("CALLED_FROM") or os.getcwd()  # noqa: PTH109  as it is called
    os.chdir(ROOT)
    if arguments[:1] == ["serve"]:
        serve((arguments[1:] or [SOCKET])[0], variables)
    os.execve(sys.executable, manage(arguments, folder, variables), variables)


if __name__ == "__main__":
    main(sys.argv[1:])
