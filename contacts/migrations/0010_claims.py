"""Numbers, links and accounts that others present as theirs: fakes, and those in dispute."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0009_guides_in_order'),
    ]

    operations = [
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='draft', max_length=9, verbose_name='status')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('kind', models.CharField(choices=[('phone', 'Phone number'), ('url', 'Web address'), ('ios', 'App Store link'), ('android', 'Google Play link'), ('x', 'X account')], max_length=7, verbose_name='kind')),
                ('value', models.CharField(help_text='As it was sent to people: a number, a link or an account, in any spelling.', max_length=500, verbose_name='value')),
                ('verdict', models.CharField(choices=[('fake', 'Reported as fake'), ('disputed', 'Sources disagree')], max_length=8, verbose_name='verdict')),
                ('note', models.TextField(blank=True, help_text='Only what is known: who presents it as theirs, and where it was seen.', verbose_name='note')),
                ('note_ar', models.TextField(blank=True, help_text='Only what is known: who presents it as theirs, and where it was seen.', null=True, verbose_name='note')),
                ('note_en', models.TextField(blank=True, help_text='Only what is known: who presents it as theirs, and where it was seen.', null=True, verbose_name='note')),
                ('source', models.CharField(blank=True, help_text='The https address of the page that says so. Leave it empty where none does.', max_length=500, verbose_name='source')),
                ('verified_on', models.DateField(blank=True, help_text='The day it was reported, or last found to be so. Readers see it: “reported as fake on 3 November 2026”.', null=True, verbose_name='checked on')),
            ],
            options={
                'verbose_name': 'fake or disputed value',
                'verbose_name_plural': 'fakes and disputed values',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='claim_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('kind__in', ['phone', 'url', 'ios', 'android', 'x'])), name='claim_kind_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('verdict__in', ['fake', 'disputed'])), name='claim_verdict_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('value', ''), _negated=True), django.db.models.lookups.Exact(models.Func(models.F('value'), models.Value('0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'), function='LTRIM', output_field=models.CharField()), models.Value('')), models.Q(models.Q(('kind__in', ('url', 'ios', 'android')), _negated=True), ('value__startswith', 'https://'), _connector='OR'), models.Q(models.Q(('kind', 'phone'), _negated=True), django.db.models.lookups.Exact(models.Func(models.F('value'), models.Value('+0123456789'), function='LTRIM', output_field=models.CharField()), models.Value('')), _connector='OR'), models.Q(models.Q(('kind', 'x'), _negated=True), django.db.models.lookups.Exact(models.Func(models.F('value'), models.Value('_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'), function='LTRIM', output_field=models.CharField()), models.Value('')), _connector='OR')), name='claim_value_is_canonical', violation_error_code='not_canonical', violation_error_message='This value is not in the form in which values are stored.'), models.UniqueConstraint(models.F('kind'), models.Case(models.When(kind='x', then=django.db.models.functions.text.Lower('value')), default='value'), name='claim_is_unique', violation_error_message='This value is recorded here already.')],
            },
        ),
    ]
