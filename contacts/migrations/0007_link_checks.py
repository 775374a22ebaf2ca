"""What the content's links led to when they were last tried."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contacts", "0006_moved_pages")]

    operations = [
        migrations.CreateModel(
            name='LinkCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=500, verbose_name='link')),
                ('model', models.CharField(max_length=20)),
                ('object_id', models.BigIntegerField()),
                ('problem', models.CharField(blank=True, choices=[('missing', 'There is no such page'), ('failed', 'The other site answers with an error'), ('unreachable', 'The other site does not answer'), ('unsafe', 'Not an address on the public web')], max_length=12, verbose_name='problem')),
                ('detail', models.CharField(blank=True, max_length=200, verbose_name='what came back')),
                ('checked_at', models.DateTimeField(verbose_name='tried')),
                ('broken_since', models.DateTimeField(blank=True, null=True, verbose_name='broken since')),
            ],
            options={
                'verbose_name': 'link',
                'verbose_name_plural': 'links',
                'ordering': ['-broken_since', 'url', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('problem__in', ['', 'missing', 'failed', 'unreachable', 'unsafe'])), name='link_problem_is_known'), models.UniqueConstraint(fields=('model', 'object_id', 'url'), name='link_is_checked_once_a_row')],
            },
        ),
    ]
