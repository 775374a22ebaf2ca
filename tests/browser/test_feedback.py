"""Feedback is sent without cookies and without JavaScript, and nothing typed is lost."""

import pytest

from contacts.models import Feedback

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
with_and_without_script = pytest.mark.parametrize("script", [True, False])
PATH = "guides/call-19912/feedback/?helped=no"
# 500 characters as a person counts them.
COMMENT = "\n".join(["x" * 49] * 10) + "y"


def send(page, comment):
    page.locator("textarea").fill(comment)
    page.locator("main button[type=submit]").click()


@both_languages
@with_and_without_script
def test_message_is_sent_without_a_cookie(open_page, language, script):
    page = open_page(f"/{language}/{PATH}", java_script_enabled=script)
    page.locator("input[value=failed]").check()
    send(page, COMMENT)
    page.wait_for_url("**/thanks/")
    stored = Feedback.objects.get()
    assert (stored.language, stored.helpful, stored.reason) == (language, False, "failed")
    assert stored.comment == COMMENT
    assert page.context.cookies() == []


@both_languages
@with_and_without_script
def test_sixth_message_is_there_to_be_sent_later(open_page, language, script):
    for _ in range(5):
        page = open_page(f"/{language}/{PATH}", java_script_enabled=script)
        send(page, "Busy")
        page.wait_for_url("**/thanks/")
    page = open_page(f"/{language}/{PATH}", java_script_enabled=script)
    page.locator("input[value=other]").check()
    send(page, "Once\nmore")
    page.locator("form [role=alert] a[href='tel:19912']").wait_for()
    assert page.locator("textarea").input_value() == "Once\nmore"
    assert page.locator("input[value=other]").is_checked()
    assert page.locator("input[value=no]").is_checked()
    assert Feedback.objects.count() == 5
