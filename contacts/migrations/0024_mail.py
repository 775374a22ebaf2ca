"""People choose what they are told by e-mail; mails wait in the database until they are sent."""

import contacts.models.mail
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacts', '0023_feedback_pages'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='MailChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reports', models.BooleanField(default=False, verbose_name='Reports of readers, within ten minutes')),
                ('digest', models.BooleanField(default=False, verbose_name='What waits for me, once a day')),
                ('address', models.EmailField(blank=True, max_length=254, verbose_name='E-mail address')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('en', 'English')], max_length=2, verbose_name='Language of the e-mails')),
                ('reports_since', models.DateTimeField(blank=True, null=True)),
                ('digest_made_on', models.DateField(blank=True, null=True)),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='mail_choice', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'choice of e-mails',
                'verbose_name_plural': 'choices of e-mails',
                'constraints': [models.CheckConstraint(condition=models.Q(('language__in', ['ar', 'en'])), name='mail_choice_language_is_known', violation_error_message='This value is not one of the choices.')],
            },
        ),
        migrations.CreateModel(
            name='OutgoingMail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('reports', 'Reports of readers'), ('digest', 'What waits')], max_length=7, verbose_name='kind')),
                ('to', models.EmailField(max_length=254, verbose_name='address')),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('body', models.TextField(verbose_name='text')),
                ('language', models.CharField(choices=[('ar', 'العربية'), ('en', 'English')], max_length=2, verbose_name='language')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='made')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='tries')),
                ('next_try_at', models.DateTimeField(blank=True, db_index=True, default=django.utils.timezone.now, null=True, verbose_name='next try')),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('give_up_at', models.DateTimeField(default=contacts.models.mail.give_up_time)),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('problem', models.CharField(blank=True, choices=[('unreachable', 'The mail server does not answer'), ('insecure', 'No secure connection to the mail server came about'), ('sign_in', 'The mail server does not take the site’s name and password'), ('address', 'The mail server does not take mail for this address'), ('refused', 'The mail server refused the mail'), ('other', 'The mail could not be written or sent')], max_length=11, verbose_name='problem')),
                ('error', models.CharField(blank=True, max_length=200, verbose_name='what came back')),
                ('reports', models.ManyToManyField(blank=True, related_name='mails', to='contacts.feedback')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mails', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'outgoing e-mail',
                'verbose_name_plural': 'outgoing e-mails',
                'ordering': ['-made_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['reports', 'digest'])), name='outgoing_mail_kind_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('language__in', ['ar', 'en'])), name='outgoing_mail_language_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('problem__in', ['unreachable', 'insecure', 'sign_in', 'address', 'refused', 'other', ''])), name='outgoing_mail_problem_is_known', violation_error_message='This value is not one of the choices.'), models.CheckConstraint(condition=models.Q(('sent_at__isnull', True), ('next_try_at__isnull', True), _connector='OR'), name='outgoing_mail_is_sent_or_waits')],
            },
        ),
    ]
