"""The colour of a content file, as people write it."""

import pytest

from contacts.models import Site
from tests.content.test_import_files import refused, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FORM = "Write a colour as # and six digits from 0 to f, as in #2b4a8c."


def file_of(folder, written):
    """With the colour on line 4."""
    file = folder / "content.yaml"
    file.write_text(f"format: 3\nsite:\n  name: {{en: Guide}}\n  accent: {written}\n")
    return file


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ('"#1D6B4A"', "#1d6b4a"),
        ('" #1d6b4a "', "#1d6b4a"),
        ('"1d6b4a"', "#1d6b4a"),
        ('"#15a"', "#1155aa"),
        ("1d6b4a", "#1d6b4a"),
    ],
)
def test_colour_is_stored_in_one_form(tmp_path, written, stored):
    run(file_of(tmp_path, written))
    assert Site.objects.get().accent == stored
    assert run(file_of(tmp_path, written)).startswith("Nothing changed")


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("blue", FORM),
        ('"#12345g"', FORM),
        ('"rgb(1, 2, 3)"', FORM),
        ('"#1234"', FORM),
        ('"#ffff00"', "The nearest colour that can be read is #"),
        ("123456", 'Put it in quotes: "123456".'),
        ("#1d6b4a", "quotes"),
        ("", "quotes"),
        ('""', "quotes"),
        ("[1, 2]", "One value is expected here"),
        ("true", "Put it in quotes"),
    ],
)
def test_what_is_no_colour_is_refused_by_its_line(tmp_path, written, says):
    told = refused(file_of(tmp_path, written))
    assert told.count("line 4, site.accent: ") == 1
    assert says in told
    assert not Site.objects.exists()
