"""A permission of its own to say what is shown."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("contacts", "0004_accepted_difference")]

    operations = [
        migrations.AlterModelOptions(
            name='contentversion',
            options={'permissions': [('publish_content', 'Can put content on the site and take it off')]},
        ),
    ]
