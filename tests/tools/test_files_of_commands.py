"""Files named to `citizen-help`: found from where it is called, and handed over."""

import os
import subprocess
import sys

import pytest

from tools import as_service, files_of_commands


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("export_content out.yaml", "export_content /root/out.yaml"),
        ("restore --force b.tar.gz", "restore --force /root/b.tar.gz"),
        ("restore /mnt/b.tar.gz --check", "restore /mnt/b.tar.gz --check"),
        ("backup --keep 3", "backup --keep 3"),
        ("backup --keep 3 b.tar.gz", "backup --keep 3 /root/b.tar.gz"),
        (
            "import_translations --reason why t.xlsx",
            "import_translations --reason why /root/t.xlsx",
        ),
        ("reset_sign_in sara", "reset_sign_in sara"),
        ("restore --newest", "restore --newest"),
        ("", ""),
    ],
)
def test_file_is_found_from_where_the_command_is_called(arguments, expected):
    assert files_of_commands.from_folder(arguments.split(), "/root") == expected.split()


def test_file_to_read_becomes_standard_input(tmp_path):
    (tmp_path / "texts").write_text("its text")
    script = (
        "import sys; from tools import files_of_commands as files; "
        "print(files.handed_over(sys.argv[1:], '/srv/data', '/srv/code'), sys.stdin.read())"
    )
    command = [sys.executable, "-c", script, "import_content", str(tmp_path / "texts")]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30).stdout
    assert said == "['import_content', '/dev/stdin'] its text\n"


def test_files_of_the_site_and_streams_stay_as_they_are():
    folders = ("/srv/data", "/srv/code")
    for file in ("/srv/data/backups/b.tar.gz", "/srv/code/contacts/first.yaml", "/dev/stdin"):
        given = ["restore", file]
        assert files_of_commands.handed_over(given, *folders) == given
    assert files_of_commands.handed_over(["backup", "/x/new"], *folders) == ["backup", "/x/new"]


def test_folder_that_cannot_be_written_is_named(tmp_path):
    given = ["export_content", str(tmp_path / "none" / "out.yaml")]
    assert f"cannot write in {tmp_path / 'none'}:" in files_of_commands.unwritable(given)
    assert files_of_commands.unwritable(["export_content", str(tmp_path / "out.yaml")]) == ""
    assert files_of_commands.unwritable(["export_content", "/dev/stdout"]) == ""


def test_missing_file_and_missing_terminal_end_in_a_line(monkeypatch, capsys):
    monkeypatch.setattr(as_service, "become_the_service", lambda: None)
    reads, writes = os.pipe()
    with os.fdopen(reads) as stdin, os.fdopen(writes, "w"):
        monkeypatch.setattr(sys, "stdin", stdin)
        for given in (["restore", "/nosuch"], ["createsuperuser"]):
            with pytest.raises(SystemExit):
                as_service.manage(given, "/", {"VAR": "/srv/data"})
        silent = ["createsuperuser", "--noinput"]
        assert as_service.manage(silent, "/", {"VAR": "/srv/data"})[2:] == silent
    first, second = capsys.readouterr().err.splitlines()
    assert first == "/nosuch: No such file or directory"
    assert "has no terminal" in second


def test_first_account_is_told_the_rule_and_proposed_no_name(monkeypatch, capsys):
    monkeypatch.setattr(as_service, "become_the_service", lambda: None)
    ours, theirs = os.openpty()
    variables = {"VAR": "/srv/data"}
    with os.fdopen(ours), os.fdopen(theirs) as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        assert as_service.manage(["createsuperuser"], "/", variables)[2:] == ["createsuperuser"]
    assert variables["LOGNAME"] == " "
    assert "at least 12 characters" in capsys.readouterr().err


def test_settings_that_are_not_there_are_told(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(as_service, "SETTINGS", tmp_path / "none.env")
    with pytest.raises(SystemExit):
        as_service.settings_text()
    assert "none.env is not there: sh " in capsys.readouterr().err
