"""Content files with pictures, read: from a folder, a ZIP or a pipe; all of it or nothing."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from contacts.content.export_files import export_file
from contacts.content.import_files import opened
from contacts.content.packed import is_packed
from contacts.models import Guide, Picture, Step
from tests.content.picture_rows import guide_text, make_guide, png, stored, zipped
from tests.content.test_export_files import names

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def run(file: Path, *options: str) -> str:
    out = io.StringIO()
    call_command("import_content", str(file), *options, stdout=out)
    return out.getvalue()


def refused(file: Path) -> str:
    with pytest.raises(CommandError) as caught:
        run(file)
    assert not Guide.objects.exists()
    assert not Picture.objects.exists()
    return str(caught.value).replace("\u2068", "").replace("\u2069", "")


def emptied() -> None:
    Guide.objects.all().delete()
    Picture.objects.all().delete()


@pytest.mark.parametrize("kind", ["content.yaml", "content.zip"])
def test_export_comes_back_from_nothing_byte_for_byte(tmp_path, kind):
    make_guide(stored("red"), stored("blue", (300, 200)))
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    export_file(first / kind)
    pictures = list(Picture.objects.order_by("name").values_list("name", "large_webp"))
    emptied()
    assert "would" not in run(first / kind, "--dry-run")
    assert not Picture.objects.exists()
    assert run(first / kind).startswith("Content loaded: 3 created")
    assert list(Picture.objects.order_by("name").values_list("name", "large_webp")) == pictures
    assert run(first / kind).startswith("Nothing changed")
    export_file(second / kind)
    assert (first / kind).read_bytes() == (second / kind).read_bytes()
    if kind == "content.yaml":
        one, other = (folder / "content.pictures" for folder in (first, second))
        assert names(one) == names(other)
        assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names(one))


def test_missing_picture_is_told_at_its_line(tmp_path):
    name = f"{'0' * 32}-100x100"
    (tmp_path / "content.yaml").write_text(guide_text(name))
    assert refused(tmp_path / "content.yaml").startswith(
        f"content.yaml, line 10, guides[0].steps[0].picture.ar: There is no picture “{name}”. Put "
        "its file, or the four files of an exported one, into the folder content.pictures beside"
    )


def test_picture_of_the_site_needs_no_file(tmp_path):
    (tmp_path / "content.yaml").write_text(guide_text(stored()))
    assert run(tmp_path / "content.yaml").startswith("Content loaded")


def test_picture_that_a_step_has_and_the_site_lacks_is_left_to_check_content(tmp_path):
    make_guide(f"{'0' * 32}-100x100")
    export_file(tmp_path / "content.yaml")
    assert run(tmp_path / "content.yaml").startswith("Nothing changed")
    said = io.StringIO()
    call_command("check_content", stdout=said)
    assert "step #" in said.getvalue()
    assert "picture_ar: The picture is not on the site." in said.getvalue()


def test_changed_and_missing_files_of_a_picture_are_told(tmp_path):
    name = stored()
    make_guide(name)
    export_file(tmp_path / "content.yaml")
    emptied()
    path, folder = tmp_path / "content.yaml", tmp_path / "content.pictures"
    (folder / f"{name}-large.jpg").write_bytes(b"otherwise")
    assert f"picture.ar: The files of the picture {name} are not as" in refused(path)
    (folder / f"{name}-large.jpg").unlink()
    assert f"The file {name}-large.jpg of this picture is missing." in refused(path)


def test_other_problem_of_the_file_keeps_no_picture(tmp_path):
    make_guide(stored())
    path = tmp_path / "content.yaml"
    export_file(path)
    emptied()
    path.write_text(path.read_text().replace("slug: shown", "slug: no slug"))
    assert "slug" in refused(path)


def test_own_picture_is_made_ready_and_named_anew(tmp_path):
    path, folder = tmp_path / "content.yaml", tmp_path / "content.pictures"
    folder.mkdir()
    (folder / "الشاشة ١.png").write_bytes(png())
    path.write_text(guide_text("الشاشة ١.png"))
    assert run(path).startswith("Content loaded: 2 created")
    step, picture = Step.objects.get(), Picture.objects.get()
    assert step.picture_ar == picture.name
    assert picture.name.endswith("-600x400")
    assert run(path).startswith("Nothing changed")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("none.png", "There is no picture “none.png”. Put its file"),
        ("text.png", "“text.png”: "),
        ("../outside.png", "named by its file’s name alone"),
        ("/etc/passwd", "named by its file’s name alone"),
        (".hidden.png", "named by its file’s name alone"),
        ("link.png", "This is a link. Put the file itself there."),
        ("folder.png", "This is no ordinary file."),
        ("pipe.png", "This is no ordinary file."),
        ("huge.png", "The file is larger than 10 MB."),
    ],
)
def test_own_picture_that_cannot_be_taken_is_told_at_its_line(tmp_path, name, says):
    path, folder = tmp_path / "content.yaml", tmp_path / "content.pictures"
    folder.mkdir()
    (folder / "text.png").write_text("no picture")
    (folder / "link.png").symlink_to(tmp_path / "outside.png")
    (tmp_path / "outside.png").write_bytes(png())
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    with (folder / "huge.png").open("wb") as file:
        file.truncate(10 * 1024**2 + 1)
    path.write_text(guide_text(name))
    said = refused(path)
    assert "line 10, guides[0].steps[0].picture.ar: " in said
    assert says in said


def test_picture_without_words_is_refused_at_its_line(tmp_path):
    text = guide_text(stored()).replace("        picture_alt: {ar: شاشة}\n", "")
    (tmp_path / "content.yaml").write_text(text)
    with pytest.raises(CommandError, match=r"line 9, .*picture: .*what it shows"):
        run(tmp_path / "content.yaml")


def test_draft_without_words_is_told_by_check_content(tmp_path):
    guide = make_guide()
    Step.objects.create(guide=guide, uid="b", status="draft", text_ar="خ", picture_ar=stored())
    said = io.StringIO()
    call_command("check_content", stdout=said)
    assert "picture_alt_ar: The picture needs a sentence" in said.getvalue()


def test_zip_comes_through_a_pipe(tmp_path):
    data = zipped({"content.yaml": guide_text("a.png"), "pictures/a.png": png()})
    (tmp_path / "content.zip").write_bytes(data)
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; sys.stdout.buffer.write(open(sys.argv[1],'rb').read())"]
        + [str(tmp_path / "content.zip")],
        stdout=subprocess.PIPE,
    ) as source:
        assert source.stdout
        with opened(Path(f"/dev/fd/{source.stdout.fileno()}")) as content:
            assert len(content.own) == 1
            assert not content.problems


def test_content_without_its_zip_says_what_to_send(tmp_path):
    (tmp_path / "file").write_text(guide_text(f"{'0' * 32}-100x100"))
    with (tmp_path / "file").open("rb") as file:
        said = refused(Path(f"/dev/fd/{file.fileno()}"))
    assert "Send the ZIP file with the content and its pictures." in said


def test_kinds_are_told_by_their_bytes():
    assert is_packed(zipped({"a": b""})[:4])
    assert not is_packed(b"guid")


def test_import_says_that_languages_differ(tmp_path):
    text = (
        "format: 3\ntopics:\n  - slug: loans\n    name: {ar: الاستعارة, en: Loans}\n"
        "guides:\n  - slug: renew\n    status: published\n    topic: loans\n"
        "    title: {ar: كيف أمدد؟, en: How to renew?}\n"
        "    summary: {ar: خلال 3 أيام., en: Within %d days.}\n"
    )
    file = tmp_path / "content.yaml"
    file.write_text(text % 5)
    assert run(file).splitlines()[-1] == (
        "Numbers, times or links differ between Arabic and English in 1 text. "
        "This shows where: manage.py check_content"
    )
    file.write_text(text % 3)
    assert "check_content" not in run(file)
