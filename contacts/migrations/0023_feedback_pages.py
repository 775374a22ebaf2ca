"""Feedback from before reports gets the address of its question; apart, as PostgreSQL wants it."""

from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Concat

BEFORE = ['', 'unclear', 'wrong', 'missing', 'failed', 'other']


def name_pages(apps, schema_editor):
    """What was said of a question keeps it, and gets its address."""
    guides = apps.get_model('contacts', 'Guide').objects.filter(pk=OuterRef('guide'))
    slug = Subquery(guides.values('slug'), output_field=models.CharField())  # PostgreSQL asks for one type
    path = Concat(Value('/'), F('language'), Value('/guides/'), slug, Value('/'))
    apps.get_model('contacts', 'Feedback').objects.filter(page='', guide__isnull=False).update(page=path)


def leave_questions(apps, schema_editor):
    """Only questions had feedback, each with an answer and fewer reasons."""
    feedback = apps.get_model('contacts', 'Feedback').objects
    feedback.filter(guide=None).delete()
    feedback.filter(helpful=None).update(helpful=False)
    feedback.exclude(reason__in=BEFORE).update(reason='other')


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0022_reports'),
    ]

    operations = [
        migrations.RunPython(name_pages, leave_questions),
    ]
