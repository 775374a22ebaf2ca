"""The command `citizen-help`: settings as systemd reads them."""

import socket

import pytest

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
    caller["MOVE_TO"] = "sqlite:////srv/other"  # an argument would show its password to all
    assert as_service.environment(caller | {"PATH": "/bin"}, "SITE_URL=https://y") == {
        "PATH": "/bin",
        "LANG": "ar_SA.UTF-8",
        "TERM": "xterm",
        "MOVE_TO": "sqlite:////srv/other",
        "VAR": "/var/lib/citizen-help",
        "PYTHONDONTWRITEBYTECODE": "1",
        "SITE_URL": "https://y",
    }


def test_settings_with_bytes_of_another_encoding_are_told_with_their_line(
    monkeypatch, capsys, tmp_path
):
    file = tmp_path / "env"
    file.write_bytes(b"DEBUG=0\nEMAIL_FROM=caf\xe9@example.org\n")
    monkeypatch.setattr(as_service, "SETTINGS", file)
    with pytest.raises(SystemExit) as ended:
        as_service.main(["check"])
    assert ended.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{file} has bytes in line 2 that are no UTF-8")


def test_second_site_leaves_the_socket_of_the_first(capsys, tmp_path):
    path = tmp_path / "site.sock"
    assert not as_service.is_answered(str(path))
    with socket.socket(socket.AF_UNIX) as first:
        first.bind(str(path))
        first.listen()
        inode = path.stat().st_ino
        with pytest.raises(SystemExit):
            as_service.serve(str(path), {})
        assert path.stat().st_ino == inode
    assert capsys.readouterr().err.startswith("The site runs already")
    assert not as_service.is_answered(str(path))


def test_wrong_setting_is_told_before_the_socket_is_touched(monkeypatch, capfd, tmp_path):
    monkeypatch.setattr(as_service, "become_the_service", lambda: None)
    path = tmp_path / "site.sock"
    variables = {"PATH": "/bin", "VAR": str(tmp_path), "WEB_CONCURRENCY": "two"}
    with pytest.raises(SystemExit) as ended:
        as_service.serve(str(path), variables)
    assert ended.value.code == 2
    assert "WEB_CONCURRENCY takes" in capfd.readouterr().err
    assert not path.exists()


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
