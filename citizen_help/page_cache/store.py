"""The WSGI application in front of Django's: public pages from memory."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.db import close_old_connections

from citizen_help.outage import Outage
from citizen_help.page_cache.declaration import LAST_LOOK, Stored, declared
from citizen_help.page_cache.key import Key, canonical_query
from citizen_help.page_cache.lru_cache import Shelf
from citizen_help.page_cache.observer import Observer
from citizen_help.page_cache.page import UNAVAILABLE, Answer, Page, Rendered, passed_on
from citizen_help.page_cache.rendering import Application, Render
from citizen_help.page_cache.request_gate import Door
from citizen_help.page_cache.single_flight import Flights
from citizen_help.page_cache.version_poller import Lookout, Version
from citizen_help.page_cache.warming import MOST_WANTED, Warmer

logger = logging.getLogger(__name__)
SAFE = frozenset({"GET", "HEAD"})
# A page that changed while it was made is made again; so many edits in a row do not happen.
ATTEMPTS = 8
PATIENCE_SECONDS = 10.0
# So long a reader waits for the content's version; then the database counts as away.
LOOK_SECONDS = 0.5
# A last good copy is made anew when a page is older than this, as it names days.
COPY_HOLDS_SECONDS = 3600.0
# Shares of the memory: an address with a query is cheap to invent, so those have their own.
PAGES, QUERIES, COPIES = 0.5, 0.125, 0.375
# Their addresses are those of pages that are there, the parts of a list among them.
WITH_COPIES = ((), ("page",))
# RFC 7234, 5.5.1; RFC 9111 dropped the field for want of readers, operators still look for it.
WARNING = ("Warning", '110 - "Response is Stale"')
OF_A_COPY = ("Cache-Control", "no-cache, stale-if-error=86400")


def is_for_all(made: Page | Rendered) -> bool:
    """Whether it answers everybody who waited: who waited for a failure would only fail later."""
    return isinstance(made, Page) or made.is_failed


class PageStore:
    def __init__(
        self,
        application: Application,
        render: Render,
        version: Version,
        *,
        most_bytes: int,
        addresses: Callable[[], Iterable[str]] = tuple,
        observer: Observer | None = None,
        follow: Callable[[int], None] = lambda _stamp: None,
        looks_apart: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`most_bytes` of pages are kept, none with 0; `addresses` are made ready beforehand.

        `follow` is told the version after every look, for what else has to keep up with it.
        With `looks_apart` a thread of its own asks for the version, so that a database which
        hangs keeps no reader waiting.
        """
        self.application = application
        self.pages = Shelf(int(most_bytes * PAGES))
        self.queries = Shelf(int(most_bytes * QUERIES))
        self.copies = Shelf(int(most_bytes * COPIES))
        self.warmer = Warmer(self.prepare, addresses, done=self.renew_old_copies)
        self._is_on = most_bytes > 0
        self._render = render
        self._observer = observer or Observer()
        self._follow = follow
        self._version = version
        self._clock = clock
        self._door = Door()
        self._flights: Flights[Page | Rendered] = Flights(patience=PATIENCE_SECONDS)
        self._stamp: int | None = None  # None: the database has not answered yet
        self._next_look = 0.0
        self._looking = threading.Lock()
        self._lookout = Lookout(self.look) if looks_apart else None
        self._is_down = False
        self._outage = Outage(logger)
        self._last_look = float("-inf")  # the last that was answered

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        answer = self.answer(environ)
        if answer is None:
            environ[LAST_LOOK] = self._clock() - self._last_look
            return self.application(environ, start_response)
        start_response(answer.status, answer.headers)
        return [answer.body] if answer.body else []

    def answer(self, environ: dict[str, Any]) -> Answer | None:
        """The whole answer; None when the request is for Django."""
        if environ["REQUEST_METHOD"] not in SAFE or not self._door.lets_in(environ):
            return None
        if self._clock() >= self._next_look:
            self.look_soon()
        declaration = declared(environ["PATH_INFO"])
        if declaration is None:
            return None
        try:
            query = canonical_query(environ.get("QUERY_STRING", ""), declaration.query)
        except ValueError:
            return None  # more parameters than Django takes: it says so itself
        return self._answer(Key(environ["PATH_INFO"], query), declaration, environ, self._clock())

    @property
    def _seems_down(self) -> bool:
        return self._is_down or (self._lookout is not None and self._lookout.is_late)

    def look_soon(self) -> None:
        """Have somebody ask for the version, and wait for that as long as it is worth it."""
        if self._lookout is None:
            self.look()
            return
        self._next_look = self._clock() + settings.CONTENT_VERSION_POLL_SECONDS
        # What is away already is asked for without a reader's time.
        if not self._lookout.ask(wait=0.0 if self._is_down else LOOK_SECONDS):
            self._lose(TimeoutError(f"not within {LOOK_SECONDS:g} seconds"))

    def look(self) -> None:
        """Ask for the content's version, in one thread at a time; others go on with the last."""
        if not self._looking.acquire(blocking=False):
            return
        try:
            close_old_connections()  # we may be outside of Django's own round of a request
            stamp = self._version.refresh()
        except Exception as error:  # noqa: BLE001  nothing may end the looking
            self._lose(error)
        else:
            self._see(stamp)
        finally:
            self._next_look = self._clock() + settings.CONTENT_VERSION_POLL_SECONDS
            self._looking.release()

    def prepare(self, key: Key) -> bool:
        """Have a page and its last good copy ready; False when the database is away."""
        declaration = declared(key.path)
        if declaration is None:
            return True
        page = self._shelf(key).get(key)
        if page is None or not self._is_fresh(page, self._clock()):
            made = self._made(key, declaration)
            if isinstance(made, Rendered):
                return not made.is_failed
            page = made
        if not self._has_copy(key, page):
            self._make_copy(key)
        return not self._is_down

    def renew_old_copies(self) -> None:
        """Once all pages are made anew, copies of others are too; those that are gone go then."""
        if self._stamp is not None:
            for key in self.copies.of_other_versions(self._stamp)[-MOST_WANTED:]:
                self.warmer.want(key)

    def _answer(self, key: Key, declaration: Stored, environ: dict[str, Any], now: float) -> Answer:
        page = self._shelf(key).get(key)
        if page is not None and self._is_fresh(page, now):
            return self._told(self._of(key, page, environ, now), "hit")
        if self._seems_down and (copy := self.copies.get(key)):
            return self._told(copy.answer(environ, now), "last-good")
        made = self._flights.joined(key, lambda: self._made(key, declaration), may_share=is_for_all)
        if isinstance(made, Page):
            return self._told(self._of(key, made, environ, self._clock()), "made")
        if made.is_failed and (copy := self.copies.get(key)):
            logger.warning("%s is shown as it was: it cannot be made now", key.path)
            return self._told(copy.answer(environ, now), "last-good")
        return self._told(passed_on(made, environ), "not-stored")

    def _made(self, key: Key, declaration: Stored) -> Page | Rendered:
        """The page anew, on the shelf where it may be kept."""
        rendered, stamp = self._rendered(key)
        seconds = rendered.holds_for(declaration.seconds) if self._is_on else 0
        if not seconds:
            if not rendered.is_failed:
                self.copies.drop(key)  # gone, or no longer for everyone
            return rendered
        page = Page(rendered, version=stamp, expires=self._clock() + seconds)
        shelf = self._shelf(key)
        older = shelf.get(key)
        if older is not None:
            page.take_over(older)
        shelf.put(key, page)
        if stamp != self._stamp:
            self._next_look = 0.0
        if declaration.query in WITH_COPIES and not self._has_copy(key, page):
            self.warmer.want(key)
        return page

    def _rendered(self, key: Key, *, statuses_unknown: bool = False) -> tuple[Rendered, int]:
        """An answer of one version of the content, and that version.

        The version is the same before and after, or the page is made again.
        """
        rendered = UNAVAILABLE
        try:
            before = self._version.current()
            for _ in range(ATTEMPTS):
                rendered = self._render(key, statuses_unknown=statuses_unknown)
                if rendered.is_failed:
                    self._next_look = 0.0
                    break
                after = self._version.refresh()
                if after == before:
                    return rendered, after
                before = after
            else:
                rendered = self._failed(key)  # rather no answer than one of two versions
        except Exception as error:  # noqa: BLE001
            self._lose(error)
            return self._failed(key), 0
        return rendered, 0

    def _failed(self, key: Key) -> Rendered:
        """What Django says when the database is away, which it is not asked for."""
        try:
            return self._render(key, unavailable=True)
        except Exception:
            logger.exception("The page that says so failed too")
            return UNAVAILABLE

    def _make_copy(self, key: Key) -> None:
        rendered, stamp = self._rendered(key, statuses_unknown=True)
        if not rendered.holds_for(1):
            return
        kept = [pair for pair in rendered.headers if pair[0].lower() != "cache-control"]
        copied = rendered._replace(headers=[*kept, OF_A_COPY, WARNING])
        expires = self._clock() + COPY_HOLDS_SECONDS  # it is shown later all the same
        self.copies.put(key, Page(copied, version=stamp, expires=expires))

    def _has_copy(self, key: Key, page: Page) -> bool:
        copy = self.copies.get(key)
        return copy is not None and copy.version == page.version and copy.expires > self._clock()

    def _of(self, key: Key, page: Page, environ: dict[str, Any], now: float) -> Answer:
        codings = page.codings
        answer = page.answer(environ, now)
        if page.codings != codings and self._is_on:
            self._shelf(key).put(key, page)  # it weighs more now
        return answer

    def _shelf(self, key: Key) -> Shelf:
        return self.queries if key.query else self.pages

    def _is_fresh(self, page: Page, now: float) -> bool:
        return page.version == self._stamp and now < page.expires

    def _see(self, stamp: int) -> None:
        self._last_look = self._clock()
        if self._outage.end():
            logger.warning("The database answers again")
        is_new = stamp != self._stamp or self._is_down
        self._stamp, self._is_down = stamp, False
        if is_new:
            self.pages.keep_version(stamp)
            self.queries.keep_version(stamp)
        self._follow(stamp)
        if self._is_on and (is_new or self.warmer.has_given_up):
            self.warmer.wake()
        self._observer.database_is(up=True)

    def _lose(self, error: Exception) -> None:
        self._is_down = True
        self._outage.begin(error, "The database does not answer; last good copies are shown")
        self._observer.database_is(up=False)

    def _told(self, answer: Answer, how: str) -> Answer:
        self._observer.answered(how)
        if settings.DEBUG:
            answer.headers.append(("Server-Timing", f'store;desc="{how}"'))
        return answer
