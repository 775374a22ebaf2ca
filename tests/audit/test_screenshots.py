"""The pictures in the documents: each is there, is shown, and can be taken anew."""

import re

from tests.audit.screenshots import FOLDER, PICTURES

ROOT = FOLDER.parents[1]


def shown(document: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    return re.findall(r"\]\((?:docs/)?screenshots/([\w-]+)\.webp\)", text)


def test_documents_show_the_pictures_that_can_be_taken_anew():
    pictures = sorted(picture.name for picture in PICTURES)
    assert sorted(shown("docs/readers.md")) == pictures
    assert 2 <= len(shown("README.md")) <= 3
    assert set(shown("README.md")) < set(pictures)
    assert {file.name for file in FOLDER.iterdir()} == {f"{name}.webp" for name in pictures}
