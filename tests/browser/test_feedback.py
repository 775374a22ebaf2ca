"""Reports are sent without cookies and without JavaScript, and nothing typed is lost."""

import pytest

from contacts.models import Feedback

pytestmark = pytest.mark.xdist_group("browser")
both_languages = pytest.mark.parametrize("language", ["ar", "en"])
with_and_without_script = pytest.mark.parametrize("script", [True, False])
# 500 characters as a person counts them.
COMMENT = "\n".join(["x" * 49] * 10) + "y"
THANKS = "**/report/thanks/**"


def send(page, comment):
    page.locator("textarea").fill(comment)
    page.locator("main button[type=submit]").click()


@both_languages
@with_and_without_script
def test_message_is_sent_without_a_cookie(open_page, language, script):
    page = open_page(f"/{language}/guides/call-19912/", java_script_enabled=script)
    page.locator("main a[href*='helped=no']").click()
    page.locator("input[value=failed]").check()
    send(page, COMMENT)
    page.wait_for_url(THANKS)
    stored = Feedback.objects.get()
    assert (stored.language, stored.helpful, stored.reason) == (language, False, "failed")
    assert stored.comment == COMMENT
    assert page.context.cookies() == []


@both_languages
@with_and_without_script
def test_yes_is_one_press(open_page, language, script):
    page = open_page(f"/{language}/guides/call-19912/", java_script_enabled=script)
    page.locator("main button[name=helpful]").click()
    page.wait_for_url(THANKS)
    page.reload()
    assert [row.helpful for row in Feedback.objects.all()] == [True]
    assert page.locator("main form").count() == 0


@both_languages
@pytest.mark.parametrize("path", ["verify/", "search/?q=zzzzzz", ""])
def test_two_presses_report_any_page(open_page, language, path):
    page = open_page(f"/{language}/{path}", java_script_enabled=False)
    page.locator(f"footer a[href^='/{language}/report/']").click()
    page.wait_for_url(f"**/{language}/report/**")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.locator("main button[type=submit]").click()
    page.wait_for_url(THANKS)
    assert Feedback.objects.get().page == f"/{language}/{path.partition('?')[0]}"


@both_languages
def test_number_of_a_channel_is_reported(open_page, language):
    page = open_page(f"/{language}/channels/hotline/", java_script_enabled=False)
    link = page.locator("main a[href*='endpoint=']").first
    assert link.bounding_box()["height"] >= 44
    link.click()
    assert "19912" in page.locator(".lead").inner_text()
    page.locator("input[value=dead]").check()
    page.locator("main button[type=submit]").click()
    page.wait_for_url(THANKS)
    stored = Feedback.objects.get()
    assert (stored.endpoint.value, stored.value, stored.reason) == ("19912", "19912", "dead")


@both_languages
@with_and_without_script
def test_sixth_message_is_there_to_be_sent_later(browser, site, request, language, script):
    """Not in a window of `open_page`: a browser says of 429 that it is an error."""
    path = f"/{language}/report/?page=/{language}/guides/call-19912/"
    context = browser.new_context(base_url=site, java_script_enabled=script)
    request.addfinalizer(context.close)
    page = context.new_page()
    for number in range(5):
        page.goto(path)
        send(page, f"Busy {number}")
        page.wait_for_url(THANKS)
    page.goto(path)
    page.locator("input[value=other]").check()
    send(page, "Once\nmore")
    page.locator("form [role=alert] a[href='tel:19912']").wait_for()
    assert page.locator("textarea").input_value() == "Once\nmore"
    assert page.locator("input[value=other]").is_checked()
    assert Feedback.objects.count() == 5
