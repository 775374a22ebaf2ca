"""Feedback from before reports keeps its question both ways, and gets the address of its page."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BEFORE, AFTER = ("contacts", "0021_guide_forms"), ("contacts", "0023_feedback_pages")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def migrated():
    def migrate(to):
        executor = MigrationExecutor(connection)
        executor.migrate([to])
        return executor.loader.project_state([to]).apps.get_model

    yield migrate
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


def test_forwards_and_back(migrated):
    model = migrated(BEFORE)
    guide = model("contacts", "Guide").objects.create(slug="call", title_ar="اتصال")
    old = {"guide": guide, "helpful": False, "reason": "failed", "comment": "قديم"}
    model("contacts", "Feedback").objects.create(language="en", **old)
    feedback = migrated(AFTER)("contacts", "Feedback").objects
    row = feedback.get()
    assert (row.guide_id, row.page, row.value, row.reason) == (
        guide.pk,
        "/en/guides/call/",
        "",
        "failed",
    )
    feedback.create(language="ar", page="/ar/verify/", reason="broken")
    feedback.create(language="ar", page="/ar/guides/call/", guide_id=guide.pk, reason="wording")
    back = migrated(BEFORE)("contacts", "Feedback").objects.order_by("pk")
    told = [(row.guide_id, row.helpful, row.reason) for row in back.all()]
    assert told == [(guide.pk, False, "failed"), (guide.pk, False, "other")]
    back.all().delete()
    guide.delete()
