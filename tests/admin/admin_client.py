"""The admin as a browser sees it: pages, the forms on them, and what a press of Save sends."""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse

from tests.html import Element, parse

FOLLOW = "Pages that are open already, on your device too, follow within a minute."
NOT_TYPED = {"submit", "button", "image", "reset", "file"}


@dataclass
class AdminClient:
    client: Client

    def in_language(self, language: str) -> "AdminClient":
        self.client.cookies["django_language"] = language
        return self

    def get(self, url: str, **query: Any) -> Element:
        response = self.client.get(url, query)
        assert response.status_code == 200, response
        return parse(response.content.decode())

    def changelist(self, model: str, **query: Any) -> Element:
        return self.get(reverse(f"admin:contacts_{model}_changelist"), **query)

    def save(self, url: str, typed: dict[str, Any], **changes: Any) -> Element | None:
        """Send the form with `changes`; None once it is stored, else the page with its errors."""
        response = self.client.post(url, {**typed, **changes})
        if response.status_code == 302:
            return None
        return parse(response.content.decode())

    def act(self, model: str, action: str, *rows: Any, follow: bool = True) -> list[str]:
        """Run an action of the list on the rows; the messages it leaves."""
        data = {"action": action, "_selected_action": [row.pk for row in rows]}
        url = reverse(f"admin:contacts_{model}_changelist")
        return messages(self.client.post(url, data, follow=follow))


def change_url(row: Any) -> str:
    return reverse(f"admin:contacts_{row._meta.model_name}_change", args=[row.pk])


def add_url(model: str) -> str:
    return reverse(f"admin:contacts_{model}_add")


def messages(response: Any) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def headings(page: Element) -> list[str]:
    """The first text of every row of a list, without what a search found of it."""
    cells = [cell for cell in page.all("th") if "field-heading" in (cell.get("class") or "")]
    return [cell.text.removesuffix(found_text(cell)) for cell in cells]


def found_text(cell: Element) -> str:
    return "".join(one.text for one in cell.all("span", class_="found-in"))


def inputs(page: Element) -> list[Element]:
    return [element for element in page.walk() if element.name in ("input", "textarea", "select")]


def typed(page: Element, form: str) -> dict[str, Any]:
    """What the browser would send of the form with that id, had nobody touched it."""
    sent: dict[str, Any] = {}
    for element in inputs(page.one("form", id=form)):
        name = element.get("name")
        if not name or element.get("type") in NOT_TYPED:
            continue
        for value in values(element):
            sent.setdefault(name, []).append(value)
    return sent


def with_rows(form: dict[str, Any], prefix: str, *rows: dict[str, Any]) -> dict[str, Any]:
    """The form after "Add another", once for each row: the browser copies the empty one."""
    start = int(form[f"{prefix}-TOTAL_FORMS"][0])
    empty = {name: value for name, value in form.items() if f"{prefix}-__prefix__-" in name}
    added: dict[str, Any] = {f"{prefix}-TOTAL_FORMS": str(start + len(rows))}
    for place, row in enumerate(rows, start):
        added |= {name.replace("__prefix__", str(place)): value for name, value in empty.items()}
        added |= {f"{prefix}-{place}-{name}": value for name, value in row.items()}
    return {**form, **added}


def row_of(form: dict[str, Any], column: str, text: str) -> str:
    """The prefix of the inline row whose column has that text: "steps-0"."""
    [name] = [
        name for name, value in form.items() if name.endswith(f"-{column}") and value == [text]
    ]
    return name.removesuffix(f"-{column}")


def values(element: Element) -> list[str]:
    if element.name == "textarea":
        return ["".join(map(str, element.children)).removeprefix("\n")]
    if element.name == "select":
        return [
            option["value"] for option in element.all("option") if "selected" in option.attributes
        ]
    if element.get("type") in ("checkbox", "radio"):
        return [element.get("value") or "on"] if "checked" in element.attributes else []
    return [element.get("value") or ""]


def errors_beside(page: Element, name: str) -> list[str]:
    """The errors that stand in the same box as the input of that name."""
    element: Element | None = next(one for one in inputs(page) if one.get("name") == name)
    while element is not None and "form-row" not in (element.get("class") or ""):
        element = element.parent
        lists = [] if element is None else own(element, "errorlist")
        if lists:
            return [item.text for item in lists[0].all("li")]
    return []


def own(element: Element, class_: str) -> list[Element]:
    """Children with that class, not those further down."""
    return [
        child
        for child in element.children
        if isinstance(child, Element) and class_ in (child.get("class") or "").split()
    ]
