"""Hostile forms, filters, actions and addresses sent to the desk by somebody signed in."""

import contextlib
from typing import Any
from urllib.parse import quote_from_bytes

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import NoReverseMatch, reverse

from citizen_help.wsgi import application
from tests.admin.admin_client import typed
from tests.html import parse
from tests.resilience.attacks.hostile import Hostile
from tests.resilience.attacks.wsgi import Asked, Tally, ask

SEED = 10
NAME = "an-attacker"
TOKEN = "a" * 32
# After so many requests the forms are read anew, and who was signed out signs in.
ROUND = 1_000
FORM = "application/x-www-form-urlencoded"
Fields = dict[str, list[str]]
FILTERS = ("q", "o", "p", "e", "all", "status__exact", "arabic", "english", "checked", "id__in")
FILTERS += ("_popup", "_to_field", "_changelist_filters", "pk__gt", "channel__slug", "topic__id")
FILTERS += ("handled__exact", "day__gte", "language__exact", "created_at__year", "is_null__x")
ADDRESSES = (
    "/admin/contacts/{model}/{pk}/history/",
    "/admin/contacts/{model}/{pk}/history/{piece}/",
    "/admin/contacts/{model}/{pk}/history/1/",
    "/admin/contacts/{model}/{pk}/delete/",
    "/admin/contacts/{model}/{piece}/change/",
    "/admin/contacts/{model}/deleted/",
    "/admin/contacts/holiday/{pk}/confirm/",
    "/admin/contacts/holiday/suggest/{piece}/",
    "/admin/contacts/holiday/suggest/9999/",
    "/admin/contacts/page/markdown/",
    "/admin/autocomplete/",
    "/admin/jsi18n/",
    "/admin/r/{piece}/{pk}/",
    "/admin/r/{pk}/{piece}/",
    "/admin/auth/user/{pk}/password/",
    "/admin/password_change/",
    "/admin/security/",
    "/admin/phone/",
    "/admin/code/",
    "/admin/login/",
    "/admin/preview/ar/{model}/{pk}/",
    "/admin/preview/{piece}/{model}/{pk}/",
    "/admin/{piece}/",
    "/admin/",
)
NAMES = ("term", "app_label", "model_name", "field_name", "next", "code", "recovery", "text")
NAMES += ("body", "username", "password", "old_password", "new_password1", "post", "language")


