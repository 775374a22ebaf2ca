"""Settings come from the environment, and a wrong one ends the process in one clear line."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from citizen_help import databases, env
from citizen_help.urls import addresses, first_names

WRONG = [
    ("ADMIN_PATH", "ar/", "a path that begins otherwise than the site's own addresses"),
    ("ADMIN_PATH", "a b", "a path of letters, digits, - and _ such as admin/"),
    ("DEBUG", "maybe", "one of 1, 0, true, false, yes, no, on, off"),
    ("LOG_LEVEL", "loud", "one of DEBUG, INFO, WARNING, ERROR"),
    ("PORT", "abc", "a whole number from 1 to 65535"),
    ("PORT", "70000", "a whole number from 1 to 65535"),
    ("SITE_URL", "foo", "an address such as https://help.example.org, without a path"),
    ("SITE_URL", "https://a.example:x", "an address such as https://help.example.org"),
    ("EMAIL_FROM", "nobody", "an address such as help@example.org or Our Help <help@example"),
    ("EMAIL_FROM", "a@example.org\u2028Bcc: b@example.org", "an address such as help@example.org"),
    ("VAR", "/dev/null/var", "a folder that is there or can be made"),
    ("VERIFIED_FOR_DAYS", "x", "a whole number from 1 to 3650"),
]
WRONG_SECRETS = [
    ("DATABASE_URL", "mysql://root:hidden@db/x", "sqlite:///FILE in a folder"),
    ("DATABASE_URL", "postgres://root:hidden@db:port/x", "sqlite:///FILE in a folder"),
    ("DATABASE_URL", "postgres://root:hidden%zz@db/x?nothing=1", "sqlite:///FILE in a folder"),
    ("EMAIL_URL", "smtp://me:hidden@mail.example.org", "smtps://USER:PASSWORD@HOST"),
    ("EMAIL_URL", "https://me:hidden@mail.example.org", "smtps://USER:PASSWORD@HOST"),
    ("EMAIL_URL", "smtps://me:hidden@mail.example.org:x", "smtps://USER:PASSWORD@HOST"),
    ("SECRET_KEY", "hidden", "50 or more characters of random text"),
]
# As `fail` says it, without starting a process for each.
REFUSED = {
    "ADMIN_PATH": (env.url_path, ["مدير", "a//b", "a.b", "/", "a?b", "../x"]),
    "HOTLINE": (env.telephone, ["abc", "1", "++1", "19912;x", "1" * 16, "tel:19912", "<19912>"]),
    "SITE_URL": (env.site_url, ["https://a.example/x", "http://a_b.example", "a.example"]),
    "EMAIL_FROM": (
        env.mail_address,
        [
            "a@",
            "@b.example",
            "سارة@b.example",
            "a@b c.example",
            "a@b.example,c@b.example",
            "smtp://u@b.example",
            "(c)a@b.example",
        ],
    ),
    "EMAIL_URL": (lambda name, _: env.mail_server(name), ["smtp://a b", "smtp://a%00", "smtp://"]),
}
HOTLINES = {"19912": "19912", "+966 (11) 555-0100": "+966115550100", "١٩٩١٢": "19912"}
HOSTS = {
    "help.example.org, Other.example.": ["help.example.org", "other.example"],
    ".example.org": [".example.org"],
    "*": ["*"],
}
NO_HOSTS = ["other.example", ",", "http://help.example.org", "help.example.org:80", "help_example"]
FILES = ["a#b.db", "a?b.db", "a%20b.db", "نص \"'.db", "a\nb.db", "a b.db"]
CHECK = ("manage.py", "check")
PREPARE = ("-m", "tools.prepare")
SERVE = ("-m", "gunicorn", "--config", "citizen_help/gunicorn.conf.py")


def run(
    command: tuple[str, ...], var: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run Python with these settings and no others; `var` is its data folder."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *command],
        env={**kept, "VAR": str(var), **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(("name", "value", "takes"), WRONG)
def test_wrong_value_ends_in_one_line_that_names_it(tmp_path, name, value, takes):
    done = run(CHECK, tmp_path, **{name: value})

    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Environment variable {name} takes {takes}")
    assert line.endswith(f"; found {value!r}.")


@pytest.mark.parametrize(("name", "value", "takes"), WRONG_SECRETS)
def test_wrong_secret_is_named_but_not_shown(tmp_path, name, value, takes):
    done = run(CHECK, tmp_path, **{name: value})

    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Environment variable {name} takes {takes}")
    assert line.endswith("; found something else.")


@pytest.mark.parametrize(
    ("command", "name", "value"),
    [
        (SERVE, "DEBUG", "maybe"),
        (SERVE, "PORT", "abc"),
        (SERVE, "WEB_CONCURRENCY", "0"),
        (CHECK, "WEB_CONCURRENCY", "65"),
        (PREPARE, "DEBUG", "maybe"),
        (PREPARE, "WEB_CONCURRENCY", "0"),
        (PREPARE, "WEB_CONCURRENCY", "many"),
    ],
)
def test_server_does_not_start_with_wrong_value(tmp_path, command, name, value):
    done = run(command, tmp_path, **{name: value})

    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"Environment variable {name} takes ")


def test_blank_values_stand_for_the_defaults(tmp_path):
    blank = dict.fromkeys(("DEBUG", "PORT", "SITE_URL", "DATABASE_URL", "SECRET_KEY"), "")

    done = run(CHECK, tmp_path, **blank)

    assert (done.returncode, done.stderr) == (0, "")


def test_secret_is_made_once_and_for_the_owner_alone(tmp_path):
    secret = tmp_path / "secret_key"

    run(CHECK, tmp_path)
    first = secret.read_text()
    run(CHECK, tmp_path)

    assert len(first) >= 50
    assert secret.read_text() == first
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret_key"]


def test_given_secret_leaves_no_file(tmp_path):
    done = run(CHECK, tmp_path, SECRET_KEY="x" * 50)

    assert done.returncode == 0
    assert not (tmp_path / "secret_key").exists()


def test_data_folder_is_made(tmp_path):
    var = tmp_path / "new" / "var"

    done = run(CHECK, var)

    assert done.returncode == 0
    assert var.is_dir()


@pytest.mark.parametrize(
    ("value", "server"),
    [
        ("", ("", 25, "", "", False, False)),
        ("smtp://relay", ("relay", 25, "", "", False, False)),
        ("smtp://me:pw@localhost:1025", ("localhost", 1025, "me", "pw", False, False)),
        ("smtp+tls://me%40x:p%2Fw@m.example", ("m.example", 587, "me@x", "p/w", True, False)),
        ("smtps://me:pw@m.example:4650/", ("m.example", 4650, "me", "pw", False, True)),
    ],
)
def test_mail_server_is_read_from_one_address(monkeypatch, value, server):
    monkeypatch.setenv("EMAIL_URL", value)
    assert env.mail_server("EMAIL_URL") == server


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_work_is_refused_in_one_line(monkeypatch, capsys, name):
    read, values = REFUSED[name]
    for value in values:
        monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            read(name, "")
        assert ended.value.code == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_file_may_be_missing_but_not_in_a_home_of_nobody(monkeypatch, capsys):
    monkeypatch.setenv("CONTENT", "~/no/such.yaml")
    assert env.file("CONTENT", Path()) == Path.home() / "no" / "such.yaml"
    monkeypatch.setenv("CONTENT", "~no-such-user/city.yaml")
    with pytest.raises(SystemExit):
        env.file("CONTENT", Path())
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("Environment variable CONTENT takes the path of a file such as")


ODD = ["\udcff", "-1", "1.5", "0x10", "9" * 5000, "😀", "https://[::1", "%zz", "a\nb", "//", "[]"]
READERS = {
    "boolean": lambda name: env.boolean(name, False),
    "integer": lambda name: env.integer(name, 1, minimum=0, maximum=9),
    "hosts": lambda name: env.hosts(name, [], among="a.example"),
    "telephone": lambda name: env.telephone(name, ""),
    "site_url": lambda name: env.site_url(name, ""),
    "database_url": lambda name: env.database_url(name, file=Path("/tmp/a")),  # noqa: S108
    "mail_server": env.mail_server,
    "mail_address": lambda name: env.mail_address(name, ""),
    "choice": lambda name: env.choice(name, "a", allowed=("a", "b")),
}


@pytest.mark.parametrize("reader", READERS)
def test_whatever_is_typed_ends_in_one_line(monkeypatch, capsys, reader):
    for value in ODD:
        monkeypatch.setenv("ODD", value)
        with pytest.raises(SystemExit) as ended:
            READERS[reader]("ODD")
        assert ended.value.code == 2
        line = capsys.readouterr().err
        assert (line.startswith("Environment variable ODD takes "), line.count("\n")) == (True, 1)
        assert len(line) < 500


def test_hotline_is_what_a_telephone_dials(monkeypatch):
    for written, number in HOTLINES.items():
        monkeypatch.setenv("HOTLINE", written)
        assert env.telephone("HOTLINE", "") == number


def test_hosts_are_read_as_django_compares_them(monkeypatch):
    for written, hosts in HOSTS.items():
        monkeypatch.setenv("ALLOWED_HOSTS", written)
        assert env.hosts("ALLOWED_HOSTS", [], among="help.example.org") == hosts


@pytest.mark.parametrize("value", NO_HOSTS)
def test_hosts_without_the_sites_own_are_refused(monkeypatch, capsys, value):
    monkeypatch.setenv("ALLOWED_HOSTS", value)
    with pytest.raises(SystemExit):
        env.hosts("ALLOWED_HOSTS", [], among="help.example.org")
    assert "SITE_URL's: help.example.org; found" in capsys.readouterr().err


def test_mail_domain_is_encoded(monkeypatch):
    monkeypatch.setenv("EMAIL_FROM", "دليل <help@مساعدة.example>")
    sender = env.mail_address("EMAIL_FROM", "")
    assert sender == "دليل <help@xn--mgbero5aze.example>"


@pytest.mark.parametrize("name", FILES)
def test_database_is_where_its_name_says(monkeypatch, tmp_path, name):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    url = env.database_url("DATABASE_URL", file=tmp_path / name)
    found = databases.configuration(url, file=tmp_path / name)
    assert found["default"]["NAME"] == str(tmp_path / name)


@pytest.mark.parametrize("path", ["nowhere/a.db", "", "a.db#b", "a.db?b", "a%00"])
def test_database_that_cannot_be_is_refused(monkeypatch, capsys, tmp_path, path):
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/{path}")
    with pytest.raises(SystemExit) as ended:
        env.database_url("DATABASE_URL", file=tmp_path / "db.sqlite3")
    assert ended.value.code == 2
    assert "takes sqlite:///FILE in a folder" in capsys.readouterr().err


def test_folder_that_cannot_be_written_is_named(monkeypatch, capsys, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(SystemExit):
        env.database_url("DATABASE_URL", file=tmp_path / "db.sqlite3")
    assert "VAR takes a folder in which db.sqlite3 can be written" in capsys.readouterr().err


def test_kept_secret_that_is_none_is_named(monkeypatch, capsys, tmp_path):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    for content in (b"", b"short", b"\xff" * 60):
        (tmp_path / "secret_key").write_bytes(content)
        with pytest.raises(SystemExit):
            env.generated_secret("SECRET_KEY", file=tmp_path / "secret_key")
        assert "secret_key holds none" in capsys.readouterr().err


def test_password_in_an_address_is_not_shown(monkeypatch, capsys):
    monkeypatch.setenv("SITE_URL", "https://me:hidden@a.example")
    with pytest.raises(SystemExit):
        env.site_url("SITE_URL", "")
    assert "hidden" not in capsys.readouterr().err


def test_no_address_of_the_site_is_free_for_the_admin():
    names = set(first_names(addresses))
    assert {"healthz", "api", "i18n", "sw.js", "channels", "guides"} <= names
    assert "admin" not in names
