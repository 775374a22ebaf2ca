"""Pictures go once nothing names them, in whichever language, draft, proposal or version."""

from datetime import timedelta

import pytest
from reversion.models import Revision

from contacts.history.versions import ChangeKind, recorded
from contacts.models import Guide, Picture, Proposal, Site, Step, Topic
from contacts.retention import pictures
from contacts.retention.purging import purge
from tests.conftest import SUNDAY_10

pytestmark = pytest.mark.django_db
LONG_AGO = SUNDAY_10 - timedelta(days=400)


def picture(letter: str, made=LONG_AGO) -> str:
    """Its files do not matter here."""
    name = f"{letter * 32}-300x300"
    Picture.objects.create(
        name=name, small_webp=b"w", large_webp=b"", small_jpeg=b"j", large_jpeg=b""
    )
    Picture.objects.filter(name=name).update(created_at=made)
    return name


@pytest.fixture
def step() -> Step:
    topic = Topic.objects.create(slug="t", name_ar="موضوع")
    guide = Guide.objects.create(slug="g", topic=topic, title_ar="سؤال", status="draft")
    return Step.objects.create(guide=guide, position=1, text_ar="خطوة", status="draft")


def left() -> set[str]:
    list(purge(SUNDAY_10))
    return set(Picture.objects.values_list("name", flat=True))


def test_picture_goes_after_two_weeks_in_which_nothing_names_it():
    picture("a", SUNDAY_10 - pictures.UNUSED_KEPT - timedelta(seconds=1))
    young = picture("b", SUNDAY_10 - pictures.UNUSED_KEPT)
    assert [str(one.count) for one in purge(SUNDAY_10, dry_run=True) if one.count] == ["1"]
    assert left() == {young}


@pytest.mark.parametrize("column", ["picture_ar", "picture_en"])
def test_picture_of_a_draft_stays_in_either_language(step, column):
    name = picture("c")
    Step.objects.filter(pk=step.pk).update(**{column: name})
    picture("d")
    assert left() == {name}


@pytest.mark.parametrize("column", ["base", "state"])
def test_picture_of_a_proposal_stays(step, column):
    name = picture("e")
    state = [["step", step.pk, {"picture_en": name}]]
    Proposal.objects.create(model="guide", object_id=step.guide_id, **{column: state})
    picture("f")
    assert left() == {name}


def test_picture_of_an_earlier_version_stays_as_long_as_the_version(step, settings):
    name = picture("a")
    for one in (name, "", ""):
        with recorded(ChangeKind.EDITED):
            step.picture_ar = one
            step.save()
    assert left() == {name}
    settings.KEEP = {**settings.KEEP, "HISTORY": timedelta(days=30)}
    Revision.objects.update(date_created=LONG_AGO)
    assert left() == set()


def test_no_history_is_read_when_every_old_picture_is_shown(step, monkeypatch):
    name = picture("a")
    Step.objects.filter(pk=step.pk).update(picture_ar=name)
    monkeypatch.setattr(pictures, "texts", lambda: pytest.fail("it was read"))
    assert left() == {name}


def test_logo_stays_and_so_does_one_of_an_earlier_version():
    logo, before, other = picture("a"), picture("b"), picture("c")
    site = Site(name_ar="مرشد")
    for one in (before, logo):
        with recorded(ChangeKind.EDITED):
            site.logo = one
            site.save()
    assert other not in {logo, before}
    assert left() == {logo, before}
