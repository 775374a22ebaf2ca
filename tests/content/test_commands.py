"""`manage.py import_content` and `export_content`, as an operator sees them."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError
from django.utils import translation

from citizen_help.terminal import in_words
from contacts.content.exporter import export_text
from contacts.models import Channel, Guide, Step
from tests.content.broken import GOOD

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.yaml"
    path.write_text(f"format: 2\n{GOOD}")
    return path


def run(command: str, *arguments: object) -> str:
    out = io.StringIO()
    call_command(command, *map(str, arguments), stdout=out)
    return out.getvalue()


def test_import_says_what_it_did(good):
    assert run("import_content", good) == (
        "Content loaded: 10 created, 0 changed, 0 removed, 0 unchanged.\n"
    )
    assert run("import_content", good) == (
        "Nothing changed: the content is what the file says already.\n"
    )


def test_file_of_the_older_format_is_told_how_it_was_taken(tmp_path):
    path = tmp_path / "older.yaml"
    path.write_text(GOOD)
    assert "were taken as plain text, without Markdown." in run("import_content", path)


def test_if_empty_loads_into_an_empty_database(good):
    assert run("import_content", good, "--if-empty").startswith("Content loaded: 10 created")
    assert Guide.objects.count() == 1


def test_if_empty_leaves_content_alone(good):
    Channel.objects.create(slug="mine", kind="app")
    before = export_text()
    said = run("import_content", good, "--if-empty")
    assert said == "There is content already: nothing was loaded.\n"
    assert export_text() == before


def test_dry_run_shows_a_diff_and_changes_nothing(good):
    run("import_content", good)
    before = export_text()
    good.write_text(GOOD.replace("Call 19912.", "Dial 19912."))
    diff = run("import_content", good, "--dry-run").splitlines()
    assert diff[:2] == ["--- content now", "+++ content after the import"]
    assert [line for line in diff[2:] if line[0] in "+-"] == [
        '-          en: "Call 19912."',
        '+          en: "Dial 19912."',
    ]
    assert export_text() == before


def test_dry_run_of_the_same_content_says_so(good):
    run("import_content", good)
    assert run("import_content", good, "--dry-run") == "Nothing would change.\n"


def test_dry_run_with_prune_shows_what_would_go(good):
    Channel.objects.create(slug="mine", kind="app")
    diff = run("import_content", good, "--dry-run", "--prune")
    assert "\n-  - slug: mine\n" in diff
    assert Channel.objects.get().slug == "mine"


def test_dry_run_of_a_broken_file_tells_its_errors(good):
    good.write_text("pages:\n  - slug: 7\n")
    with pytest.raises(CommandError, match=r"^good\.yaml, line 2, pages\[0\]\.slug: "):
        run("import_content", good, "--dry-run")


def test_a_refusing_database_is_told_in_a_sentence(good, monkeypatch):
    def refuse(self, *args, **kwargs):
        raise DatabaseError("disk is full")

    monkeypatch.setattr(Step, "save", refuse)
    with pytest.raises(CommandError) as caught:
        run("import_content", good)
    assert str(caught.value) == (
        "The database refused the content, and nothing was changed: disk is full"
    )
    assert not Channel.objects.exists()


def test_a_database_without_tables_is_told_with_what_to_do(good, monkeypatch, capsys):
    def refuse(self, *args, **kwargs):
        raise OperationalError("no such table: contacts_step")

    monkeypatch.setattr(Step, "save", refuse)
    monkeypatch.setenv("LC_ALL", "C")
    with pytest.raises(SystemExit), in_words():
        run("import_content", good)
    assert capsys.readouterr().err == (
        "The database cannot be used: no such table: contacts_step (the command migrate makes "
        "what it lacks; a site in another folder is found with its VAR)\n"
    )


def test_export_writes_what_import_reads(good, tmp_path):
    run("import_content", good)
    path = tmp_path / "all.yaml"
    assert run("export_content", path) == f"The content was written to {path}.\n"
    assert path.read_bytes() == export_text().encode()
    assert path.stat().st_mode & 0o777 == 0o644
    assert run("import_content", path).startswith("Nothing changed")


def test_export_replaces_an_older_file_whole(tmp_path):
    path = tmp_path / "all.yaml"
    path.write_text("old" * 10_000)
    run("export_content", path)
    assert path.read_text() == export_text()
    assert list(tmp_path.iterdir()) == [path]


def test_export_into_a_missing_folder_is_refused(tmp_path):
    path = tmp_path / "none" / "all.yaml"
    with pytest.raises(CommandError) as caught:
        run("export_content", path)
    assert str(caught.value) == f"{path} cannot be written: No such file or directory."


def test_export_over_a_folder_leaves_no_file_behind(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(CommandError, match="cannot be written: Is a directory"):
        run("export_content", tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]
