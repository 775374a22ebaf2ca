

import contacts.models.fields
import contacts.models.guides
import contacts.models.version
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Channel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='draft', max_length=9, verbose_name='status')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('slug', models.SlugField(help_text='Part of the page’s address.', unique=True, verbose_name='slug')),
                ('kind', models.CharField(choices=[('website', 'Website'), ('phone', 'Phone'), ('app', 'Mobile app'), ('social', 'Social media')], max_length=7, verbose_name='kind')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_ar', models.CharField(max_length=120, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=120, null=True, verbose_name='name')),
                ('summary', models.TextField(blank=True, verbose_name='summary')),
                ('summary_ar', models.TextField(blank=True, null=True, verbose_name='summary')),
                ('summary_en', models.TextField(blank=True, null=True, verbose_name='summary')),
                ('closed_on_holidays', models.BooleanField(default=True, verbose_name='closed on holidays')),
                ('always_available', models.BooleanField(default=False, help_text='For what nobody has to answer at once, such as a website form.', verbose_name='available at all times')),
            ],
            options={
                'verbose_name': 'channel',
                'verbose_name_plural': 'channels',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='channel_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('kind__in', ['website', 'phone', 'app', 'social'])), name='channel_kind_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('name_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('name_en', models.Value('')))), 0), _connector='OR'), name='channel_published_has_name', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.')],
            },
        ),
        migrations.CreateModel(
            name='ContentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stamp', models.BigIntegerField(default=contacts.models.version.new_stamp)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='content_version_is_one_row')],
            },
        ),
        migrations.CreateModel(
            name='FeedbackSender',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sender', models.CharField(max_length=64)),
                ('hour', models.DateTimeField()),
                ('count', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sender', 'hour'), name='feedback_sender_is_counted_once')],
            },
        ),
        migrations.CreateModel(
            name='Guide',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='draft', max_length=9, verbose_name='status')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('slug', models.SlugField(help_text='Part of the page’s address.', unique=True, verbose_name='slug')),
                ('title', models.CharField(help_text='As people ask it, with a question mark.', max_length=200, verbose_name='question')),
                ('title_ar', models.CharField(help_text='As people ask it, with a question mark.', max_length=200, null=True, verbose_name='question')),
                ('title_en', models.CharField(help_text='As people ask it, with a question mark.', max_length=200, null=True, verbose_name='question')),
                ('summary', models.TextField(blank=True, help_text='One or two sentences that answer it whole.', verbose_name='short answer')),
                ('summary_ar', models.TextField(blank=True, help_text='One or two sentences that answer it whole.', null=True, verbose_name='short answer')),
                ('summary_en', models.TextField(blank=True, help_text='One or two sentences that answer it whole.', null=True, verbose_name='short answer')),
                ('featured', models.BooleanField(default=False, verbose_name='on the home page')),
                ('channel', models.ForeignKey(blank=True, help_text='Empty for a general question.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='guides', to='contacts.channel', verbose_name='channel')),
            ],
            options={
                'verbose_name': 'question',
                'verbose_name_plural': 'questions',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='published', max_length=9, verbose_name='status')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_ar', models.CharField(max_length=120, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=120, null=True, verbose_name='name')),
                ('first_day', models.DateField(verbose_name='first day')),
                ('last_day', models.DateField(verbose_name='last day')),
                ('confirmed', models.BooleanField(default=False, help_text='Leave it unticked while the dates are not certain, as with an Eid by the moon: pages then show a notice and keep the usual hours.', verbose_name='confirmed')),
            ],
            options={
                'verbose_name': 'holiday',
                'verbose_name_plural': 'holidays',
                'ordering': ['first_day', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='holiday_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('name_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('name_en', models.Value('')))), 0), _connector='OR'), name='holiday_published_has_name', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.'), models.CheckConstraint(condition=models.Q(('first_day__lte', models.F('last_day'))), name='holiday_days_are_ordered', violation_error_message='The holiday ends before it starts. Put the earlier date first.')],
            },
        ),
        migrations.CreateModel(
            name='Page',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='draft', max_length=9, verbose_name='status')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('slug', models.SlugField(help_text='Part of the page’s address.', unique=True, verbose_name='slug')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('title_ar', models.CharField(max_length=200, null=True, verbose_name='title')),
                ('title_en', models.CharField(max_length=200, null=True, verbose_name='title')),
                ('body', models.TextField(blank=True, help_text='Markdown.', verbose_name='text')),
                ('body_ar', models.TextField(blank=True, help_text='Markdown.', null=True, verbose_name='text')),
                ('body_en', models.TextField(blank=True, help_text='Markdown.', null=True, verbose_name='text')),
            ],
            options={
                'verbose_name': 'page',
                'verbose_name_plural': 'pages',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='page_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('title_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('title_en', models.Value('')))), 0), _connector='OR'), name='page_published_has_title', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.')],
            },
        ),
        migrations.CreateModel(
            name='SearchQuery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('en', 'English')], max_length=2, verbose_name='language')),
                ('query', models.CharField(max_length=200, verbose_name='searched for')),
                ('results', models.PositiveIntegerField(verbose_name='results')),
                ('count', models.PositiveIntegerField(default=1, verbose_name='times')),
            ],
            options={
                'verbose_name': 'search',
                'verbose_name_plural': 'searches',
                'ordering': ['-day', '-count', 'query'],
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['ar', 'en'])), name='search_query_language_is_known', violation_error_message='This value is not one of the choices.'), models.UniqueConstraint(fields=('day', 'language', 'query'), name='search_query_is_counted_once_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='published', max_length=9, verbose_name='status')),
                ('uid', models.CharField(default=contacts.models.guides.new_uid, help_text='Links to this step carry it; keep it when the step moves.', max_length=16, validators=[django.core.validators.RegexValidator('\\A[a-z][a-z0-9-]*\\Z', 'Use small Latin letters, digits and hyphens, starting with a letter.')], verbose_name='anchor')),
                ('text', models.CharField(max_length=300, verbose_name='step')),
                ('text_ar', models.CharField(max_length=300, null=True, verbose_name='step')),
                ('text_en', models.CharField(max_length=300, null=True, verbose_name='step')),
                ('detail', models.TextField(blank=True, verbose_name='detail')),
                ('detail_ar', models.TextField(blank=True, null=True, verbose_name='detail')),
                ('detail_en', models.TextField(blank=True, null=True, verbose_name='detail')),
                ('guide', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='contacts.guide', verbose_name='question')),
            ],
            options={
                'verbose_name': 'step',
                'verbose_name_plural': 'steps',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('en', 'English')], max_length=2, verbose_name='language')),
                ('helpful', models.BooleanField(verbose_name='it helped')),
                ('reason', models.CharField(blank=True, choices=[('unclear', 'It was not clear to me'), ('wrong', 'Something in it is wrong or out of date'), ('missing', 'What I was looking for is not here'), ('failed', 'I did the steps and they did not work'), ('other', 'Something else')], max_length=7, verbose_name='reason')),
                ('comment', models.CharField(blank=True, max_length=500, verbose_name='comment')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='received')),
                ('handled', models.BooleanField(default=False, verbose_name='handled')),
                ('guide', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='feedback', to='contacts.guide', verbose_name='question')),
                ('step', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='feedback', to='contacts.step', verbose_name='step')),
            ],
            options={
                'verbose_name': 'feedback',
                'verbose_name_plural': 'feedback',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Synonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('en', 'English')], max_length=2, verbose_name='language')),
                ('term', models.CharField(max_length=80, verbose_name='people write')),
                ('equivalents', models.JSONField(default=list, help_text='Words of the content that mean the same.', verbose_name='also find')),
                ('two_way', models.BooleanField(default=True, help_text='Unticked: only the first word also finds the others.', verbose_name='both ways')),
            ],
            options={
                'verbose_name': 'synonym',
                'verbose_name_plural': 'synonyms',
                'ordering': ['language', 'term'],
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['ar', 'en'])), name='synonym_language_is_known', violation_error_message='This value is not one of the choices.'), models.UniqueConstraint(fields=('language', 'term'), name='synonym_is_unique', violation_error_message='There is a synonym for this word already.')],
            },
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='draft', max_length=9, verbose_name='status')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('slug', models.SlugField(help_text='Part of the page’s address.', unique=True, verbose_name='slug')),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('name_ar', models.CharField(max_length=120, null=True, verbose_name='name')),
                ('name_en', models.CharField(max_length=120, null=True, verbose_name='name')),
            ],
            options={
                'verbose_name': 'topic',
                'verbose_name_plural': 'topics',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='topic_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('name_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('name_en', models.Value('')))), 0), _connector='OR'), name='topic_published_has_name', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.')],
            },
        ),
        migrations.AddField(
            model_name='guide',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='guides', to='contacts.topic', verbose_name='topic'),
        ),
        migrations.CreateModel(
            name='Endpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='published', max_length=9, verbose_name='status')),
                ('kind', models.CharField(choices=[('phone', 'Phone number'), ('url', 'Web address'), ('ios', 'App Store link'), ('android', 'Google Play link'), ('x', 'X account')], max_length=7, verbose_name='kind')),
                ('value', models.CharField(help_text='Such as 1234, https://… or @help_account.', max_length=500, verbose_name='value')),
                ('label', models.CharField(blank=True, max_length=120, verbose_name='label')),
                ('label_ar', models.CharField(blank=True, max_length=120, null=True, verbose_name='label')),
                ('label_en', models.CharField(blank=True, max_length=120, null=True, verbose_name='label')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='endpoints', to='contacts.channel', verbose_name='channel')),
            ],
            options={
                'verbose_name': 'number or link',
                'verbose_name_plural': 'numbers and links',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='endpoint_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('kind__in', ['phone', 'url', 'ios', 'android', 'x'])), name='endpoint_kind_is_known', violation_error_message='This value is not one of the choices.'), models.UniqueConstraint(fields=('channel', 'kind', 'value'), name='endpoint_is_unique', violation_error_message='The channel has this number or link already.')],
            },
        ),
        migrations.CreateModel(
            name='OpeningHours',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='published', max_length=9, verbose_name='status')),
                ('days', contacts.models.fields.WeekdaysField(verbose_name='days')),
                ('opens', models.TimeField(blank=True, help_text='Empty when hours are not published.', null=True, verbose_name='opens')),
                ('closes', models.TimeField(blank=True, help_text='At or before the opening time: the next day.', null=True, verbose_name='closes')),
                ('valid_from', models.DateField(blank=True, help_text='Empty for the usual week.', null=True, verbose_name='season from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='season to')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('note_ar', models.CharField(blank=True, max_length=200, null=True, verbose_name='note')),
                ('note_en', models.CharField(blank=True, max_length=200, null=True, verbose_name='note')),
                ('channel', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opening_hours', to='contacts.channel', verbose_name='channel')),
            ],
            options={
                'verbose_name': 'opening hours',
                'verbose_name_plural': 'opening hours',
                'ordering': ['position', 'pk'],
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='hours_status_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('days__gte', 1), ('days__lte', 127)), name='hours_days_are_known', violation_error_message='Tick at least one day.'), models.CheckConstraint(condition=models.Q(models.Q(('opens__isnull', True), ('closes__isnull', True)), models.Q(models.Q(('opens__isnull', True), _negated=True), models.Q(('closes__isnull', True), _negated=True)), _connector='OR'), name='hours_times_are_paired', violation_error_message='Give both times, or leave both empty when the hours are not published.'), models.CheckConstraint(condition=models.Q(models.Q(('valid_from__isnull', True), ('valid_to__isnull', True)), models.Q(models.Q(('valid_from__isnull', True), _negated=True), models.Q(('valid_to__isnull', True), _negated=True)), _connector='OR'), name='hours_season_is_paired', violation_error_message='Give both dates of the season, or leave both empty for the usual week.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_from__lte', models.F('valid_to')), _connector='OR'), name='hours_season_is_ordered', violation_error_message='The season ends before it starts. Put the earlier date first.')],
            },
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='step_status_is_known', violation_error_message='This value is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_en', models.Value('')))), 0), _connector='OR'), name='step_published_has_text', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.UniqueConstraint(fields=('guide', 'uid'), name='step_uid_is_unique', violation_error_message='Another step of this question has this anchor.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('language__in', ['ar', 'en'])), name='feedback_language_is_known', violation_error_message='This value is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='feedback',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['', 'unclear', 'wrong', 'missing', 'failed', 'other'])), name='feedback_reason_is_known'),
        ),
        migrations.AddConstraint(
            model_name='guide',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='guide_status_is_known', violation_error_message='This value is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='guide',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('title_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('title_en', models.Value('')))), 0), _connector='OR'), name='guide_published_has_title', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.'),
        ),
    ]
