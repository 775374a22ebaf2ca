"""Publishing by date, notices, named seasons, and holidays of one channel or of hours."""

import contacts.models.notices
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0014_other_wordings'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status', models.CharField(choices=[('draft', 'Draft'), ('published', 'Published')], db_index=True, default='draft', max_length=9, verbose_name='status')),
                ('position', models.PositiveIntegerField(default=0, help_text='Lower numbers come first.', verbose_name='position')),
                ('publish_at', models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at')),
                ('expire_at', models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='last changed')),
                ('verified_on', models.DateField(blank=True, help_text='The day a person last compared this with its source.', null=True, verbose_name='checked on')),
                ('text', models.CharField(max_length=300, verbose_name='text')),
                ('text_ar', models.CharField(max_length=300, null=True, verbose_name='text')),
                ('text_en', models.CharField(max_length=300, null=True, verbose_name='text')),
                ('detail', models.TextField(blank=True, help_text='Markdown.', verbose_name='detail')),
                ('detail_ar', models.TextField(blank=True, help_text='Markdown.', null=True, verbose_name='detail')),
                ('detail_en', models.TextField(blank=True, help_text='Markdown.', null=True, verbose_name='detail')),
                ('severity', models.CharField(choices=[('info', 'For information'), ('disrupted', 'Disrupted'), ('out_of_order', 'Out of order')], default='info', max_length=12, verbose_name='severity')),
                ('starts_at', models.DateTimeField(db_index=True, default=contacts.models.notices.this_second, verbose_name='from')),
                ('ends_at', models.DateTimeField(blank=True, db_index=True, help_text='Empty: until further notice.', null=True, verbose_name='until')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['starts_at', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='channel',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='channel',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='claim',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='claim',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='endpoint',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='endpoint',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='guide',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='guide',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='holiday',
            name='channel',
            field=models.ForeignKey(blank=True, help_text='Empty for all channels that close on holidays.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='holidays', to='contacts.channel', verbose_name='channel'),
        ),
        migrations.AddField(
            model_name='holiday',
            name='closes',
            field=models.TimeField(blank=True, null=True, verbose_name='closed until'),
        ),
        migrations.AddField(
            model_name='holiday',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='holiday',
            name='opens',
            field=models.TimeField(blank=True, help_text='Empty for whole days.', null=True, verbose_name='closed from'),
        ),
        migrations.AddField(
            model_name='holiday',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='openinghours',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='openinghours',
            name='name',
            field=models.CharField(blank=True, help_text='Such as Ramadan.', max_length=120, verbose_name='name of the season'),
        ),
        migrations.AddField(
            model_name='openinghours',
            name='name_ar',
            field=models.CharField(blank=True, help_text='Such as Ramadan.', max_length=120, null=True, verbose_name='name of the season'),
        ),
        migrations.AddField(
            model_name='openinghours',
            name='name_en',
            field=models.CharField(blank=True, help_text='Such as Ramadan.', max_length=120, null=True, verbose_name='name of the season'),
        ),
        migrations.AddField(
            model_name='openinghours',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='page',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='page',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='step',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='step',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddField(
            model_name='topic',
            name='expire_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers no longer see it from this moment on. Empty: it stays.', null=True, verbose_name='take off at'),
        ),
        migrations.AddField(
            model_name='topic',
            name='publish_at',
            field=models.DateTimeField(blank=True, db_index=True, help_text='Readers see it from this moment on, once it is published. Empty: at once.', null=True, verbose_name='publish at'),
        ),
        migrations.AddConstraint(
            model_name='channel',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='channel_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='claim_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='endpoint',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='endpoint_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='guide',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='guide_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='holiday',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='holiday_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='holiday',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('opens__isnull', True), ('closes__isnull', True)), models.Q(models.Q(('opens__isnull', True), _negated=True), models.Q(('closes__isnull', True), _negated=True)), _connector='OR'), name='holiday_times_are_paired', violation_error_message='Give both times, or leave both empty when whole days are closed.'),
        ),
        migrations.AddConstraint(
            model_name='openinghours',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='hours_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='page',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='page_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='step',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='step_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='topic_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddField(
            model_name='notice',
            name='channel',
            field=models.ForeignKey(blank=True, help_text='Empty for the whole site.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='contacts.channel', verbose_name='channel'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='notice_status_is_known', violation_error_message='This value is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('publish_at__isnull', True), ('expire_at__isnull', True), ('expire_at__gt', models.F('publish_at')), _connector='OR'), name='notice_publication_is_ordered', violation_error_message='It is taken off before it is published. Put the earlier moment first.'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'published'), _negated=True), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_ar', models.Value('')))), 0), django.db.models.lookups.GreaterThan(django.db.models.functions.text.Length(django.db.models.functions.text.Trim(django.db.models.functions.comparison.Coalesce('text_en', models.Value('')))), 0), _connector='OR'), name='notice_published_has_text', violation_error_message='Nothing can be published without a title in Arabic or in English. Write one, or save it as a draft.'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('severity__in', ['info', 'disrupted', 'out_of_order'])), name='notice_severity_is_known', violation_error_message='This value is not one of the choices.'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('starts_at__isnull', True), ('ends_at__isnull', True), ('ends_at__gt', models.F('starts_at')), _connector='OR'), name='notice_ends_after_it_starts', violation_error_message='The notice ends before it starts. Put the earlier moment first.'),
        ),
    ]
