"""Rows are moved by buttons, with the keyboard alone, and by dragging; Save keeps it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from contacts.models import Guide, Topic
from tests.browser.signed_in import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(open_page):
    return signed_in(open_page)


@pytest.fixture
def guide(site) -> Guide:
    return next(one for one in Guide.objects.all() if one.steps.count() >= 3)


def order(guide: Guide) -> list[str]:
    return list(guide.steps.order_by("position", "pk").values_list("uid", flat=True))


def rows(desk):
    return desk.locator("#steps-group .has_original")


def test_step_moves_without_a_mouse_and_the_history_tells(desk, guide):
    first, second, *rest = order(guide)
    desk.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    down = rows(desk).nth(0).locator("[data-move='1']").element_handle()  # wherever it moves
    assert down.get_attribute("aria-label").endswith(f": {guide.steps.get(uid=first).text_ar}")
    down.focus()
    desk.keyboard.press("Enter")
    assert down.evaluate("element => element === document.activeElement")
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.press("Space")  # up again
    desk.keyboard.press("Tab")
    desk.keyboard.press("Space")
    assert "2" in desk.locator("#order-status").inner_text()
    desk.locator("[name=_save]").first.click()
    desk.wait_for_url("**/guide/")
    assert order(guide) == [second, first, *rest]
    assert LogEntry.objects.filter(object_id=str(guide.pk)).count() == 1


def test_step_is_dragged(desk, guide):
    first, *rest = order(guide)
    desk.goto(reverse("admin:contacts_guide_change", args=[guide.pk]))
    handle = rows(desk).nth(0).locator("[data-drag]")
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    desk.mouse.move(box["x"] + 5, box["y"] + 5)
    desk.mouse.down()
    for _row in range(len(rest) * 8):
        desk.mouse.wheel(0, 200)
        desk.mouse.move(box["x"] + 5, 780)
        desk.wait_for_timeout(20)
    desk.mouse.up()
    desk.locator("[name=_save]").first.click()
    desk.wait_for_url("**/guide/")
    assert order(guide) == [*rest, first]


def test_list_is_put_in_order_and_the_history_tells(desk, site):
    desk.goto(reverse("admin:contacts_topic_changelist"))
    before = list(Topic.objects.order_by("position", "pk").values_list("pk", flat=True))
    desk.locator("#result_list tbody tr").nth(1).locator("[data-move='-1']").click()
    desk.locator("input[name=_save]").first.click()
    desk.wait_for_selector(".messagelist .success")
    after = list(Topic.objects.order_by("position", "pk").values_list("pk", flat=True))
    assert after == [before[1], before[0], *before[2:]]
    assert {entry.object_id for entry in LogEntry.objects.all()} == {str(pk) for pk in before[:2]}


def test_list_sorted_by_another_column_offers_no_moves(desk):
    desk.goto(reverse("admin:contacts_topic_changelist") + "?o=2")
    assert desk.locator("#result_list .order-tools").count() == 0
