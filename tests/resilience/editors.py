"""An editor at the desk of a running site, over plain HTTP."""

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from tests.admin.desk import inputs, typed, values
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

    def save(self, **changes: str) -> Answer:
        return self._ask("POST", self.form_path, {**self.form, **changes})

    def send_again(self, refused: Answer) -> Answer:
        """The button on the page that says why it was not saved."""
        [form] = parse(refused.body.decode()).all("form")
        again: dict[str, Any] = {}
        for one in inputs(form):
            again.setdefault(one["name"], []).extend(values(one))
        return self._ask("POST", self.form_path, again)

    def _ask(self, method: str, path: str, fields: dict[str, Any] | None = None) -> Answer:
        cookies = f"sessionid={self.session}; django_language={self.language}; csrftoken={TOKEN}"
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        sent = urlencode({**(fields or {}), "csrfmiddlewaretoken": TOKEN}, doseq=True).encode()
        reader = Reader(self.url, timeout=TIMEOUT * 2)
        answer = reader.ask(method, path, body=sent if fields else None, headers=headers)
        reader.close()
        return answer


def editor(data: Data, url: str, *, language: str, slug: str = "call-19912") -> Editor:
    """Somebody who has signed in and opened the form of a question."""
    printed = data.shell(SIGNED_IN.format(name=f"editor-{language}", slug=slug))
    session, key = printed.split()
    made = Editor(url, language, session, f"/admin/contacts/guide/{key}/change/")
    made.open()
    return made


def is_kept(answer: Answer, text: str, *, language: str) -> bool:
    """Refused with a reason in the editor's language, and the text that was typed."""
    if answer.status != 503:
        return False
    page = parse(answer.body.decode())
    boxes = [value for box in page.all("textarea") for value in values(box)]
    return page.one("html")["lang"] == language and text in boxes


def saved(data: Data, field_name: str, slug: str = "call-19912") -> str:
    """The text as it stands in the database."""
    code = (
        "import json; from contacts.models import Guide; "
        f"print(json.dumps(Guide.objects.get(slug={slug!r}).{field_name}))"
    )
    return str(json.loads(data.shell(code)))
