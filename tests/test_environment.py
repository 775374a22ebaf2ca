"""Settings come from the environment, and a wrong one ends the process in one clear line."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from citizen_help import env

WRONG = [
    ("ADMIN_PATH", "a b", "a path of letters, digits, - and _ such as admin/"),
    ("DEBUG", "maybe", "one of 1, 0, true, false, yes, no, on, off"),
    ("LOG_LEVEL", "loud", "one of DEBUG, INFO, WARNING, ERROR"),
    ("PORT", "abc", "a whole number from 1 to 65535"),
    ("PORT", "70000", "a whole number from 1 to 65535"),
    ("SITE_URL", "foo", "an address such as https://help.example.org, without a path"),
    ("SITE_URL", "https://a.example:x", "an address such as https://help.example.org"),
    ("EMAIL_FROM", "nobody", "an address such as help@example.org or Citizen Help <help@example"),
    ("EMAIL_FROM", "a@example.org\u2028Bcc: b@example.org", "an address such as help@example.org"),
    ("VAR", "/dev/null/var", "a folder that is there or can be made"),
    ("VERIFIED_FOR_DAYS", "x", "a whole number from 1 to 3650"),
]
WRONG_SECRETS = [
    ("DATABASE_URL", "mysql://root:hidden@db/x", "sqlite:///FILE or postgres://"),
    ("DATABASE_URL", "postgres://root:hidden@db:port/x", "sqlite:///FILE or postgres://"),
    ("DATABASE_URL", "postgres://root:hidden%zz@db/x?nothing=1", "sqlite:///FILE or postgres://"),
    ("EMAIL_URL", "smtp://me:hidden@mail.example.org", "smtps://USER:PASSWORD@HOST"),
    ("EMAIL_URL", "https://me:hidden@mail.example.org", "smtps://USER:PASSWORD@HOST"),
    ("EMAIL_URL", "smtps://me:hidden@mail.example.org:x", "smtps://USER:PASSWORD@HOST"),
    ("SECRET_KEY", "hidden", "50 or more characters of random text"),
]
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
