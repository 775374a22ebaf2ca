"""What commands say: one language, and a line instead of a traceback."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError

from citizen_help import terminal


def manage(*arguments: str, var, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={"PATH": os.environ["PATH"], "VAR": str(var), "PYTHONUTF8": "1", **environment},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("environ", "encoding", "expected"),
    [
        ({}, "utf-8", "en"),
        ({"LANG": "C"}, "utf-8", "en"),
        ({"LANG": "POSIX"}, "utf-8", "en"),
        ({"LANG": "ar_SA.UTF-8"}, "utf-8", "ar"),
        ({"LANG": "ar"}, "utf-8", "ar"),
        ({"LANG": "ar_SA.UTF-8", "LC_MESSAGES": "en_GB"}, "utf-8", "en"),
        ({"LANG": "en_GB", "LC_ALL": "ar_SA"}, "utf-8", "ar"),
        ({"LANG": "ar_SA", "LC_ALL": ""}, "utf-8", "ar"),
        ({"LANG": "de_DE.UTF-8"}, "utf-8", "en"),
        ({"LANG": "arrr/.."}, "utf-8", "en"),
        ({"LANG": "ar_SA.UTF-8"}, "ascii", "en"),
        ({"LANG": "ar_SA.ISO-8859-6"}, "iso8859-6", "ar"),
        ({"LANG": "ar_SA.UTF-8"}, None, "en"),
    ],
)
def test_language_is_the_operators_or_english(environ, encoding, expected):
    assert terminal.language(environ, encoding) == expected


def test_own_command_speaks_arabic_to_who_reads_it(tmp_path):
    done = manage("suggest_holidays", "1900", var=tmp_path, LANG="ar_SA.UTF-8")
    assert done.stderr == "CommandError: السنة 1900 ليست بين 2022 و2077.\n"


def test_what_cannot_be_encoded_is_escaped(tmp_path):
    done = manage("reset_sign_in", "سارة", var=tmp_path, PYTHONIOENCODING="ascii", LANG="ar_SA")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1  # the tables are not there: told in one line


def test_line_in_english_has_no_marks_of_direction(capfd):
    stream = terminal.Unmarked(os.fdopen(os.dup(1), "wb"), encoding="utf-8")
    stream.write("only \u2068the Arabic\u2069 has \u200e19912.\n")
    stream.close()
    assert capfd.readouterr().out == "only the Arabic has 19912.\n"


@pytest.mark.parametrize(
    ("raised", "status", "said"),
    [
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 141, ""),
        (PermissionError(13, "Permission denied", "/x"), 1, "It cannot go on: "),
        (
            OperationalError("no such table:\n x"),
            1,
            "The database cannot be used: no such table: x (the command migrate makes",
        ),
        (
            OperationalError("connection refused"),
            1,
            "The database cannot be used: connection refused\n",
        ),
    ],
)
def test_what_an_operator_can_mend_ends_in_one_line(monkeypatch, capsys, raised, status, said):
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(SystemExit) as ended, terminal.in_words():
        raise raised
    assert ended.value.code == status
    complaint = capsys.readouterr().err
    assert complaint.startswith(said)
    assert complaint.count("\n") == bool(said)


def test_database_that_is_away_is_told_in_arabic(monkeypatch, capsys):
    monkeypatch.setenv("LC_ALL", "ar_SA.UTF-8")
    with pytest.raises(SystemExit), terminal.in_words():
        raise OperationalError("refused")
    assert capsys.readouterr().err == "لا يمكن استخدام قاعدة البيانات: refused\n"


@pytest.mark.parametrize("variable", ["VAR", "DATABASE_URL", ""])
def test_command_beside_the_installed_service_is_sent_to_its_own(
    monkeypatch, capsys, tmp_path, variable
):
    monkeypatch.setattr(terminal, "INSTALLED", settings.BASE_DIR)
    monkeypatch.setattr(terminal, "INSTALLED_SETTINGS", tmp_path / "citizen-help.env")
    for name in ("VAR", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    terminal.refuse_beside_service("backup")  # nothing is installed
    (tmp_path / "citizen-help.env").touch()
    if variable:
        monkeypatch.setenv(variable, "/x")
        return terminal.refuse_beside_service("backup")
    with pytest.raises(SystemExit) as ended:
        terminal.refuse_beside_service("backup")
    assert ended.value.code == 2
    assert "as root, use `citizen-help backup`" in capsys.readouterr().err


def test_traceback_is_there_for_who_asks_and_for_faults_of_the_code():
    with pytest.raises(OperationalError), terminal.in_words(with_traceback=True):
        raise OperationalError("gone")
    with pytest.raises(LookupError), terminal.in_words():
        raise LookupError


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["export_content", "export_translations"])
def test_pipe_that_nobody_reads_is_no_fault_of_an_export(command):
    reads, writes = os.pipe()
    os.close(reads)
    with pytest.raises(BrokenPipeError):
        call_command(command, f"/dev/fd/{writes}")
    os.close(writes)


def test_log_goes_on_beside_a_stream_without_marks(tmp_path):
    whole = (tmp_path / "said").open("w", encoding="utf-8")
    unmarked = terminal.unmarked(whole)
    whole.write("logged\n")
    whole.flush()
    unmarked.write("told\u200f\n")
    unmarked.flush()
    assert (tmp_path / "said").read_text(encoding="utf-8") == "logged\ntold\n"
    unmarked.close()
