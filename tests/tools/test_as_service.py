"""The command `citizen-help`: settings as systemd reads them, and the site on a socket."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings

from tools import as_service
from tools.database_hosts import hosts


def test_settings_are_read_as_systemd_reads_them():
    text = (
        "# a comment\n; another\n\nSITE_URL=https://help.example.org\n"
        'EMAIL_FROM="Citizen Help <a@b.example>"\n'
        "DATABASE_URL=postgres://u:p%23@db/help?sslmode=require&a=b\nEMPTY=\n no name\n"
    )
    assert as_service.parsed(text) == {
        "SITE_URL": "https://help.example.org",
        "EMAIL_FROM": "Citizen Help <a@b.example>",
        "DATABASE_URL": "postgres://u:p%23@db/help?sslmode=require&a=b",
        "EMPTY": "",
    }


def test_nothing_of_the_caller_is_kept_but_terminal_and_language():
    caller = {"LANG": "ar_SA.UTF-8", "TERM": "xterm", "SITE_URL": "https://x", "HOME": "/root"}
    assert as_service.environment(caller | {"PATH": "/bin"}, "SITE_URL=https://y") == {
        "PATH": "/bin",
        "LANG": "ar_SA.UTF-8",
        "TERM": "xterm",
        "VAR": "/var/lib/citizen-help",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SITE_URL": "https://y",
    }


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", []),
        ("sqlite:////srv/help.sqlite3", []),
        ("postgres://help:p@localhost/help", []),
        ("postgres://help:p@127.0.0.1:5432/help", []),
        ("postgres://help@/help?host=/run/postgresql", []),
        ("postgres://help@%2Frun%2Fpostgresql/help", []),
        ("postgres://help:p@10.1.2.3:5432/help", ["10.1.2.3"]),
        ("postgresql://help:p@[2001:db8::7]:5432/help", ["2001:db8::7"]),
        ("postgres://help:p@db1.example:5432,db2.example/help", ["db1.example", "db2.example"]),
        ("postgres://help@/help?host=db.example&port=5432", ["db.example"]),
    ],
)
def test_database_elsewhere_is_known_by_its_address(url, expected):
    assert hosts(url) == expected


def test_site_is_served_on_a_socket_that_nginx_may_use(tmp_path):
    """As `citizen-help serve` does, but as the user that runs the tests."""
    path, file = tmp_path / "site.sock", tmp_path / "settings"
    file.write_text(f"VAR={tmp_path / 'var'}\nSEARCH_MEANING=0\nSITE_URL=https://help.example\n")
    code = (
        "import sys; from pathlib import Path; from tools import as_service as s;"
        "s.SETTINGS = Path(sys.argv[1]); s.become_the_service = lambda: None;"
        "s.shutil.chown = lambda *a: None; s.main(['serve', sys.argv[2]])"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code, str(file), str(path)], cwd=settings.BASE_DIR
    )
    try:
        assert asked(path, server) == (200, b"ok\n")
        assert path.stat().st_mode & 0o777 == 0o660
        assert (tmp_path / "var").stat().st_mode & 0o077 == 0
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def asked(path: Path, server: subprocess.Popen[bytes]) -> tuple[int, bytes]:
    """Who comes while the site is prepared waits."""
    while not path.exists() and server.poll() is None:
        time.sleep(0.05)
    connection = http.client.HTTPConnection("localhost")
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.settimeout(60)
    connection.sock.connect(os.fspath(path))
    connection.request("GET", "/readyz")
    answer = connection.getresponse()
    found = answer.status, answer.read()
    connection.close()
    return found
