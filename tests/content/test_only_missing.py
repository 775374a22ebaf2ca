"""What a site that has been edited lacks of a file is added, and nothing else is touched."""

import pytest
from django.core.management import CommandError, call_command

from contacts.content.exporter import export_text
from contacts.content.importer import import_content
from contacts.models import Channel, ChooserQuestion, Guide, Step
from tests.content.loading import FIRST_CONTENT, read_file
from tests.picture_rows import take_off_pictures

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("first_content", "english")]
STEP = {"guide__slug": "send-inquiry-website", "uid": "press-send"}


@pytest.fixture
def edited(first_content):
    """Of before there were pictures and a chooser, with texts and an order of its own."""
    take_off_pictures()
    ChooserQuestion.objects.all().delete()
    Step.objects.get(guide__slug="call-19912", uid="dial").delete()
    Step.objects.filter(**STEP).update(text_ar="نص الموقع", detail_en="")
    Guide.objects.filter(slug="send-inquiry-website").update(position=0, status="draft")
    Channel.objects.create(slug="own", kind="phone", name_ar="قناة")


@pytest.mark.usefixtures("edited")
def test_rows_are_added_and_empty_fields_filled():
    order = list(Guide.objects.values_list("slug", flat=True))
    import_content(read_file(FIRST_CONTENT), only_missing=True)
    step = Step.objects.get(**STEP)
    assert step.text_ar == "نص الموقع"
    assert step.detail_en.startswith("When and how")
    assert step.picture_ar
    assert step.picture_alt_en.startswith("Drawing: ")
    assert Guide.objects.get(slug="send-inquiry-website").status == "draft"
    assert list(Guide.objects.values_list("slug", flat=True)) == order
    assert ChooserQuestion.objects.count() == 3
    steps = Step.objects.filter(guide__slug="call-19912").values_list("uid", flat=True)
    assert list(steps).index("dial") == list(steps).index("explain") - 1
    assert Channel.objects.filter(slug="own").exists()


@pytest.mark.usefixtures("edited")
def test_second_time_changes_nothing():
    import_content(read_file(FIRST_CONTENT), only_missing=True)
    before = export_text()
    assert import_content(read_file(FIRST_CONTENT), only_missing=True).changed_nothing
    assert export_text() == before


@pytest.mark.usefixtures("edited")
def test_command_shows_what_it_would_add(capsys):
    before = export_text()
    call_command("import_content", str(FIRST_CONTENT), only_missing=True, dry_run=True)
    shown = capsys.readouterr().out
    assert "+    text:" in shown.replace("\n+      ", "\n+    ")
    assert "نص الموقع" not in [line[1:].strip() for line in shown.splitlines() if line[:1] == "-"]
    assert export_text() == before


def test_command_takes_one_extent():
    with pytest.raises(CommandError, match="not allowed with"):
        call_command("import_content", str(FIRST_CONTENT), "--prune", "--only-missing")
