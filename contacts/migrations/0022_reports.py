"""Readers report problems with any page, and with one number or link of a channel."""

import django.db.models.deletion
from django.db import migrations, models

REASONS = ['', 'dead', 'number', 'hours', 'failed', 'wrong', 'unclear', 'missing', 'wording', 'broken', 'other']


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0021_guide_forms'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='feedback',
            name='feedback_reason_is_known',
        ),
        migrations.AddField(
            model_name='feedback',
            name='endpoint',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='feedback', to='contacts.endpoint'),
        ),
        migrations.AddField(
            model_name='feedback',
            name='page',
            field=models.CharField(blank=True, default='', max_length=200, verbose_name='page'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='feedback',
            name='value',
            field=models.CharField(blank=True, default='', max_length=500, verbose_name='number or link'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='feedback',
            name='guide',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='feedback', to='contacts.guide', verbose_name='question'),
        ),
        migrations.AlterField(
            model_name='feedback',
            name='helpful',
            field=models.BooleanField(blank=True, null=True, verbose_name='it helped'),
        ),
        migrations.AlterField(
            model_name='feedback',
            name='reason',
            field=models.CharField(blank=True, choices=[('dead', 'The number or link does not work'), ('number', 'The number or link is not the right one'), ('hours', 'The hours are wrong'), ('failed', 'I did the steps and they did not work'), ('wrong', 'Something in it is wrong or out of date'), ('unclear', 'It was not clear to me'), ('missing', 'What I was looking for is not here'), ('wording', 'A mistake in the Arabic or the English'), ('broken', 'The page does not work or looks wrong'), ('other', 'Something else')], max_length=7, verbose_name='reason'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', REASONS)), name='feedback_reason_is_known'),
        ),
    ]
