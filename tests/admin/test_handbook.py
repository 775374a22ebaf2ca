"""The handbook: the same tasks in both languages, in the desk's words, linked from its forms."""

import re

import pytest
from django.urls import reverse
from django.utils.translation.trans_real import DjangoTranslation

from contacts.admin.handbook import HEADING, SECTION_OF, handbook, source
from contacts.enums import Language
from tests.audit.handbook_pictures import FOLDER, PICTURES
from tests.html import parse

BOLD = re.compile(r"(?<!`)\*\*([^*\n]+)\*\*(?!`)")
PICTURE = re.compile(r"!\[([^]]+)\]\(../static/admin/desk/handbook/(\w\w)/([\w-]+)\.webp\)")


def sections(language: Language) -> list[str]:
    return re.split(r"^## ", source(language), flags=re.MULTILINE)[1:]


def catalog_of(language: Language) -> set[str]:
    """What the desk can say, lower case: in English what is translated, in Arabic how."""
    known: set[str] = set()
    for catalog in DjangoTranslation("ar")._catalog._catalogs:
        for text, translated in catalog.items():
            text = text[0] if isinstance(text, tuple) else text
            said = text.rpartition("\x04")[2]
            known.add(str(said if language == Language.ENGLISH else translated).lower())
    return known


@pytest.mark.parametrize("language", Language)
def test_words_in_bold_are_those_of_the_desk(language):
    known = catalog_of(language)
    bold = [one.lower() for one in BOLD.findall(source(language).partition("\n## ")[2])]
    assert len(bold) > 60
    assert [one for one in bold if one not in known and not starts_one(one, known)] == []


def starts_one(text: str, known: set[str]) -> bool:
    """As "Preview" does "Preview: Arabic", and "Add" "Add question"."""
    return any(one.startswith((f"{text}: %", f"{text} %")) for one in known)


def test_both_languages_have_the_same_tasks_with_as_many_presses_and_pictures():
    arabic, english = sections(Language.ARABIC), sections(Language.ENGLISH)
    assert len(arabic) == len(english) > 15
    for one, other in zip(arabic, english, strict=True):
        title = other.partition("\n")[0]
        assert shape(one) == shape(other), title
        assert [name for _, _, name in PICTURE.findall(one)] == [
            name for _, _, name in PICTURE.findall(other)
        ]


def shape(section: str) -> tuple[int, int]:
    """(numbered presses, bold words)."""
    return len(re.findall(r"^\d\. ", section, re.MULTILINE)), len(BOLD.findall(section))


def test_each_picture_is_there_in_its_language_and_can_be_taken_anew():
    taken = {picture.name for picture in PICTURES}
    for language in Language:
        shown = PICTURE.findall(source(language))
        assert {code for _, code, _ in shown} == {language.value}
        assert {name for _, _, name in shown} == taken
        files = {file.stem for file in (FOLDER / language.value).iterdir()}
        assert files == taken


@pytest.mark.parametrize("language", Language)
def test_page_shows_the_tasks_in_the_desks_language(desk, language):
    desk.client.cookies["django_language"] = language.value
    page = parse(desk.client.get(reverse("handbook")).content.decode())
    text = page.one(class_="handbook-text")
    assert [one.text for one in text.all("h2")] == HEADING.findall(source(language))
    links = [one["href"] for one in page.one(class_="handbook").one("nav").all("a")]
    assert links == [f"#{one['id']}" for one in text.all("h2")]
    assert all(one["alt"] and one["src"].startswith("/static/") for one in text.all("img"))


def test_each_form_links_to_a_section_that_is_there(desk):
    anchors = {section.anchor for section in handbook(Language.ENGLISH).sections}
    assert set(SECTION_OF.values()) <= anchors
    for name in ("channel", "guide", "topic", "page", "holiday", "notice", "claim", "synonym"):
        page = desk.get(reverse(f"admin:contacts_{name}_add"))
        link = f"{reverse('handbook')}#{SECTION_OF[name]}"
        assert link in [one["href"] for one in page.all("a")]


def test_the_page_is_for_those_who_work_on_the_content(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("ali", is_staff=True))
    assert client.get(reverse("handbook")).status_code == 403
