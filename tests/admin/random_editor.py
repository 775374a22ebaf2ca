"""An editor who does at random what people do: all forms, bad luck of every kind included.

`Editor.step` does one thing, decided by one number, and what must hold after it is asked there: a
run that fails is made shorter by leaving numbers out.
"""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from tests.admin.admin_client import inputs
from tests.admin.random_forms import (
    FORM_TYPE,
    Tab,
    addresses,
    body,
    check_shown,
    check_stored,
    failing,
    stored,
    tab_of,
)
from tests.admin.random_texts import GARBAGE, NASTY, mark_of, value_for
from tests.html import Element, parse

PARTS = ("endpoints", "opening_hours", "steps")
ROWS = 12  # in a form, after which no further ones are added
FORMS = 6  # that stand open at a time
QUERIES = [1, 2, 4, 8, 16, 32, 64, 128]  # after which the database is lost
# Beside what is typed at random.
MEANT_TO_BE_SAVED = {
    "name_ar": "اسم %s",
    "title_ar": "سؤال %s؟",
    "text_ar": "نص %s",
    "slug": "%s",
    "kind": "phone",
    "value": "0501234567",
    "verdict": "fake",
    "first_day": "2027-04-04",
    "last_day": "2027-04-04",
    "language": "ar",
    "term": "%s",
    "equivalents": "%s",
    "case": "info:own",
    "until": "60",
    "note_ar": "%s",
}
KEPT = ("-id", "_FORMS", "opened", "form-key", "-guide", "-channel", "csrfmiddlewaretoken")


