"""Responses whose bytes never change, as their address is made of them: pictures.

They have a share of the memory of their own, so that they push no page out, and outlast every
version of the content.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from citizen_help.page_cache.cached_page import CachedPage
from citizen_help.page_cache.key import Key
from citizen_help.page_cache.lru_cache import LRUCache
from citizen_help.page_cache.rendering import Render
from citizen_help.page_cache.response import UNAVAILABLE_RESPONSE, Response
from citizen_help.page_cache.single_flight import SingleFlight

SHARE = 1 / 12  # some 40 pictures of a phone's width; servers in front keep all for long
TIMEOUT_SECONDS = 10.0
logger = logging.getLogger(__name__)
# What is said of how long it may be kept does not go down: it is as true on the last day.
NOW, FOREVER, NO_VERSION = 0.0, float(10**9), 0


class UnchangingStore:
    """`is_down`: whether the database is known to be away, so that it is not asked in vain.

    `max_bytes`: what pages may take; beside it, this takes a share of as much at most.
    """

    def __init__(self, render: Render, is_down: Callable[[], bool], max_bytes: int) -> None:
        self.pages = LRUCache(int(max_bytes * SHARE))
        self._render = render
        self._is_down = is_down
        self._making: SingleFlight[CachedPage | Response] = SingleFlight(timeout=TIMEOUT_SECONDS)

    def answer(self, key: Key, environ: dict[str, Any]) -> tuple[Response, str]:
        """The response, and how it came about, see `Observer.answered`."""
        kept = self.pages.get(key)
        if kept is not None:
            return kept.response_to(environ, NOW), "hit"
        made = self._making.do(key, lambda: self._make(key), may_share=lambda _made: True)
        if isinstance(made, CachedPage):
            return made.response_to(environ, NOW), "made"
        return made.encoded_for(environ), "not-stored"

    def _make(self, key: Key) -> CachedPage | Response:
        if self._is_down():
            return UNAVAILABLE_RESPONSE
        try:
            rendered = self._render(key)
        except Exception:
            logger.exception("%s could not be made", key.path)
            return UNAVAILABLE_RESPONSE
        if not rendered.freshness_lifetime(1):
            return UNAVAILABLE_RESPONSE if rendered.is_unavailable else rendered
        page = CachedPage(rendered, version=NO_VERSION, expires=FOREVER)
        self.pages.set(key, page)
        return page
