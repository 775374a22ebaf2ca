"""Pages by key, bounded in bytes: the least recently used ones go first."""

import threading
from collections import OrderedDict

from citizen_help.page_cache.cached_page import CachedPage
from citizen_help.page_cache.key import Key

# Headers, key and bookkeeping of a page, about.
OVERHEAD = 3000


class LRUCache:
    def __init__(self, max_bytes: int) -> None:
        self.max_bytes = max_bytes
        self.bytes = 0
        self._pages: OrderedDict[Key, CachedPage] = OrderedDict()
        self._sizes: dict[Key, int] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: Key) -> CachedPage | None:
        page = self._pages.get(key)
        if page is not None:
            with self._lock:
                if key in self._pages:
                    self._pages.move_to_end(key)
        return page

    def set(self, key: Key, page: CachedPage) -> None:
        """Keep a page, or measure it again after a coding was added to it."""
        size = page.size + OVERHEAD
        with self._lock:
            self._remove(key)
            if size > self.max_bytes:
                return
            self._pages[key] = page
            self._sizes[key] = size
            self.bytes += size
            while self.bytes > self.max_bytes:
                self._remove(next(iter(self._pages)))

    def delete(self, key: Key) -> None:
        with self._lock:
            self._remove(key)

    def delete_other_versions(self, version: int) -> None:
        with self._lock:
            for key in self._of_other_versions(version):
                self._remove(key)

    def keys_of_other_versions(self, version: int) -> list[Key]:
        """The most recently used last."""
        with self._lock:
            return self._of_other_versions(version)

    def _of_other_versions(self, version: int) -> list[Key]:
        return [key for key, page in self._pages.items() if page.version != version]

    def _remove(self, key: Key) -> None:
        if self._pages.pop(key, None) is not None:
            self.bytes -= self._sizes.pop(key)
