"""An editor at the desk of a running site, over plain HTTP."""

import contextlib
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.admin.admin_client import typed, values
from tests.html import parse
from tests.resilience.load import TIMEOUT, Answer, Reader
from tests.resilience.servers import Data

TOKEN = "b" * 32
# A session as signing in leaves it, and the address of a question's form.
SIGNED_IN = """
import time
from django.contrib.auth import get_user_model, SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from contacts.models import Guide
person = get_user_model().objects.create_superuser("{name}", password="a long walk by the sea")
session = SessionStore()
session[SESSION_KEY] = str(person.pk)
session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
session[HASH_SESSION_KEY] = person.get_session_auth_hash()
session["seen_at"] = int(time.time())
session.save()
print(session.session_key, Guide.objects.get(slug="{slug}").pk)
"""


@dataclass
class Editor:
    url: str
    language: str
    session: str
    form_path: str
    form: dict[str, Any] = field(default_factory=dict)

    def open(self) -> None:
        answer = self._ask("GET", self.form_path)
        if answer.status != 200:
            raise RuntimeError(f"The form answers {answer.status} {answer.problem}")
        self.form = typed(parse(answer.body.decode()), "guide_form")

    def has_saved(self, name: str, text: str) -> bool:
        """Whether the text stands in the form when it is opened anew, now or a little later."""
        for _ in range(5):
            with contextlib.suppress(RuntimeError):
                self.open()
                return bool(self.form[name] == [text])
            time.sleep(1)
        return False

    def save(self, **changes: str) -> Answer:
        return self._ask("POST", self.form_path, {**self.form, **changes})

    def _ask(self, method: str, path: str, fields: dict[str, Any] | None = None) -> Answer:
        cookies = f"sessionid={self.session}; django_language={self.language}; csrftoken={TOKEN}"
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        sent = urlencode({**(fields or {}), "csrfmiddlewaretoken": TOKEN}, doseq=True).encode()
        reader = Reader(self.url, timeout=TIMEOUT * 2)
        answer = reader.ask(method, path, body=sent if fields else None, headers=headers)
        reader.close()
        return answer


def signed_in(data: Data, *, language: str, slug: str = "call-19912") -> Editor:
    """Somebody who has signed in and works at one question; `url` is to be set."""
    printed = data.shell(SIGNED_IN.format(name=f"editor-{language}", slug=slug))
    session, key = printed.split()
    return Editor("", language, session, f"/admin/contacts/guide/{key}/change/")


def is_kept(answer: Answer, text: str, *, language: str) -> bool:
    """Refused with a reason in the editor's language, and the text that was typed."""
    if answer.status != 503:
        return False
    page = parse(answer.body.decode())
    boxes = [value for box in page.all("textarea") for value in values(box)]
    return page.one("html")["lang"] == language and text in boxes
