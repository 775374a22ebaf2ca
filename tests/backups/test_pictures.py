"""Pictures are in every backup, and are never read all at once."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from contacts.backups import fingerprints, service
from contacts.models import Picture
from contacts.pictures.encoding import encode
from contacts.pictures.verify import verified
from tests.pictures.samples import drawing, saved

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Riyadh"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("english")
def test_picture_comes_back_byte_for_byte(tmp_path):
    made = encode(saved(drawing(600, 600)))
    row = Picture.objects.keep(made)
    service.backup(tmp_path / "one.tar.gz", moment=NOW)
    Picture.objects.all().delete()
    service.restore(tmp_path / "one.tar.gz", force=True)
    back = Picture.objects.get()
    assert (back.name, back.created_at) == (row.name, row.created_at)
    assert verified(back.name, {file: back.file(file) for file in made.files}) == made


class Counted:
    """A cursor that writes down how many rows it is asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def execute(self, _sql: str) -> None:
        pass

    def fetchmany(self, size: int) -> list[list[object]]:
        self.asked.append(size)
        return []


def test_rows_with_files_are_read_a_few_at_a_time():
    cursor = Counted()
    tables = {name: ["id"] for name in ("contacts_picture", "contacts_step", "contacts_upload")}
    fingerprints.of_tables(cursor, tables)
    assert cursor.asked == [10, 2000, 10]