class Attacker:
    """One who is signed in and may do everything."""

    def __init__(self, seed: int) -> None:
        self.hostile = Hostile(seed)
        self.chance = self.hostile.random
        self.models = [model._meta for model in admin.site._registry]
        self.cookie = ""
        self.forms: list[tuple[str, Fields]] = []

    def begin_round(self) -> None:
        """Sign in, whatever became of the account, and read forms as they are now."""
        person, _ = get_user_model().objects.get_or_create(username=NAME)
        person.is_superuser = person.is_staff = person.is_active = True
        person.set_unusable_password()
        person.save()
        client = Client(headers={"host": "localhost"})
        client.force_login(person)
        session = client.cookies["sessionid"].value
        self.cookie = f"sessionid={session}; csrftoken={TOKEN}; django_language=en"
        self.forms = [form for meta in self.models for form in self.forms_of(client, meta)]

    def forms_of(self, client: Client, meta: Any) -> list[tuple[str, Fields]]:
        """The form of a new row, and of one that is there."""
        base = f"admin:{meta.app_label}_{meta.model_name}"
        row = meta.model._default_manager.order_by("?").first()
        wanted = [(f"{base}_add", [])] + ([(f"{base}_change", [row.pk])] if row else [])
        urls = list[str]()
        for view, arguments in wanted:
            with contextlib.suppress(NoReverseMatch):  # some lists have no form
                urls.append(reverse(view, args=arguments))
        pages = [(url, client.get(url)) for url in urls]
        name = f"{meta.model_name}_form"
        read = [
            (url, typed(parse(page.content.decode()), name))
            for url, page in pages
            if f'id="{name}"' in page.content.decode()
        ]
        for _, fields in read:
            del fields["csrfmiddlewaretoken"]  # the header has one that goes with the cookie
        return read

    def request(self) -> Asked:
        kind = self.chance.choice((self.form,) * 6 + (self.listed,) * 2 + (self.act, self.other))
        return kind()

    def form(self) -> Asked:
        """A form as it was filled in, with some of its fields spoilt."""
        url, fields = self.chance.choice(self.forms)
        spoilt: dict[str, list[bytes]] = {
            name: [value.encode() for value in values] for name, values in fields.items()
        }
        for name in self.some(spoilt, (1, 2, 5)):
            spoilt[name] = [self.hostile.text() for _ in range(self.chance.choice((1, 1, 1, 3)))]
        for name in self.some(spoilt, (0, 0, 0, 1)):
            del spoilt[name]
        if self.chance.random() < 0.02:
            spoilt |= {f"p{number}": [b""] for number in range(2_000)}
        button = self.chance.choice(("_save", "_continue", "_addanother", "_saveasnew", "_popup"))
        return self.post(url, {**spoilt, button: [b"1"]})

    def some(self, fields: dict[str, list[bytes]], counts: tuple[int, ...]) -> list[str]:
        return self.chance.sample(sorted(fields), min(len(fields), self.chance.choice(counts)))

    def listed(self) -> Asked:
        path = self.changelist()
        return Asked("GET", path, self.hostile.pairs(FILTERS), {"Cookie": self.cookie})

    def act(self) -> Asked:
        """An action on rows, or positions typed into the list."""
        text = self.hostile.text
        actions = (b"publish", b"unpublish", b"delete_selected", b"handle", text())
        fields = {
            "action": [self.chance.choice(actions)],
            "_selected_action": [self.chance.choice((b"1", b"2", text())) for _ in range(2)],
            "select_across": [self.chance.choice((b"0", b"1", text()))],
            "form-TOTAL_FORMS": [self.chance.choice((b"1", b"1001", text()))],
            "form-INITIAL_FORMS": [self.chance.choice((b"1", b"-1", text()))],
            "form-0-id": [self.chance.choice((b"1", text()))],
            "form-0-position": [text()],
        }
        if self.chance.random() < 0.5:
            fields["_save"] = [b"1"]
        if self.chance.random() < 0.1:
            fields["post"] = [b"yes"]
        return self.post(self.changelist().decode(), fields)

    def other(self) -> Asked:
        piece = quote_free(self.hostile.text())[:60] or b"x"
        model = self.chance.choice(self.models).model_name.encode()
        path = self.chance.choice(ADDRESSES).encode()
        pk = self.chance.choice((b"1", b"2", b"99999999999999999999", b"_5F", piece))
        for name, value in ((b"{model}", model), (b"{pk}", pk), (b"{piece}", piece)):
            path = path.replace(name, value)
        if self.chance.random() < 0.5:
            return Asked("GET", path, self.hostile.pairs(NAMES), {"Cookie": self.cookie})
        body, kind = self.hostile.body(NAMES)
        return Asked("POST", path, b"", self.headers(), body, kind)

    def changelist(self) -> bytes:
        meta = self.chance.choice(self.models)
        return f"/admin/{meta.app_label}/{meta.model_name}/".encode()

    def post(self, url: str, fields: dict[str, list[bytes]]) -> Asked:
        pairs = [
            quote_from_bytes(name.encode()) + "=" + quote_from_bytes(value)
            for name, values in fields.items()
            for value in values
        ]
        return Asked("POST", url.encode(), b"", self.headers(), "&".join(pairs).encode(), FORM)

    def headers(self) -> dict[str, str]:
        return {"Cookie": self.cookie, "X-CSRFToken": TOKEN, "Origin": "http://localhost"}


def quote_free(text: bytes) -> bytes:
    return text.translate(None, b"\r\n?#{}")


def fuzz(count: int, *, seed: int = SEED) -> None:
    """Send `count` requests and print what came of them."""
    attacker, tally = Attacker(seed), Tally()
    for number in range(count):
        if number % ROUND == 0:
            attacker.begin_round()
        asked = attacker.request()
        tally.add(asked, ask(application, asked))
    tally.print()
