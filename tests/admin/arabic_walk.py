"""Walks through the desk in Arabic, by its links and its forms, and finds what is English there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from contacts.models import (
    Channel,
    ChooserAnswer,
    ChooserQuestion,
    Claim,
    Endpoint,
    Feedback,
    Guide,
    Holiday,
    LinkCheck,
    MovedPage,
    Notice,
    OpeningHours,
    OutgoingMail,
    Page,
    SearchQuery,
    Site,
    Step,
    Synonym,
    Topic,
)
from tests.admin.admin_client import typed
from tests.directory_rows import WORKING_DAYS
from tests.html import Element, parse

DESK = "/admin/"
# Pages of readers in the desk's frame, whose own tests are elsewhere; what ends the walk.
LEFT_OUT = re.compile(r"/admin/(as-on/.|preview/|logout/|jsi18n/)|.*_changelist_filters=|.*&")
WORDS = re.compile(r"[A-Za-z][A-Za-z’'-]*(?:[ \u00a0][A-Za-z][A-Za-z’'-]*)+")
# Names that people know in Latin letters.
NAMES = re.compile(
    r"\b(?:App Store|Google Play|Google Authenticator|Microsoft Authenticator|FreeOTP|"
    r"Aegis|WhatsApp|Telegram|Snapchat|Instagram|TikTok|YouTube|Facebook|Markdown|English|iOS|Android|URL|YAML|UTF-8|Ctrl|LTR)\b"
)
SHOWN = ("title", "placeholder", "aria-label", "alt", "value", "data-empty", "label")
UNSEEN = {"script", "style", "template", "code"}
PAST = datetime(2026, 11, 1, 9, tzinfo=UTC)
TODAY = date(2026, 11, 1)


def make_arabic_rows() -> None:
    """One of everything, in Arabic alone, so that English on a page is the page's own."""
    shown = {"status": "published", "verified_on": TODAY}
    topic = Topic.objects.create(slug="topic", name_ar="الهاتف", **shown)
    channel = Channel.objects.create(slug="line", kind="phone", name_ar="الرقم", **shown)
    Endpoint.objects.create(channel=channel, kind="phone", value="19912", label_ar="الرقم")
    OpeningHours.objects.create(channel=channel, days=WORKING_DAYS, note_ar="صباحًا")
    guide = Guide.objects.create(
        slug="call", title_ar="كيف أتصل؟", channel=channel, topic=topic, **shown
    )
    words = {"picture_ar": f"{'0' * 32}-300x400", "picture_alt_ar": "لوحة الأرقام"}
    Step.objects.create(guide=guide, uid="s1", text_ar="اطلب الرقم", **words)
    Guide.objects.create(slug="draft", title_ar="مسودة", publish_at=PAST)
    Page.objects.create(slug="page", title_ar="صفحة", body_ar="نص", **shown)
    Holiday.objects.create(name_ar="عيد", first_day=TODAY, last_day=TODAY)
    Notice.objects.create(text_ar="تعطل", severity="info", starts_at=PAST, **shown)
    Claim.objects.create(kind="phone", value="+966551234567", verdict="fake", **shown)
    Synonym.objects.create(language="ar", term="تلفون", equivalents=["هاتف"])
    SearchQuery.objects.create(day=TODAY, language="ar", query="سؤال", results=0)
    Feedback.objects.create(
        page="/ar/", guide=guide, language="ar", reason="wrong", comment="خطأ", helpful=False
    )
    LinkCheck.objects.create(
        url="/ar/x/", model="page", object_id=1, checked_at=PAST, problem="missing"
    )
    MovedPage.objects.create(kind="guide", slug="old", new_slug="call")
    if not Site.objects.exists():
        Site.objects.create(name_ar="مرشد", programme_ar="خدمة الواحة", **shown)
    question = ChooserQuestion.objects.create(slug="wish", text_ar="ماذا تريد؟", **shown)
    for slug, text in (("ask", "أسأل"), ("complain", "أشتكي")):
        ChooserAnswer.objects.create(question=question, slug=slug, text_ar=text, guide=guide)


def make_mail(user: Any) -> None:
    words = {"to": "a@b.sa", "subject": "بلاغ", "body": "نص", "language": "ar"}
    OutgoingMail.objects.create(user=user, kind="digest", problem="unreachable", **words)


