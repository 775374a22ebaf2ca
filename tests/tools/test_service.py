"""The site as docs/operations.md has it installed, kept by the shipped unit: texts and content too.

The commands under "By hand" are run as they stand, in a folder that stands for `/`. Stand-ins are
there for what changes the machine, and for systemd, whose part is played by this file.
"""

import http.client
import json
import os
import re
import shlex
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings

STAND_INS = ("adduser", "apt-get", "nginx", "systemctl")
NOT_IN_A_CLONE = shutil.ignore_patterns(
    ".venv", "var", "*.mo", "__pycache__", ".git", ".*_cache", "node_modules", ".hypothesis"
)
# Every place outside of the project that the commands and the unit name.
PLACES = re.compile(r"(?<![\w.])/(?=(srv|etc|var|run)/)")
GIT = '#!/bin/sh\nmkdir -p "$(dirname "$3")" && cp -R -p "$2" "$3"\n'
PYTHON = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n'


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="machine-") as name:
        root = Path(name)
        root.chmod(0o755)
        for folder in ("srv", "etc/systemd/system", "etc/nginx/conf.d", "var/lib", "run", "bin"):
            (root / folder).mkdir(parents=True)
        (root / "etc/nginx/nginx.conf").touch()
        yield root
        for folder in (root, *root.rglob("*")):
            if folder.is_dir() and not folder.is_symlink():
                folder.chmod(0o755)


def mapped(text: str, root: Path) -> str:
    return PLACES.sub(f"{root}/", text)


