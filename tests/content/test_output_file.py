"""Files that commands write, and what may stand in their place."""

import os
import stat
import threading
from pathlib import Path

import pytest

from contacts.content.output_file import is_passed_on, write_whole


def put(file):
    return file.write(b"new")


def test_new_file_can_be_read_by_others(tmp_path):
    assert write_whole(tmp_path / "a", put) == 3
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o644


def test_file_that_is_there_keeps_its_mode_and_a_link_its_aim(tmp_path):
    target, link = tmp_path / "a", tmp_path / "link"
    target.write_text("old and longer")
    target.chmod(0o640)
    link.symlink_to(target)

    write_whole(link, put)

    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize("through_link", [False, True])
def test_pipe_is_written_through(tmp_path, through_link):
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()

    write_whole(link if through_link else pipe, put)

    reader.join(10)
    assert got == [b"new"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link", "pipe"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes devices")
def test_device_stays_one(tmp_path):
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        pytest.skip("no devices are made here")
    write_whole(device, put)
    assert stat.S_ISCHR(device.stat().st_mode)


def test_what_is_open_already_is_written_through():
    with open(os.devnull, "wb") as file:
        assert write_whole(Path(f"/dev/fd/{file.fileno()}"), put) == 3


def test_failure_leaves_the_old_file_and_nothing_else(tmp_path):
    target = tmp_path / "a"
    target.write_text("old")

    def fail(file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_whole(target, fail)
    assert target.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_folder_is_refused(tmp_path):
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path, put)


def test_read_only_file_is_refused(tmp_path, monkeypatch):
    target = tmp_path / "a"
    target.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write what nobody else may
    with pytest.raises(PermissionError):
        write_whole(target, put)
    assert target.read_text() == "old"
    assert not is_passed_on(target)
