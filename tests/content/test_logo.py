"""The site's logo in content files: with its files beside them, or an ordinary picture file."""

import pytest
from django.core.management import CommandError

from contacts.content.doubts import doubts
from contacts.content.export_files import export_file
from contacts.models import Picture, Site
from tests.content.picture_rows import png, stored
from tests.content.test_export_files import names
from tests.content.test_import_files import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def site_text(logo: str) -> str:
    """With the logo on line 4."""
    return f'format: 3\nsite:\n  name: {{en: Guide}}\n  logo: "{logo}"\n'


@pytest.mark.parametrize("kind", ["content.yaml", "content.zip"])
def test_logo_travels_with_the_content(tmp_path, kind):
    logo = stored()
    Site.objects.create(name_en="Guide", logo=logo)
    export_file(tmp_path / kind)
    Site.objects.all().delete()
    Picture.objects.all().delete()
    run(tmp_path / kind)
    assert Site.objects.get().logo == Picture.objects.get().name == logo
    assert run(tmp_path / kind).startswith("Nothing changed")
    if kind == "content.yaml":
        assert len(names(tmp_path / "content.pictures")) == 4


def test_ordinary_file_becomes_the_logo(tmp_path):
    folder = tmp_path / "content.pictures"
    folder.mkdir()
    (folder / "logo.png").write_bytes(png())
    (tmp_path / "content.yaml").write_text(site_text("logo.png"))
    run(tmp_path / "content.yaml")
    assert Site.objects.get().logo == Picture.objects.get().name
    assert list(doubts()) == []


@pytest.mark.parametrize("logo", [f"{'0' * 32}-100x100", "logo.png"])
def test_logo_that_lies_nowhere_is_told_at_its_line(tmp_path, logo):
    (tmp_path / "content.yaml").write_text(site_text(logo))
    with pytest.raises(CommandError) as caught:
        run(tmp_path / "content.yaml")
    told = str(caught.value).replace("\u2068", "").replace("\u2069", "")
    assert told.startswith(f"content.yaml, line 4, site.logo: There is no picture “{logo}”.")
    assert not Site.objects.exists()


def test_logo_that_is_no_picture_is_refused(tmp_path):
    folder = tmp_path / "content.pictures"
    folder.mkdir()
    (folder / "logo.png").write_bytes(b"no picture")
    (tmp_path / "content.yaml").write_text(site_text("logo.png"))
    with pytest.raises(CommandError, match="line 4, site.logo: "):
        run(tmp_path / "content.yaml")
    assert not Picture.objects.exists()


def test_logo_that_has_gone_is_told(tmp_path):
    Site.objects.create(name_en="Guide", logo=f"{'0' * 32}-100x100")
    [doubt] = doubts()
    assert (doubt.field, doubt.row) == ("logo", Site.objects.get())


def test_site_without_a_logo_needs_no_picture(tmp_path):
    (tmp_path / "content.yaml").write_text(site_text(""))
    run(tmp_path / "content.yaml")
    assert Site.objects.get().logo == ""
