"""The drawings of the first content: each says that it is one, and shows what the texts name."""

import re

import pytest
import yaml

from contacts.content.picture_files import files_of
from contacts.pictures.names import PictureFile, PictureName
from contacts.pictures.verify import verified
from tests.audit.drawings import DRAWINGS, FILE, FOLDER, PAGE, named

TEXT = FILE.read_text(encoding="utf-8")
GUIDES = yaml.safe_load(TEXT)["guides"]
STEPS = [(guide, step) for guide in GUIDES for step in guide["steps"] if "picture" in step]
IN_QUOTES = {"ar": r"«([^»]+)»", "en": r"“([^”]+)”"}


def test_each_drawing_is_a_figure_that_says_what_it_is():
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r'<figure id="(\w+)"', page) == [drawing.figure for drawing in DRAWINGS]
    assert page.count("<figcaption>") == 1, "in the template that every figure gets"
    assert '<span lang="ar">رسم توضيحي، وليس صورة من الشاشة</span>' in page
    assert '<span lang="en">Drawing, not a screenshot</span>' in page


def test_alternative_texts_begin_with_that_it_is_a_drawing():
    assert len(STEPS) >= len(DRAWINGS)
    for _guide, step in STEPS:
        assert step["picture_alt"]["ar"].startswith("رسم توضيحي: ")
        assert step["picture_alt"]["en"].startswith("Drawing: ")


def told(guide, language):
    texts = [guide["summary"], *(each["text"] for each in guide["steps"])]
    return " ".join(text[language] for text in texts)


def test_screens_show_only_words_that_the_guide_has():
    guides = {guide["slug"]: guide for guide in GUIDES}
    page = PAGE.read_text(encoding="utf-8").replace("<br>", " ")
    for drawing in DRAWINGS:
        [screen] = re.findall(rf'<figure id="{drawing.figure}".*?class="note', page, re.DOTALL)
        words = re.findall(r'(?:lang="ar"|<bdi dir="ltr"[^>]*)>([^<]+)<', screen)
        assert words, drawing.figure
        assert [one for one in words if one not in told(guides[drawing.guide], "ar")] == []


@pytest.mark.parametrize("language", IN_QUOTES)
def test_alternative_texts_name_only_what_the_guide_names(language):
    for guide, step in STEPS:
        alt = step["picture_alt"][language]
        names = re.findall(IN_QUOTES[language], alt) + re.findall(r"[\w@.]*[0-9_.]\w+", alt)
        assert [name for name in names if name not in told(guide, language)] == [], (
            guide["slug"],
            step["uid"],
        )


def test_folder_holds_the_pictures_that_are_named():
    drawn = {name for drawing in DRAWINGS for name in named(TEXT, drawing).values()}
    assert {name for _guide, step in STEPS for name in step["picture"].values()} == drawn
    files = {file_name for name in drawn for _file, file_name in files_of(PictureName(name))}
    assert {path.name for path in FOLDER.iterdir()} == files
    assert {tuple(named(TEXT, each)) for each in DRAWINGS} == {("ar", "en")}


def test_files_are_those_that_the_names_stand_for():
    for drawing in DRAWINGS:
        for name in named(TEXT, drawing).values():
            files = {
                file: (FOLDER / file_name).read_bytes()
                for file, file_name in files_of(PictureName(name))
            }
            assert verified(name, files).name.value == name
            assert len(files[PictureFile.SMALL_WEBP]) <= 15_000
