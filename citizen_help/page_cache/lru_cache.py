"""Pages by key, bounded in bytes: the least recently used ones go first."""

import threading
from collections import OrderedDict

from citizen_help.page_cache.key import Key
from citizen_help.page_cache.page import Page

# Headers, key and bookkeeping of a page, about.
OVERHEAD = 3000


class Shelf:
    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._sizes: dict[Key, int] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> Page | None:
        page = self._pages.get(key)
        if page is not None:
            with self._lock:
                if key in self._pages:
                    self._pages.move_to_end(key)
        return page

    def put(self, key: Key, page: Page) -> None:
        """Keep a page, or weigh it again after a coding was added to it."""
        size = page.size + OVERHEAD
        with self._lock:
            self._remove(key)
            if size > self.most_bytes:
                return
            self._pages[key] = page
            self._sizes[key] = size
            self.bytes += size
            while self.bytes > self.most_bytes:
                self._remove(next(iter(self._pages)))

    def drop(self, key: Key) -> None:
        with self._lock:
            self._remove(key)

    def keep_version(self, version: int) -> None:
        """Drop every page of another version."""
        with self._lock:
            for key in self._of_other_versions(version):
                self._remove(key)

    def of_other_versions(self, version: int) -> list[Key]:
        """Keys of pages of every other version, the most recently used last."""
        with self._lock:
            return self._of_other_versions(version)

    def _of_other_versions(self, version: int) -> list[Key]:
        return [key for key, page in self._pages.items() if page.version != version]

    def _remove(self, key: Key) -> None:
        if self._pages.pop(key, None) is not None:
            self.bytes -= self._sizes.pop(key)
