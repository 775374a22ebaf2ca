"""Every page of the desk: axe finds nothing, and nothing scrolls sideways on a phone."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from django.contrib.admin import ModelAdmin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page

from citizen_help.accounts.invitations import new_link
from tests.accounts.visitor import PASSWORD
from tests.admin.conftest import groups  # noqa: F401  a fixture
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk_pages import ACTIONS, add_pages, addresses, fill
from tests.browser.test_matrix import FITS

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
# A page is seen in one of them in Arabic, and in the opposite one in English.
LOOKS = [(PHONE, "light"), (DESKTOP, "dark"), (PHONE, "dark"), (DESKTOP, "light")]
FIRST = {"ar": 0, "en": 1}
AXE = """async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"], preload: false });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
}"""
# As a browser sends it that holds nobody to what a field asks for.
SEND = """(form) => {
  form.noValidate = true;
  form.querySelector("[name=_save]").click();
}"""


class Looker:
    """`found`: what is wrong on each page, by its address and what was done there."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.found: dict[str, list[str]] = {}
        self.turn = FIRST[language]

    def look(self, done: str = "") -> None:
        size, scheme = LOOKS[self.turn % len(LOOKS)]
        self.page.set_viewport_size(PHONE)
        wrong = [] if self.page.evaluate(FITS) else ["is wider than a phone"]
        self.page.set_viewport_size(size)
        wrong += self.page.evaluate(AXE)
        if wrong:
            path = self.page.url.partition("/admin")[2]
            self.found[f"{path} {done} {self.language} {size['width']} {scheme}"] = wrong

    def open(self, address: str) -> bool:
        """Whether there is a page: not a refusal, nor the way to another one."""
        self.turn += 1
        _size, scheme = LOOKS[self.turn % len(LOOKS)]
        self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        answer = self.page.goto(address)
        assert answer is not None
        return answer.ok and not answer.request.redirected_from

    def see(self, address: str) -> None:
        """With the rows of a form as lines, and opened."""
        if not self.open(address):
            return
        self.look()
        buttons = self.page.locator(".fold-all").all()
        for button in buttons:
            button.click()
        if buttons:
            self.look("opened")


@pytest.fixture(params=["ar", "en"])
def looker(browser, site, request) -> Iterator[Looker]:
    context = browser.new_context(base_url=site, viewport=DESKTOP)
    context.add_init_script(path=AXE_FILE_PATH)
    context.add_cookies([{"name": "django_language", "value": request.param, "url": site}])
    made = Looker(context.new_page(), request.param)
    yield made
    context.close()
    assert made.found == {}


@pytest.fixture
def person():
    return get_user_model().objects.create_superuser("sara", password=PASSWORD)


@pytest.fixture
def desk(looker, person, site, groups, monkeypatch) -> Looker:  # noqa: F811
    """Signed in, with something in every list, which is short."""
    monkeypatch.setattr(ModelAdmin, "list_per_page", 5)
    fill(person)
    client = Client()
    client.force_login(person)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    looker.page.context.add_cookies([session])
    return looker


def test_pages(desk):
    for address in addresses():
        desk.see(address)


def test_refused_forms_and_actions(desk):
    for address in add_pages():
        if desk.open(address):
            with desk.page.expect_navigation():
                desk.page.locator("form:has([name=_save])").evaluate(SEND)
            desk.look("refused")
    for model, action in ACTIONS:
        desk.open(reverse(f"admin:contacts_{model}_changelist"))
        desk.page.locator("#action-toggle").check()
        desk.page.select_option("[name=action]", action)
        with desk.page.expect_navigation():
            desk.page.locator("[name=index]").click()
        desk.look(action)


def test_way_in(looker, person, site):
    looker.see(reverse("admin:login"))
    path = reverse("admin:index")
    looker.open(path + new_link(person).partition(path)[2])
    looker.look()
    for _try in range(5):
        looker.open(reverse("admin:login"))
        looker.page.fill("[name=username]", "sara")
        looker.page.fill("[type=password]", "wrong")
        with looker.page.expect_navigation():
            looker.page.keyboard.press("Enter")
        if not looker.found:
            looker.look("wrong password")
    assert looker.page.locator("[role=alert]").count() == 1
