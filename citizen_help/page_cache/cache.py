"""The WSGI application in front of Django's: public pages from memory."""

import logging
import time
from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings

from citizen_help.page_cache.cached_page import CachedPage
from citizen_help.page_cache.declaration import (
    IN_MEMORY,
    SHOWS_MEMORY,
    VERSION_AGE,
    Stored,
    declared,
)
from citizen_help.page_cache.key import Key, canonical_query
from citizen_help.page_cache.lru_cache import LRUCache
from citizen_help.page_cache.observer import Observer
from citizen_help.page_cache.rendering import Application, Render
from citizen_help.page_cache.request_gate import RequestGate
from citizen_help.page_cache.response import (
    NO_COPY,
    UNAVAILABLE_RESPONSE,
    Response,
    lasting_cache_control,
)
from citizen_help.page_cache.single_flight import SingleFlight
from citizen_help.page_cache.unchanging import UnchangingStore
from citizen_help.page_cache.version_tracker import Version, VersionTracker
from citizen_help.page_cache.warming import MAX_QUEUED, Warmer

logger = logging.getLogger(__name__)
SAFE = frozenset({"GET", "HEAD"})
RENDER_TIMEOUT_SECONDS = 10.0
# So long a page that changed while it was made is made again. Edits one after the other do not go
# on for longer, and counted attempts are over too soon where each takes as long as between two.
EDITS_LAST_SECONDS = 8.0
# Shares of the memory: an address with a query is cheap to invent, so those have their own.
PAGES, QUERIES, COPIES = 0.5, 0.125, 0.375
# RFC 7234, 5.5.1; RFC 9111 dropped the field for want of readers, operators still look for it.
WARNING = ("Warning", '110 - "Response is Stale"')
OF_A_COPY = ("Cache-Control", "no-cache, stale-if-error=86400")
# Before a page's path: its last good copy, which says nothing of the moment. For servers in front
# that show a page when there is no answer, and may show no status whose time is over.
LASTING = "/lasting"


def is_for_all(made: CachedPage | Response) -> bool:
    """Whether it answers everybody who waited: who waited for a failure would only fail later."""
    return isinstance(made, CachedPage) or made.is_unavailable


