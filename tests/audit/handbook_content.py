"""What the handbook's pictures show beside the first content: work that waits."""

from datetime import timedelta

EDITOR = "sara"
PASSWORD = "a long walk by the sea"
SEARCHED = (
    ("موعد صرف الدعم", 41),
    ("تغيير رقم الجوال", 17),
    ("بطاقة التموين", 9),
    ("when is it paid", 6),
)


def fill() -> None:
    """In the site's own process, as `manage.py shell` runs it."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

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
    guide = Guide.objects.order_by("position").first()
    Feedback.objects.create(
        page=f"/ar/guides/{guide.slug}/",
        guide=guide,
        language="ar",
        helpful=False,
        reason="wrong",
        comment="الخطوة الثانية تغيّرت في الموقع",
    )
