"""A file with an error changes nothing, and the error is told with its line and field."""

import hashlib

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation
from django.utils.translation import gettext as _

from contacts.content.exporter import export_text
from contacts.content.importer import import_content
from contacts.content.nodes import MAX_BYTES, parse
from contacts.content.problems import ContentError
from contacts.content.records import read_content
from contacts.models import Page
from tests.content.broken import CASES, GOOD
from tests.content.loading import load_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def fingerprint() -> str:
    return hashlib.sha256(export_text().encode()).hexdigest()


def refusal(path, **options) -> list[str]:
    """The lines of the command's error, for a file that must change nothing."""
    before = fingerprint()
    with pytest.raises(CommandError) as caught:
        call_command("import_content", str(path), **options)
    assert fingerprint() == before
    assert caught.value.returncode == 1
    lines = str(caught.value).splitlines()
    assert lines[-1] == _("Nothing was changed.")
    return lines[:-1]


@pytest.fixture
def file(tmp_path):
    return tmp_path / "content.yaml"


def test_the_file_that_the_broken_ones_come_from_is_right():
    load_text(GOOD)
    assert load_text(GOOD).changed_nothing


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_broken_file_is_refused_with_line_and_field(case, file):
    Page.objects.create(slug="before", title_en="Before")
    file.write_bytes(case.text.encode())
    place = f"content.yaml, line {case.line}" + (f", {case.field}: " if case.field else ": ")
    lines = refusal(file)
    assert len(lines) == case.errors
    [told] = [line for line in lines if line.startswith(place)]
    assert case.says in told


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.name)
def test_broken_file_is_refused_over_the_content_it_would_change(first_content, case, file):
    load_text(GOOD, prune=True)
    file.write_bytes(case.text.encode())
    assert refusal(file, prune=True) == refusal(file)


def test_all_errors_are_told_at_once_in_the_order_of_lines(file):
    text = GOOD
    for name in ("unknown key", "number", "status", "blank step", "holiday reversed", "bad uid"):
        [case] = [case for case in CASES if case.name == name]
        text = text.replace(case.old, case.new, 1)
    file.write_text(text)
    assert [line.split(": ")[0] for line in refusal(file)] == [
        "content.yaml, line 4, channels[0].status",
        "content.yaml, line 12, channels[0].endpoints[0].value",
        "content.yaml, line 21, guides[0].title",
        "content.yaml, line 25, guides[0].titel",
        "content.yaml, line 28, guides[0].steps[0].uid",
        "content.yaml, line 33, guides[0].steps[1].text",
        "content.yaml, line 45, holidays[0].first_day",
    ]


def test_twenty_errors_are_listed_and_the_rest_counted(file):
    file.write_text("topics:\n" + "  - slug: 7\n" * 27)
    lines = refusal(file)
    assert len(lines) == 21
    assert lines[19].startswith("content.yaml, line 21, topics[19].slug: ")
    assert lines[20] == "And 7 more errors."


@pytest.mark.parametrize("language", ["ar", "en"])
def test_errors_are_told_in_the_active_language(file, language):
    file.write_text("pages:\n  - slug: ok\n    status: published\n")
    with translation.override(language):
        [line] = refusal(file)
        message = _(
            "Nothing can be published without a title in Arabic or in English. Write one, "
            "or save it as a draft."
        )
        assert line == _("%(file)s, line %(line)d, %(field)s: %(message)s") % {
            "file": "content.yaml",
            "line": 2,
            "field": "pages[0].title",
            "message": message,
        }


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "The file is empty."),
        (b"# only a comment\n", "The file is empty."),
        (b"\xef\xbb\xbf", "The file is empty."),
        (b"#" * (MAX_BYTES + 1), "The file is larger than 10 MB."),
    ],
    ids=["nothing", "comment", "mark", "large"],
)
def test_file_without_content_is_refused(file, data, says):
    file.write_bytes(data)
    assert refusal(file) == [f"content.yaml: {says}"]


@pytest.mark.parametrize(("encoding", "line"), [("utf-16", 1), ("cp1256", 8), ("iso8859-6", 8)])
def test_file_in_another_encoding_is_refused(file, encoding, line):
    file.write_bytes(GOOD.replace("؟", "").encode(encoding))
    assert refusal(file) == [
        f"content.yaml, line {line}: This is not UTF-8 text. Save the file as UTF-8."
    ]


def test_missing_file_is_refused(tmp_path):
    assert refusal(tmp_path / "none.yaml") == ["none.yaml: There is no such file."]


def test_folder_is_refused(tmp_path):
    assert refusal(tmp_path) == [f"{tmp_path.name}: The file cannot be read: Is a directory."]


@pytest.mark.parametrize("text", ["[]", "text", "- channels"])
def test_file_that_is_not_keys_is_refused(file, text):
    file.write_text(text)
    [line] = refusal(file)
    assert line.startswith("content.yaml, line 1: Keys with values are expected here")


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(file):
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 9))
    file.write_text(f"l0: &l0 [x]\n{levels}")
    [line] = refusal(file)
    assert line.startswith("content.yaml, line 1, l0: Anchors (&)")


@pytest.mark.parametrize("bracket", ["[", "{"])
def test_a_very_deep_file_is_refused(file, bracket):
    file.write_text("pages: " + bracket * 1_000_000)
    [line] = refusal(file)
    assert line.startswith("content.yaml, line 1")


def test_file_of_errors_without_end_is_read_no_further(file):
    file.write_text("channels:\n" + "  - slug: a\n    kind: x\n" * 15_000)
    lines = refusal(file)
    assert lines[0] == "content.yaml: There are more than 200 errors in the file. Mend these first."
    assert lines[1].startswith("content.yaml, line 3, channels[0].kind: ")
    assert lines[-1] == "And 181 more errors."


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("topics:\n" + "  - slug: a\n" * 20_001, 20_002),
        ("guides:\n  - slug: a\n    steps:\n" + "      - uid: a\n" * 501, 504),
        ("? " + "k" * 100_000 + "\n: [" + "a," * 20_001 + "a]\n", 2),
    ],
    ids=["records", "parts", "values below a long key"],
)
def test_list_without_end_is_refused_where_it_is_too_long(file, text, line):
    file.write_text(text)
    [told] = refusal(file)
    assert told.startswith(f"content.yaml, line {line}, ")
    assert "entries. Split the file." in told
    assert len(told) < 300


def test_import_that_takes_too_long_gives_up_and_changes_nothing():
    before = fingerprint()
    with pytest.raises(ContentError, match="changes too much at once"):
        import_content(read_content(parse(GOOD.encode())), seconds=-1)
    assert fingerprint() == before


def test_text_longer_than_any_page_is_refused(file):
    file.write_text(
        "topics:\n  - slug: a\n    name: {en: A}\npages:\n  - slug: b\n"
        "    title: {en: B}\n    body: {en: " + "x" * 100_001 + "}\n"
    )
    [told] = refusal(file)
    assert told.endswith("This text has more than 100000 characters. Shorten it, or split it.")
