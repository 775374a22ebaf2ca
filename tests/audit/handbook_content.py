"""What the handbook's pictures show beside the first content: work that waits."""

from datetime import timedelta

PUBLISHER = "sara"
EDITOR = "omar"
PASSWORD = "a long walk by the sea"
OUT_OF_DATE = "ways-to-contact"  # a question, the Arabic of which changes
PROPOSED = {
    "title_ar": "كيف أرسل استفسارًا من الموقع الإلكتروني؟",
    "title_en": "How do I send an enquiry from the website?",
}
SEARCHED = (
    ("موعد صرف الدعم", 41),
    ("تغيير رقم الجوال", 17),
    ("بطاقة التموين", 9),
    ("when is it paid", 6),
)


def fill() -> None:
    """In the site's own process, as `manage.py shell` runs it."""
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.utils import timezone

    from contacts.history.versions import ChangeKind, recorded
    from contacts.models import Channel, Feedback, Guide, SearchQuery

    get_user_model().objects.create_superuser(
        EDITOR, "sara@example.com", PASSWORD, first_name="سارة"
    )
    today = timezone.localdate()
    for place, (query, count) in enumerate(
        [
            ("موعد صرف الدعم", 41),
            ("تغيير رقم الجوال", 17),
            ("بطاقة التموين", 9),
            ("when is it paid", 6),
        ]
    ):
        language = "en" if query.isascii() else "ar"
        SearchQuery.objects.create(
            day=today - timedelta(days=place),
            language=language,
            query=query,
            count=count,
            results=0,
        )
    hotline = Channel.objects.get(slug="hotline")
    number = hotline.endpoints.get(value="19912")
    Feedback.objects.create(
        page="/ar/channels/hotline/",
        endpoint=number,
        value="19912",
        language="ar",
        reason="failed",
        comment="الخط مشغول منذ الصباح",
    )
    call_command("suggest_holidays", str(today.year + 1))
    with recorded(ChangeKind.EDITED, user=people.get(username=PUBLISHER)):
        changed = Guide.objects.get(slug=OUT_OF_DATE)
        changed.summary_ar += " وينشر الموقع كل جديد."
        changed.save()
    guide = Guide.objects.get(slug="send-inquiry-website")
    Feedback.objects.create(
        page=f"/ar/guides/{guide.slug}/",
        guide=guide,
        language="ar",
        helpful=False,
        reason="wrong",
        comment="الخطوة الثانية تغيّرت في الموقع",
    )
