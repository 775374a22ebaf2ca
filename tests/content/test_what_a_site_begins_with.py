"""Readers are not told of all that a site begins with as if it were news."""

import pytest

from contacts.models import Change
from tests.content.loading import load_first_content, load_text

ADDED = """
guides:
  - slug: added
    status: published
    title: {ar: سؤال؟, en: Added?}
"""


@pytest.mark.django_db
def test_first_content_is_no_news_and_what_is_imported_later_is():
    load_first_content()
    assert not Change.objects.exists()
    load_text(ADDED)
    [change] = Change.objects.all()
    assert (change.model, change.name) == ("guide", {"ar": "سؤال؟", "en": "Added?"})
