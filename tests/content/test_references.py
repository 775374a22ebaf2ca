"""Numbers and links of channels, as other parts of a content file name them, and web addresses."""

import pytest

from contacts.models import Site
from tests.content.test_import_files import refused, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
FILE = """\
format: 3
site:
  name: {en: Guide}
  emergency: "phone:920 000 000"
channels:
  - slug: ways
    kind: phone
    status: published
    name: {en: "Ways"}
    endpoints:
      - {kind: phone, value: "920 000 000"}
      - {kind: url, value: "https://help.example.org/ask"}
"""


def file_of(folder, named):
    file = folder / "content.yaml"
    file.write_text(FILE.replace('"phone:920 000 000"', named), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ('"phone:920 000 000"', "920000000"),
        ('"phone: +966 920-000-000"', "920000000"),
        ('"phone:٩٢٠٠٠٠٠٠٠"', "920000000"),
        ("phone:920000000", "920000000"),
        ('"url:https://help.example.org/ask"', "https://help.example.org/ask"),
    ],
)
def test_number_is_named_as_people_write_it(tmp_path, named, found):
    run(file_of(tmp_path, named))
    assert Site.objects.get().emergency.value == found
    assert run(file_of(tmp_path, named)).startswith("Nothing changed")


@pytest.mark.parametrize(
    ("named", "says"),
    [
        ('"920 000 000"', "“920 000 000” lacks its kind."),
        ('"telephone:920000000"', "“telephone:920000000” lacks its kind."),
        ('"phone:920 000 001"', "There is no “phone:920000001” among the endpoints."),
        ('"phone:call us"', "There is no “phone:call us” among the endpoints."),
        ("920000000", 'Put it in quotes: "920000000".'),
    ],
)
def test_what_names_none_is_refused_by_its_line(tmp_path, named, says):
    told = refused(file_of(tmp_path, named))
    assert told.count("line 4, site.emergency: ") == 1
    assert says in told


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("help.example.org/ar/", "https://help.example.org/ar/"),
        ('"http://help.example.org"', "http://help.example.org"),
        ('""', ""),
    ],
)
def test_address_of_a_site_may_lack_its_scheme(tmp_path, written, stored):
    named = f'"phone:920000000"\n  official_url: {written}'
    run(file_of(tmp_path, named))
    assert Site.objects.get().official_url == stored
    assert run(file_of(tmp_path, named)).startswith("Nothing changed")


def test_what_is_no_address_is_refused_by_its_line(tmp_path):
    told = refused(file_of(tmp_path, '"phone:920000000"\n  official_url: our site'))
    assert "line 5, site.official_url: Enter a valid URL" in told
