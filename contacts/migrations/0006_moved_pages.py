"""Old addresses of pages that were renamed or taken off the site."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contacts", "0005_publishing_permission")]

    operations = [
        migrations.CreateModel(
            name='MovedPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('channel', 'Channel'), ('guide', 'Question'), ('topic', 'Topic'), ('page', 'Page')], max_length=7, verbose_name='kind')),
                ('slug', models.SlugField(verbose_name='old slug')),
                ('new_slug', models.SlugField(blank=True, help_text='Empty: the page was taken off the site.', verbose_name='new slug')),
                ('moved_at', models.DateTimeField(auto_now=True, verbose_name='moved')),
            ],
            options={
                'verbose_name': 'moved page',
                'verbose_name_plural': 'moved pages',
                'ordering': ['-moved_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['channel', 'guide', 'topic', 'page'])), name='moved_page_kind_is_known', violation_error_message='This value is not one of the choices.'), models.UniqueConstraint(fields=('kind', 'slug'), name='moved_page_is_unique'), models.CheckConstraint(condition=models.Q(('slug', models.F('new_slug')), _negated=True), name='moved_page_leads_elsewhere')],
            },
        ),
    ]
