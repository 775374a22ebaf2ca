"""The questions that lead a reader to a way to get in touch, and their answers."""

import contacts.models.fields
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0030_short_markdown'),
    ]

    operations = [
        migrations.CreateModel(
            name='ChooserQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='draft', max_length=9, verbose_name='status')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('publish_at', models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at')),
                ('expire_at', models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('slug', models.SlugField(unique=True, verbose_name='slug')),
                ('text', models.CharField(max_length=160, verbose_name='question')),
                ('text_ar', models.CharField(max_length=160, null=True, verbose_name='question')),
                ('text_en', models.CharField(max_length=160, null=True, verbose_name='question')),
                ('hint', models.CharField(blank=True, help_text='A sentence below the question.', max_length=300, verbose_name='hint')),
                ('hint_ar', models.CharField(blank=True, help_text='A sentence below the question.', max_length=300, null=True, verbose_name='hint')),
                ('hint_en', models.CharField(blank=True, help_text='A sentence below the question.', max_length=300, null=True, verbose_name='hint')),
            ],
            options={
                'verbose_name': 'question of the chooser',
                'verbose_name_plural': 'questions of the chooser',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='chooser_question_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='chooser_question_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_en', models.Value('')))), 0), _connector='OR'), name='chooser_question_published_has_text', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.')],
            },
        ),
        migrations.CreateModel(
            name='ChooserAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('publish_at', models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at')),
                ('expire_at', models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='published', max_length=9, verbose_name='status')),
                ('slug', models.SlugField(verbose_name='slug')),
                ('text', models.CharField(max_length=120, verbose_name='answer')),
                ('text_ar', models.CharField(max_length=120, null=True, verbose_name='answer')),
                ('text_en', models.CharField(max_length=120, null=True, verbose_name='answer')),
                ('detail', models.CharField(blank=True, help_text='A sentence below the answer.', max_length=300, verbose_name='detail')),
                ('detail_ar', models.CharField(blank=True, help_text='A sentence below the answer.', max_length=300, null=True, verbose_name='detail')),
                ('detail_en', models.CharField(blank=True, help_text='A sentence below the answer.', max_length=300, null=True, verbose_name='detail')),
                ('kinds', contacts.models.fields.KindsField(blank=True, default=frozenset([]), help_text='None ticked: every kind suits it.', max_length=200, verbose_name='kinds of channels that suit it')),
                ('can_sign_in', models.CharField(blank=True, choices=[('yes', 'Can sign in'), ('no', 'Cannot sign in')], default='', help_text='Who cannot sign in is not sent to a channel that needs it.', max_length=3, verbose_name='what it tells of signing in')),
                ('leads_to', models.CharField(blank=True, choices=[('verify', 'The checker of numbers, links and messages'), ('guide', 'The question that answers it')], default='', help_text='Empty: to the next question, and at last to a channel. So does a question that is not on the site.', max_length=6, verbose_name='leads at once to')),
                ('ends', models.BooleanField(default=False, help_text='After this answer nothing more is asked.', verbose_name='ends the questions')),
                ('guide', models.ForeignKey(blank=True, help_text='It is linked, and the channel that it is about comes first among those that suit equally. Of one with options, the option with the channel that is shown is linked.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='chooser_answers', to='contacts.guide', verbose_name='question that answers it')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='contacts.chooserquestion', verbose_name='question')),
            ],
            options={
                'verbose_name': 'answer',
                'verbose_name_plural': 'answers',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='chooser_answer_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='chooser_answer_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_en', models.Value('')))), 0), _connector='OR'), name='chooser_answer_published_has_text', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.'), models.CheckConstraint(condition=models.Q(('can_sign_in__in', ['yes', 'no', ''])), name='chooser_answer_sign_in_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('leads_to__in', ['verify', 'guide', ''])), name='chooser_answer_page_is_known', violation_error_message='This value is not one of the choices.'), models.UniqueConstraint(fields=('question', 'slug'), name='chooser_answer_slug_is_unique', violation_error_message='Another answer of this question has this slug.')],
            },
        ),
    ]
