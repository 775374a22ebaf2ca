from types import SimpleNamespace

import pytest
from django.utils import translation

from contacts.fallback import LocalizedText, localized
from contacts.templatetags.texts import markdown, text


def row(ar, en):
    return SimpleNamespace(title_ar=ar, title_en=en)


@pytest.mark.parametrize(
    ("ar", "en", "language", "expected"),
    [
        ("عنوان", "Title", "ar", LocalizedText("عنوان", "ar", False)),
        ("عنوان", "Title", "en", LocalizedText("Title", "en", False)),
        ("", "Title", "ar", LocalizedText("Title", "en", True)),
        (None, "Title", "ar", LocalizedText("Title", "en", True)),
        (" \n\t\u00a0", "Title", "ar", LocalizedText("Title", "en", True)),
        ("عنوان", "  ", "en", LocalizedText("عنوان", "ar", True)),
        ("", None, "en", LocalizedText("", "en", False)),
    ],
)
def test_localized_shows_the_other_language_where_one_is_blank(ar, en, language, expected):
    assert localized(row(ar, en), "title", language) == expected


def test_text_of_the_readers_language_stands_alone():
    with translation.override("ar"):
        assert text(row("عنوان", "Title"), "title") == "عنوان"


def test_text_in_the_other_language_is_marked():
    with translation.override("en"):
        assert text(row("عنوان", ""), "title") == (
            '<span class="foreign" lang="ar" dir="rtl">عنوان</span> '
            '<span class="tag">In Arabic</span>'
        )
    with translation.override("ar"):
        assert text(row("", "Title"), "title") == (
            '<span class="foreign" lang="en" dir="ltr">Title</span> '
            '<span class="tag">بالإنجليزية</span>'
        )


def test_plain_text_in_the_other_language_is_marked_in_words():
    with translation.override("ar"):
        assert text(row("", "Title"), "title", plain=True) == "Title (بالإنجليزية)"


def test_text_is_escaped():
    with translation.override("en"):
        assert text(row("", "<b>&"), "title") == "&lt;b&gt;&amp;"


@pytest.mark.django_db  # of the published numbers, which are links
def test_markdown_in_the_other_language_is_one_marked_block():
    with translation.override("en"):
        assert markdown(row("## عنوان", ""), "title") == (
            '<span class="tag">In Arabic</span> '
            '<div class="foreign foreign-block" lang="ar" dir="rtl"><h2>عنوان</h2>\n</div>'
        )
