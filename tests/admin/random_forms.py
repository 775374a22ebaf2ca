"""What the random editor has before them, what it sends, and what must hold then."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.apps import apps
from django.db import OperationalError, connection, models
from django.urls import reverse

from contacts.models import Channel, Notice
from tests.admin.admin_client import inputs, typed
from tests.html import Element, parse

MODELS = ("channel", "guide", "topic", "page", "holiday", "notice", "synonym", "claim")
CONTENT = (*MODELS, "step", "endpoint", "openinghours")
FORM_TYPE = "application/x-www-form-urlencoded"
MARK = re.compile(r"zq[bcdfghjkmn]+x")
NOT_CONTENT = ("difference_reason",)
NO_QUERY = ("SAVEPOINT", "RELEASE", "ROLLBACK")

Stored = dict[str, Counter[str]]  # mark -> where it stands, as "step.text_ar"


@dataclass
class Tab:
    """An open page of a form, with what stands in its fields now."""

    url: str
    form: str
    fields: dict[str, list[str]]
    options: dict[str, list[str]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    is_spoilt: bool = False  # its housekeeping, so that rows may be anywhere

    def marks(self) -> Counter[str]:
        """The texts that were typed, by their marks, in rows that are to stay."""
        found: Counter[str] = Counter()
        for name, given in self.fields.items():
            row = name.rpartition("-")[0]
            if (
                "__prefix__" not in name
                and name not in NOT_CONTENT
                and not self.fields.get(f"{row}-DELETE")
            ):
                found.update(set(MARK.findall(" ".join(given))))
        return found

    def names(self, *endings: str) -> list[str]:
        return [one for one in self.fields if "__prefix__" not in one and one.endswith(endings)]

    def count(self, prefix: str) -> int:
        told = self.fields.get(f"{prefix}-TOTAL_FORMS", ["0"])[0]
        return int(told) if told.isdecimal() and len(told) < 4 else 0


def tab_of(page: Element, url: str, form: str) -> Tab | None:
    """The form with that id or class; None where the page has none."""
    found = [one for one in page.all("form") if form in (one.get("id"), one.get("class"))]
    if not found:
        return None
    found[0].attributes["id"] = form
    fields = {name: list(map(str, given)) for name, given in typed(page, form).items()}
    tab = Tab(url, form, fields)
    for one in inputs(found[0]):
        name = one.get("name") or ""
        if one.name == "select":
            tab.options[name] = [option["value"] for option in one.all("option")]
        elif one.get("type") in ("checkbox", "radio"):
            tab.options.setdefault(name, []).append(one.get("value") or "on")
        elif one.get("type") == "hidden" or "-picture_alt_" in name:  # seen once there is a picture
            tab.hidden.add(name)
        if name and one.get("type") not in ("submit", "button", "file"):
            tab.fields.setdefault(name, [])
    return tab


def addresses() -> Iterator[tuple[str, str]]:
    """Of every form, with its id or class."""
    for name in MODELS:
        yield reverse(f"admin:contacts_{name}_add"), f"{name}_form"
        for row in apps.get_model("contacts", name).objects.order_by("-pk")[:4]:
            yield reverse(f"admin:contacts_{name}_change", args=[row.pk]), f"{name}_form"
    yield reverse("admin:contacts_channel_season"), "season_form"
    for channel in Channel.objects.published()[:2]:
        yield reverse("admin:contacts_channel_notice", args=[channel.pk]), "quick-notice"
    for notice in Notice.objects.published().running()[:1]:
        yield reverse("admin:contacts_notice_extend", args=[notice.pk]), "quick-notice"


def body(fields: dict[str, list[str]]) -> bytes:
    """Halves of surrogate pairs too, which no browser sends and a program may."""
    pairs = [(name, one) for name, given in fields.items() for one in given]
    return urlencode(pairs, errors="surrogatepass").encode()


@contextmanager
def failing(number: int) -> Iterator[None]:
    """From the query of that number on, the database is lost."""
    asked = 0

    def fail(execute: Any, sql: str, *rest: Any) -> Any:
        nonlocal asked
        asked += not sql.startswith(NO_QUERY)
        if asked >= number and not sql.startswith(NO_QUERY):
            raise OperationalError("connection refused")
        return execute(sql, *rest)

    with connection.execute_wrapper(fail):
        yield


def stored() -> Stored:
    """The marks in all content."""
    found: Stored = {}
    for name in CONTENT:
        model = apps.get_model("contacts", name)
        kinds = (models.CharField, models.TextField, models.JSONField)
        columns = [one.attname for one in model._meta.local_fields if isinstance(one, kinds)]
        columns = [one for one in columns if f"{one}_ar" not in columns]
        for row in model._base_manager.values(*columns):
            for column, value in row.items():
                for mark in set(MARK.findall(str(value))):
                    found.setdefault(mark, Counter())[f"{name}.{column}"] += 1
    return found


def check_stored(tab: Tab, before: Stored) -> None:
    """Each text that was sent is there, and there once where it was new."""
    now = stored()
    for mark, count in tab.marks().items():
        assert mark in now, f"{mark} was said to be saved, and is not: {tab.url}"
        if mark not in before and tab.form != "season_form":
            assert now[mark].total() == count, (mark, count, now[mark], tab.url)


def check_shown(tab: Tab, page: str) -> None:
    """Each text that was sent stands in the answer, and each tick that deletes a row."""
    sent = set(MARK.findall(" ".join(one for given in tab.fields.values() for one in given)))
    if not tab.is_spoilt:
        lost = sent - set(MARK.findall(page))
        assert not lost, (
            tab.url,
            lost,
            {n: v for n, v in tab.fields.items() if lost & set(MARK.findall(" ".join(v)))},
        )
    shown = tab_of(parse(page), tab.url, tab.form)
    if shown is not None and not tab.is_spoilt:
        stored_ids = {one for given in ids(shown).values() for one in given}
        assert deleted(tab) & stored_ids == deleted(shown), (tab.url, deleted(tab), deleted(shown))


def ids(tab: Tab) -> dict[str, list[str]]:
    return {name: given for name, given in tab.fields.items() if name.endswith("-id")}


def deleted(tab: Tab) -> set[str]:
    """The keys of the stored rows that are ticked for deletion."""
    return {
        given[0]
        for name, given in ids(tab).items()
        if given and given[0] and tab.fields.get(f"{name.removesuffix('-id')}-DELETE")
    }