class PageCache:
    def __init__(
        self,
        application: Application,
        render: Render,
        version: Version,
        *,
        max_bytes: int,
        addresses: Callable[[], Iterable[str]] = tuple,
        observer: Observer | None = None,
        follow: Callable[[int], None] = lambda _version: None,
        polls_in_thread: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`max_bytes` of pages are kept, none with 0; `addresses` are made ready beforehand.

        `follow` is told the version after every poll, for what else has to keep up with it.
        With `polls_in_thread` a database that hangs keeps no reader waiting.
        """
        self.application = application
        self.pages = LRUCache(int(max_bytes * PAGES))
        self.queries = LRUCache(int(max_bytes * QUERIES))
        self.copies = LRUCache(int(max_bytes * COPIES))
        self.warmer = Warmer(self.prepare, addresses, round_done=self.renew_old_copies)
        self._is_on = max_bytes > 0
        self._render = render
        self._observer = observer or Observer()
        self._follow = follow
        self._source = version
        self._clock = clock
        self._gate = RequestGate()
        self._rendering: SingleFlight[CachedPage | Response] = SingleFlight(
            timeout=RENDER_TIMEOUT_SECONDS
        )
        self.version = VersionTracker(
            version,
            polled=self._polled,
            observer=self._observer,
            in_thread=polls_in_thread,
            clock=clock,
        )
        self.unchanging = UnchangingStore(render, lambda: self.version.seems_down, max_bytes)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        response = self.response_to(environ)
        if response is None:
            environ[VERSION_AGE] = self.version.age
            environ[IN_MEMORY] = self._is_in_memory
            environ[SHOWS_MEMORY] = self.version.seems_down
            return self.application(environ, start_response)
        start_response(response.status, response.headers)
        return [response.body] if response.body else []

    def response_to(self, environ: dict[str, Any]) -> Response | None:
        """The whole response; None when the request is for Django."""
        if environ["REQUEST_METHOD"] not in SAFE or not self._gate.allows(environ):
            return None
        self.version.poll_if_due()
        path = environ["PATH_INFO"]
        is_lasting = path.startswith(f"{LASTING}/")
        path = path.removeprefix(LASTING) if is_lasting else path
        declaration = declared(path)
        if declaration is None:
            return self._no_copy(Key(path, ""), environ) if is_lasting else None
        try:
            query = canonical_query(environ.get("QUERY_STRING", ""), declaration.query)
        except ValueError:  # more parameters than any page has: nothing to keep
            return self._no_copy(Key(path, ""), environ) if is_lasting else None
        key = Key(path, query)
        if is_lasting:
            is_kept = declaration.has_copies(key.query)
            return (is_kept and self._lasting(key, environ)) or self._no_copy(key, environ)
        if declaration.is_unchanging:
            response, how = self.unchanging.answer(key, environ)
        else:
            response, how = self._answer(key, declaration, environ)
        self._observer.answered(how)
        if settings.DEBUG:
            response.headers.append(("Server-Timing", f'store;desc="{how}"'))
        return response

    def prepare(self, key: Key) -> bool:
        """Have a page and its last good copy ready; False when the database is down."""
        declaration = declared(key.path)
        if declaration is None:
            return True
        page = self._cache_for(key).get(key)
        if page is None or not self._is_fresh(page):
            made = self._make(key, declaration)
            if isinstance(made, Response):
                return not made.is_unavailable
            page = made
        if not self._has_copy(key, page):
            self._make_copy(key)
        return not self.version.is_down

    def renew_old_copies(self) -> None:
        """Once all pages are made anew, copies of others are too; those that are gone go then."""
        if self.version.current is not None:
            old = self.copies.keys_of_other_versions(self.version.current)
            for key in old[-MAX_QUEUED:]:
                self.warmer.enqueue(key)

    def render(self, key: Key, *, statuses_unknown: bool = False) -> tuple[Response, int]:
        """A response of one version of the content, and that version.

        The version is the same before and after, or the page is made again.
        """
        rendered = UNAVAILABLE_RESPONSE
        try:
            before, gives_up = self._source.current(), self._clock() + EDITS_LAST_SECONDS
            while True:
                rendered = self._render(key, statuses_unknown=statuses_unknown)
                if rendered.is_unavailable:
                    self.version.expire()
                    break
                after = self._source.refresh()
                if after == before:
                    return rendered, after
                if self._clock() >= gives_up:
                    rendered = self._unavailable(key)  # rather no answer than one of two versions
                    break
                before = after
        except Exception as error:  # noqa: BLE001
            self.version.failed(error)
            return self._unavailable(key), 0
        return rendered, 0

    def _unavailable(self, key: Key) -> Response:
        """What Django says when the database is down, which it is not asked for."""
        try:
            return self._render(key, unavailable=True)
        except Exception:
            logger.exception("The page that says so failed too")
            return UNAVAILABLE_RESPONSE

    def _answer(
        self, key: Key, declaration: Stored, environ: dict[str, Any]
    ) -> tuple[Response, str]:
        """The response, and how it came about, see `Observer.answered`."""
        page = self._cache_for(key).get(key)
        if page is not None and self._is_fresh(page):
            return self._from_page(key, page, environ), "hit"
        if self.version.seems_down and (copy := self._copy(key)):
            return copy.response_to(environ, self._clock()), "last-good"
        made = self._rendering.do(key, lambda: self._make(key, declaration), may_share=is_for_all)
        if isinstance(made, CachedPage):
            return self._from_page(key, made, environ), "made"
        if made.is_unavailable and (copy := self._copy(key)):
            logger.warning("%s is shown as it was: it cannot be made now", key.path)
            return copy.response_to(environ, self._clock()), "last-good"
        return made.encoded_for(environ), "not-stored"

    def _lasting(self, key: Key, environ: dict[str, Any]) -> Response | None:
        """The last good copy as a page of its own; None where there is none, as of what is gone.

        Servers in front ask beside each page, also of those that are not there: nothing is made
        but the copy, and of what is no page only its status.
        """
        copy, made = self.copies.get(key), None
        if not self.version.seems_down and (copy is None or copy.version != self.version.current):
            made = self._make_copy(key)
        if (copy := self._copy(key)) is None:
            return made.encoded_for(environ) if made and not made.is_missing else None
        response = copy.response_to(environ, self._clock())
        own = ("Cache-Control", lasting_cache_control(copy.ends - self._clock()))
        others = [pair for pair in response.headers if pair[0] not in ("Cache-Control", "Warning")]
        return response._replace(headers=[*others, own])

    def _no_copy(self, key: Key, environ: dict[str, Any]) -> Response:
        """As short as can be, unless a reader is shown it who finds the site down."""
        if self.version.seems_down:
            return self._unavailable(key).encoded_for(environ)
        return NO_COPY.encoded_for(environ)

    def _is_in_memory(self) -> bool:
        return self.warmer.has_all(lambda key: self._copy(key) is not None)

    def _copy(self, key: Key) -> CachedPage | None:
        copy = self.copies.get(key)
        return copy if copy is not None and self._clock() < copy.ends else None

    def _make(self, key: Key, declaration: Stored) -> CachedPage | Response:
        """The page anew, in the cache where it may be kept."""
        rendered, version = self.render(key)
        seconds = rendered.freshness_lifetime(declaration.seconds) if self._is_on else 0
        if not seconds:
            if not rendered.is_unavailable:
                self.copies.delete(key)  # gone, or no longer for everyone
            return rendered
        lifetime = max(0.0, min(seconds, self._source.seconds_left()))
        expires = self._clock() + lifetime
        page = CachedPage(rendered, version=version, expires=expires, lifetime=lifetime)
        cache = self._cache_for(key)
        older = cache.get(key)
        if older is not None:
            page.reuse_bodies(older)
        cache.set(key, page)
        if version != self.version.current:
            self.version.expire()
        if declaration.has_copies(key.query) and not self._has_copy(key, page):
            self.warmer.enqueue(key)
        return page

    def _make_copy(self, key: Key) -> Response | None:
        """What cannot be kept; None of what now is."""
        rendered, version = self.render(key, statuses_unknown=True)
        if not rendered.freshness_lifetime(1):
            if not rendered.is_unavailable:
                self.copies.delete(key)
            return rendered
        kept = [pair for pair in rendered.headers if pair[0].lower() != "cache-control"]
        copied = rendered._replace(headers=[*kept, OF_A_COPY, WARNING])
        now = self._clock()
        expires = now + settings.LAST_GOOD_MAX_AGE  # it is shown later all the same
        ends = now + self._source.seconds_to_end()
        self.copies.set(key, CachedPage(copied, version=version, expires=expires, ends=ends))
        return None

    def _has_copy(self, key: Key, page: CachedPage) -> bool:
        copy = self.copies.get(key)
        return copy is not None and copy.version == page.version and copy.expires > self._clock()

    def _from_page(self, key: Key, page: CachedPage, environ: dict[str, Any]) -> Response:
        codings = page.codings
        response = page.response_to(environ, self._clock())
        if page.codings != codings and self._is_on:
            self._cache_for(key).set(key, page)  # it is larger now
        return response

    def _cache_for(self, key: Key) -> LRUCache:
        return self.queries if key.query else self.pages

    def _is_fresh(self, page: CachedPage) -> bool:
        return page.version == self.version.current and self._clock() < page.expires

    def _polled(self, version: int, is_new: bool) -> None:
        if is_new:
            self.pages.delete_other_versions(version)
            self.queries.delete_other_versions(version)
        self._follow(version)
        if self._is_on and (is_new or self.warmer.has_given_up):
            self.warmer.start_round()
