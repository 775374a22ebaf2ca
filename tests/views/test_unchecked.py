"""What is pasted into the checker comes back while the database is away, and can be tried again."""

import pytest
from django.db import InternalError, OperationalError

from tests.html import parse

pytestmark = pytest.mark.django_db
PASTED = "Call +966 11 000 0000 now <b>\nor lose it"
SENTENCES = {
    "ar": "لا يمكن التحقق من هذا الآن. ما لصقته باقٍ هنا: لا ترد على المرسل ولا تفتح شيئًا، وأعد "
    "المحاولة بعد دقائق.",
    "en": "This cannot be checked at the moment. What you pasted is still here: do not reply and "
    "open nothing, and try again in a few minutes.",
}


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("error", [OperationalError, InternalError])
def test_pasted_text_is_kept_and_not_judged(client, first_content, monkeypatch, language, error):
    def fail(*_args, **_kwargs):
        raise error("away")

    monkeypatch.setattr("contacts.publishing.content_version.refresh", fail)
    response = client.post(f"/{language}/verify/", {"q": PASTED})
    page = parse(response.content.decode())
    assert response.status_code == 503
    assert response.headers["Cache-Control"] == "private, no-store"
    assert page.one("html")["lang"] == language
    assert page.one(role="alert").all("p")[0].text == SENTENCES[language]
    assert page.one(id="verify-q").text.strip() == PASTED.replace("\n", " ")
    assert page.all(id="verdict") == []