@pytest.fixture(scope="module")
def installed(root) -> Path:
    """The site's folder after these commands, which nobody can write any more."""
    clone(root / "repository")
    script(root / "bin" / "git", GIT)
    for name in STAND_INS:
        script(root / "bin" / name, "#!/bin/sh\n")
    commands = mapped("\n".join(blocks()[:2]).replace("REPOSITORY", str(root / "repository")), root)
    done = subprocess.run(
        ["/bin/sh", "-eu", "-c", commands],
        cwd=root,
        env={"PATH": f"{root / 'bin'}:{os.environ['PATH']}", "HOME": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    site = root / "srv" / "citizen-help" / "site"
    for path in (site, *site.rglob("*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    return site


def clone(target: Path) -> None:
    """The checkout as `git clone` would have it, and its libraries, which take long to install."""
    shutil.copytree(settings.BASE_DIR, target, ignore=NOT_IN_A_CLONE)
    (target / ".venv" / "bin").mkdir(parents=True)
    script(target / ".venv" / "bin" / "python", PYTHON)
    shutil.copy(target / "requirements" / "run.txt", target / ".venv" / "installed.txt")


def script(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def blocks() -> list[str]:
    """The commands under "By hand"."""
    manual = (settings.BASE_DIR / "docs" / "operations.md").read_text(encoding="utf-8")
    part = manual.partition("\n### By hand\n")[2].partition("\n### ")[0]
    return re.findall(r"^```sh\n(.*?)^```$", part, re.DOTALL | re.MULTILINE)


class Unit:
    """A unit as it was installed, with the places of `root`."""

    def __init__(self, root: Path, name: str) -> None:
        text = (root / "etc" / "systemd" / "system" / name).read_text(encoding="utf-8")
        self.lines = [
            line.split("=", 1)
            for line in mapped(text, root).splitlines()
            if "=" in line and not line.startswith("#")
        ]

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.lines if key == name]

    def environment(self) -> dict[str, str]:
        pairs = " ".join(self.all("Environment")).split()
        for file in self.all("EnvironmentFile"):
            pairs += Path(file).read_text().split()
        return {"PATH": os.environ["PATH"], **dict(pair.split("=", 1) for pair in pairs)}


class Service:
    """What systemd does with the unit: state folder, user, preparation, socket, notification."""

    def __init__(self, root: Path) -> None:
        self.unit = Unit(root, "citizen-help.service")
        self.directory = self.unit.all("WorkingDirectory")[0]
        self.path = Unit(root, "citizen-help.socket").all("ListenStream")[0]
        self.before = unprivileged()
        state = root / "var" / "lib" / self.unit.all("StateDirectory")[0]
        state.mkdir(exist_ok=True)

    def prepared(self) -> list[subprocess.CompletedProcess[str]]:
        return [
            subprocess.run(
                [*self.before, *shlex.split(command)],
                cwd=self.directory,
                env=self.unit.environment(),
                capture_output=True,
                text=True,
                check=False,
            )
            for command in self.unit.all("ExecStartPre")
        ]

    def started(self, stack: ExitStack) -> None:
        """Hand over the socket as file 3 (sd_listen_fds) and wait for READY (sd_notify)."""
        (command,) = self.unit.all("ExecStart")
        listening = stack.enter_context(socket.socket(socket.AF_UNIX))
        listening.bind(self.path)
        listening.listen()
        told = stack.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        told.bind(f"{self.path}.notify")
        Path(f"{self.path}.notify").chmod(0o777)
        taken = 'exec 3<&0 0</dev/null; LISTEN_FDS=1 LISTEN_PID=$$ exec "$@"'
        environment = {**self.unit.environment(), "NOTIFY_SOCKET": f"{self.path}.notify"}
        server = subprocess.Popen(
            ["/bin/sh", "-c", taken, "sh", *self.before, *shlex.split(command)],
            cwd=self.directory,
            env=environment,
            stdin=listening,
        )
        stack.callback(server.wait, 60)
        stack.callback(server.terminate)
        told.settimeout(60)
        while b"READY=1" not in told.recv(4096):
            assert server.poll() is None

    def get(self, path: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("help.example.org", timeout=30)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(self.path)
        connection.request("GET", path, headers={"X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body


def unprivileged() -> list[str]:
    """What goes before a command for which read-only files are just that, though root runs it."""
    without = ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
    if os.geteuid() != 0 or subprocess.run([*without, "true"], check=False).returncode:
        return []
    return without


def test_service_installed_by_the_manual_serves_both_languages_with_content(root, installed):
    service = Service(root)
    for done in service.prepared():
        assert (done.returncode, done.stderr) == (0, "")
    with ExitStack() as stack:
        service.started(stack)
        assert service.get("/readyz") == (200, "ok\n")
        status, arabic = service.get("/ar/")
        assert status == 200
        assert "انتقل إلى المحتوى" in arabic  # the interface
        assert "ما رقم خدمة العملاء، وكيف أتصل به؟" in arabic  # the content
        assert "Skip to the content" not in arabic
        status, english = service.get("/en/")
        assert status == 200
        assert "Skip to the content" in english
        assert "What is the customer service number, and how do I call it?" in english
        (stylesheet,) = set(re.findall(r'href="(/static/css/site\.[^"]+)"', arabic))
        status, css = service.get(stylesheet)
        assert (status, ".call-card" in css) == (200, True)


def test_second_start_has_nothing_to_do(root, installed):
    service = Service(root)
    begun = time.monotonic()
    first, second = service.prepared(), service.prepared()
    assert [done.returncode for done in first + second] == [0, 0]
    assert "Serving" not in second[0].stdout
    assert time.monotonic() - begun < 60
    compiled = installed / "locale" / "ar" / "LC_MESSAGES" / "django.mo"
    assert compiled.exists()


def test_service_stops_with_a_line_when_the_texts_are_not_compiled(root, installed):
    service = Service(root)
    compiled = installed / "locale" / "ar" / "LC_MESSAGES" / "django.mo"
    compiled.parent.chmod(0o755)
    compiled.rename(root / "django.mo")
    compiled.parent.chmod(0o555)
    try:
        (done,) = service.prepared()
    finally:
        compiled.parent.chmod(0o755)
        (root / "django.mo").rename(compiled)
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1
    assert f"run `make install` in {installed} " in line


BY_HAND = """
import sys
from pathlib import Path
from tools import as_service
as_service.SETTINGS, as_service.VAR = Path(sys.argv[1]), sys.argv[2]
as_service.become_the_service = as_service.shutil.chown = lambda *_: None  # it is nobody else here
as_service.main(["serve", sys.argv[3]])
"""


def test_site_is_served_where_no_systemd_runs(root, installed):
    """By `citizen-help serve`, on a socket for nginx and the service alone."""
    service = Service(root)
    service.path = str(root / "run" / "by-hand.sock")
    files = [str(root / "etc/citizen-help.env"), str(root / "var/lib/citizen-help"), service.path]
    command = [sys.executable, "-c", BY_HAND, *files]
    with subprocess.Popen([*service.before, *command], cwd=installed) as server:
        while not Path(service.path).exists() and server.poll() is None:
            time.sleep(0.05)
        assert service.get("/readyz") == (200, "ok\n")
        assert Path(service.path).stat().st_mode & 0o777 == 0o660
        server.terminate()


@pytest.mark.parametrize("name", ["daily", "weekly"])
def test_job_of_the_shipped_unit_runs_all_its_steps(root, installed, name):
    """As the service's user, who can write the data alone; a backup is made, then tried."""
    service = Service(root)
    service.prepared()
    unit = Unit(root, "citizen-help-job@.service")
    (command,) = unit.all("ExecStart")
    done = subprocess.run(
        [*service.before, *shlex.split(command.replace("%i", name))],
        cwd=service.directory,
        env=unit.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    data = root / "var" / "lib" / "citizen-help"
    assert len(list((data / "backups").glob("*.tar.gz"))) == 1
    record = json.loads((data / "jobs" / f"{name}.json").read_text())
    assert (record["problems"], record["ended_well"] is None) == ([], False)


def test_every_file_that_units_run_and_every_command_is_there(root, installed):
    for name in sorted(path.name for path in (root / "etc/systemd/system").glob("*.service")):
        unit = Unit(root, name)
        for command in unit.all("ExecStartPre") + unit.all("ExecStart"):
            program, *arguments = shlex.split(command)
            assert Path(program).exists()
            if arguments[0] == "manage.py":
                commands = installed / "contacts" / "management" / "commands"
                assert (commands / f"{arguments[1]}.py").exists()