def english_in(page: Element) -> set[str]:
    """Two Latin words or more, one after another, that are neither names nor said to be English."""
    return {found for text in texts(page) for found in WORDS.findall(NAMES.sub(" · ", text))}


def texts(element: Element) -> Iterator[str]:
    """What people see or hear; texts of one line that are cut by elements are joined."""
    if element.name in UNSEEN or element.get("lang") == "en":
        return
    yield from (element[name] for name in SHOWN if element.get(name) and is_said(element, name))
    yield " ".join(child for child in element.children if isinstance(child, str))
    for child in element.children:
        if isinstance(child, Element):
            yield from texts(child)


def is_said(element: Element, name: str) -> bool:
    """The value of an input is what somebody typed; of a button, its words."""
    return name != "value" or element.get("type") in ("submit", "button", "reset")


@dataclass
class Walk:
    """`found`: at each address the English that stands there."""

    client: Client
    found: dict[str, set[str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    forms: dict[str, Element] = field(default_factory=dict)

    def walk(self, *starts: str) -> None:
        waiting = list(starts)
        while waiting:
            url = waiting.pop()
            if kind_of(url) in self.seen or LEFT_OUT.match(url):
                continue
            self.seen.add(kind_of(url))
            page = self.look(self.client.get(url, follow=True), url)
            if page:
                waiting += links_of(page, url)

    def look(self, response: Any, url: str) -> Element | None:
        assert response.status_code < 500, url
        if "html" not in response.get("Content-Type", ""):
            return None
        page = parse(response.content.decode())
        if english := english_in(page):
            self.found.setdefault(url, set()).update(english)
        for form in page.all("form"):
            if (form.get("method") or "").lower() == "post":
                self.forms.setdefault(urljoin(url, form.get("action") or url), page)
        return page

    def send(self, url: str, data: dict[str, Any]) -> None:
        self.look(self.client.post(url, data, follow=True), f"POST {url}")


def kind_of(url: str) -> str:
    """Pages that differ in the key of a row or the value of a filter alone are one kind."""
    parts = urlsplit(url)
    names = sorted(name for name, _value in parse_qsl(parts.query, keep_blank_values=True))
    return re.sub(r"\d+", "1", parts.path) + "?" + "&".join(names)


def links_of(page: Element, url: str) -> list[str]:
    found = (urljoin(url, link["href"]) for link in page.all("a") if link.get("href"))
    return [one.partition("#")[0] for one in found if one.startswith(DESK)]


def pages_by_name() -> Iterator[str]:
    """Of the resolver: those without a row, and those of each model's first row."""
    for name, keys in sorted(names_of(get_resolver())):
        model = next(
            (one for one in admin.site._registry if name.split(":")[-1].startswith(table(one))),
            None,
        )
        row = model._default_manager.first() if model else None
        if keys == 0 or (keys == 1 and row is not None):
            yield reverse(name, args=[row.pk] if keys else [])


def names_of(resolver: Any, prefix: str = "", keys: int = 0) -> Iterator[tuple[str, int]]:
    for one in resolver.url_patterns:
        inner = (
            keys
            + len(one.pattern.converters)
            + one.pattern.regex.groups * (not one.pattern.converters)
        )
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else ""
            yield from names_of(one, prefix + space, inner)
        elif one.name and prefix == "admin:":
            yield prefix + one.name, inner


def table(model: Any) -> str:
    return f"{model._meta.app_label}_{model._meta.model_name}_"


def actions_of(page: Element) -> list[str]:
    return [
        option["value"]
        for select in page.all("select")
        if select.get("name") == "action"
        for option in select.all("option")
        if option.get("value")
    ]


def form_of(page: Element) -> dict[str, Any]:
    """Of the page's main form, as it is sent when nothing is typed."""
    ids = [one["id"] for one in page.all("form") if (one.get("id") or "").endswith("_form")]
    return typed(page, ids[0]) if ids else {}


def staff(name: str, *groups: Any, **flags: Any) -> Any:
    user = get_user_model().objects.create_user(name, is_staff=True, **flags)
    user.groups.set(groups)
    return user
