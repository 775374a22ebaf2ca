"""Saving the times of a channel, while texts still say that nobody publishes them."""

import pytest

from contacts.models import Guide, Step
from tests.admin.admin_client import change_url, messages, typed

pytestmark = pytest.mark.usefixtures("directory")

TOLD = {
    "en": "These still say that times are not published here, though they are now: {}",
    "ar": "ما زالت هذه النصوص تقول إن الأوقات غير منشورة هنا مع أنها منشورة الآن: {}",
}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_saving_the_times_of_a_channel_names_the_texts(desk, language):
    Step.objects.filter(uid="ask").update(
        detail_en="The hours are not published here.", detail_ar="الساعات غير منشورة هنا."
    )
    guide = Guide.objects.get(slug="call")
    url = change_url(guide.channel)
    page = desk.in_language(language).get(url)
    sent = typed(page, "channel_form")
    changes = {"opening_hours-0-opens": "08:00", "opening_hours-0-closes": "16:00"}
    response = desk.client.post(url, sent | changes, follow=True)
    name = {"en": "How do I call?", "ar": "كيف أتصل؟"}[language]
    link = f'<a href="{change_url(guide)}">{name}</a>'
    assert TOLD[language].format(link) in messages(response)
