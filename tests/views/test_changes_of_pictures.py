"""What readers are told of the pictures of steps."""

import pytest

from contacts.pictures.names import PictureName
from tests.views.changes_page import told
from tests.views.test_changes_of_form import CHANGED, TITLE, become, edit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("old_directory")]
ONE, OTHER = (PictureName.of(letter * 32, 320, 200).value for letter in "ab")
STEP = {"ar": "اطلب 19912", "en": "Dial 19912"}
SAID = {
    "added": {"ar": "أُضيفت صورة إلى الخطوة «{}».", "en": "A picture of the step “{}” was added."},
    "changed": {"ar": "تغيّرت صورة الخطوة «{}».", "en": "A picture of the step “{}” has changed."},
    "removed": {"ar": "حُذفت صورة الخطوة «{}».", "en": "A picture of the step “{}” was removed."},
}


def illustrate(arabic, english="", **how):
    words = {"picture_alt_ar": "زر", "picture_alt_en": "Button"}
    edit(dial={"picture_ar": arabic, "picture_en": english, **words}, **how)


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    ("before", "after", "said"),
    [("", ONE, "added"), (ONE, OTHER, "changed"), (ONE, "", "removed")],
)
def test_picture_is_told_once_in_both_languages(client, before, after, said, language):
    illustrate(before, minor=True)
    illustrate(after)
    sentence = SAID[said][language].format(STEP[language])
    assert told(client, language) == {TITLE[language]: [sentence]}


def test_picture_of_their_own_concerns_readers_of_that_language_alone(client):
    illustrate(ONE, minor=True)
    illustrate(ONE, OTHER)
    assert told(client, "ar") == {}
    assert told(client, "en") == {TITLE["en"]: [SAID["changed"]["en"].format(STEP["en"])]}


def test_what_was_taken_back_and_new_words_for_a_picture_are_no_news(client):
    illustrate(ONE)
    illustrate("")
    edit(dial={"picture_alt_ar": "زر آخر"})
    assert told(client, "ar") == {}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_picture_of_an_option_changes_the_options(client, language):
    become("options")
    illustrate(ONE)
    assert told(client, language) == {TITLE[language]: [CHANGED["options"][language]]}
