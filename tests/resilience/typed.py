"""What people type while the database is away: it is kept, in their language, and stored once."""

import re
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from tests.resilience.editors import Editor, is_kept, signed_in
from tests.resilience.load import Answer, Counts, Reader
from tests.resilience.servers import Data, Server

REPORT = "/{language}/report/?page=/{language}/guides/call-19912/"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PAUSE = 0.2
# How often a text stands among what readers sent.
STORED = "from contacts.models import Feedback; print(Feedback.objects.filter(comment={}).count())"
# The other language still says the same.
UNCHANGED = {"still-matches-ar": "on", "still-matches-en": "on"}


def letters(number: int) -> str:
    """In place of digits, which would be masked."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


@dataclass
class Typing:
    """An editor in each language, and a reader with feedback, who try until it is saved."""

    data: Data
    server: Server
    editors: list[Editor]
    counts: Counts = field(default_factory=Counts)
    tries: int = 0
    number: int = 0

    def once(self) -> bool:
        """Everybody tries to save something new, once; whether all of it was stored."""
        self.number += 1
        text = f"typed {letters(self.number)}"
        done = [self._try(one, text) for one in (*self.editors, "ar", "en")]
        return all(done)

    def until_saved(self, within: float) -> float:
        """Seconds until the texts refused last are stored by trying again."""
        begun = time.monotonic()
        text = f"again {letters(time.monotonic_ns())}"
        left: list[Editor | str] = [*self.editors, "ar", "en"]
        while left and time.monotonic() < begun + within:
            left = [one for one in left if not self._try(one, text)]
            time.sleep(PAUSE if left else 0)
        seconds = time.monotonic() - begun
        for editor in self.editors:
            self._count(
                Answer(200),
                good=editor.has_saved(f"title_{editor.language}", text),
                why="save lost",
            )
        stored = int(self.data.shell(STORED.format(repr(text))))
        self._count(Answer(200), good=stored == 2, why=f"feedback stored {stored} times of 2")
        return seconds

    def _try(self, who: Editor | str, text: str) -> bool:
        return self._report(who, text) if isinstance(who, str) else self._save(who, text)

    def _save(self, editor: Editor, text: str) -> bool:
        if not editor.form and not self._open(editor):
            return False
        answer = editor.save(**{f"title_{editor.language}": text}, **UNCHANGED)
        if answer.status == 302:
            editor.form = {}
        kept = answer.status == 302 or is_kept(answer, text, language=editor.language)
        self._count(answer, good=kept, why=f"save {answer.status}")
        return answer.status == 302

    def _open(self, editor: Editor) -> bool:
        """False while the database is away, when there is nothing typed yet."""
        try:
            editor.open()
        except RuntimeError as error:
            self._count(Answer(503), good="answers 503" in str(error), why=str(error))
            return False
        return True

    def _report(self, language: str, text: str) -> bool:
        body = urlencode({"comment": text, "helpful": "no"}).encode()
        reader, self.tries = Reader(self.server.url), self.tries + 1
        address = f"10.{self.tries >> 8}.{self.tries & 255}.1"  # or the limit of one sender is met
        headers = {**FORM, "X-Forwarded-For": address}
        answer = reader.ask("POST", REPORT.format(language=language), body=body, headers=headers)
        reader.close()
        page = answer.body.decode(errors="replace")
        is_in_language = re.search(r"<html[^>]* lang=\"?" + language, page) is not None
        kept = answer.status == 503 and text in page and is_in_language
        self._count(answer, good=answer.status == 302 or kept, why=f"report {answer.status}")
        return answer.status == 302

    def _count(self, answer: Answer, *, good: bool, why: str) -> None:
        answer.problem = answer.problem or why
        self.counts.add(answer, good=good)


def typing(data: Data, server: Server) -> Typing:
    editors = [
        signed_in(data, language="ar"),
        signed_in(data, language="en", slug="ways-to-contact"),
    ]
    for editor in editors:
        editor.url = server.url
        editor.open()
    return Typing(data, server, editors)