class Editor:
    """Two editors, in fact: the other one saves what the first has open."""

    def __init__(self) -> None:
        make = get_user_model().objects.create_superuser
        self.people = [make(name, password="pw") for name in ("amal", "badr")]
        self.amal, self.badr = (signed_in(one) for one in self.people)
        self.strict = signed_in(self.people[0], enforce_csrf_checks=True)
        self.tabs: list[Tab] = []
        self.saved: list[Tab] = []
        self.typed = 0
        self.done: Counter[str] = Counter()

    def step(self, number: int) -> None:
        self.chance = random.Random(number)  # noqa: S311
        deed: Callable[[Editor], None] = self.chance.choice(DEEDS)
        if not self.tabs:
            deed = Editor.open
        else:
            self.tab = self.chance.choice(self.tabs)
        self.done[deed.__name__] += 1
        deed(self)

    def open(self) -> None:
        self.load(*self.chance.choice(list(addresses())))
        del self.tabs[:-FORMS]

    def load(self, url: str, form: str) -> None:
        answer = self.amal.get(url)
        if answer.status_code == 200 and (tab := tab_of(parse(text_of(answer)), url, form)):
            self.tabs.append(tab)

    def refresh(self) -> None:
        self.tabs.remove(self.tab)
        self.load(self.tab.url, self.tab.form)

    # What is done in a form

    def type(self) -> None:
        for _time in range(self.chance.randint(1, 4)):
            self.type_into(self.chance.choice(self.tab.names("")))

    def type_into(self, name: str) -> None:
        if name in self.tab.options:
            chosen = self.chance.choice(self.tab.options[name])
            is_again = self.tab.fields[name] == [chosen]  # as a tick is taken away
            self.tab.fields[name] = [] if is_again else [chosen]
            if self.chance.random() < 0.1:
                self.tab.fields[name] = ["nonsense"]
        elif name not in self.tab.hidden and not name.endswith(KEPT):
            self.tab.fields[name] = [value_for(name, self.mark(), self.chance)]

    def mark(self) -> str:
        self.typed += 1
        return mark_of(self.typed)

    def type_nasty(self) -> None:
        names = self.tab.names("_ar", "_en", "term", "equivalents", "other_wordings")
        if names:
            text = self.chance.choice(NASTY) % self.mark()
            self.tab.fields[self.chance.choice(names)] = [text]

    def fill(self) -> None:
        """All that a row has to have, so that it can be saved."""
        for name, text in MEANT_TO_BE_SAVED.items():
            for one in [one for one in self.tab.names(name) if one == name]:
                self.tab.fields[one] = [text % self.mark() if "%" in text else text]

    def add_row(self) -> None:
        prefix = self.prefix()
        if not prefix or (place := self.tab.count(prefix)) >= ROWS:
            return
        for name in [one for one in self.tab.fields if f"{prefix}-__prefix__-" in one]:
            new = name.replace("__prefix__", str(place))
            self.tab.fields[new] = list(self.tab.fields[name])
            if name in self.tab.options:
                self.tab.options[new] = self.tab.options[name]
            if name in self.tab.hidden:
                self.tab.hidden.add(new)
        self.tab.fields[f"{prefix}-TOTAL_FORMS"] = [str(place + 1)]
        for name in self.tab.names(""):
            if name.startswith(f"{prefix}-{place}-") and self.chance.random() < 0.6:
                self.type_into(name)

    def prefix(self) -> str:
        found = [one for one in PARTS if f"{one}-TOTAL_FORMS" in self.tab.fields]
        return self.chance.choice(found) if found else ""

    def pairs(self) -> list[tuple[str, str]]:
        """The names of all fields of two rows, side by side."""
        prefix = self.prefix()
        if not prefix or self.tab.count(prefix) < 2:
            return []
        one, other = self.chance.sample(range(self.tab.count(prefix)), 2)
        start, end = f"{prefix}-{one}-", f"{prefix}-{other}-"
        names = [name for name in self.tab.fields if name.startswith(start)]
        kept = [name for name in names if not name.endswith((*KEPT, "-DELETE"))]
        return [(name, name.replace(start, end)) for name in kept]

    def clone_row(self) -> None:
        for one, other in self.pairs():
            self.tab.fields[other] = list(self.tab.fields[one])

    def swap(self) -> None:
        """All of two rows, or one column alone: a number, an anchor, a place."""
        pairs, fields = self.pairs(), self.tab.fields
        if pairs and self.chance.random() < 0.7:
            pairs = [self.chance.choice(pairs)]
        for one, other in pairs:
            fields[one], fields[other] = fields.get(other, []), fields.get(one, [])

    def reorder(self) -> None:
        for name in self.tab.names("-position"):
            self.tab.fields[name] = [str(self.chance.randint(0, 9))]

    def delete_row(self) -> None:
        """As the browser: a tick on a stored one; a new one goes, and those below move up."""
        if (prefix := self.prefix()) and (count := self.tab.count(prefix)):
            place = self.chance.randrange(count)
            if self.tab.fields.get(f"{prefix}-{place}-id", [""])[:1] != [""]:
                self.tab.fields[f"{prefix}-{place}-DELETE"] = ["on"]

    def spoil(self) -> None:
        """What no browser sends: a page that was changed by hand, or cut off on its way."""
        name = self.chance.choice([*self.tab.names("_FORMS", "-id", "opened", "form-key"), ""])
        if name:
            self.tab.is_spoilt = True
            self.tab.fields[name] = [self.chance.choice(GARBAGE)]

    # What is sent

    def delete_and_recover(self) -> None:
        """All of it comes back, what had to go with it too."""
        url = self.tab.url.replace("/change/", "/delete/")
        if "/change/" not in self.tab.url or (page := self.amal.get(url)).status_code != 200:
            return
        before = stored()
        opened = one_named(parse(text_of(page)), "opened")
        assert self.amal.post(url, {"post": "yes", "opened": opened}).status_code == 302
        lists = f"{url.rpartition('/delete/')[0].rpartition('/')[0]}/deleted/"
        links = parse(text_of(self.amal.get(lists))).one(id="content").all("a")
        [back] = [
            one["href"] for one in links if url.replace("/delete/", "/history/") in one["href"]
        ]
        assert self.amal.post(back, {"opened": ""}).headers["Location"] == self.tab.url
        assert stored() == before

    def save(self) -> None:
        self.check(self.post(self.amal))

    def save_twice(self) -> None:
        first = self.post(self.amal)
        before, saved = self.before, stored()
        second = self.post(self.amal)
        if first.status_code == 302:
            assert stored() == saved, "stored twice"
        self.before = before
        self.check(first if first.status_code == 302 else second)

    def go_back(self) -> None:
        """To a form that was saved, and Save again."""
        if self.saved:
            self.tab = self.chance.choice(self.saved)
            self.save()

    def other_editor(self) -> None:
        """Saves the same form in between."""
        answer = self.badr.get(self.tab.url)
        if answer.status_code == 200:
            mine = self.tab
            self.tab = tab_of(parse(text_of(answer)), mine.url, mine.form) or mine
            self.type()
            self.check(self.post(self.badr), goes_on=False)
            self.tab = mine

    def lose_session(self) -> None:
        self.amal.logout()
        self.check(self.post(self.amal), is_lost=True)
        self.amal = signed_in(self.people[0])

    def lose_token(self) -> None:
        self.check(self.post(self.strict), is_lost=True)

    def lose_database(self) -> None:
        self.check(self.post(self.amal, queries=self.chance.choice(QUERIES)))

    def post(self, client: Client, *, queries: int = 0) -> Any:
        self.before = stored()
        with failing(queries) if queries else nullcontext():
            return client.post(self.tab.url, body(self.tab.fields), content_type=FORM_TYPE)

    def check(self, answer: Any, *, is_lost: bool = False, goes_on: bool = True) -> None:
        self.done[f"answered {answer.status_code}"] += 1
        assert answer.status_code in (200, 302, 403, 409, 503), (answer, answer.exc_info)
        if answer.status_code == 302 and not is_lost:
            check_stored(self.tab, self.before)
            self.saved = [*self.saved[-FORMS:], self.tab]
            self.tabs = [one for one in self.tabs if one is not self.tab]
            return
        assert stored() == self.before, "refused, and stored all the same"
        assert not is_lost or answer.status_code == 403 or not self.tab.marks()
        if answer.status_code != 302:
            check_shown(self.tab, text_of(answer))
        again = tab_of(parse(text_of(answer)), self.tab.url, self.tab.form)
        if again and goes_on and self.tab in self.tabs:  # the editor goes on in what came back
            self.tabs[self.tabs.index(self.tab)] = again


DEEDS = [
    *(Editor.open, Editor.refresh, Editor.type, Editor.type, Editor.type_nasty, Editor.fill),
    *(Editor.fill, Editor.add_row, Editor.add_row, Editor.clone_row, Editor.swap, Editor.reorder),
    *(Editor.delete_row, Editor.spoil, Editor.save, Editor.save, Editor.save, Editor.save_twice),
    *(Editor.go_back, Editor.other_editor, Editor.lose_session, Editor.lose_token),
    *(Editor.lose_database, Editor.lose_database, Editor.delete_and_recover),
]


def signed_in(person: Any, **options: Any) -> Client:
    client = Client(raise_request_exception=False, **options)
    client.force_login(person)
    client.cookies["django_language"] = "ar"
    return client


def one_named(page: Element, name: str) -> str:
    return next(one["value"] for one in inputs(page) if one.get("name") == name)


def text_of(answer: Any) -> str:
    return answer.content.decode()
