"""An editor removes one Arabic field; readers see the English, marked, and search finds it."""

import pytest
from django.test import Client

from contacts.models import Guide
from tests.admin.admin_client import change_url, typed
from tests.html import parse

pytestmark = pytest.mark.usefixtures("first_content", "sunday_10")
TITLE = "How do I send an enquiry from the official website?"


def test_removed_arabic_title_shows_the_english_everywhere_and_is_found(desk):
    guide = Guide.objects.get(slug="send-inquiry-website")
    form = typed(desk.get(change_url(guide)), "guide_form")
    assert desk.in_language("ar").save(change_url(guide), form, title_ar="") is None

    reader, seen, shown_on, todo = Client(), set(), set(), {"/ar/", f"/ar/search/?q={TITLE}"}
    while todo:
        url = todo.pop()
        seen.add(url)
        response = reader.get(url)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        page = parse(response.content.decode())
        for element in page.one("body").walk():
            if TITLE in element.children:
                assert (element["lang"], element["dir"]) == ("en", "ltr"), url
                marks = element.parent.all(class_="tag")
                assert "بالإنجليزية" in [mark.text for mark in marks], url
                shown_on.add(url)
        links = {link["href"].partition("#")[0] for link in page.one("body").all("a")}
        todo |= {link for link in links if link.startswith("/ar/")} - seen
    assert {
        "/ar/",
        "/ar/questions/",
        "/ar/guides/send-inquiry-website/",
        "/ar/channels/website-form/",
        f"/ar/search/?q={TITLE}",
    } <= shown_on
