"""What the handbook's pictures show beside the first content: people, and work that waits."""

from datetime import timedelta

PUBLISHER = "sara"
EDITOR = "omar"
PASSWORD = "a long walk by the sea"
QUESTION = "send-inquiry-website"
QUESTION_WORDS = "كيف أرسل استفسارا من الموقع الرسمي"
OUT_OF_DATE = "ways-to-contact"  # a question, the Arabic of which changes
PROPOSED = {
    "title_ar": "كيف أرسل استفسارًا من الموقع الإلكتروني؟",
    "title_en": "How do I send an enquiry from the website?",
}
WRITTEN = {
    "summary_ar": "من **الموقع الرسمي** [صفحة التواصل](https://www.ca.gov.sa):\n"
    "- اختر «استفسار»\n- اكتب سؤالك",
    "summary_en": "On **the official site**, [the contact page](https://www.ca.gov.sa):\n"
    "- choose “Enquiry”\n- write your question",
}
SEARCHED = (
    ("موعد صرف الدعم", 41),
    ("تغيير رقم الجوال", 17),
    ("بطاقة التموين", 9),
    ("when is it paid", 6),
)


def fill() -> None:
    """In the site's own process, as `manage.py shell` runs it."""
    add_people()
    add_searches()
    add_feedback()
    change_one_language()


def add_people() -> None:
    from django.contrib.auth.models import Group, User

    User.objects.create_superuser(PUBLISHER, "sara@example.com", PASSWORD, first_name="سارة")
    editor = User.objects.create_user(EDITOR, "omar@example.com", PASSWORD, is_staff=True)
    editor.groups.add(Group.objects.get(name="editors"))


def add_searches() -> None:
    from django.core.management import call_command
    from django.utils import timezone

    from contacts.models import SearchQuery

    today = timezone.localdate()
    call_command("suggest_holidays", str(today.year + 1), verbosity=0)
    for place, (query, count) in enumerate(SEARCHED):
        SearchQuery.objects.create(
            day=today - timedelta(days=place),
            language="en" if query.isascii() else "ar",
            query=query,
            count=count,
            results=0,
        )


def add_feedback() -> None:
    from contacts.models import Endpoint, Feedback, Guide

    guide = Guide.objects.get(slug=QUESTION)
    number = Endpoint.objects.get(value="19912")
    said = {"language": "ar", "helpful": False}
    Feedback.objects.create(
        page="/ar/channels/hotline/",
        endpoint=number,
        value=number.value,
        reason="dead",
        comment="الخط مشغول منذ الصباح",
        **said,
    )
    Feedback.objects.create(
        page=f"/ar/guides/{guide.slug}/",
        guide=guide,
        reason="wrong",
        comment="الخطوة الثانية تغيّرت في الموقع",
        **said,
    )


def change_one_language() -> None:
    from django.contrib.auth.models import User

    from contacts.history.versions import ChangeKind, recorded
    from contacts.models import Guide

    with recorded(ChangeKind.EDITED, user=User.objects.get(username=PUBLISHER)):
        guide = Guide.objects.get(slug=OUT_OF_DATE)
        guide.summary_ar += " وتنشر هذه الطرق كل جديد."
        guide.save()
