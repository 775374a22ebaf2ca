"""What an index reads of the database after an edit: what changed, and no more."""

from datetime import UTC, datetime

import pytest
from django.db import connection, models

from contacts.models import Channel, Endpoint, Guide, Page, Step, Synonym, Topic
from contacts.publishing import content_version
from contacts.search import content
from contacts.search.documents import Document, Part, key_of
from contacts.search.index import build
from contacts.search.store import read_snapshot

pytestmark = pytest.mark.django_db
SLUG = "send-inquiry-website"


def guide():
    return Guide.objects.get(slug=SLUG)


def everything():
    others = content.read_others()
    guides = content.documents_of(content.fingerprints(others), others)
    return {one.key: one for one in (*others.documents, *guides)}


@pytest.fixture
def read(first_content, monkeypatch):
    """Slugs of the guides that were read, one list each time."""
    calls = []
    documents_of = content.documents_of

    def remembered(pks, others):
        found = list(documents_of(pks, others))
        calls.append([one.slug for one in found])
        return found

    monkeypatch.setattr(content, "documents_of", remembered)
    return calls


def save(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()


EDITS = {
    "title": lambda: save(guide(), title_en="Where is the xylophone?"),
    "update": lambda: Guide.objects.filter(slug=SLUG).update(summary_ar="أين الزيلوفون؟"),
    "bulk update": lambda: Guide.objects.bulk_update(
        [Guide(pk=guide().pk, title_en="Where is the xylophone?")], ["title_en"]
    ),
    "slug": lambda: save(guide(), slug="xylophone"),
    "position": lambda: save(guide(), position=77),
    "topic": lambda: Guide.objects.filter(slug=SLUG).update(topic=Topic.objects.last()),
    "no channel": lambda: save(guide(), channel=None),
    "step": lambda: save(guide().steps.first(), text_en="Play the xylophone."),
    "detail": lambda: guide().steps.update(detail_en="A xylophone."),
    "hidden step": lambda: save(guide().steps.first(), status="draft"),
    "no step": lambda: guide().steps.first().delete(),
    "one more step": lambda: Step.objects.create(guide=guide(), text_en="Xylophone", position=9),
    "order of steps": lambda: save(guide().steps.first(), position=99),
    "clock behind": lambda: Guide.objects.filter(slug=SLUG).update(
        title_en="Xylophone", updated_at=datetime(1999, 1, 1, tzinfo=UTC)
    ),
}


@pytest.mark.parametrize("edit", EDITS)
def test_one_guide_is_read_after_its_edit(read, edit):
    before = read_snapshot()
    read.clear()
    EDITS[edit]()
    after = read_snapshot(before)
    changed = {one.slug for one in set(after.index) - set(before.index)}
    assert len(changed) == 1
    assert {slug for slugs in read for slug in slugs} == changed
    assert {one.key: one for one in after.index} == everything()


WHOLE = {
    "channel": lambda: save(Channel.objects.get(slug="hotline"), name_en="Xylophone"),
    "draft channel": lambda: Channel.objects.filter(slug="hotline").update(status="draft"),
    "number": lambda: Endpoint.objects.filter(value="19912").update(value="19913"),
    "label": lambda: Endpoint.objects.filter(value="19912").update(label_en="Xylophone"),
    "no number": lambda: Endpoint.objects.filter(value="19912").delete(),
    "topic": lambda: Topic.objects.filter(slug="phone").update(name_en="Xylophone"),
    "draft topic": lambda: save(Topic.objects.get(slug="phone"), status="draft"),
    "page": lambda: Page.objects.filter(slug="privacy").update(body_ar="زيلوفون"),
    "no page": lambda: Page.objects.filter(slug="privacy").delete(),
    "no guide": lambda: guide().delete(),
    "draft guide": lambda: Guide.objects.filter(slug=SLUG).update(status="draft"),
    "new guides": lambda: Guide.objects.bulk_create(
        [Guide(slug=f"x{at}", title_en=f"Xylophone {at}", status="published") for at in range(3)]
    ),
}


@pytest.mark.parametrize("edit", WHOLE)
def test_index_after_an_edit_is_the_one_built_anew(first_content, edit):
    before = read_snapshot()
    WHOLE[edit]()
    after = read_snapshot(before)
    assert {one.key: one for one in after.index} == everything()
    assert set(after.index) != set(before.index)
    assert after.index.words == build(after.index).words


def test_rows_written_past_django_are_read(first_content):
    before = read_snapshot()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE contacts_guide SET title_en = 'Xylophone' WHERE slug = %s", [SLUG])
    content_version.bump()
    assert read_snapshot(before).index.knows("xylophone")


def test_synonyms_are_followed(first_content):
    before = read_snapshot()
    Synonym.objects.bulk_create([Synonym(language="en", term="xylophone", equivalents=["call"])])
    after = read_snapshot(before)
    assert list(before.thesaurus.meanings(["xylophone"])) == []
    assert [word for word, _ in after.thesaurus.meanings(["xylophone"])] == ["call"]


def test_snapshot_holds_no_rows(first_content):
    seen, rows, left = set(), [], [read_snapshot()]
    while left:
        one = left.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, models.Model):
            rows.append(one)
        if isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, (list, tuple, set, frozenset)):
            left += one
        elif type(one).__module__.startswith("contacts."):
            names = [*getattr(one, "__slots__", ()), *getattr(one, "__dict__", ())]
            left += [getattr(one, name) for name in names]
    assert any(isinstance(document, Document) for document in read_snapshot().index)
    assert rows == []


def test_many_guides_are_read_in_parts(first_content, monkeypatch):
    whole = everything()
    monkeypatch.setattr(content, "READ_AT_ONCE", 4)
    assert everything() == whole


def test_document_of_a_guide_tells_steps_from_their_details(first_content):
    step = guide().steps.first()
    save(step, text_en="Open it.", detail_en="Slowly.")
    (found,) = content.documents_of([guide().pk], content.read_others())
    said = {(one.part, one.text) for one in found.passages if one.ref == step.uid}
    assert {(Part.STEP, "Open it."), (Part.DETAIL, "Slowly.")} <= said
    assert (found.key, found.pk) == (key_of(found.kind, guide().pk), guide().pk)
    assert found.steps == tuple(guide().steps.published().values_list("pk", "uid"))
