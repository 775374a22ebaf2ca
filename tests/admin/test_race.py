"""Six editors save one form at the same moment, ten times over, on the database of this run."""

import pytest

from contacts.models import Topic
from tests.admin.race import EDITORS, ROUNDS, race
from tests.directory_rows import make_directory


@pytest.mark.django_db(transaction=True)
def test_no_save_of_sixty_is_lost(tmp_path, capsys):
    make_directory()
    outcomes, stored = race(Topic.objects.get(slug="phone"), tmp_path)
    overwritten = outcomes["stored"] - ROUNDS
    lost = outcomes["lost"] + overwritten
    with capsys.disabled():
        print(f"{lost} lost of {len(EDITORS) * ROUNDS}")  # noqa: T201
    assert outcomes == {"stored": ROUNDS, "refused": (len(EDITORS) - 1) * ROUNDS}
    assert len(set(stored)) == ROUNDS
