"""The pictures of the README: each is there, and each can be taken anew."""

import re

from tests.audit.screenshots import FOLDER, PICTURES


def test_readme_shows_the_pictures_that_can_be_taken_anew():
    readme = (FOLDER.parents[1] / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"\(docs/screenshots/([\w-]+)\.webp\)", readme)
    assert sorted(shown) == sorted(picture.name for picture in PICTURES)
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.webp" for name in shown}
