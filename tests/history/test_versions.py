"""What the history keeps, and that it comes back whole: both languages, steps, deleted rows."""

import json
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from reversion.models import Version

from contacts.content.exporter import export_text
from contacts.history import restoring, versions
from contacts.history.versions import ChangeKind
from contacts.hours.status import Weekday
from contacts.models import Channel, Guide, Holiday, OpeningHours, Step, Synonym, Topic
from tests.content.loading import load_text
from tests.directory_rows import make_directory

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    make_directory()
    guide = Guide.objects.get(slug="call")
    versions.keep_unrecorded(guide)
    return guide


def latest(row):
    return next(versions.entries(row))


def save(row, **values):
    with versions.recorded(ChangeKind.EDITED):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()


def changes_of(row):
    return [entry.change for entry in versions.entries(row)]


def test_both_languages_and_the_steps_come_back_together(guide):
    before = versions.row_state(guide)
    then = latest(guide).revision
    step = guide.steps.get(uid="dial")
    save(guide, title_ar="سؤال آخر", title_en="Another question")
    save(step, text_ar="خطوة أخرى", position=7)
    guide.steps.get(uid="ask").delete()
    save(Step(guide=guide, uid="new", text_en="New"))
    restoring.restore(guide, versions.entry(guide, then).state)
    assert versions.row_state(guide) == before


def test_deleted_row_is_recovered_with_its_parts():
    make_directory()
    channel = Channel.objects.get(slug="hotline")
    versions.keep_unrecorded(channel)
    before, pk = versions.row_state(channel), channel.pk
    channel.delete()
    [version] = versions.deleted(Channel)
    gone = Channel(pk=int(version.object_id))
    restoring.restore(gone, versions.entry(gone, version.revision_id).state)
    back = Channel.objects.get(pk=pk)
    assert versions.row_state(back) == before
    working = back.opening_hours.get(status="published").days
    assert working == frozenset(list(Weekday)[:5])


def test_version_of_a_step_alone_holds_its_question_too(guide):
    save(guide.steps.get(uid="dial"), text_en="Dial it")
    kinds = sorted(key[0] for key in latest(guide).state)
    assert kinds == ["guide", "step", "step", "step"]


def test_question_that_loses_a_step_has_a_version_without_it(guide):
    with versions.recorded(ChangeKind.EDITED):
        guide.steps.get(uid="dial").delete()
    assert latest(guide).state == versions.row_state(guide)


def test_version_older_than_a_language_keeps_its_present_text(guide):
    then = latest(guide)
    version = Version.objects.get(revision=then.revision, content_type__model="guide")
    data = json.loads(version.serialized_data)
    del data[0]["fields"]["title_en"], data[0]["fields"]["summary_en"]
    version.serialized_data = json.dumps(data)
    version.save()
    save(guide, title_ar="سؤال آخر", title_en="Another question")
    restoring.restore(guide, versions.entry(guide, then.revision).state)
    guide.refresh_from_db()
    assert (guide.title_ar, guide.title_en) == ("كيف أتصل؟", "Another question")


def test_what_a_shell_did_is_kept_before_the_next_edit(guide):
    Guide.objects.filter(pk=guide.pk).update(title_en="By a shell")
    versions.keep_unrecorded(guide)
    versions.keep_unrecorded(guide)
    assert changes_of(guide) == [ChangeKind.ELSEWHERE, ChangeKind.ELSEWHERE]
    column = latest(guide).state[("guide", guide.pk)]["title_en"]
    assert column == "By a shell"


def test_import_writes_a_version_of_what_it_changed(guide):
    topic = Topic.objects.get(slug="phone")
    load_text(export_text().replace("كيف أتصل؟", "كيف أتصل بكم؟"))
    assert changes_of(guide) == [ChangeKind.IMPORTED, ChangeKind.ELSEWHERE]
    assert changes_of(topic) == []


def test_dry_run_of_an_import_leaves_no_version(guide, tmp_path):
    file = tmp_path / "content.yaml"
    file.write_text(export_text().replace("كيف أتصل؟", "كيف أتصل بكم؟"), encoding="utf-8")
    call_command("import_content", file, "--dry-run", verbosity=0, stdout=StringIO())
    assert changes_of(guide) == [ChangeKind.ELSEWHERE]


def test_suggested_holidays_have_versions(capsys):
    call_command("suggest_holidays", 2027)
    assert {tuple(changes_of(holiday)) for holiday in Holiday.objects.all()} == {
        (ChangeKind.BY_COMMAND,)
    }


def test_row_whose_channel_is_gone_comes_back_without_one(guide):
    then = latest(guide)
    guide.channel.delete()
    restoring.restore(guide, then.state)
    guide.refresh_from_db()
    assert guide.channel is None


def test_version_whose_place_is_taken_is_refused_and_changes_nothing(guide):
    then = latest(guide)
    save(guide, slug="ring", title_en="How do I ring?")
    Guide.objects.create(slug="call")
    with pytest.raises(ValidationError):
        restoring.restore(guide, then.state)
    guide.refresh_from_db()
    assert (guide.slug, guide.title_en) == ("ring", "How do I ring?")


def test_versions_hold_no_time_of_saving(guide):
    columns = latest(guide).state[("guide", guide.pk)]
    assert {"updated_at", "created_at", "title"} & set(columns) == set()
    assert {"title_ar", "title_en", "status"} <= set(columns)


def test_synonym_comes_back():
    synonym = Synonym.objects.create(language="ar", term="جوال", equivalents=["هاتف"])
    versions.keep_unrecorded(synonym)
    then = latest(synonym)
    save(synonym, equivalents=["موبايل"])
    restoring.restore(synonym, then.state)
    synonym.refresh_from_db()
    assert synonym.equivalents == ["هاتف"]


def test_fingerprint_changes_with_the_row_and_its_parts(guide):
    first = versions.fingerprint(guide)
    guide.save()
    assert versions.fingerprint(guide) == first
    Step.objects.filter(uid="dial").update(position=5)
    assert versions.fingerprint(guide) != first


def test_hours_are_kept_in_words(guide):
    hours = OpeningHours.objects.filter(channel__slug="hotline", status="published").get()
    columns = versions.row_state(hours.channel)[("openinghours", hours.pk)]
    assert columns["days"] == "sun,mon,tue,wed,thu"


def test_column_that_came_with_an_update_is_no_change_until_it_holds_something():
    make_directory()
    channel = Channel.objects.get(slug="hotline")
    versions.keep_unrecorded(channel)
    for version in Version.objects.all():
        stored = json.loads(version.serialized_data)
        for name in ("cost", "answer_languages", "response_time_ar"):
            stored[0]["fields"].pop(name, None)
        version.serialized_data = json.dumps(stored)
        version.save()
    versions.keep_unrecorded(channel)
    assert len(list(versions.entries(channel))) == 1
    Channel.objects.filter(pk=channel.pk).update(cost="free")
    versions.keep_unrecorded(channel)
    assert len(list(versions.entries(channel))) == 2
