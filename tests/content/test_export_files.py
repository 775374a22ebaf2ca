"""The content written with its pictures: a folder beside it, a ZIP, or neither."""

import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from contacts.content.doubts import doubts
from contacts.content.export_files import export_file
from contacts.content.exporter import export_text
from contacts.models import Picture, Step
from tests.content.picture_rows import make_guide, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run(file: Path) -> tuple[str, str]:
    out, errors = io.StringIO(), io.StringIO()
    call_command("export_content", str(file), stdout=out, stderr=errors)
    return out.getvalue(), errors.getvalue()


def test_pictures_lie_beside_the_file(tmp_path):
    wide, narrow = stored("red"), stored("blue", (300, 200))
    stored("green")  # of no step
    make_guide(wide, narrow, wide)
    said, _errors = run(tmp_path / "content.yaml")
    assert "2 pictures are beside it, in the folder content.pictures." in said
    folder = tmp_path / "content.pictures"
    ends = ("large.jpg", "large.webp", "small.jpg", "small.webp")
    expected = [f"{wide}-{end}" for end in ends] + [f"{narrow}-{end}" for end in ends[2:]]
    assert names(folder) == sorted(expected)
    assert (folder / f"{wide}-small.webp").read_bytes()[8:12] == b"WEBP"
    assert (folder / f"{wide}-large.jpg").read_bytes()[:2] == b"\xff\xd8"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o644}


def test_only_what_is_ours_and_right_no_longer_changes(tmp_path):
    old, new = stored("red", (300, 200)), stored("blue", (300, 200))
    guide = make_guide(old)
    path, folder = tmp_path / "content.yml", tmp_path / "content.pictures"
    export_file(path)
    (folder / "mine.png").write_bytes(b"mine")
    (folder / f"{old}-small.txt").write_bytes(b"mine too")
    Step.objects.create(guide=guide, uid="b", picture_ar=new, status="draft")
    before = (folder / f"{old}-small.webp").stat()
    (folder / f"{old}-small.jpg").write_bytes(b"torn")
    export_file(path)
    after = (folder / f"{old}-small.webp").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (folder / f"{old}-small.jpg").read_bytes()[:2] == b"\xff\xd8"
    Step.objects.filter(uid="s0").delete()
    export_file(path)
    assert names(folder) == sorted(
        [f"{new}-small.jpg", f"{new}-small.webp", f"{old}-small.txt", "mine.png"]
    )


def test_no_pictures_no_folder(tmp_path):
    make_guide(stored())
    path = tmp_path / "content.yaml"
    export_file(path)
    Step.objects.update(picture_ar="")
    assert run(path)[0].splitlines() == [f"The content was written to {path}."]
    assert names(tmp_path) == ["content.yaml"]


def test_link_in_the_folder_is_replaced_and_its_aim_left(tmp_path):
    name = stored(size=(300, 200))
    make_guide(name)
    other = tmp_path / "other"
    other.write_bytes(b"other")
    folder = tmp_path / "content.pictures"
    folder.mkdir()
    (folder / f"{name}-small.jpg").symlink_to(other)
    export_file(tmp_path / "content.yaml")
    assert not (folder / f"{name}-small.jpg").is_symlink()
    assert other.read_bytes() == b"other"


def test_folder_that_cannot_be_written_is_named_and_the_old_text_stays(tmp_path):
    make_guide(stored())
    (tmp_path / "content.yaml").write_text("old")
    (tmp_path / "content.pictures").write_text("a file")
    with pytest.raises(CommandError, match=r"content\.pictures cannot be written: File exists\."):
        run(tmp_path / "content.yaml")
    assert (tmp_path / "content.yaml").read_text() == "old"


def test_zip_holds_both_as_the_same_bytes_each_time(tmp_path):
    wide, narrow = stored("red"), stored("blue", (300, 200))
    make_guide(wide, narrow)
    assert run(tmp_path / "a.zip")[0] == f"The content was written to {tmp_path / 'a.zip'}.\n"
    run(tmp_path / "b.ZIP")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.ZIP").read_bytes()
    assert names(tmp_path) == ["a.zip", "b.ZIP"]
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
        assert archive.read("content.yaml").decode() == export_text()
    ends = ("small.webp", "large.webp", "small.jpg", "large.jpg")
    in_order = [f"pictures/{name}-{end}" for name in sorted((wide, narrow)) for end in ends]
    expected = [one for one in in_order if narrow not in one or "small" in one]
    assert [one.filename for one in entries] == ["content.yaml", *expected]
    assert {(one.date_time, one.external_attr, one.compress_type) for one in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0o100644 << 16, zipfile.ZIP_STORED)
    }


def test_pipe_gets_the_text_alone_and_says_so(tmp_path):
    make_guide(stored())
    with (tmp_path / "target").open("wb") as target:
        said, errors = run(Path(f"/dev/fd/{target.fileno()}"))
    assert said == ""
    assert errors.splitlines()[1] == (
        "1 picture is left out: name a file, or a ZIP file, to have it too."
    )
    assert (tmp_path / "target").read_text() == export_text()
    assert names(tmp_path) == ["target"]


def test_picture_that_the_site_lacks_is_told(tmp_path):
    make_guide(f"{'0' * 32}-100x100")
    said, _errors = run(tmp_path / "content.yaml")
    assert "1 picture that a step names is not on the site: see check_content." in said
    assert names(tmp_path) == ["content.yaml"]


@pytest.mark.parametrize("end", ["yaml", "zip"])
def test_picture_that_has_no_name_of_one_is_left_out_and_told(tmp_path, end):
    odd = "../../x"
    Picture.objects.create(name=odd)
    make_guide(odd)
    said, _errors = run(tmp_path / f"content.{end}")
    assert "1 picture that a step names is not on the site: see check_content." in said
    assert names(tmp_path) == [f"content.{end}"]
    assert ("picture_ar", "The picture is not on the site. Choose it anew, or import it.") in [
        (doubt.field, doubt.sentence()) for doubt in doubts()
    ]


def test_full_disk_leaves_no_half_file(tmp_path, monkeypatch):
    make_guide(stored())
    monkeypatch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(CommandError, match=r"content\.pictures cannot be written: full"):
        run(tmp_path / "content.yaml")
    assert names(tmp_path / "content.pictures") == []
    assert names(tmp_path) == ["content.pictures"]
