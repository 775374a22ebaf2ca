"""The form of an answer, and the channel of an option."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from contacts.models import Channel, Guide, Step

BEFORE, AFTER = "0020_minor_changes", "0021_guide_forms"


@pytest.mark.django_db
def test_guide_comes_as_steps_unless_told_otherwise():
    assert Guide.objects.create(slug="call", title_en="How do I call?").form == "steps"
    assert Guide._meta.get_field("form").default == "steps"


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["", "list", "Steps"])
def test_unknown_form_is_refused_by_the_database(form):
    with pytest.raises(IntegrityError), transaction.atomic():
        Guide.objects.create(slug="call", title_en="How do I call?", form=form)


@pytest.mark.django_db
def test_option_outlives_its_channel():
    channel = Channel.objects.create(slug="hotline", kind="phone", name_ar="الهاتف")
    guide = Guide.objects.create(slug="which", title_en="Which?", form="options")
    step = Step.objects.create(guide=guide, text_en="By phone", channel=channel)
    channel.delete()
    step.refresh_from_db()
    assert step.channel is None
    assert step.text_en == "By phone"


def migrate(to: str):
    executor = MigrationExecutor(connection)
    executor.migrate([("contacts", to)])
    return executor.loader.project_state([("contacts", to)]).apps


@pytest.mark.django_db(transaction=True)
def test_guides_of_an_existing_site_stay_steps_and_the_way_back_loses_no_text():
    try:
        old = migrate(BEFORE)
        guide = old.get_model("contacts", "Guide").objects.create(
            slug="call", status="published", title_ar="كيف أتصل؟", title_en="How do I call?"
        )
        old.get_model("contacts", "Step").objects.create(
            guide=guide, uid="dial", text_ar="اتصل", text_en="Call"
        )
        new = migrate(AFTER)
        [guide] = new.get_model("contacts", "Guide").objects.all()
        [step] = new.get_model("contacts", "Step").objects.all()
        assert (guide.slug, guide.title_ar, guide.form) == ("call", "كيف أتصل؟", "steps")
        assert (step.uid, step.text_ar, step.channel) == ("dial", "اتصل", None)
        guide.form = "options"
        guide.save()
        [step] = migrate(BEFORE).get_model("contacts", "Step").objects.all()
        assert (step.uid, step.text_en, step.guide.slug) == ("dial", "Call", "call")
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes("contacts"))
